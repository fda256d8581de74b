"""What a conversation contains, in one order: messages, notes, calls and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Final, Self

from channels.contract import MessageState
from hub.domain.aftermath import UNTOUCHED, Aftermath, Reaction, Stamp
from hub.domain.erasure import ERASED
from hub.domain.ids import ConversationId, FileId, ItemId, PersonId
from hub.domain.letter import Letter
from hub.domain.translation import ORIGINAL
from hub.domain.value import changed, dataclass

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
    content_id: str = ""
    """By which its mail calls it where it shows it; empty for a file that stands for itself."""

    def kept(self) -> dict[str, object]:
        """As whatever it belongs to keeps it."""
        told = dict(vars(self))
        if not self.content_id:
            # What older nodes read as well has nothing that they do not know.
            del told["content_id"]
        return told


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
    letter: Letter | None = None
    """Of a mail: its subject, and everybody it was to."""
    replies_to: ItemId | None = None
    """The one message that it answers."""
    aftermath: Aftermath | None = None
    """What became of it after it was said; None of nearly everything."""

    @property
    def since(self) -> Aftermath:
        """What became of it after it was said."""
        return self.aftermath or UNTOUCHED

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back; nothing that it said is in it any more."""
        return self.since.withdrawn_at is not None

    def reacted(self, reaction: Reaction) -> Self:
        """With what somebody thinks of it; itself where she thought so later already, or nothing is left of it."""
        since = self.since.reacted(reaction)
        return self if self.is_withdrawn or since is self.since else changed(self, aftermath=since)

    def edited(self, text: str, stamp: Stamp) -> Self:
        """With another text; itself where it was changed later than that already, or nothing is left of it."""
        if self.is_withdrawn or (self.since.edited is not None and stamp < self.since.edited):
            return self
        since = changed(self.since, edited=stamp)
        return changed(self, text=text, html=None, full_text="", details=self._details, aftermath=since)

    def withdrawn(self, at: datetime) -> Self:
        """Taken back for good: only that it was there is left."""
        if self.is_withdrawn:
            return self
        gone = Aftermath(withdrawn_at=at)
        return changed(self, text="", html=None, full_text="", files=(), details=self._details, aftermath=gone)

    def erased(self, at: datetime) -> Self:
        """As taken back for good, by whomever it was: only that it was there is left."""
        who = {} if self.author else {"author_name": ""}
        kept = changed(self, error=None, provider_id=None, letter=None, **who)
        details = {ERASED: "yes"}
        gone = Aftermath(withdrawn_at=at)
        return changed(kept, text="", html=None, full_text="", files=(), details=details, aftermath=gone)

    @property
    def _details(self) -> Mapping[str, str]:
        """Without what was written in place of a text that it has no longer."""
        return {name: value for name, value in self.details.items() if name != ORIGINAL}

    @property
    def text_since(self) -> Stamp:
        """From when on it has the text that it has."""
        return self.since.edited or Stamp(self.at)


RANK: Final = {
    MessageState.QUEUED: 0,
    MessageState.SENT: 1,
    MessageState.FAILED: 2,
    MessageState.UNKNOWN: 3,
    MessageState.DELIVERED: 4,
    MessageState.READ: 5,
}


def further(old: MessageState | None, new: MessageState) -> bool:
    """Whether a report takes the message further; late and repeated reports do not.

    A failure may be followed by `delivered`: with several devices, one may still get it. A doubt is not settled by
    what one part or one try left or failed, only by what arrived.
    """
    return old is None or RANK[new] > RANK[old]
