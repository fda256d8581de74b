"""What a queue does when too much waits in it, or nobody is there: its overflow rules, and what was done already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from hub.domain.ids import QueueId
from hub.domain.wording import Wording


class When(StrEnum):
    """The condition of an overflow rule."""

    CLOSED = "closed"
    """Outside the queue's hours; it comes before every other condition."""
    NOBODY_SIGNED_IN = "nobody_signed_in"
    LENGTH_ABOVE = "length_above"
    """More than `count` wait already; asked once, when a conversation joins the queue."""
    PREDICTED_WAIT_ABOVE = "predicted_wait_above"
    WAITED = "waited"
    """So long in this queue, whatever the whole age."""


class Then(StrEnum):
    """What an overflow rule does."""

    QUEUE = "queue"
    RAISE = "raise"
    CALLBACK = "callback"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class OverflowRule:
    """If the condition holds, this happens; of several rules the first that holds wins."""

    when: When
    then: Then
    count: int = 0
    """Of `length_above`: how many may wait."""
    seconds: int = 0
    """Of `predicted_wait_above` and `waited`."""
    queue: QueueId | None = None
    """Of `queue`: where it goes."""
    level: int = 0
    head_start_seconds: int = 0
    """Of `raise`: the level it has at least, and how much earlier it counts as having come."""
    text: Wording = ""
    """Of `close`: what the customer is told."""


@dataclass(frozen=True, slots=True)
class Overflowing:
    """What overflow has done to a conversation since somebody last chose its queue."""

    visited: tuple[str, ...] = ()
    """The queues it was in, so that it never comes to one twice."""
    done: tuple[str, ...] = ()
    """Rules that are followed once: `queue.number`."""
    may_call_back: bool = False

    @classmethod
    def read(cls, entry: Mapping[str, object]) -> Self:
        """From the record of a conversation's entry."""
        kept = entry.get(OVERFLOW)
        if not isinstance(kept, Mapping):
            return cls()
        return cls(tuple(kept["visited"]), tuple(kept["done"]), bool(kept["may_call_back"]))

    def written(self, entry: Mapping[str, object]) -> dict[str, object]:
        """The record of a conversation's entry with this in it."""
        kept = {"visited": list(self.visited), "done": list(self.done), "may_call_back": self.may_call_back}
        return {**entry, OVERFLOW: kept}


OVERFLOW = "overflow"
