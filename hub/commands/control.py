"""The local socket of a running hub: commands ask here, for the hub alone may write its data.

One request is one line of JSON, `{"do": name, "with": {…}}`; the answer is one line,
`{"done": …}` or `{"problem": {"title": …, "detail": …}}`. Only the owner of the data may connect.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final

import orjson
import structlog

from hub.commands.last_words import sentence_of_system
from hub.domain.problem import Problem

log = structlog.get_logger()

SOCKET: Final = "hub.sock"
LARGEST_REQUEST_BYTES: Final = 16_000_000
LONGEST_ADDRESS_BYTES: Final = 100
"""Of a socket's address; every system allows a little more."""
READ_SECONDS: Final = 10
ANSWER_SECONDS: Final = 120

Perform = Callable[[str, Mapping[str, Any]], Awaitable[Any]]


class NotRunning(Exception):
    """No hub answers on this data."""


def socket_address(folder: Path) -> str:
    """The socket of a data folder, as short as it can be said."""
    path = folder / SOCKET
    return min(str(path), os.path.relpath(path), key=len)


class Control:
    """Answers commands while the hub runs."""

    def __init__(self, folder: Path, perform: Perform) -> None:
        self._folder = folder
        self._perform = perform

    async def run(self) -> None:
        """Answer until cancelled; the socket is gone afterwards."""
        address = socket_address(self._folder)
        if len(os.fsencode(address)) > LONGEST_ADDRESS_BYTES:
            log.warning("no local socket: the path of HUB_DATA is too long for one", path=address)
            return
        server = await asyncio.start_unix_server(self._answer, sock=_private(address), limit=LARGEST_REQUEST_BYTES)
        try:
            async with server:
                await server.serve_forever()
        finally:
            _remove(address)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(READ_SECONDS):
                line = await reader.readline()
            if line:
                writer.write(orjson.dumps(await self._answer_to(line)) + b"\n")
                await writer.drain()
        except (OSError, TimeoutError, ValueError):
            log.warning("a command left without its answer")
        finally:
            writer.close()

    async def _answer_to(self, line: bytes) -> dict[str, Any]:
        try:
            request = orjson.loads(line)
            return {"done": await self._perform(str(request["do"]), dict(request["with"]))}
        except Problem as problem:
            return {"problem": {"title": problem.title, "detail": problem.detail}}
        except Exception as error:
            log.exception("a command failed")
            told = sentence_of_system(error) or "The fault is ours; the hub's log tells more."
            return {"problem": {"title": "The hub failed", "detail": told}}


def _private(address: str) -> socket.socket:
    """A socket that only its owner may open; never, not even at first, anybody else."""
    # Whoever holds the folder's lock owns the socket: one that is there was left by a crash.
    _remove(address)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.settimeout(0)
    before = os.umask(0o177)
    try:
        listening.bind(address)
    finally:
        os.umask(before)
    return listening


def _remove(address: str) -> None:
    Path(address).unlink(missing_ok=True)


async def ask_running(folder: Path, name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The running hub's answer; raises NotRunning where none answers."""
    try:
        reader, writer = await asyncio.open_unix_connection(socket_address(folder), limit=LARGEST_REQUEST_BYTES)
    except (OSError, ValueError) as error:
        raise NotRunning(str(error)) from error
    try:
        writer.write(orjson.dumps({"do": name, "with": dict(arguments)}) + b"\n")
        await writer.drain()
        async with asyncio.timeout(ANSWER_SECONDS):
            line = await reader.readline()
    except (OSError, ValueError, TimeoutError) as error:
        raise NotRunning(str(error)) from error
    finally:
        writer.close()
    if not line:
        raise NotRunning("The hub closed the line.")
    answer: dict[str, Any] = orjson.loads(line)
    return answer
