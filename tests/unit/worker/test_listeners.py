"""Listeners come and go with their accounts, and one that cannot work stops nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from channels.contract import Arrival, Endpoint, NotConfigured
from channels.extras import Inbox, Listener
from hub.domain.floor import Account, Floor
from hub.domain.ids import AccountId, QueueId
from hub.domain.problem import Invalid
from hub.wire.store import Committed
from hub.worker.listeners import ListenerLoop


class Mailbox:
    """A source that is there, or gone, when the test says so."""

    def __init__(self) -> None:
        self.inbox: Inbox | None = None
        self.begun = asyncio.Event()
        self.broken = asyncio.Event()

    async def listen(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self.begun.set()
        await self.broken.wait()
        raise NotConfigured("the mailbox does not accept the password: correct imap_url")


class House:
    """A floor of mail accounts, and the doors they have."""

    def __init__(self, *accounts: str) -> None:
        self.listeners: list[Callable[[Committed], None]] = []
        self.mailboxes = {name: Mailbox() for name in accounts}
        self.troubles: list[tuple[str, str, str]] = []
        self.set_up(accounts)

    def set_up(self, accounts: Iterable[str]) -> None:
        made = {name: Account(AccountId(name), name, "mail", name, QueueId("q")) for name in accounts}
        self.floor = Floor(accounts=made)

    def on_commit(self, listener: Callable[[Committed], None]) -> None:
        self.listeners.append(listener)

    async def read(self, *_: Any) -> None:
        return None

    async def run(self, *_: Any) -> int:
        return 1

    def endpoint(self, account: Account) -> Endpoint:
        if account.id == "sealed":
            raise Invalid("The secret “imap_url” was sealed with another key; enter it again.")
        return Endpoint(account.id, account.address)

    async def deliver(self, account: AccountId, arrival: Arrival, cursor: str | None) -> None: ...

    def listener(self, endpoint: Endpoint) -> Listener | None:
        if endpoint.id == "nonsense":
            raise NotConfigured("set imap_url to imaps://user:password@host:port/folder")
        if endpoint.id == "broken":
            raise ZeroDivisionError
        return self.mailboxes[endpoint.id] if endpoint.id != "smtp only" else None

    def loop(self) -> ListenerLoop:
        makers = {"mail": self.listener}
        return ListenerLoop(
            self,  # type: ignore[arg-type]
            self,
            makers,
            now=lambda: datetime(2026, 11, 22, tzinfo=UTC),
            name="this node",
            on_trouble=lambda *told: self.troubles.append(told),
        )

    def change(self, *accounts: str) -> None:
        self.set_up(accounts)
        for listener in self.listeners:
            listener(Committed(has_new_floor=True))


async def test_accounts_that_cannot_be_listened_to_are_told_and_the_others_work() -> None:
    house = House("broken", "sealed", "nonsense", "smtp only", "good")
    loop = house.loop()
    task = asyncio.get_running_loop().create_task(loop.run())
    await house.mailboxes["good"].begun.wait()
    assert loop.connected == {"good": False}
    assert house.troubles == [
        ("broken", "unusable", "The account cannot be used: ZeroDivisionError."),
        ("sealed", "unusable", "The secret “imap_url” was sealed with another key; enter it again."),
        ("nonsense", "unusable", "Set imap_url to imaps://user:password@host:port/folder."),
    ]
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_it_is_known_whether_each_source_is_there() -> None:
    house = House("good")
    loop = house.loop()
    task = asyncio.get_running_loop().create_task(loop.run())
    mailbox = house.mailboxes["good"]
    await mailbox.begun.wait()
    assert mailbox.inbox is not None
    mailbox.inbox.connected()
    assert loop.connected == {"good": True}
    mailbox.inbox.lost("The mailbox at mail.example is gone: timed out")
    assert loop.connected == {"good": False}
    mailbox.inbox.connected()
    mailbox.broken.set()
    await asyncio.sleep(0.01)
    assert loop.connected == {"good": False}
    assert house.troubles == [
        ("good", "source_lost", "The mailbox at mail.example is gone: timed out."),
        ("good", "source_lost", "The mailbox does not accept the password: correct imap_url."),
    ]
    house.change()
    await asyncio.sleep(0.01)
    assert loop.connected == {}
    mailbox.inbox.connected()
    mailbox.inbox.lost("It ended.")
    assert loop.connected == {}
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
