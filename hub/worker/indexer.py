"""Makes findable what was written: beside the floor's work, a little at a time, and exact again after any crash.

What changed is noted by the database itself, in the transaction of the change; this loop only works the notes off.
Every node may: whoever holds the lock of the index does.
"""

from __future__ import annotations

import asyncio
from typing import Final

import structlog

from hub.application.index import index_due
from hub.application.transaction import Transaction
from hub.wire.store import Committed, Sleep, Store
from hub.worker.wake import Wake

log = structlog.get_logger()

AT_ONCE: Final = 32
"""Notes worked off in one transaction: an arrival that comes meanwhile waits for a few milliseconds at most."""
REST_SECONDS: Final = 0.03
"""Between two transactions, so that a flood of messages is received first and indexed afterwards."""
FLOOD: Final = 10
"""So many commits while the index rested: what arrives comes first, and is indexed once it is calmer."""
REST_IN_A_FLOOD_SECONDS: Final = 1.0
LOOK_SECONDS: Final = 5.0
"""Another node may have written and died."""
TOLD_EVERY: Final = 20_000
"""After so much, the log says how far it has come."""
MOST_COUNTED: Final = 100_000_000


class Indexer:
    """Keeps the search's index up to date."""

    def __init__(self, store: Store, *, sleep: Sleep = asyncio.sleep) -> None:
        self._store = store
        self._sleep = sleep
        self._wake = Wake()
        self._done = 0
        self._heard = 0
        """Commits since the index was last at work."""
        store.on_commit(self._hear)

    def _hear(self, committed: Committed) -> None:
        # What can be found changes with events; what the index itself commits has none.
        if committed.events:
            self._heard += 1
            self._wake.ring()

    async def run(self) -> None:
        """Work off what is noted, for ever."""
        while True:
            try:
                while await self.work():
                    await self._rest()
            except Exception:
                log.exception("indexer failed")
            await self._wake.wait(LOOK_SECONDS)
            # What is written together is indexed together.
            await self._rest()

    async def _rest(self) -> None:
        """Let others work; longer where they have much to do."""
        self._heard = 0
        await self._sleep(REST_SECONDS)
        if self._heard > FLOOD:
            await self._sleep(REST_IN_A_FLOOD_SECONDS - REST_SECONDS)

    async def work(self) -> bool:
        """Work off some of it; whether there may be more."""
        done: int = await self._store.run(index_due, AT_ONCE)
        before, self._done = self._done, self._done + done
        if self._done // TOLD_EVERY > before // TOLD_EVERY:
            log.info("indexed", documents=self._done, waiting=await self._store.read(_waiting))
        return done > 0


def _waiting(tx: Transaction) -> int:
    return tx.search.backlog(MOST_COUNTED)
