"""What a use case may ask of the events that other systems are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hub.domain.outward import OutwardEvent


class Outward(Protocol):
    """The events for other systems, in the order in which they happened."""

    def after(self, number: int) -> tuple[Sequence[OutwardEvent], int]:
        """Some of those after a number, in order, and up to which number was looked; that number where none is left."""
        ...

    def get(self, number: int) -> OutwardEvent | None:
        """The event of this number, if it is one for other systems and kept still."""
        ...

    def first(self) -> int:
        """The number of the oldest event that is kept, whomever it is for; 0 where there is none."""
        ...

    def last(self) -> int:
        """The number of the newest event, whomever it is for."""
        ...

    def before(self, at: datetime) -> int:
        """The number of the last event that happened before this instant; 0 where none did."""
        ...
