"""A bell for everybody who watches the demonstration: something is different, look again."""

from __future__ import annotations

import asyncio


class Changes:
    """Counts changes; whoever waits for a greater count wakes at the next one."""

    def __init__(self) -> None:
        self.count = 0
        self._over = asyncio.Event()
        self._next = asyncio.Event()

    @property
    def is_over(self) -> bool:
        """Whether nothing will change any more."""
        return self._over.is_set()

    def ring(self) -> None:
        """Something is different."""
        self.count += 1
        before, self._next = self._next, asyncio.Event()
        before.set()

    def end(self) -> None:
        """Nothing will change any more: whoever watches may go."""
        self._over.set()
        self.ring()

    async def after(self, count: int, longest_seconds: float) -> bool:
        """Wait until there were more changes than that; False when there were none for so long."""
        if self.count > count:
            return True
        return await _happened(self._next, longest_seconds)

    async def pause(self, seconds: float) -> None:
        """Let some time pass, unless everything is over."""
        await _happened(self._over, seconds)


async def _happened(event: asyncio.Event, longest_seconds: float) -> bool:
    try:
        async with asyncio.timeout(longest_seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
