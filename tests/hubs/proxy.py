"""A telephone exchange between browsers and a hub: its lines can be cut, and made slow."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle
from typing import Final

CHUNK: Final = 65_536
SMALL_BUFFER: Final = 4_096


class Exchange:
    """Passes bytes on between whoever calls and a port; with several ports each call goes to the next."""

    def __init__(self, *targets: int) -> None:
        self._targets = cycle(targets)
        self._lines: set[asyncio.Task[None]] = set()
        self._flows = asyncio.Event()
        self._flows.set()
        self.port = 0

    @property
    def url(self) -> str:
        """Where to call."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def lines(self) -> int:
        """How many lines are open."""
        return len(self._lines)

    def cut(self) -> None:
        """Cut every line at this instant, in the middle of whatever is said."""
        for line in tuple(self._lines):
            line.cancel()

    def hold(self) -> None:
        """Read nothing any longer of what the hub says."""
        self._flows.clear()

    def flow(self) -> None:
        """Read again."""
        self._flows.set()

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One call."""
        line = asyncio.current_task()
        assert line is not None
        self._lines.add(line)
        try:
            await self._connected(reader, writer)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            self._lines.discard(line)
            writer.transport.abort()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        outlet = socket.socket()
        outlet.setblocking(False)  # noqa: FBT003 - the signature of the standard library
        # A small window: whoever does not read is felt by the hub at once.
        outlet.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        await asyncio.get_running_loop().sock_connect(outlet, ("127.0.0.1", next(self._targets)))
        upstream, downstream = await asyncio.open_connection(sock=outlet, limit=CHUNK)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass(reader, downstream, is_answer=False))
                both.create_task(self._pass(upstream, writer, is_answer=True))
        except* OSError:
            pass
        finally:
            downstream.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_answer: bool) -> None:
        while chunk := await reader.read(CHUNK):
            if is_answer:
                await self._flows.wait()
            writer.write(chunk)
            await writer.drain()
        raise ConnectionResetError("one side hung up")


@asynccontextmanager
async def exchange(*targets: int) -> AsyncIterator[Exchange]:
    """An exchange before ports of 127.0.0.1."""
    between = Exchange(*targets)
    server = await asyncio.start_server(between.take, "127.0.0.1", 0)
    between.port = server.sockets[0].getsockname()[1]
    try:
        yield between
    finally:
        server.close()
        between.cut()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2):
                while between.lines:
                    await asyncio.sleep(0.01)
