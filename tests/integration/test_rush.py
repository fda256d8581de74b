"""Hundreds who call at the same instant are all heard, however busy the hub is just then."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import Final

import pytest

from tests.hubs.process import HubProcess

CALLERS: Final = 400
MOST_MAIL_SERVERS: Final = 100
LONGEST_QUEUE: Final = Path("/proc/sys/net/core/somaxconn")


@pytest.fixture
def callers() -> int:
    """As many as the system lets wait before a door, at most."""
    longest = int(LONGEST_QUEUE.read_text()) if LONGEST_QUEUE.exists() else 128
    return min(CALLERS, longest)


async def first_line(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, question: bytes) -> bytes:
    """What the hub says first."""
    writer.write(question)
    line = await reader.readline()
    writer.transport.abort()
    return line


@pytest.mark.parametrize("door", ["http", "smtp"])
async def test_nobody_who_calls_while_the_hub_is_busy_is_left_outside(hub: HubProcess, callers: int, door: str) -> None:
    port = hub.port if door == "http" else hub.smtp_port
    question = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" if door == "http" else b""
    assert hub.server is not None
    hub.server.process.send_signal(signal.SIGSTOP)
    try:
        # The system takes the call and lets it wait; who finds no place there tries again after seconds.
        async with asyncio.timeout(5):
            lines = await asyncio.gather(*(asyncio.open_connection("127.0.0.1", port) for _ in range(callers)))
    finally:
        hub.server.process.send_signal(signal.SIGCONT)
    answers = await asyncio.gather(*(first_line(reader, writer, question) for reader, writer in lines))
    # A mail server too many is told at once to come back.
    wanted = (b"HTTP/1.1 200",) if door == "http" else (b"220 ", b"421 ")
    assert all(answer.startswith(wanted) for answer in answers), set(answers)


async def test_a_mail_server_too_many_is_told_to_come_back(hub: HubProcess) -> None:
    lines: list[asyncio.StreamWriter] = []
    answer = b"220 "
    try:
        # Earlier callers may not have been missed yet, so the last place can be taken sooner.
        while len(lines) <= MOST_MAIL_SERVERS and answer.startswith(b"220 "):
            reader, writer = await asyncio.open_connection("127.0.0.1", hub.smtp_port)
            lines.append(writer)
            answer = await reader.readline()
        assert answer.startswith(b"421 4.3.2 too many connections")
        assert await reader.read() == b""
    finally:
        for line in lines:
            line.transport.abort()
