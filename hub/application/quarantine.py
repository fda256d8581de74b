"""Arrivals that nobody understood: an administrator looks at one and lets it go."""

from __future__ import annotations

from hub.application.kept import Quarantined
from hub.application.transaction import Transaction


def read_quarantined(tx: Transaction, id_: str) -> Quarantined:
    """The arrival as it came; raises NotFound."""
    return tx.doors.quarantined(id_)


def discard_quarantined(tx: Transaction, id_: str, by: str) -> None:
    """It is forgotten; the audit says who decided it."""
    arrival = tx.doors.quarantined(id_)
    tx.doors.discard(id_)
    tx.desks.audit(by, "quarantine.discarded", id_, {"door": arrival.door, "reason": arrival.reason})
