"""The store on PostgreSQL: pooled connections, plain use cases in a greenlet, numbers in commit order.

Several nodes share it. What other nodes commit is read from the event log; Redis or NOTIFY only
says that there is something to read, and once a second the log is read without being told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

import asyncpg
from sqlalchemy.util import greenlet_spawn

from channels.contract import Feature
from channels.limits import Limits
from hub.application.transaction import Transaction
from hub.domain.floor import Floor
from hub.domain.personal_data import Goes
from hub.storage.classification import CLASSIFIED
from hub.storage.executor import PostgresExecutor
from hub.storage.transaction import (
    Fingerprint,
    Ids,
    StoredTransaction,
    plain_address,
    plain_fingerprint,
    read_floor,
)
from hub.storage.views import StoredReading
from hub.wire.store import Committed, Measured, Reading, unmeasured
from hub.wire.tell_items import (
    FileAddress,
)

P = ParamSpec("P")
R = TypeVar("R")
Clock = Callable[[], datetime]

TRIES: Final = 6
POOL_SIZE: Final = 8
"""More connections than cores only add latency (measured: 4 to 8 saturate two)."""
RETRYABLE: Final = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.UniqueViolationError,
)


class PostgresStore:
    """Keeps everything in a PostgreSQL database."""

    def __init__(  # noqa: PLR0913 - what a store needs from the edge
        self,
        url: str,
        *,
        clock: Clock,
        ids: Ids,
        features: Mapping[str, frozenset[Feature]],
        limits: Mapping[str, Limits] | None = None,
        file_address: FileAddress = plain_address,
        fingerprint: Fingerprint = plain_fingerprint,
    ) -> None:
        self._url = url.replace("postgresql+asyncpg://", "postgresql://")
        self._clock = clock
        self._ids = ids
        self._file_address, self._fingerprint = file_address, fingerprint
        self._listeners: list[Callable[[Committed], None]] = []
        self._floor = Floor(features=features, limits=limits or {})
        self._pool: asyncpg.Pool[Any] | None = None
        self.measured: Measured = unmeasured
        self._refreshing = asyncio.Lock()
        """One look after another: an older look must not replace a newer one."""

    @property
    def floor(self) -> Floor:
        """The configuration in force."""
        return self._floor

    def on_commit(self, listener: Callable[[Committed], None]) -> None:
        """Call the listener on the event loop after every commit of this process."""
        self._listeners.append(listener)

    async def start(self) -> None:
        """Open the pool and read the configuration."""
        self._pool = await asyncpg.create_pool(
            self._url, min_size=2, max_size=POOL_SIZE, command_timeout=30, reset=_as_it_is
        )
        await self.refresh_floor()

    async def stop(self) -> None:
        """Close the pool."""
        if self._pool is not None:
            await self._pool.close()

    async def refresh_floor(self) -> None:
        """Read the configuration again: another node may have changed it."""
        async with self._refreshing:
            self._floor = await self.read(_floor, self._floor)

    async def run(self, use_case: Callable[Concatenate[Transaction, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a use case in a transaction of its own; when this returns, it is on disk."""
        tries = 0
        while True:
            try:
                with self.measured(1):
                    result, committed = await self._once(use_case, args, kwargs)
            except RETRYABLE:
                # Somebody else was faster with the same row: a fresh look decides anew.
                tries += 1
                if tries >= TRIES:
                    raise
                await asyncio.sleep(0.002 * tries)
                continue
            if committed.has_new_floor:
                await self.refresh_floor()
            for listener in self._listeners:
                listener(committed)
            return result

    async def _once(
        self, use_case: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[R, Committed]:
        async with self._acquired().acquire() as connection, connection.transaction():
            return await greenlet_spawn(self._plainly, connection, use_case, args, kwargs)

    def _plainly(
        self,
        connection: asyncpg.Connection[Any],
        use_case: Callable[..., R],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> tuple[R, Committed]:
        tx = StoredTransaction(
            PostgresExecutor(connection),
            self._clock(),
            self._floor,
            self._ids,
            self._file_address,
            fingerprint=self._fingerprint,
        )
        result = use_case(tx, *args, **kwargs)
        return result, tx.flush(tells_routers=True)

    async def read(self, view: Callable[Concatenate[Reading, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Read in one consistent look that waits for nobody and that nobody waits for."""
        async with (
            self._acquired().acquire() as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            reading = StoredReading(
                PostgresExecutor(connection, is_reading=True), self._clock(), self._floor, self._ids
            )
            return await greenlet_spawn(partial(view, reading, *args, **kwargs))

    async def scour(self) -> None:
        """What was removed is not in the pages of its tables either; those of a log or a replica are the operator's."""
        names = ", ".join(sorted(name for name, says in CLASSIFIED.items() if says.goes is not Goes.STAYS))
        async with self._acquired().acquire() as connection:
            await connection.execute(f"VACUUM {names}", timeout=None)

    def _acquired(self) -> asyncpg.Pool[Any]:
        if self._pool is None:  # pragma: no cover - start() comes first
            msg = "The store is not started."
            raise RuntimeError(msg)
        return self._pool


async def _as_it_is(_connection: object) -> None:
    """Nothing here outlives its transaction, so that a connection need not be cleaned: one way to the server less."""


def _floor(reading: Reading, known: Floor) -> Floor:
    if not isinstance(reading, StoredTransaction):  # pragma: no cover - only this store calls it
        raise TypeError(type(reading))
    return read_floor(reading, known)
