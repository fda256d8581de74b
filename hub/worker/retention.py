"""Goes over what the rules of retention say, a step at a time, and lets go of the bytes of files that nobody has."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from hub.application.retain import retain_some
from hub.application.transaction import Transaction
from hub.domain.erasure import SETTLING_SECONDS
from hub.wire.store import Sleep, Store
from hub.worker.erasures import Erasing, Files, ImportedFiles, ScouredStore

log = structlog.get_logger()

REST_SECONDS: Final = 0.02
"""Between two steps, so that messages are received first."""
LOOK_SECONDS: Final = 60.0


class Retaining:
    """Works off what was kept long enough."""

    def __init__(
        self, store: Store, files: Files, *, now: Callable[[], datetime], name: str, sleep: Sleep = asyncio.sleep
    ) -> None:
        """`name` is that of the node, of which one alone goes over the rules."""
        self._store = store
        self._files = files
        self._now = now
        self._name = name
        self._sleep = sleep
        self._aside: dict[str, datetime] = {}
        """Bytes that nobody is given any more, and since when; after a crash they are put aside again."""

    async def run(self) -> None:
        """Go over them, for ever."""
        while True:
            try:
                while await self._store.run(retain_some, self._name):
                    await self._sleep(REST_SECONDS)
                await self.let_go_of_files()
            except Exception:
                log.exception("retention failed")
            await self._sleep(LOOK_SECONDS)

    async def let_go_of_files(self) -> None:
        """Put aside what nobody has; what lay aside for long enough is gone, or somebody's again."""
        for digest in await self._store.read(_lost):
            since = self._aside.setdefault(digest, self._now())
            is_wanted = await self._store.read(_is_wanted, digest)
            if is_wanted:
                await self._files.restore(digest)
            elif since == self._now():
                await self._files.set_aside(digest)
                continue
            elif self._now() - since < timedelta(seconds=SETTLING_SECONDS):
                continue
            else:
                await self._files.remove_aside(digest)
            await self._store.run(_settled, digest)
            del self._aside[digest]


def _lost(tx: Transaction) -> list[str]:
    """What no erasure under way lets go of."""
    return [] if tx.erasures.unfinished() else list(tx.erasures.doomed())


def _is_wanted(tx: Transaction, digest: str) -> bool:
    return tx.erasures.is_wanted(digest)


def _settled(tx: Transaction, digest: str) -> None:
    tx.erasures.undoom(digest)


class Forgetting:
    """Erases whom somebody asked to erase, and takes what was kept long enough."""

    def __init__(
        self, store: ScouredStore, files: Files, imported: ImportedFiles, *, now: Callable[[], datetime], name: str
    ) -> None:
        self._erasing = Erasing(store, files, imported, now=now)
        self._retaining = Retaining(store, files, now=now, name=name)

    async def run(self) -> None:
        """Both, beside each other, for ever."""
        await asyncio.gather(self._erasing.run(), self._retaining.run())
