"""The load: one process that posts webhooks over kept connections and hears their events as a browser does."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, cast

import aiohttp

from hub.commands.bench.webhooks import MARK

TICK_SECONDS: Final = 0.001
PATIENCE_SECONDS: Final = 20.0
Request = tuple[int, bytes]


class LoadFault(Exception):
    """A server under measurement did not do its work; the text says what it left undone."""


class _Line(asyncio.Protocol):
    """One kept connection with at most one request under way."""

    def __init__(self, on_answer: Callable[[_Line], None]) -> None:
        self._on_answer = on_answer
        self._transport: asyncio.Transport | None = None
        self._received = b""
        self.refused = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ready."""
        # uvloop's transports are asyncio's by behaviour, not by inheritance.
        self._transport = cast(asyncio.Transport, transport)

    def send(self, request: bytes) -> None:
        """Post a webhook."""
        if self._transport is not None:
            self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        """An answer, or a part of one."""
        received = self._received + data
        head, found, body = received.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            self._received = received
            return
        self._received = b""
        if not head.startswith(b"HTTP/1.1 200"):
            self.refused += 1
        self._on_answer(self)

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()


def _length(head: bytes) -> int:
    return int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)


class Client:
    """A browser's side: Socket.IO over a WebSocket, and the instant at which each mark was first heard."""

    def __init__(self, address: str, secret: str) -> None:
        self._url = address.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
        self._secret = secret
        self._is_ready = asyncio.Event()
        self.heard: dict[int, float] = {}

    async def run(self) -> None:
        """Hear for ever."""
        cookies = {"hub_session": self._secret}
        async with (
            aiohttp.ClientSession(cookies=cookies, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session,
            session.ws_connect(self._url, compress=0, max_msg_size=0) as socket,
        ):
            async for message in socket:
                text: str = message.data
                if text == "2":
                    await socket.send_str("3")
                elif text.startswith("0"):
                    await socket.send_str('40/desk,{"after":0}')
                elif text.startswith("40"):
                    self._is_ready.set()
                else:
                    self._hear(text)
        raise LoadFault("A server under measurement hung up on its client.")

    async def ready(self) -> None:
        """Return once the server lets us hear."""
        await asyncio.wait_for(self._is_ready.wait(), PATIENCE_SECONDS)

    def _hear(self, text: str) -> None:
        now = time.perf_counter()
        for mark in MARK.findall(text):
            self.heard.setdefault(int(mark), now)

    async def hears(self, marks: Sequence[int]) -> None:
        """Return once every mark was heard; raises LoadFault when one never is."""
        end = time.perf_counter() + PATIENCE_SECONDS
        while missing := [mark for mark in marks if mark not in self.heard]:
            if time.perf_counter() > end:
                raise LoadFault(f"{len(missing)} of {len(marks)} webhooks were never heard of.")
            await asyncio.sleep(0.005)


class Load:
    """Posts webhooks to one server."""

    def __init__(self, port: int, lines: int) -> None:
        self._port = port
        self._count = lines
        self._lines: list[_Line] = []
        self._answered: Callable[[_Line], None] = lambda _line: None

    async def open(self) -> None:
        """Open every connection."""
        loop = asyncio.get_running_loop()
        for _ in range(self._count):
            _, line = await loop.create_connection(lambda: _Line(self._on_answer), "127.0.0.1", self._port)
            self._lines.append(line)

    def _on_answer(self, line: _Line) -> None:
        self._answered(line)

    def close(self) -> None:
        """Hang up everywhere."""
        for line in self._lines:
            line.close()

    async def closed_loop(self, requests: Sequence[Request], in_flight: int, seconds: float) -> list[int]:
        """Keep so many requests under way for so long; returns the marks that were sent."""
        waiting = deque(requests)
        sent: list[int] = []
        over = asyncio.Event()
        end = time.perf_counter() + seconds
        busy = set(self._lines[:in_flight])

        def post(line: _Line) -> None:
            if waiting and time.perf_counter() < end:
                mark, request = waiting.popleft()
                sent.append(mark)
                line.send(request)
                return
            busy.discard(line)
            if not busy:
                over.set()

        self._answered = post
        for line in list(busy):
            post(line)
        await self._finish(over, seconds)
        return sent

    async def open_loop(self, requests: Sequence[Request], rate: float, chance: random.Random) -> dict[int, float]:
        """Post at a rate whatever comes back; returns when each mark was sent, or should have been."""
        idle = list(self._lines)
        behind: deque[tuple[float, Request]] = deque()
        sent: dict[int, float] = {}
        over = asyncio.Event()

        def post(line: _Line) -> None:
            if behind:
                due, (mark, request) = behind.popleft()
                sent[mark] = due
                line.send(request)
                return
            idle.append(line)
            if len(idle) == len(self._lines) and len(sent) == len(requests):
                over.set()

        self._answered = post
        due = time.perf_counter()
        for request in requests:
            due += chance.expovariate(rate)
            while (now := time.perf_counter()) < due:  # noqa: ASYNC110 - it waits for an instant, not for an event
                await asyncio.sleep(min(TICK_SECONDS, due - now))
            behind.append((now, request))
            if idle:
                post(idle.pop())
        await self._finish(over, 0)
        return sent

    async def _finish(self, over: asyncio.Event, seconds: float) -> None:
        try:
            await asyncio.wait_for(over.wait(), seconds + PATIENCE_SECONDS)
        except TimeoutError:
            raise LoadFault("A server under measurement left webhooks without an answer.") from None
        refused = sum(line.refused for line in self._lines)
        if refused:
            raise LoadFault(f"A server under measurement refused {refused} webhooks.")
