"""How loops sleep: until something happens or a time comes, never polling."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime


class Wake:
    """A bell that a loop waits for; ringing twice before it looks is ringing once."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake the loop up."""
        self._event.set()

    async def wait(self, seconds: float | None) -> None:
        """Return when the bell rang, or after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()
        self._event.clear()


def seconds_until(at: datetime | None, now: Callable[[], datetime], longest: float) -> float:
    """How long to sleep until an instant, at most so long."""
    if at is None:
        return longest
    return min(max((at - now()).total_seconds(), 0.0), longest)
