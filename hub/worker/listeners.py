"""Keeps every fetching channel running: one listener per account, started anew when its settings change or it fails.

Of several nodes one holds the lease and listens: two that fetched from one mailbox would fetch everything twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol

import structlog

from channels.contract import Arrival, ChannelError, Endpoint
from channels.extras import Inbox, Listener
from hub.application.transaction import Transaction
from hub.domain.floor import Account
from hub.domain.health import Ailment
from hub.domain.ids import AccountId
from hub.domain.problem import Problem
from hub.wire.store import Committed, Store
from hub.worker.trouble import Trouble, sentence_of, untold
from hub.worker.wake import Wake

log = structlog.get_logger()

FIRST_PAUSE_SECONDS: Final = 2.0
LONGEST_PAUSE_SECONDS: Final = 300.0
LOOK_SECONDS: Final = 60.0
LEASE: Final = "listeners"
LEASE_SECONDS: Final = 30.0
RENEW_SECONDS: Final = 10.0
"""How often the lease is renewed, or asked for while another node has it."""
MakeListener = Callable[[Endpoint], Listener | None]
"""A listener for an endpoint, or None where there is nothing to fetch."""


class Door(Protocol):
    """Takes what listeners fetch."""

    def endpoint(self, account: Account) -> Endpoint:
        """The account's endpoint, secrets resolved."""
        ...

    async def deliver(self, account: AccountId, arrival: Arrival, cursor: str | None) -> None:
        """Keep what a listener fetched, and how far it has read."""
        ...


class ListenerLoop:
    """Runs the listeners of all accounts."""

    def __init__(  # noqa: PLR0913 - what it takes to listen, and who listens
        self,
        store: Store,
        door: Door,
        makers: Mapping[str, MakeListener],
        *,
        now: Callable[[], datetime],
        name: str,
        on_trouble: Trouble = untold,
    ) -> None:
        self.connected: dict[AccountId, bool] = {}
        """Whether the source of each account that this node fetches from is there."""
        self._on_trouble = on_trouble
        self._store = store
        self._door = door
        self._makers = makers
        self._now = now
        self._name = name
        self._held_until = self._look_at = now()
        self._wake = Wake()
        self._refusals: dict[AccountId, str] = {}
        self._running: dict[AccountId, tuple[Endpoint, asyncio.Task[None]]] = {}
        store.on_commit(self._hear)

    def _hear(self, committed: Committed) -> None:
        if committed.has_new_floor:
            self._look_at = self._now()
            self._wake.ring()

    async def run(self) -> None:
        """Start, restart and stop listeners as accounts come, change and go, while this node is the one to listen."""
        async with asyncio.TaskGroup() as group:
            while True:
                if not await self._holds_lease():
                    self._end_all()
                elif self._look_at <= self._now():
                    self._look_at = self._now() + timedelta(seconds=LOOK_SECONDS)
                    self._match(group)
                await self._wake.wait(RENEW_SECONDS)

    async def resign(self) -> None:
        """Let another node listen at once."""
        await self._store.run(_release, self._name)

    async def _holds_lease(self) -> bool:
        """Whether this node listens for as long as the lease says; nobody needs it where nothing is fetched."""
        if not any(account.channel in self._makers for account in self._store.floor.accounts.values()):
            return False
        asked_at = self._now()
        try:
            fence = await self._store.run(_acquire, self._name)
        except Exception:
            log.exception("the lease of the listeners cannot be renewed")
            return self._now() < self._held_until
        if fence is not None:
            self._held_until = asked_at + timedelta(seconds=LEASE_SECONDS)
        return fence is not None

    def _end_all(self) -> None:
        for _, task in self._running.values():
            task.cancel()
        self._running.clear()
        self.connected.clear()
        self._look_at = self._now()

    def _match(self, group: asyncio.TaskGroup) -> None:
        wanted: dict[AccountId, tuple[Endpoint, Listener]] = {}
        for account in self._store.floor.accounts.values():
            made = self._made(account)
            if made is not None:
                wanted[account.id] = made
        for id_, (endpoint, task) in list(self._running.items()):
            if id_ not in wanted or wanted[id_][0] != endpoint or task.done():
                task.cancel()
                del self._running[id_], self.connected[id_]
        for id_, (endpoint, listener) in wanted.items():
            if id_ not in self._running:
                self.connected[id_] = False
                self._running[id_] = (endpoint, group.create_task(self._keep(id_, listener)))

    def _made(self, account: Account) -> tuple[Endpoint, Listener] | None:
        """The account's listener; settings that make no sense must not stop the others."""
        maker = self._makers.get(account.channel)
        if maker is None:
            return None
        try:
            endpoint = self._door.endpoint(account)
            listener = maker(endpoint)
        except Exception as error:  # noqa: BLE001 - an account that makes no sense must not stop the others
            self._unmade(account.id, error)
            return None
        self._refusals.pop(account.id, None)
        return (endpoint, listener) if listener is not None else None

    def _unmade(self, account: AccountId, error: Exception) -> None:
        """Its health shows it for as long as it lasts; the log says it once."""
        is_known = isinstance(error, (ChannelError, Problem))
        reason = str(error) if is_known else f"The account cannot be used: {type(error).__name__}"
        if self._refusals.get(account) != reason:
            self._refusals[account] = reason
            log.warning("account has no listener", account=account, reason=reason[:200])
        self._on_trouble(account, Ailment.UNUSABLE, sentence_of(reason))

    async def _keep(self, account: AccountId, listener: Listener) -> None:
        pause = FIRST_PAUSE_SECONDS
        inbox = Inbox(
            lambda arrival, cursor: self._door.deliver(account, arrival, cursor),
            lambda: self._store.read(_cursor, account),
            lambda: self._found(account),
            lambda sentence: self._lost(account, sentence),
        )
        while True:
            try:
                await listener.listen(inbox)
                pause = FIRST_PAUSE_SECONDS
            except Exception as error:  # noqa: BLE001 - a mailbox that is away must not stop the others
                log.warning("listener failed", account=account, reason=f"{type(error).__name__}: {error}"[:200])
                self._lost(account, sentence_of(str(error) or type(error).__name__))
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def _found(self, account: AccountId) -> None:
        if account in self.connected:
            self.connected[account] = True

    def _lost(self, account: AccountId, sentence: str) -> None:
        if account in self.connected:
            self.connected[account] = False
        self._on_trouble(account, Ailment.SOURCE_LOST, sentence_of(sentence))


def _acquire(tx: Transaction, holder: str) -> int | None:
    return tx.leases.acquire(LEASE, holder, tx.now + timedelta(seconds=LEASE_SECONDS))


def _release(tx: Transaction, holder: str) -> None:
    tx.leases.release(LEASE, holder)


def _cursor(tx: Transaction, account: AccountId) -> str | None:
    return tx.doors.cursor(account)
