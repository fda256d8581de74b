"""What is sent and shown of the work on a conversation beside writing in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import AwareDatetime, ConfigDict

from hub.web.body import STRICT


@dataclass(frozen=True, slots=True)
class TagChanges:
    """By word, whether it is to be there."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    tags: dict[str, bool]


@dataclass(frozen=True, slots=True)
class TagsOfIt:
    """The tags it has now."""

    tags: list[str]


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is to come in, and what she should know."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    person: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """Who of those inside is to have it."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    to: str


@dataclass(frozen=True, slots=True)
class HelpWanted:
    """What a supervisor should know before she comes."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SplitOrder:
    """From which message on a conversation is another."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    item: str


@dataclass(frozen=True, slots=True)
class SplitDone:
    """The conversation that was made."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class OtherConversation:
    """The other of two conversations that belong together."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    other: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """Until when; null: until the customer writes."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    until: AwareDatetime | None


@dataclass(frozen=True, slots=True)
class FieldChanges:
    """What fields say from now on, by key; an empty text takes a value away."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    fields: dict[str, str]
    version: int | None = None
    """That of the fields on screen: what somebody edited after it is not overwritten."""
