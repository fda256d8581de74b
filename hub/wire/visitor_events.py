"""Every numbered event a visitor's widget may hear, and a message as she sees it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias

from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class VisitorReaction:
    """What somebody thinks of a message, as the customer sees it."""

    emoji: str
    from_me: bool
    name: str


@dataclass(frozen=True, slots=True)
class VisitorItem:
    """One message as the customer sees it."""

    id: str
    from_me: bool
    author_name: str
    at: datetime
    text: str
    state: str | None
    files: Mapping[str, str]
    """The name of each file, by the address that lets the customer fetch it."""
    client_id: str | None
    replies_to: str = ""
    """Id of the one message that it answers, or empty."""
    reactions: tuple[VisitorReaction, ...] = ()
    is_edited: bool = False
    is_withdrawn: bool = False
    """Taken back: nothing of what it said is left."""


@dataclass(frozen=True, slots=True)
class VisitorItemAdded:
    """Something was said in the visitor's conversation."""

    item: VisitorItem


@dataclass(frozen=True, slots=True)
class VisitorItemStateChanged:
    """A message of the visitor's conversation came further on its way."""

    item_id: str
    state: str


@dataclass(frozen=True, slots=True)
class VisitorItemChanged:
    """A message of the visitor's conversation was reacted to, changed or taken back; what is None stayed as it was."""

    item_id: str
    text: str | None = None
    is_edited: bool | None = None
    is_withdrawn: bool | None = None
    """Taken back: it has no files any more."""
    reactions: tuple[VisitorReaction, ...] | None = None


@dataclass(frozen=True, slots=True)
class VisitorConversationChanged:
    """The visitor's conversation began, was taken up, passed on or ended."""

    state: str
    """`none`, `waiting`, `open` or `closed`."""
    agent_name: str
    can_rate: bool
    can_call_back: bool = False
    """Whether she may ask to be called instead of waiting."""
    callback: str = ""
    """The number at which she is called; empty: she waits here."""


VisitorEvent: TypeAlias = VisitorItemAdded | VisitorItemStateChanged | VisitorItemChanged | VisitorConversationChanged
"""What a visitor's widget may hear."""
