"""Whether a service answers at its address; nothing is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from hub.commands.finding import Finding, bad, good

Line: TypeAlias = Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]

CONNECT_SECONDS: Final = 4
PORTS: Final = {
    "http": 80,
    "https": 443,
    "smtp": 25,
    "smtps": 465,
    "imap": 143,
    "imaps": 993,
    "redis": 6379,
    "rediss": 6379,
}
TLS: Final = ("https", "smtps", "imaps")
AT_HOME: Final = ("redis", "rediss")
"""Where no host is named, this machine is meant."""


async def reach(subject: str, url: str) -> Finding:
    """Whether somebody listens there; an address that names no place is not tried."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        return bad(subject, f"cannot be read ({error}); correct it")
    if parts.scheme == "unix" and parts.path:
        return await _tried(subject, parts.path, asyncio.open_unix_connection(parts.path))
    host = parts.hostname or ("localhost" if parts.scheme in AT_HOME else "")
    if not (host and port):
        return bad(subject, "names no host where a service could answer; correct it, such as https://host:port")
    line = asyncio.open_connection(host, port, ssl=parts.scheme in TLS or None)
    return await _tried(subject, f"{host}:{port}", line)


async def _tried(subject: str, place: str, line: Line) -> Finding:
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            _, writer = await line
            writer.close()
    except (OSError, ValueError, TimeoutError) as error:
        return bad(subject, f"{place} does not answer: {str(error) or 'no answer in time'}")
    return good(subject, f"{place} answers")
