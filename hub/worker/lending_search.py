"""Searches for lending, in another process: when an administrator asks, and every night on one node."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any, Final

import orjson
import structlog

from hub.application.lending import keep_proposal
from hub.application.transaction import Transaction
from hub.domain.local_day import LocalDay, zone_of_floor
from hub.domain.problem import Conflict
from hub.wire.lending import LendingSearch, SearchState
from hub.wire.store import Store
from hub.worker.lending_day import LendingTask
from hub.worker.queue_trial_day import last_busy_day

log = structlog.get_logger()

LEASE: Final = "lending search"
NIGHT: Final = time(2)
"""By the clocks of most queues: their day is over, and few are at work."""
LONGEST_SECONDS: Final = 900.0
LONGEST_LINE_BYTES: Final = 16_000_000
BROKEN: Final = "The search failed; the hub's log says why."
TOO_LONG: Final = "The floor is too large to be searched in time; it was given up."


class LendingSearches:
    """The search of this node; its result is kept for every node."""

    def __init__(self, store: Store, command: Sequence[str], *, now: Callable[[], datetime], name: str) -> None:
        """`command` starts a process that reads a task and writes lines: its progress, then its result."""
        self._store = store
        self._command = command
        self._now = now
        self._name = name
        self._view = LendingSearch(SearchState.NONE, 0.0, None)
        self._group: asyncio.TaskGroup | None = None

    @property
    def view(self) -> LendingSearch:
        """How far it is."""
        return self._view

    async def run(self) -> None:
        """Search every night, and whenever somebody asks, until the hub stops; then nothing is left running."""
        async with asyncio.TaskGroup() as group:
            self._group = group
            try:
                while True:
                    await asyncio.sleep(self._seconds_to_night())
                    if await self._store.run(_take_the_night, self._name):
                        self.start()
            finally:
                self._group = None

    def start(self) -> LendingSearch:
        """Search from now on; one that runs goes on. Raises Conflict while the hub stops."""
        if self._group is None:
            raise Conflict("The hub is about to stop; try again in a minute.")
        if self._view.state is not SearchState.RUNNING:
            self._view = LendingSearch(SearchState.RUNNING, 0.0, None)
            self._group.create_task(self.search())
        return self._view

    async def search(self) -> None:
        """Search on the last busy day, and keep what was found."""
        problem = BROKEN
        try:
            today = LocalDay.at(self._now(), zone_of_floor(self._store.floor))
            day, people = await self._store.read(last_busy_day, today)
            async with asyncio.timeout(LONGEST_SECONDS):
                found = await self._listen(LendingTask(day, people, self._store.floor))
            if found is not None:
                await self._store.run(keep_proposal, found["result"])
                self._view = LendingSearch(SearchState.DONE, 1.0, found["problem"])
                return
        except TimeoutError:
            problem = TOO_LONG
        except Exception:
            log.exception("lending search failed")
        self._view = LendingSearch(SearchState.FAILED, self._view.share, problem)

    async def _listen(self, task: LendingTask) -> dict[str, Any] | None:
        """Hand the task over and follow what the process says; the result is the last of it."""
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, limit=LONGEST_LINE_BYTES
        )
        said: dict[str, Any] = {}
        try:
            assert process.stdin is not None  # noqa: S101 - a pipe was asked for
            assert process.stdout is not None  # noqa: S101 - as above
            process.stdin.write(await asyncio.to_thread(pickle.dumps, task))
            with suppress(ConnectionError):
                await process.stdin.drain()
            process.stdin.close()
            async for line in process.stdout:
                said = orjson.loads(line)
                if "share" in said:
                    self._view = replace(self._view, share=float(said["share"]))
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
            await process.wait()
        return said if "result" in said else None

    def _seconds_to_night(self) -> float:
        now = self._now()
        today = LocalDay.at(now, zone_of_floor(self._store.floor))
        night = today.instant(NIGHT)
        return ((night if now < night else today.before(-1).instant(NIGHT)) - now).total_seconds()


def _take_the_night(tx: Transaction, name: str) -> bool:
    """Whether this node searches tonight; the others hear of its result."""
    return tx.leases.acquire(LEASE, name, tx.now + timedelta(hours=1)) is not None
