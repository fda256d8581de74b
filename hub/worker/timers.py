"""Fires stored times; it sleeps until the next one, or until an earlier one is set."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Final, TypeAlias

import structlog

from hub.application.presence import await_consoles
from hub.application.timers import fire_timer, postpone_timer
from hub.application.transaction import Transaction
from hub.domain.timer import Timer, TimerKind
from hub.wire.store import Committed, Store
from hub.worker.wake import Wake, seconds_until

log = structlog.get_logger()

MOST_AT_ONCE: Final = 100
LOOK_SECONDS: Final = 1.0
POSTPONED_SECONDS: Final = 60.0


Waits: TypeAlias = Callable[[], Awaitable[Mapping[str, float]]]
"""Tells, by conversation, in how many seconds its turn is predicted to come."""


async def nobody_knows() -> Mapping[str, float]:
    """No prediction at all."""
    return {}


class TimerLoop:
    """Every node may fire; a timer is taken from the table by exactly one."""

    def __init__(
        self,
        store: Store,
        *,
        now: Callable[[], datetime],
        waits: Waits = nobody_knows,
        grace_seconds: float | None = None,
    ) -> None:
        """`waits` tells how long those who wait may still have to, `grace_seconds` how long a console may be gone."""
        self._store = store
        self._grace_to_give = grace_seconds
        self._waits = waits
        self._now = now
        self._wake = Wake()
        self._sleeps_until: datetime | None = None
        store.on_commit(self._hear)

    def _hear(self, committed: Committed) -> None:
        """Wake only for a timer that is due before the one it sleeps for."""
        earliest = committed.earliest_timer
        if earliest is not None and (self._sleeps_until is None or earliest < self._sleeps_until):
            self._wake.ring()

    async def run(self) -> None:
        """Fire what is due, for ever; what is due of lost consoles only once they could come back."""
        while True:
            self._sleeps_until = None
            due_at = None
            try:
                await self._give_grace()
                due_at = await self._fire()
            except Exception:
                log.exception("timers failed")
            self._sleeps_until = due_at
            await self._wake.wait(seconds_until(due_at, self._now, LOOK_SECONDS))

    async def _give_grace(self) -> None:
        """Consoles that were lost while no hub was there have not had the time to come back."""
        if self._grace_to_give is not None:
            await self._store.run(await_consoles, self._grace_to_give)
            self._grace_to_give = None

    async def _fire(self) -> datetime | None:
        """Fire everything that is due; returns when the next one is."""
        while True:
            due_at = await self._store.read(_next_due)
            if due_at is None or due_at > self._now():
                return due_at
            timers = await self._store.read(_due, self._now())
            is_overflowing = any(timer.kind is TimerKind.OVERFLOW for timer in timers)
            waits = await self._waits() if is_overflowing else {}
            # Together, so that they share a commit: after a stop many are due at once.
            async with asyncio.TaskGroup() as group:
                for timer in timers:
                    group.create_task(self._fire_one(timer, waits.get(timer.subject)))

    async def _fire_one(self, timer: Timer, predicted_seconds: float | None) -> None:
        """Fire one timer in a transaction of its own, so that a bad one stops nobody else's clock."""
        try:
            await self._store.run(fire_timer, timer, predicted_seconds)
        except Exception:
            log.exception("timer failed", kind=timer.kind.value)
            await self._store.run(postpone_timer, timer, POSTPONED_SECONDS)


def _next_due(tx: Transaction) -> datetime | None:
    return tx.timers.next_due()


def _due(tx: Transaction, at: datetime) -> list[Timer]:
    return list(tx.timers.due(at, MOST_AT_ONCE))
