"""Goes on with erasures, a step at a time: beside the floor's work, and after a crash where it was.

Every node may: a step is one transaction that holds its erasure, and what is not in the database may be done twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, Protocol

import structlog

from hub.application.endpoint import is_heard_by_all
from hub.application.erase import check_erased, forget_files, go_on_erasing, settle_erasure
from hub.application.transaction import Transaction
from hub.domain.erasure import Erasure, Stage
from hub.wire.store import Sleep, Store

log = structlog.get_logger()

REST_SECONDS: Final = 0.02
"""Between two transactions, so that messages are received first."""
LOOK_SECONDS: Final = 2.0
MOST_ROUNDS: Final = 20
"""Whoever goes on finding something for so long has met a mistake of ours; the log says where."""


class Files(Protocol):
    """Where the bytes of files are."""

    async def set_aside(self, digest: str) -> None:
        """Nobody is given these bytes any more."""
        ...

    async def restore(self, digest: str) -> None:
        """They are given out again."""
        ...

    async def remove_aside(self, digest: str) -> None:
        """What was put aside is gone for good."""
        ...


class ImportedFiles(Protocol):
    """Files that wait to be imported."""

    async def let_go_of(self, erasure: Erasure) -> None:
        """No file that tells of her is kept any more."""
        ...


class ScouredStore(Store, Protocol):
    """A store that overwrites what it removed."""

    async def scour(self) -> None:
        """What was removed is not in the bytes of the database either."""
        ...


class Erasing:
    """Works off what is to be erased."""

    def __init__(
        self,
        store: ScouredStore,
        files: Files,
        imported: ImportedFiles,
        *,
        now: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._store = store
        self._files = files
        self._imported = imported
        self._now = now
        self._sleep = sleep

    async def run(self) -> None:
        """Go on, for ever."""
        while True:
            try:
                while await self.work():
                    await self._sleep(REST_SECONDS)
            except Exception:
                log.exception("erasing failed")
            await self._sleep(LOOK_SECONDS)

    async def work(self) -> bool:
        """One step of every erasure that is not done; whether there may be more to do at once."""
        steps = [await self._step(erasure) for erasure in await self._store.read(_unfinished)]
        return any(steps)

    async def _step(self, erasure: Erasure) -> bool:
        if erasure.rounds > MOST_ROUNDS:
            log.error("erasure finds something again and again", erasure=erasure.id, found=erasure.found)
            return False
        match erasure.stage:
            case Stage.FILES:
                await self._set_files_aside()
                await self._store.run(settle_erasure, erasure.id)
            case Stage.SETTLING:
                if erasure.due_at is not None and self._now() < erasure.due_at:
                    return False
                # One that answers nothing holds it up for three days at most: then it is paused.
                if not await self._store.read(is_heard_by_all, erasure.last_number):
                    return False
                await self._let_go_of_files(erasure)
            case Stage.BYTES:
                await self._store.scour()
                await self._store.run(check_erased, erasure.id)
            case _:
                await self._go_on(erasure)
        return True

    async def _go_on(self, erasure: Erasure) -> None:
        if erasure.stage is Stage.CONVERSATIONS and not erasure.place:
            await self._imported.let_go_of(erasure)
        further = await self._store.run(go_on_erasing, erasure.id)
        if further.stage is Stage.DONE:
            # The words by which she was looked for stood in the database until now.
            await self._store.scour()

    async def _set_files_aside(self) -> None:
        for digest in await self._store.read(_doomed):
            if not await self._store.read(_is_wanted, digest):
                await self._files.set_aside(digest)

    async def _let_go_of_files(self, erasure: Erasure) -> None:
        digests = await self._store.read(_doomed)
        for digest in digests:
            if await self._store.read(_is_wanted, digest):
                await self._files.restore(digest)
            else:
                await self._files.remove_aside(digest)
        await self._store.run(forget_files, erasure.id, digests)


def _unfinished(tx: Transaction) -> Sequence[Erasure]:
    return tx.erasures.unfinished()


def _doomed(tx: Transaction) -> Sequence[str]:
    return tx.erasures.doomed()


def _is_wanted(tx: Transaction, digest: str) -> bool:
    return tx.erasures.is_wanted(digest)
