"""A door for incoming mail: an SMTP server on the hub's own event loop that relays nothing.

It says 250 only when the mail is kept, takes mail for known accounts alone, and says at once when
a mail is too big.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from aiosmtpd.smtp import SMTP, Envelope, Session

from channels.contract import Arrival, ChannelError
from channels.email.threads import split_plus

_LONGEST_LINE_BYTES = 2 * 1024 * 1024
_MOST_RECIPIENTS = 100
_MOST_CALLING = 1_024  # Whom the system turns away tries again only after seconds; a 421 is heard at once.
_MOST_COMMANDS = {"*": 500, "RCPT": 2000, "DATA": 500}


@dataclass(frozen=True, slots=True)
class Door:
    """How the listener is configured."""

    host: str = "127.0.0.1"
    port: int = 2525
    size_limit_bytes: int = 30 * 1024 * 1024
    timeout_seconds: float = 300
    most_connections: int = 100
    hostname: str = "contact-hub"
    tls: ssl.SSLContext | None = None
    """With it STARTTLS is offered."""


Deliver = Callable[[Arrival], Awaitable[None]]


class SmtpListener:
    """Takes mail until it is cancelled."""

    def __init__(
        self, door: Door, is_known: Callable[[str], bool], deliver: Deliver, now: Callable[[], datetime]
    ) -> None:
        self._door = door
        self._handler = _Handler(is_known, deliver, now)
        self._lines: set[_Line] = set()
        self.listening = asyncio.Event()
        """Set once mail can come in."""
        self.port = door.port
        """The port that was really opened: where the configured one is 0, the system chooses."""

    async def run(self) -> None:
        """Listen until cancelled; raises OSError when the port cannot be had."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(
            lambda: self._line(loop), self._door.host, self._door.port, backlog=_MOST_CALLING
        )
        self.port = server.sockets[0].getsockname()[1]
        self.listening.set()
        try:
            await loop.create_future()
        finally:
            self.listening.clear()
            server.close()
            for line in tuple(self._lines):
                line.hang_up()
            await server.wait_closed()

    def _line(self, loop: asyncio.AbstractEventLoop) -> asyncio.Protocol:
        if len(self._lines) >= self._door.most_connections:
            return _Full()
        return _Line(self._handler, self._door, self._lines, loop)


class _Line(SMTP):
    """One connection."""

    # Real programs write longer lines than the standard allows, for instance base64 without any break.
    line_length_limit = _LONGEST_LINE_BYTES

    def __init__(self, handler: _Handler, door: Door, lines: set[_Line], loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            handler,
            data_size_limit=door.size_limit_bytes,
            enable_SMTPUTF8=True,
            hostname=door.hostname,
            ident="Contact Hub",
            tls_context=door.tls,
            timeout=door.timeout_seconds,
            command_call_limit=dict(_MOST_COMMANDS),
            auth_exclude_mechanism=["LOGIN", "PLAIN"],
            loop=loop,
        )
        self._others = lines

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._others.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._others.discard(self)
        super().connection_lost(error)

    def hang_up(self) -> None:
        """End the connection at once; the other side will try again with whatever it has left."""
        transport = _writable(self.transport)
        if transport is not None:
            transport.abort()


class _Full(asyncio.Protocol):
    """A connection too many: told to come back, and closed."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        writable = _writable(transport)
        if writable is not None:
            writable.write(b"421 4.3.2 too many connections: try again later\r\n")
        transport.close()


def _writable(transport: asyncio.BaseTransport | None) -> asyncio.WriteTransport | None:
    """What can be written to; a transport of uvloop is one by what it does, not by its class."""
    return cast(asyncio.WriteTransport, transport) if hasattr(transport, "write") else None


class _Handler:
    """What aiosmtpd asks for every recipient and every mail."""

    def __init__(self, is_known: Callable[[str], bool], deliver: Deliver, now: Callable[[], datetime]) -> None:
        self._is_known = is_known
        self._deliver = deliver
        self._now = now

    async def handle_RCPT(  # noqa: N802 - name and arguments are aiosmtpd's
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient only when it is one of ours."""
        base, _ = split_plus(address)
        if not (self._is_known(address) or self._is_known(base)):
            return f"550 5.1.1 no such account: {address[:200]}"
        if len(envelope.rcpt_tos) >= _MOST_RECIPIENTS:
            return "452 4.5.3 too many recipients"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Acknowledge a mail when it is kept, and only then."""
        try:
            await self._deliver(self._arrival(session, envelope))
        except ChannelError as refusal:
            if refusal.retryable:
                return "451 4.3.0 not kept: try again later"
            return f"554 5.6.0 refused: {_one_line(str(refusal))}"
        except Exception:  # noqa: BLE001 - whatever happened, the mail is not kept and its sender must know
            return "451 4.3.0 not kept: try again later"
        return "250 2.0.0 kept"

    async def handle_exception(self, _error: Exception) -> str:
        """Blame ourselves, not the mail, for whatever went wrong: its sender shall keep it."""
        return "451 4.3.0 not kept: try again later"

    def _arrival(self, session: Session, envelope: Envelope) -> Arrival:
        content: Any = envelope.content
        peer: Any = session.peer
        return Arrival(
            method="MAIL",
            url="smtp:",
            headers={
                "envelope-from": (envelope.mail_from or "").strip("<>"),
                "envelope-to": ",".join(envelope.rcpt_tos),
                "remote-address": str(peer[0]) if isinstance(peer, tuple) else "",
                "hello": str(session.host_name or "")[:255],
            },
            body=bytes(content or b""),
            received_at=self._now(),
        )


def _one_line(text: str) -> str:
    """Text that fits into one line of an answer."""
    return "".join(char if " " <= char <= "~" else "?" for char in text)[:300]
