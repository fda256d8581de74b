"""A provider in another process, over its local socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, Final

from channels.voice import wire
from channels.voice.contract import Capability, Command, Snapshot, Tell, VoiceError

AGAIN_SECONDS: Final = 0.2
ANSWER_SECONDS: Final = 10.0


class NotThere(VoiceError):
    """The process that carries calls does not answer; it is started again, and this can be asked again."""


class RemoteProvider:
    """Asks a worker; `run` keeps the line, and tells in order all that happened since `after`."""

    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.WHISPER, Capability.REATTACH})

    def __init__(self, path: Path, tell: Tell, found: Callable[[Snapshot], None], after: int | None = None) -> None:
        """Hear nothing yet; `found` hears what is carried whenever the line is there (again)."""
        self._path, self._tell, self._found = path, tell, found
        self.heard_up_to = after
        """The number of the last event that was told."""
        self._writer: asyncio.StreamWriter | None = None
        self._asked: dict[int, asyncio.Future[Any]] = {}
        self._number = 0
        self._is_there = asyncio.Event()

    async def do(self, command: Command) -> str | None:
        """Take up a command; what an offer is answered with. Raises VoiceError."""
        answer: str | None = await self._ask(command=wire.of_command(command))
        return answer

    async def snapshot(self) -> Snapshot:
        """All that is carried now. Raises NotThere."""
        return wire.snapshot_in(await self._ask(look=True))

    async def end(self) -> None:
        """The worker ends, with all that it carries."""
        if self._writer is not None:
            self._writer.write(wire.line(over=True))
            with suppress(OSError):
                await self._writer.drain()

    async def until_there(self) -> None:
        """The worker answers."""
        await self._is_there.wait()

    async def run(self) -> None:
        """Keep the line to the worker, until it is cancelled."""
        while True:
            with suppress(OSError, ValueError, asyncio.IncompleteReadError):
                reader, writer = await asyncio.open_unix_connection(self._path, limit=wire.LONGEST_BYTES)
                try:
                    await self._listen(reader, writer)
                finally:
                    self._lost(writer)
            await asyncio.sleep(AGAIN_SECONDS)

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        hello = {} if self.heard_up_to is None else {"after": self.heard_up_to}
        writer.write(wire.line(**hello))
        first = wire.read(await reader.readline())
        if self.heard_up_to is None:
            self.heard_up_to = int(first["number"])
        self._found(wire.snapshot_in(first["snapshot"]))
        self._writer = writer
        self._is_there.set()
        while data := await reader.readline():
            self._took(wire.read(data))

    def _took(self, said: dict[str, Any]) -> None:
        if "event" in said:
            self._tell(wire.event_in(said["event"]))
            self.heard_up_to = int(said["number"])
            return
        asked = self._asked.pop(int(said["answer"]), None)
        if asked is None or asked.done():
            return
        if "error" in said:
            asked.set_exception(wire.error_in(said["error"]))
        else:
            asked.set_result(said["value"])

    def _lost(self, writer: asyncio.StreamWriter) -> None:
        writer.close()
        self._writer = None
        self._is_there.clear()
        for asked in self._asked.values():
            if not asked.done():
                asked.set_exception(NotThere("The process that carries calls went away; it comes back by itself."))
        self._asked.clear()

    async def _ask(self, **fields: object) -> Any:  # noqa: ANN401 - what was asked for
        if self._writer is None:
            raise NotThere("The process that carries calls is not there; it comes back by itself.")
        self._number += 1
        asked = self._asked[self._number] = asyncio.get_running_loop().create_future()
        self._writer.write(wire.line(ask=self._number, **fields))
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await asked
        except TimeoutError as error:
            raise NotThere("The process that carries calls does not answer in time.") from error
