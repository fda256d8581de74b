"""Serves until told to stop: the doors open, the loops go on, and what is under way is finished."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from typing import TypeAlias

from aiohttp import web

from hub.interpreter import tune

Loop: TypeAlias = Callable[[], Awaitable[None]]
"""Something that goes on for ever, or is done once at the end."""


class Serving:
    """Holds the tasks of a hub while it serves."""

    def __init__(self) -> None:
        self._group: asyncio.TaskGroup | None = None

    def spawn(self, work: Awaitable[None]) -> None:
        """Do something beside the loops; nothing begins once the hub has stopped."""
        if self._group is not None:
            self._group.create_task(_awaited(work))

    async def run(
        self,
        site: web.BaseSite,
        loops: Iterable[Loop],
        endings: Iterable[Loop],
        stopping: asyncio.Event,
        on_ready: Callable[[], None],
    ) -> None:
        """Serve until `stopping`; then the loops end, and all of `endings` is done from the last to the first."""
        async with AsyncExitStack() as stack:
            for ending in endings:
                stack.push_async_callback(ending)
            await site.start()
            async with asyncio.TaskGroup() as group:
                self._group = group
                tasks = [group.create_task(_awaited(loop())) for loop in loops]
                tune()
                on_ready()
                await stopping.wait()
                for task in tasks:
                    task.cancel()
                self._group = None


async def _awaited(work: Awaitable[None]) -> None:
    await work
