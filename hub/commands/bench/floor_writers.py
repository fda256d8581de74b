"""How the floor makes rows durable: whatever waits is written and committed together."""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final, Protocol

import asyncpg

from hub.commands.bench.replay import Replay
from hub.storage.sqlite_store import connect

LARGEST_GROUP: Final = 128
Job = asyncio.Future[None]


class Writer(Protocol):
    """Keeps the rows of webhooks."""

    async def start(self) -> None:
        """Open the database."""
        ...

    async def write(self) -> None:
        """Return once the rows of one webhook are on disk."""
        ...

    async def stop(self) -> None:
        """Close the database."""
        ...


class SqliteWriter:
    """One thread, `synchronous=FULL`, a commit for all that wait."""

    def __init__(self, path: Path, replay: Replay) -> None:
        self._path = path
        self._replay = replay
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None

    async def start(self) -> None:
        """Open the database."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    async def write(self) -> None:
        """Return once the rows of one webhook are on disk."""
        job = asyncio.get_running_loop().create_future()
        self._jobs.put(job)
        await job

    async def stop(self) -> None:
        """Close the database."""
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        connection = connect(self._path)
        while (job := self._jobs.get()) is not None:
            group = [job]
            while len(group) < LARGEST_GROUP and not self._jobs.empty():
                further = self._jobs.get()
                if further is None:
                    break
                group.append(further)
            self._commit(connection, len(group))
            if self._loop is not None:
                self._loop.call_soon_threadsafe(_settle, group)
        connection.close()

    def _commit(self, connection: sqlite3.Connection, size: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for sql, rows in self._replay.group(size):
            connection.executemany(sql, rows)
        connection.execute("COMMIT")


class PostgresWriter:
    """One connection, a commit for all that wait."""

    def __init__(self, url: str, replay: Replay, spawn: Callable[[Awaitable[None]], None]) -> None:
        self._url = url.replace("postgresql+asyncpg://", "postgresql://")
        self._replay = replay
        self._spawn = spawn
        self._waiting: list[Job] = []
        self._wake = asyncio.Event()
        self._connection: asyncpg.Connection[Any] | None = None

    async def start(self) -> None:
        """Open the database."""
        self._connection = await asyncpg.connect(self._url)
        self._spawn(self._run(self._connection))

    async def write(self) -> None:
        """Return once the rows of one webhook are on disk."""
        job = asyncio.get_running_loop().create_future()
        self._waiting.append(job)
        self._wake.set()
        await job

    async def stop(self) -> None:
        """Close the database."""
        if self._connection is not None:
            await self._connection.close()

    async def _run(self, connection: asyncpg.Connection[Any]) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            group, self._waiting = self._waiting[:LARGEST_GROUP], self._waiting[LARGEST_GROUP:]
            if self._waiting:
                self._wake.set()
            if not group:
                continue
            async with connection.transaction():
                for sql, rows in self._replay.group(len(group)):
                    await connection.executemany(sql, rows)
            _settle(group)


def _settle(group: list[Job]) -> None:
    for job in group:
        if not job.done():
            job.set_result(None)
