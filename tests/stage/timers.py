"""Everything that is due fires, as the loop would do it."""

from hub.application.timers import fire_timer
from hub.application.transaction import Transaction


def fire_due(tx: Transaction, limit: int) -> int:
    """Fire what is due at the transaction's instant; returns how many fired."""
    due = tx.timers.due(tx.now, limit)
    for timer in due:
        fire_timer(tx, timer)
    return len(due)
