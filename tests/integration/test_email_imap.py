"""Fetching mail from a real IMAP server."""

import asyncio
import imaplib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from channels.contract import Arrival, Endpoint, NotConfigured, ProviderRefused
from channels.email.imap_listener import ImapListener, listener_for
from channels.extras import Inbox
from tests.neighbours.imap import ImapServer


def _now() -> datetime:
    return datetime.now(UTC)


def _put(server: ImapServer, *names: str) -> None:
    with imaplib.IMAP4("127.0.0.1", server.port) as client:
        client.login(server.user, server.password)
        for name in names:
            mail = f"Message-ID: <{name}@x.example>\r\nFrom: a@x.example\r\n\r\n{name}\r\n".encode()
            client.append("INBOX", "", imaplib.Time2Internaldate(0), mail)


def _seen(server: ImapServer) -> int:
    with imaplib.IMAP4("127.0.0.1", server.port) as client:
        client.login(server.user, server.password)
        client.select("INBOX", readonly=True)
        found: bytes = client.search(None, "SEEN")[1][0]
        return len(found.split())


def _listener(server: ImapServer, **settings: str) -> ImapListener:
    user = server.user.replace("@", "%40")
    url = f"imap://{user}:{server.password}@127.0.0.1:{server.port}"
    listener = listener_for(Endpoint("e", "desk@hub.example", {"imap_url": url, **settings}), _now)
    assert listener is not None
    return listener


class Hub:
    """Keeps what it is given, and refuses what a test tells it to refuse."""

    def __init__(self, cursor: str | None = None) -> None:
        self.bodies: list[str] = []
        self.cursors: list[str | None] = [cursor]
        self.failures: list[Exception] = []
        self.poison = ""
        self.arrived = asyncio.Event()
        self.last: Arrival | None = None
        self.told: list[str] = []

    async def deliver(self, arrival: Arrival, cursor: str | None) -> None:
        if self.failures:
            raise self.failures.pop(0)
        if self.poison and self.poison in arrival.body.decode():
            raise RuntimeError
        self.bodies.append(arrival.body.decode().strip().splitlines()[-1])
        self.cursors.append(cursor)
        self.last = arrival
        self.arrived.set()

    async def cursor(self) -> str | None:
        return self.cursors[-1]

    async def wait_for(self, count: int) -> None:
        while len(self.bodies) < count:
            self.arrived.clear()
            await asyncio.wait_for(self.arrived.wait(), 20)

    @property
    def inbox(self) -> Inbox:
        return Inbox(self.deliver, self.cursor, lambda: self.told.append("connected"), self.told.append)


async def _while_listening(listener: ImapListener, hub: Hub, do: Callable[[], Awaitable[None]]) -> float:
    """Run `do` beside the listener, then cancel; how long the cancellation took."""
    task = asyncio.create_task(listener.listen(hub.inbox))
    try:
        work = asyncio.create_task(_as_coroutine(do))
        done, _ = await asyncio.wait([task, work], return_when=asyncio.FIRST_COMPLETED)
        await next(iter(done))
    finally:
        begin = asyncio.get_running_loop().time()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    return asyncio.get_running_loop().time() - begin


async def _as_coroutine(do: Callable[[], Awaitable[None]]) -> None:
    await do()


@pytest.mark.asyncio
async def test_mails_arrive_in_order_and_are_marked_seen(imap_server: ImapServer) -> None:
    await asyncio.to_thread(_put, imap_server, "one", "two", "three")
    hub = Hub()
    await _while_listening(_listener(imap_server), hub, lambda: hub.wait_for(3))
    assert hub.bodies == ["one", "two", "three"]
    # The third may just have been kept when the listener was cancelled.
    assert await asyncio.to_thread(_seen, imap_server) >= 2
    assert hub.last is not None
    assert hub.last.received_at == datetime(1970, 1, 1, tzinfo=UTC)
    assert hub.last.headers["envelope-to"] == "desk@hub.example"
    assert hub.told == ["connected"]


@pytest.mark.asyncio
async def test_a_mail_that_comes_while_the_listener_waits_arrives_at_once(imap_server: ImapServer) -> None:
    hub = Hub()

    async def story() -> None:
        await asyncio.sleep(0.5)
        await asyncio.to_thread(_put, imap_server, "late")
        await asyncio.wait_for(hub.wait_for(1), 5)

    took = await _while_listening(_listener(imap_server), hub, story)
    assert hub.bodies == ["late"]
    assert took < 1


@pytest.mark.asyncio
async def test_a_restart_goes_on_after_the_cursor(imap_server: ImapServer) -> None:
    await asyncio.to_thread(_put, imap_server, "one", "two")
    first = Hub()
    await _while_listening(_listener(imap_server), first, lambda: first.wait_for(2))
    await asyncio.to_thread(_put, imap_server, "three")
    second = Hub(first.cursors[-1])
    await _while_listening(_listener(imap_server), second, lambda: second.wait_for(1))
    assert second.bodies == ["three"]


@pytest.mark.asyncio
async def test_another_uid_validity_starts_over(imap_server: ImapServer) -> None:
    await asyncio.to_thread(_put, imap_server, "one", "two")
    hub = Hub("4711:2")
    await _while_listening(_listener(imap_server), hub, lambda: hub.wait_for(2))
    assert hub.bodies == ["one", "two"]


@pytest.mark.asyncio
async def test_a_mail_that_was_not_kept_is_offered_again(imap_server: ImapServer) -> None:
    await asyncio.to_thread(_put, imap_server, "one", "two")
    hub = Hub()
    hub.failures = [OSError("disk full")]
    await _while_listening(_listener(imap_server), hub, lambda: hub.wait_for(2))
    assert hub.bodies == ["one", "two"]
    assert hub.told == ["connected", "A mail could not be kept; it is fetched again after a pause.", "connected"]


@pytest.mark.asyncio
async def test_a_mailbox_that_is_gone_is_told() -> None:
    listener = listener_for(Endpoint("e", "", {"imap_url": "imap://a:b@127.0.0.1:9"}), _now)
    assert listener is not None
    hub = Hub()

    async def story() -> None:
        while not hub.told:
            await asyncio.sleep(0.02)

    await _while_listening(listener, hub, lambda: asyncio.wait_for(story(), 10))
    assert hub.told[0].startswith("The mailbox at 127.0.0.1 is gone:")


@pytest.mark.asyncio
async def test_a_refused_mail_is_passed_over(imap_server: ImapServer) -> None:
    await asyncio.to_thread(_put, imap_server, "one", "two")
    hub = Hub()
    hub.failures = [ProviderRefused("not this one")]
    await _while_listening(_listener(imap_server), hub, lambda: hub.wait_for(1))
    assert hub.bodies == ["two"]


@pytest.mark.asyncio
async def test_seen_can_be_left_alone(imap_server: ImapServer) -> None:
    await asyncio.to_thread(_put, imap_server, "one")
    hub = Hub()
    await _while_listening(_listener(imap_server, imap_mark_seen="off"), hub, lambda: hub.wait_for(1))
    assert await asyncio.to_thread(_seen, imap_server) == 0


@pytest.mark.asyncio
async def test_a_wrong_password_asks_for_an_administrator(imap_server: ImapServer) -> None:
    url = f"imap://nobody:wrong@127.0.0.1:{imap_server.port}"
    listener = listener_for(Endpoint("e", "", {"imap_url": url}), _now)
    assert listener is not None
    with pytest.raises(NotConfigured):
        await asyncio.wait_for(listener.listen(Hub().inbox), 10)
