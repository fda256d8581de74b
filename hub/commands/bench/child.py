"""The servers under measurement: child processes that say where they listen and what they have used."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import IO, Final

import orjson

LOOK_SECONDS: Final = 0.002
STUCK_SECONDS: Final = 30.0
"""Longer than any transaction or lease lasts: whoever closes nothing for so long closes nothing any more."""


class Stuck(Exception):
    """A server under measurement left conversations open for ever; the text says how many."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a server has used and done so far."""

    cpu_seconds: float
    """Of all its threads, in user and kernel."""
    unfinished: int
    """Conversations that nobody has closed yet."""


async def answer_readings(unfinished: Callable[[], int], stopping: asyncio.Event) -> None:
    """Answer every line on standard input with a reading; the end of the input is the end of the server."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while await reader.readline():
        say(asdict(Reading(time.process_time(), unfinished())))
    stopping.set()


async def all_closed(read: Callable[[], Awaitable[Reading]], patience: float = STUCK_SECONDS) -> None:
    """Return once nothing is unfinished, however slow the machine; raises Stuck when their number no longer changes."""
    before, changed_at = 0, time.perf_counter()
    while unfinished := (await read()).unfinished:
        if unfinished != before:
            before, changed_at = unfinished, time.perf_counter()
        elif time.perf_counter() - changed_at > patience:
            raise Stuck(f"{unfinished} conversations were never closed by a server under measurement.")
        await asyncio.sleep(LOOK_SECONDS)


def say(value: dict[str, object], out: IO[bytes] | None = None) -> None:
    """One line for the parent."""
    out = out or sys.stdout.buffer
    out.write(orjson.dumps(value) + b"\n")
    out.flush()


class Child:
    """A server as the load's process sees it."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self._process = process
        self.address = f"http://127.0.0.1:{port}"

    @classmethod
    async def start(cls, *arguments: str, port: int) -> Child:
        """Start `hub bench` with these arguments, and wait until it serves."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            "from hub.cli import main; main()",
            "bench",
            *arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        child = cls(process, port)
        await child._line()
        return child

    async def reading(self) -> Reading:
        """What it has used so far."""
        if self._process.stdin is not None:
            self._process.stdin.write(b"?\n")
        line = await self._line()
        return Reading(line["cpu_seconds"], round(line["unfinished"]))

    async def _line(self) -> dict[str, float]:
        if self._process.stdout is None:  # pragma: no cover - it was asked for
            raise BrokenPipeError
        line = await asyncio.wait_for(self._process.stdout.readline(), 60)
        if not line:
            raise BrokenPipeError("A server under measurement ended; its complaint is above.")
        value: dict[str, float] = orjson.loads(line)
        return value

    async def stop(self) -> None:
        """End it in order."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), 15)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
