"""What a use case may ask of drafts and of what other systems told that have been kept for long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hub.domain.customer_event import CustomerEvent
from hub.domain.draft import Draft, FirstLetter
from hub.domain.ids import QueueId


class LongKept(Protocol):
    """What rules of retention find; of whom a legal hold protects nothing."""

    def drafts(self, queue: QueueId | None, until: datetime, most: int) -> Sequence[Draft]:
        """Drafts in conversations of a queue, or of all, that nobody has touched since, the oldest first."""
        ...

    def letters(self, until: datetime, most: int) -> Sequence[FirstLetter]:
        """First letters that nobody has touched since, the oldest first."""
        ...

    def events(self, until: datetime, most: int) -> Sequence[CustomerEvent]:
        """What other systems told of then or earlier, the oldest first."""
        ...

    def drafts_until(self, queue: QueueId | None, until: datetime) -> int:
        """How many drafts that would be, but of first letters."""
        ...

    def letters_until(self, until: datetime) -> int:
        """How many first letters that would be."""
        ...

    def events_until(self, until: datetime) -> int:
        """How much of what other systems told that would be."""
        ...
