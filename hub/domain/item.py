"""What a conversation contains, in one order: messages, notes, calls and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Final

from channels.contract import MessageState
from hub.domain.ids import ConversationId, FileId, ItemId, PersonId
from hub.domain.value import dataclass

LONGEST_NAME: Final = 255


def plain_name(name: str) -> str:
    """The name of a file without anything that could be a path or break a line."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable()).strip(". ")[:LONGEST_NAME] or "file"


class ItemKind(StrEnum):
    """What an item is."""

    MESSAGE = "message"
    NOTE = "note"
    CALL = "call"
    EVENT = "event"


class Direction(StrEnum):
    """Whom an item comes from; `inside` never reaches the customer."""

    IN = "in"
    OUT = "out"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that belongs to an item, or is about to."""

    id: FileId
    name: str
    content_type: str
    bytes: int
    digest: str
    """SHA-256 of the content, which is also its name in the file store."""
    owner: str
    """Who may attach it: `person:…` or `identity:…`."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a conversation."""

    id: ItemId
    conversation_id: ConversationId
    kind: ItemKind
    direction: Direction
    author: PersonId | None
    author_name: str
    at: datetime
    text: str
    html: str | None = None
    full_text: str = ""
    state: MessageState | None = None
    error: str | None = None
    provider_id: str | None = None
    event: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    client_id: str | None = None
    files: tuple[StoredFile, ...] = ()


RANK: Final = {
    MessageState.QUEUED: 0,
    MessageState.UNKNOWN: 1,
    MessageState.SENT: 2,
    MessageState.FAILED: 3,
    MessageState.DELIVERED: 4,
    MessageState.READ: 5,
}


def further(old: MessageState | None, new: MessageState) -> bool:
    """Whether a report takes the message further; late and repeated reports do not.

    A failure may be followed by `delivered`: with several devices, one may still get it.
    """
    return old is None or RANK[new] > RANK[old]
