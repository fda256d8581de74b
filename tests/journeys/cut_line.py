"""A line between a browser and its hub that somebody cuts: every connection ends at once, in the middle of a word."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

from tests.neighbours.server import free_port

CHUNK: Final = 65_536


class CutLine:
    """Forwards a port of its own to another, until it is cut."""

    def __init__(self, port: int) -> None:
        self._hub = port
        self.port = free_port()
        self.cuts = 0
        self._ends: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        self.cut()

    def cut(self) -> None:
        """Every connection is gone; new ones are carried again."""
        self.cuts += 1
        for end in tuple(self._ends):
            end.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            hub_reader, hub_writer = await asyncio.open_connection("127.0.0.1", self._hub)
        except OSError:
            writer.transport.abort()
            return
        ends = {writer, hub_writer}
        self._ends |= ends
        await asyncio.gather(_pour(reader, hub_writer), _pour(hub_reader, writer))
        self._ends -= ends


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Carry one direction to its end."""
    with suppress(OSError):
        while some := await reader.read(CHUNK):
            writer.write(some)
            await writer.drain()
    writer.close()
