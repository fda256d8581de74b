"""Rules of how long something is kept: after its conversation was closed, or since it came or was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self

from hub.domain.ids import ConversationId, QueueId
from hub.domain.value import changed, dataclass

MOST_DAYS: Final = 36_500


class Retained(StrEnum):
    """What a rule is about."""

    CONTENT = "content"
    """Everything that was said and noted, with its files."""
    NOTES = "notes"
    FILES = "files"
    QUARANTINE = "quarantine"
    """What nobody understood, from its arrival on; it is of no queue."""
    DRAFTS = "drafts"
    """What somebody began to write and left, from its last change on; first letters are of no queue."""
    EVENTS = "events"
    """What other systems told of customers, from when it happened on; it is of no queue."""


AS_FOUND: Final = frozenset({Retained.QUARANTINE, Retained.DRAFTS, Retained.EVENTS})
"""What is taken wherever it is found old enough; the rest in the order in which conversations were closed."""


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """What goes after how many days."""

    id: str
    name: str
    days: int = 0
    """After so many; 0: the rule rests."""
    what: Retained = Retained.CONTENT
    queues: tuple[QueueId, ...] = ()
    """Of conversations of these queues; of all where it names none."""

    @property
    def asks(self) -> str:
        """What it goes over: a rule that asks for something else begins anew."""
        return f"{self.what.value} {','.join(sorted(self.queues))}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rule has come, in the order in which conversations were closed."""

    asks: str
    at: datetime
    after: str = ""
    """The last conversation that it is done with."""
    current: ConversationId = ConversationId("")
    item: str = ""
    """The last message of the current one that it is done with."""
    conversations: int = 0
    """How many it took something of, since it last said so; of what is of no conversation, how much it took."""

    def written(self) -> dict[str, Any]:
        """As it is kept."""
        return {**vars(self), "at": self.at.isoformat()}

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """From what is kept."""
        return cls(**{**kept, "at": datetime.fromisoformat(kept["at"])})

    def within(self, current: ConversationId, item: str) -> Self:
        """In the middle of a conversation."""
        return changed(self, current=current, item=item)

    def past(self, id_: ConversationId, at: datetime, *, took: bool) -> Self:
        """Done with a conversation."""
        return changed(self, at=at, after=id_, current="", item="", conversations=self.conversations + took)
