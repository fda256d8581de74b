"""Tells the other nodes, and whatever begins after this one was killed, who is connected here: by the database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

import structlog

from hub.application.visitor_presence import RENEWED_EVERY, begin_alone, forget_node, keep_people, keep_visitors
from hub.domain.ids import IdentityId, PersonId
from hub.wire.store import Store
from hub.worker.wake import Wake

log = structlog.get_logger()

REST_SECONDS: Final = 0.2
"""What comes and goes together is told together."""


class OpenLines(Protocol):
    """The lines of this node."""

    on_change: Callable[[], None]
    """Called when a line was opened or closed."""

    def visitors(self) -> set[IdentityId]:
        """The visitors who have one."""
        ...

    def people(self) -> set[PersonId]:
        """Those who have a console open."""
        ...


class VisitorWatch:
    """One loop keeps true what is said of this node's lines, so that no change overtakes another."""

    def __init__(
        self,
        store: Store,
        lines: OpenLines,
        node: str,
        *,
        grace_seconds: float,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`grace_seconds` is how long the console of somebody whose node was killed may take to come back."""
        self._store = store
        self._grace_seconds = grace_seconds
        self._lines = lines
        self._node = node
        self._sleep = sleep
        self._told: set[IdentityId] = set()
        self._told_people: set[PersonId] = set()
        self._wake = Wake()
        lines.on_change = self._wake.ring

    async def run(self) -> None:
        """Tell of every change, and now and then that this node is still there, for ever."""
        try:
            while True:
                await self._tell_or_log(self.tell)
                await self._sleep(REST_SECONDS)
                await self._wake.wait(RENEWED_EVERY.total_seconds())
        finally:
            await self._tell_or_log(self.resign)

    async def run_alone(self) -> None:
        """The same where no other node has these data: whatever had them before was stopped or killed."""
        await self._tell_or_log(self._begin)
        await self.run()

    async def _begin(self) -> None:
        # Whoever comes while this waits for its turn is found afterwards, and has lost nothing.
        await self._store.run(begin_alone, self._lines.people(), self._grace_seconds)

    async def _tell_or_log(self, told: Callable[[], Awaitable[None]]) -> None:
        try:
            await told()
        except Exception:
            log.exception("visitors not told")

    async def tell(self) -> None:
        """Say who came and who went since it was last said."""
        here, people = self._lines.visitors(), self._lines.people()
        is_known = await self._store.run(
            keep_visitors, self._node, here - self._told, self._told - here, grace_seconds=self._grace_seconds
        )
        if not is_known:
            # It said nothing for so long that the others took it for dead, and forgot what it had told.
            if self._told:
                await self._store.run(keep_visitors, self._node, here)
            self._told_people = set()
        self._told = here
        if people != self._told_people:
            await self._store.run(keep_people, self._node, people - self._told_people, self._told_people - people)
        self._told_people = people

    async def resign(self) -> None:
        """Say that nobody is connected to this node any more."""
        await self._store.run(forget_node, self._node)
