"""Everything that is due fires, as the loop would do it."""

from hub.application.timers import fire_timer
from hub.application.transaction import Transaction
from hub.domain.timer import Timer
from tests.stage.stage import Stage

MOST = 10


def due_timers(tx: Transaction) -> list[Timer]:
    """What is due at the transaction's instant."""
    return list(tx.timers.due(tx.now, MOST))


async def fire_due(stage: Stage) -> int:
    """Fire what is due on the stage's clock; returns how many timers that were."""
    due = await stage.store.read(due_timers)
    for timer in due:
        await stage.run(fire_timer, timer)
    return len(due)
