"""How a door to the outside world does: when something last came, when something last left, what last went wrong."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Self

from hub.domain.value import dataclass


class Ailment(StrEnum):
    """Everything that can be wrong with a door."""

    NOT_SIGNED = "not_signed"
    QUARANTINED = "quarantined"
    NOT_SENT = "not_sent"
    SENT_LATER = "sent_later"
    SOURCE_LOST = "source_lost"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of one account or hook."""

    arrived_at: datetime | None = None
    sent_at: datetime | None = None
    failed_at: datetime | None = None
    error: str = ""
    """What went wrong at `failed_at`, as a sentence for whoever administers it."""
    error_kind: str = ""
    """Of which kind it was (`Ailment`), for a sentence in her own language; empty where an older hub wrote it."""
    seen_at: datetime | None = None
    """Of a chat: when a page last asked for its button."""
    seen_on: str = ""
    """Where that page is, as far as its browser told."""

    @property
    def worked_at(self) -> datetime | None:
        """When it was last seen to work."""
        return _later(self.arrived_at, self.sent_at)

    @property
    def fails(self) -> bool:
        """Whether the last thing that is known of it went wrong."""
        worked_at = self.worked_at
        return self.failed_at is not None and (worked_at is None or self.failed_at >= worked_at)

    def joined(self, other: Self) -> Self:
        """Everything that either of them knows, and of each kind the latest."""
        later = max((self, other), key=lambda one: (one.failed_at is not None, one.failed_at))
        shown = max((self, other), key=lambda one: (one.seen_at is not None, one.seen_at, one.seen_on))
        return type(self)(
            _later(self.arrived_at, other.arrived_at),
            _later(self.sent_at, other.sent_at),
            later.failed_at,
            later.error,
            later.error_kind,
            shown.seen_at,
            shown.seen_on,
        )


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((at for at in (one, other) if at is not None), default=None)
