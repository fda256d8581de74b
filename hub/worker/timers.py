"""Fires stored times; it sleeps until the next one, or until an earlier one is set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

import structlog

from hub.application.timers import fire_due
from hub.application.transaction import Transaction
from hub.wire.store import Committed, Store
from hub.worker.wake import Wake, seconds_until

log = structlog.get_logger()

MOST_AT_ONCE: Final = 100
LOOK_SECONDS: Final = 1.0


class TimerLoop:
    """Every node may fire; a timer is taken from the table by exactly one."""

    def __init__(self, store: Store, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._wake = Wake()
        store.on_commit(self._hear)

    def _hear(self, committed: Committed) -> None:
        if committed.has_timers:
            self._wake.ring()

    async def run(self) -> None:
        """Fire what is due, for ever."""
        while True:
            try:
                while await self._store.run(fire_due, MOST_AT_ONCE) == MOST_AT_ONCE:
                    pass
                due_at = await self._store.read(_next_due)
            except Exception:
                log.exception("timers failed")
                due_at = None
            await self._wake.wait(seconds_until(due_at, self._now, LOOK_SECONDS))


def _next_due(tx: Transaction) -> datetime | None:
    return tx.timers.next_due()
