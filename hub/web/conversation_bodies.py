"""What is sent and shown of conversations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import ConfigDict

from hub.web.body import STRICT
from hub.web.customer_api import CustomerView
from hub.wire.desk import ConversationRow
from hub.wire.desk import Item as WireItem

View = Literal["mine", "waiting", "team", "closed"]


@dataclass(frozen=True, slots=True)
class AgentName:
    """Who holds a conversation."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ConversationEntry:
    """A conversation in a list."""

    conversation: ConversationRow
    agent: AgentName | None
    closed_at: datetime | None
    disposition: str | None


@dataclass(frozen=True, slots=True)
class ConversationList:
    """One page of conversations; `next` is the `before` of the next page."""

    conversations: list[ConversationEntry]
    next: datetime | None


@dataclass(frozen=True, slots=True)
class ConversationView:
    """A conversation opened on screen; events with a greater number continue it."""

    number: int
    id: str
    state: str
    conversation: ConversationRow
    agent: AgentName | None
    can_write: bool
    is_opted_out: bool
    """The customer asked for no more messages on this channel, so none may be sent."""
    customer: CustomerView
    features: list[str]
    skills: dict[str, int]
    language: str
    closed_at: datetime | None
    disposition: str | None
    items: list[WireItem]


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to the customer."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    text: str
    client_id: str
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note for colleagues."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    text: str
    client_id: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """An agent or a queue."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    agent: str | None = None
    queue: str | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """Where a conversation goes."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    to: Target
    note: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What I hold now."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class Closing:
    """How it ended."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    disposition: str | None = None
    note: str = ""
