"""The loop that fires stored times."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from hub.application.timers import fire_timer
from hub.domain.timer import Timer, TimerKind
from hub.worker.timers import TimerLoop

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


class OneCommit:
    """A store that commits only when everything that is due has come to it."""

    def __init__(self, due: list[Timer]) -> None:
        self._due = due
        self._came: list[Timer] = []
        self.committed = asyncio.Event()

    def on_commit(self, listener: Callable[..., None]) -> None:
        """Nobody is told."""

    async def read(self, view: Callable[..., Any], *args: Any) -> Any:
        """What is due, or when the next is."""
        left = [] if self.committed.is_set() else self._due
        return list(left) if args else (NOW if left else None)

    async def run(self, use_case: Callable[..., Any], timer: Timer, _: float | None) -> None:
        """Return once all have come."""
        assert use_case is fire_timer
        self._came.append(timer)
        if len(self._came) == len(self._due):
            self.committed.set()
        await self.committed.wait()


async def test_what_is_due_together_may_share_a_commit() -> None:
    store = OneCommit([Timer(TimerKind.OFFER, f"offer {number}", NOW) for number in range(20)])
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        loop = group.create_task(TimerLoop(store, now=lambda: NOW).run())  # type: ignore[arg-type]
        await store.committed.wait()
        loop.cancel()
