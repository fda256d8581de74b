"""Goes through files that are imported, in small steps beside everything else, and goes on where it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol

import structlog

from hub.application.forget_file import forget_old_files
from hub.application.import_file import fail_import, keep_import
from hub.application.import_rows import check_again, import_rows
from hub.application.transaction import Transaction
from hub.application.undo_import import undo_rows
from hub.domain.data_import import LARGEST_FILE_BYTES, Import, ImportState, Portion
from hub.domain.external import RecordOf
from hub.domain.ids import ImportId
from hub.domain.import_meeting import meeting
from hub.domain.person import Person
from hub.domain.problem import Problem, TooLarge
from hub.wire.store import Store
from hub.worker.csv_rows import PORTION, look_at, portions
from hub.worker.import_look import Look
from hub.worker.import_search import FindsFiles

log = structlog.get_logger()

LEASE: Final = "imports"
LEASE_SECONDS: Final = 60
LOOK_SECONDS: Final = 30
"""Whether another node left something behind is looked at so often."""
UPLOAD_SECONDS: Final = 3600
"""What was written longer ago is no upload that goes on."""
PAUSE_SECONDS: Final = 0.002
"""Between two steps, in which everybody else comes first."""
REPORT_LINES: Final = 5_000
"""Of an earlier report so many lines go at once."""
BROKEN: Final = "The import broke off; the hub's log says why. What was taken in can be taken back."


class KeepsFiles(FindsFiles, Protocol):
    """Where the bytes of files are kept."""

    async def put(self, id_: ImportId, chunks: AsyncIterator[bytes]) -> str:
        """Keep what comes bit by bit; returns its SHA-256."""
        ...

    async def lying(self, before: datetime) -> list[ImportId]:
        """Of which imports something lies there that was written before this instant."""
        ...


class ImportLoop:
    """The imports of this hub; one node at a time goes through them."""

    def __init__(
        self, store: Store, files: KeepsFiles, *, now: Callable[[], datetime], new_id: Callable[[], str], name: str
    ) -> None:
        self._store = store
        self._files = files
        self._now = now
        self._new_id = new_id
        self._name = name
        self._woken = asyncio.Event()
        self._held_until: datetime | None = None

    async def take(self, by: Person, of: RecordOf, name: str, chunks: AsyncIterator[bytes]) -> Import:
        """Keep an uploaded file, and say what is in it; raises Invalid for what is no such file."""
        id_ = ImportId(self._new_id())
        digest = await self._files.put(id_, _bounded(chunks))
        try:
            file = await asyncio.to_thread(look_at, self._files.path(id_), id_, name, digest)
            return await self._store.run(keep_import, by, of, file)
        except Problem:
            await self._files.remove(id_)
            raise

    def wake(self) -> None:
        """There is something to do."""
        self._woken.set()

    async def run(self) -> None:
        """Go through whatever is to be gone through, until the hub stops."""
        while True:
            if await self._holds():
                for job in await self._store.read(lambda reading: reading.imports.at_work()):
                    await self.go_on(job)
                await self.let_go()
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._woken.wait()
            except TimeoutError:
                continue
            self._woken.clear()

    async def resign(self) -> None:
        """Let another node go on at once."""
        if self._held_until is not None:
            await self._store.run(_release, self._name)

    async def let_go(self) -> None:
        """What nobody took in for too long goes, and so does what lies about because the hub once ended."""
        for id_ in await self._store.run(forget_old_files):
            await self._files.remove(id_)
        kept = {one.id for one in await self._store.read(lambda reading: reading.imports.with_file())}
        for id_ in await self._files.lying(self._now() - timedelta(seconds=UPLOAD_SECONDS)):
            if id_ not in kept:
                await self._files.remove(id_)

    async def go_on(self, job: Import) -> None:
        """Go through one of them, from where it is to its end."""
        try:
            await self._forget_earlier(job)
            if job.state is ImportState.UNDOING:
                await self._undo(job)
            else:
                await self._read_through(job)
        except Problem as problem:
            await self._store.run(fail_import, job.id, problem.detail)
        except Exception:
            log.exception("import failed", import_id=job.id)
            await self._store.run(fail_import, job.id, BROKEN)
        if not (await self._store.read(lambda reading: reading.imports.get(job.id))).has_file:
            await self._files.remove(job.id)

    async def _forget_earlier(self, job: Import) -> None:
        if job.run > 1:
            for line in (*range(0, job.total, REPORT_LINES), 2**31 - 1):
                await self._store.run(_forget_said, job.id, job.run, line)

    async def _read_through(self, job: Import) -> None:
        if job.state is ImportState.CHECKING:
            job = await self._store.run(check_again, job.id)
        look = Look(self._store, await self._meeting(job)) if job.state is ImportState.CHECKING else None
        async for portion in self._portions(job):
            after = await (look.at(job, portion) if look else self._take_in(job, portion))
            if after.state is not job.state or after.run != job.run or not await self._holds():
                return
            await asyncio.sleep(PAUSE_SECONDS)

    async def _meeting(self, job: Import) -> Mapping[int, tuple[int, ...]]:
        """Which rows have to do with each other; the file is gone through for it once more."""
        rows = (row for portion in portions(self._files.path(job.id), job.form, 0) for row in portion.rows)
        return await asyncio.to_thread(meeting, rows, job.plan, job.of) if job.plan else {}

    async def _take_in(self, job: Import, portion: Portion) -> Import:
        return await self._store.run(import_rows, job.id, job.run, portion)

    async def _portions(self, job: Import) -> AsyncIterator[Portion]:
        """Read in a thread: a file may be on a slow disk."""
        following = partial(next, portions(self._files.path(job.id), job.form, job.counts.rows), None)
        while (portion := await asyncio.to_thread(following)) is not None:
            yield portion

    async def _undo(self, job: Import) -> None:
        while True:
            after = await self._store.run(undo_rows, job.id, job.run, PORTION)
            if after.state is not job.state or after.run != job.run or not await self._holds():
                return
            await asyncio.sleep(PAUSE_SECONDS)

    async def _holds(self) -> bool:
        """Whether this node is the one that goes on, for a while longer."""
        now = self._now()
        if self._held_until is None or self._held_until - now < timedelta(seconds=LEASE_SECONDS / 2):
            until = now + timedelta(seconds=LEASE_SECONDS)
            self._held_until = until if await self._store.run(_acquire, self._name, until) else None
        return self._held_until is not None


async def _bounded(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > LARGEST_FILE_BYTES:
            raise TooLarge(f"A file may have {LARGEST_FILE_BYTES // 1_000_000} MB; part it into several.")
        yield chunk


def _acquire(tx: Transaction, name: str, until: datetime) -> bool:
    return tx.leases.acquire(LEASE, name, until) is not None


def _release(tx: Transaction, name: str) -> None:
    tx.leases.release(LEASE, name)


def _forget_said(tx: Transaction, id_: ImportId, run: int, line: int) -> None:
    tx.imports.forget_said(id_, run, line)
