"""The store on SQLite: one writer thread that commits waiting use cases as a group, and readers beside it.

`synchronous=FULL`: when `run` returns, the change survives a power cut. Under load one fsync serves
many use cases, which makes it cheaper and steadier than NORMAL (checkpoints no longer pile up).
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

import structlog

from channels.contract import Feature
from channels.limits import Limits
from hub.application.transaction import Transaction
from hub.domain.floor import Floor
from hub.storage.executor import SqliteExecutor
from hub.storage.memory import Memory
from hub.storage.pending import Pending
from hub.storage.search_tables import FULL_TEXT
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

log = structlog.get_logger()

P = ParamSpec("P")
R = TypeVar("R")
Clock = Callable[[], datetime]

LARGEST_GROUP: Final = 128
READERS: Final = 2
MERGED_PAGES: Final = 200
"""Of the full-text table, in one step of its cleaning."""


@dataclass(slots=True)
class _Job:
    use_case: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    future: asyncio.Future[Any]


@dataclass(slots=True)
class _Outcome:
    job: _Job
    result: Any = None
    error: BaseException | None = None
    committed: Committed | None = None
    floor: Floor | None = None


class SqliteStore:
    """Keeps everything in one file."""

    def __init__(  # noqa: PLR0913 - what a store needs from the edge
        self,
        path: Path,
        *,
        clock: Clock,
        ids: Ids,
        features: Mapping[str, frozenset[Feature]],
        limits: Mapping[str, Limits] | None = None,
        file_address: FileAddress = plain_address,
        fingerprint: Fingerprint = plain_fingerprint,
        is_inline: bool = False,
    ) -> None:
        """With `is_inline` use cases run on the caller's own thread: for tests with a clock of their own."""
        self._path = path
        self._clock = clock
        self._ids = ids
        self._file_address, self._fingerprint = file_address, fingerprint
        self._is_inline = is_inline
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._listeners: list[Callable[[Committed], None]] = []
        self._floor = Floor(features=features, limits=limits or {})
        self._memory = Memory()
        self._version: tuple[int, ...] | None = None
        self._local = threading.local()
        self._writer: threading.Thread | None = None
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._loop: asyncio.AbstractEventLoop | None = None
        self.measured: Measured = unmeasured

    @property
    def floor(self) -> Floor:
        """The configuration in force."""
        return self._floor

    def on_commit(self, listener: Callable[[Committed], None]) -> None:
        """Call the listener on the event loop after every commit, in the order of commits."""
        self._listeners.append(listener)

    async def start(self) -> None:
        """Open the file and read the configuration."""
        self._loop = asyncio.get_running_loop()
        if self._is_inline:
            self._connection = connect(self._path)
        else:
            # A file that is new takes its form from the first who opens it, and refuses whoever comes meanwhile.
            await asyncio.to_thread(lambda: connect(self._path).close())
            self._writer = threading.Thread(target=self._write, name="writer", daemon=True)
            self._writer.start()
        self._floor = await self.read(_floor, self._floor)

    async def stop(self) -> None:
        """Finish what is under way and close the file."""
        if self._writer is not None:
            self._jobs.put(None)
            await asyncio.to_thread(self._writer.join)
        if self._is_inline:
            self._connection.close()
        self._readers.shutdown()

    async def run(self, use_case: Callable[Concatenate[Transaction, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a use case in a transaction of its own; when this returns, it is on disk."""
        loop = self._loop or asyncio.get_running_loop()
        job = _Job(use_case, args, kwargs, loop.create_future())
        if self._is_inline:
            self._settle(self._commit_group(self._connection, [job]))
        else:
            self._jobs.put(job)
        result: R = await job.future
        return result

    async def read(self, view: Callable[Concatenate[Reading, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Read in one consistent look that waits for nobody and that nobody waits for."""
        if self._is_inline:
            return self._look(self._connection, view, args, kwargs)
        loop = self._loop or asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._look_from_pool, view, args, kwargs)

    async def scour(self) -> None:
        """What was removed is not in the bytes of the file either."""
        await asyncio.to_thread(scour_file, self._path)

    def _look_from_pool(self, view: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]) -> R:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = connect(self._path)
        return self._look(connection, view, args, kwargs)

    def _look(
        self,
        connection: sqlite3.Connection,
        view: Callable[..., R],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> R:
        connection.execute("BEGIN")
        try:
            reading = StoredReading(SqliteExecutor(connection), self._clock(), self._floor, self._ids)
            return view(reading, *args, **kwargs)
        finally:
            connection.execute("ROLLBACK")

    def _write(self) -> None:
        """Keep whatever is asked for until told to end; nothing that goes wrong ends it earlier."""
        connection: sqlite3.Connection | None = None
        is_ending = False
        while not is_ending:
            group, is_ending = self._next_group()
            if not group:
                continue
            try:
                connection = connection or connect(self._path)
                with self.measured(len(group)):
                    outcomes = self._commit_group(connection, group)
            except Exception as error:
                # Even the way back failed, as on a broken disk: the next group tries on a new connection.
                log.exception("writer failed")
                self._memory.forget()
                outcomes = [_Outcome(job, error=error) for job in group]
                connection = None
            if self._loop is not None and not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._settle, outcomes)
        if connection is not None:
            connection.close()

    def _next_group(self) -> tuple[list[_Job], bool]:
        """Whatever waits, or comes first; and whether it is the last."""
        group: list[_Job] = []
        job = self._jobs.get()
        while job is not None:
            group.append(job)
            if len(group) >= LARGEST_GROUP:
                break
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
        return group, job is None

    def _commit_group(self, connection: sqlite3.Connection, group: list[_Job]) -> list[_Outcome]:
        """Run the use cases one after another; one that fails leaves no trace, the others are kept.

        At first without savepoints, which cost two statements each: where one fails, the group is
        rolled back and run again with them. Use cases are plain functions, so running twice is harmless.
        """
        try:
            outcomes = self._quickly(connection, group) or self._carefully(connection, group)
        except sqlite3.Error as error:
            self._give_up(connection)
            return [_Outcome(job, error=error) for job in group]
        for outcome in outcomes:
            self._floor = outcome.floor or self._floor
        return outcomes

    def _quickly(self, connection: sqlite3.Connection, group: list[_Job]) -> list[_Outcome] | None:
        """What came of a group without a fault; None where there was one and nothing is kept."""
        self._begin(connection)
        pending, now = Pending(connection), self._clock()
        floor, outcomes = self._floor, []
        try:
            for job in group:
                outcome = self._run_one(SqliteExecutor(connection, pending), job, floor, now)
                floor = outcome.floor or floor
                outcomes.append(outcome)
            pending.settle_all()
            connection.execute("COMMIT")
        except Exception as error:  # noqa: BLE001 - every failure belongs to the caller of its use case
            self._give_up(connection)
            return [_Outcome(group[0], error=error)] if len(group) == 1 else None
        return outcomes

    def _carefully(self, connection: sqlite3.Connection, group: list[_Job]) -> list[_Outcome]:
        self._begin(connection)
        floor, outcomes = self._floor, []
        for job in group:
            connection.execute("SAVEPOINT one")
            try:
                outcome = self._run_one(SqliteExecutor(connection), job, floor, self._clock())
            except Exception as error:  # noqa: BLE001 - every failure belongs to the caller of this use case
                connection.execute("ROLLBACK TO one")
                self._memory.forget()
                outcome = _Outcome(job, error=error)
            connection.execute("RELEASE one")
            floor = outcome.floor or floor
            outcomes.append(outcome)
        connection.execute("COMMIT")
        return outcomes

    def _begin(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        # It moves when another connection has written to the file, as the demonstration's past does.
        version = connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._memory.forget()
        self._memory.shrink()

    def _give_up(self, connection: sqlite3.Connection) -> None:
        self._memory.forget()
        if connection.in_transaction:
            connection.execute("ROLLBACK")

    def _run_one(self, executor: SqliteExecutor, job: _Job, floor: Floor, now: datetime) -> _Outcome:
        tx = StoredTransaction(executor, now, floor, self._ids, self._file_address, self._memory, self._fingerprint)
        result = job.use_case(tx, *job.args, **job.kwargs)
        committed = tx.flush(tells_routers=False)
        return _Outcome(job, result, None, committed, tx.floor if committed.has_new_floor else None)

    def _settle(self, outcomes: list[_Outcome]) -> None:
        for outcome in outcomes:
            future = outcome.job.future
            if outcome.committed is not None:
                self._announce(outcome.committed)
            if future.done():
                continue
            if outcome.error is not None:
                future.set_exception(outcome.error)
            else:
                future.set_result(outcome.result)

    def _announce(self, committed: Committed) -> None:
        """Tell every listener; one that fails must not keep callers from hearing that their change is kept."""
        for listener in self._listeners:
            try:
                listener(committed)
            except Exception:
                log.exception("listener failed")


def scour_file(path: Path) -> None:
    """Words that no document has any more leave the full-text table, and the log of writes its old pages.

    In steps between which others write: a whole index made anew at once would hold them up.
    """
    with closing(connect(path)) as connection:
        connection.execute(f"INSERT INTO {FULL_TEXT}({FULL_TEXT}, rank) VALUES('merge', -{MERGED_PAGES})")
        before = -1
        while connection.total_changes - before > 1:
            before = connection.total_changes
            connection.execute(f"INSERT INTO {FULL_TEXT}({FULL_TEXT}, rank) VALUES('merge', {MERGED_PAGES})")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def connect(path: Path) -> sqlite3.Connection:
    """A connection with the durability and the speed the hub promises."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=256)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    # What is removed is overwritten, in the page where it was as in a page that becomes free.
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA busy_timeout=10000")
    connection.execute("PRAGMA cache_size=-32000")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def _floor(reading: Reading, known: Floor) -> Floor:
    if not isinstance(reading, StoredTransaction):  # pragma: no cover - only this store calls it
        raise TypeError(type(reading))
    return read_floor(reading, known)
