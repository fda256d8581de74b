"""The process that carries calls: it serves one hub at a local socket, and outlives it while anybody speaks.

A hub that goes tells whether it goes for good. One that was killed is waited for: calls go on, what happens meanwhile
is kept in order, and a hub that comes back says after which number it goes on hearing.
"""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from channels.voice import wire
from channels.voice.contract import Event, VoiceError, VoiceProvider

KEPT_EVENTS: Final = 20_000
"""What a hub may have missed: ten minutes of two hundred calls."""
MOST_WAITING_BYTES: Final = 8 * 1024 * 1024
"""A hub that takes nothing for so long is as good as gone; it hears all again when it comes back."""
EMPTY_SECONDS: Final = 10.0
"""So long a process waits without a hub and without a call."""
ALONE_SECONDS: Final = 600.0
"""And so long with calls that nobody looks after."""


def _made(path: Path) -> socket.socket:
    """A socket at this place, for its owner alone; one that a dead process left is removed."""
    path.unlink(missing_ok=True)
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.bind(str(path))
    path.chmod(0o600)
    return made


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the process goes on alone, in seconds."""

    empty: float = EMPTY_SECONDS
    alone: float = ALONE_SECONDS


class Worker:
    """Serves what a provider can to the hub that is connected, the latest if there were several."""

    def __init__(self, patience: Patience | None = None) -> None:
        """Nobody is connected; `provider` has to be set before `serve`."""
        self.provider: VoiceProvider
        self._patience = patience or Patience()
        self._number = 0
        self._kept: deque[tuple[int, Event]] = deque(maxlen=KEPT_EVENTS)
        self._hub: asyncio.StreamWriter | None = None
        self._alone_since: float | None = None
        self._is_over = asyncio.Event()

    def tell(self, event: Event) -> None:
        """Tell the hub, and keep it for one that comes later."""
        self._number += 1
        self._kept.append((self._number, event))
        if self._hub is not None:
            self._write(self._hub, number=self._number, event=wire.of_event(event))

    async def serve(self, path: Path) -> None:
        """Serve at this socket until a hub says that it is over, or none comes for too long."""
        server = await asyncio.start_unix_server(self._meet, sock=_made(path), limit=wire.LONGEST_BYTES)
        try:
            self._alone_since = asyncio.get_running_loop().time()
            while not self._is_over.is_set() and not await self._is_alone_too_long():
                with suppress(TimeoutError):
                    async with asyncio.timeout(min(1.0, self._patience.empty)):
                        await self._is_over.wait()
        finally:
            server.close()
            if self._hub is not None:
                self._hub.close()

    async def _is_alone_too_long(self) -> bool:
        if self._hub is not None or self._alone_since is None:
            return False
        alone = asyncio.get_running_loop().time() - self._alone_since
        is_empty = not (await self.provider.snapshot()).legs
        return alone > (self._patience.empty if is_empty else self._patience.alone)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A hub came: whoever was there before hears nothing more."""
        before, self._hub = self._hub, None
        if before is not None:
            before.close()
        try:
            hello = wire.read(await reader.readline())
            # All that it missed first, then what happens from now on.
            self._write(writer, snapshot=wire.of_snapshot(await self.provider.snapshot()), number=self._number)
            for number, event in self._kept:
                if number > int(hello.get("after", self._number)):
                    self._write(writer, number=number, event=wire.of_event(event))
            self._hub, self._alone_since = writer, None
            while data := await reader.readline():
                await self._took(wire.read(data), writer)
        except (OSError, ValueError, asyncio.IncompleteReadError):
            # Broken off in the middle, or nothing that a hub of this version says: it comes again.
            pass
        finally:
            writer.close()
            if self._hub is writer:
                self._hub = None
                self._alone_since = asyncio.get_running_loop().time()

    async def _took(self, said: dict[str, Any], writer: asyncio.StreamWriter) -> None:
        if said.get("over"):
            self._is_over.set()
        elif "command" in said:
            try:
                value = await self.provider.do(wire.command_in(said["command"]))
            except VoiceError as error:
                self._write(writer, answer=said.get("ask"), error=wire.of_error(error))
            else:
                self._write(writer, answer=said.get("ask"), value=value)
        elif said.get("look"):
            self._write(writer, answer=said.get("ask"), value=wire.of_snapshot(await self.provider.snapshot()))

    def _write(self, writer: asyncio.StreamWriter, **fields: object) -> None:
        if writer.transport.get_write_buffer_size() > MOST_WAITING_BYTES:
            writer.transport.abort()
            return
        writer.write(wire.line(**fields))
