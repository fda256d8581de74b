"""Stored times that the server fires, so that a closed browser breaks nothing."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from hub.domain.value import dataclass


class TimerKind(StrEnum):
    """What is due when a timer fires; firing twice, or too late, changes nothing."""

    OFFER = "offer"
    WRAP_UP = "wrap_up"
    CUSTOMER_ASKED = "customer_asked"
    """It is time to ask whether she is still there."""
    CUSTOMER_SILENT = "customer_silent"
    CONNECTION_LOST = "connection_lost"
    SNOOZE = "snooze"
    OVERFLOW = "overflow"
    SLA = "sla"
    """Something promised to the customer comes near, or is missed."""
    DEPARTURE = "departure"
    """A reply can be taken back no longer, and leaves."""


@dataclass(frozen=True, slots=True)
class Timer:
    """One stored time; at most one per kind and subject."""

    kind: TimerKind
    subject: str
    due_at: datetime
