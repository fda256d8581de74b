"""Keeps an eye on every account: what came, what left, what went wrong; written down a little later for all nodes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

import structlog

from channels.contract import MessageState
from hub.application.health import health_of_doors, keep_health
from hub.domain.health import Ailment, Health
from hub.wire.store import Committed, Store
from hub.worker.trouble import sentence_of

log = structlog.get_logger()

KEEP_SECONDS: Final = 5.0
"""What was seen is written so often and not with every message, which would make each of them wait for it."""
NOT_SIGNED: Final = (
    "Somebody posted an arrival that is not signed as it should be; if it was the provider, "
    "compare the secret with the provider's, and HUB_PUBLIC_URL with the address it calls."
)
LONGEST_SENTENCE: Final = 500


class HealthWatch:
    """Hears of everything this node does at its doors."""

    def __init__(self, store: Store, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._arrived: dict[str, datetime] = {}
        self._sent: dict[str, datetime] = {}
        self._failed: dict[str, tuple[datetime, str, str]] = {}
        self._shown: dict[str, tuple[datetime, str]] = {}
        store.on_commit(self._hear)

    def _hear(self, committed: Committed) -> None:
        for door, _ in committed.arrivals:
            self._arrived[door] = self._now()
        for delivery in committed.deliveries:
            if delivery.state is MessageState.SENT:
                self._sent[delivery.account_id] = self._now()
            else:
                why = sentence_of(delivery.error or "A message did not leave.")
                self.trouble(delivery.account_id, Ailment.NOT_SENT, why)
        for door, reason in committed.put_aside:
            why = f"An arrival was not understood and lies in the quarantine: {sentence_of(reason)}"
            self.trouble(door, Ailment.QUARANTINED, why)

    def forged(self, door: str) -> None:
        """An arrival was not signed as it should be."""
        self.trouble(door, Ailment.NOT_SIGNED, NOT_SIGNED)

    def trouble(self, door: str, kind: Ailment, sentence: str) -> None:
        """Something went wrong at an account or a hook."""
        self._failed[door] = (self._now(), sentence[:LONGEST_SENTENCE], kind.value)

    def seen(self, door: str, origin: str) -> None:
        """A page asked for the button of a chat."""
        self._shown[door] = (self._now(), origin)

    async def keep(self) -> None:
        """Write down what was seen since the last time."""
        arrived, sent, failed, shown = self._arrived, self._sent, self._failed, self._shown
        if not (arrived or sent or failed or shown):
            return
        self._arrived, self._sent, self._failed, self._shown = {}, {}, {}, {}
        seen = {
            door: Health(
                arrived.get(door),
                sent.get(door),
                *failed.get(door, (None, "", "")),
                *shown.get(door, (None, "")),
            )
            for door in {*arrived, *sent, *failed, *shown}
        }
        try:
            await self._store.run(keep_health, seen)
        except Exception:
            # What was seen meanwhile is newer.
            self._arrived, self._sent = {**arrived, **self._arrived}, {**sent, **self._sent}
            self._failed, self._shown = {**failed, **self._failed}, {**shown, **self._shown}
            raise

    async def run(self) -> None:
        """Write it down from time to time, for ever."""
        while True:
            await asyncio.sleep(KEEP_SECONDS)
            try:
                await self.keep()
            except Exception:
                log.exception("health not kept")

    async def of(self, doors: list[str]) -> Mapping[str, Health]:
        """What is known of these doors, by this node or another."""
        await self.keep()
        return await self._store.read(health_of_doors, doors)
