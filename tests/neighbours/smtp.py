"""A real SMTP server on 127.0.0.1 that keeps what it is given, and refuses what a test tells it to refuse."""

import asyncio
import threading
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.neighbours.server import free_port

USER = "hub"
PASSWORD = "opens-nothing"
CUT = "cut"
"""An answer that is none: the line breaks instead, so the sender cannot know what became of the mail."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it arrived."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """The mail, read by the standard library."""
        return message_from_bytes(self.content, policy=policy.default)


@dataclass
class SmtpSink:
    """Collects mails; each scripted answer is given once, in order, before the ordinary one returns."""

    port: int
    mails: list[Mail] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    _answers: dict[str, deque[str]] = field(default_factory=lambda: defaultdict(deque))
    _arrived: threading.Condition = field(default_factory=threading.Condition)

    @property
    def url(self) -> str:
        """Where a hub finds it."""
        return f"smtp://127.0.0.1:{self.port}"

    def answer(self, command: str, *answers: str) -> None:
        """Script the next answers to MAIL, RCPT or DATA, such as "451 4.3.0 Try again later" or CUT."""
        self._answers[command].extend(answers)

    def wait_for(self, count: int, timeout_seconds: float = 10) -> list[Mail]:
        """Give back the mails once there are so many."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self.mails) >= count, timeout_seconds):
                msg = f"{len(self.mails)} of {count} mails arrived in {timeout_seconds} s"
                raise TimeoutError(msg)
            return list(self.mails)

    async def handle_MAIL(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Begin a mail."""
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self._next(server, "MAIL") or "250 OK"

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Add a recipient, unless this one is refused."""
        refusal = self._next(server, "RCPT")
        if refusal is None:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return refusal or "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keep the mail; one that is cut off was kept all the same, as it may be in life."""
        answer = self._next(server, "DATA")
        if answer is None or answer == CUT:
            with self._arrived:
                content = envelope.original_content or b""
                self.mails.append(Mail(envelope.mail_from or "", tuple(envelope.rcpt_tos), content))
                self._arrived.notify_all()
        return answer or "250 Kept"

    def check(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object
    ) -> AuthResult:
        """Let in the one user there is."""
        is_known = given == LoginPassword(USER.encode(), PASSWORD.encode())
        self.logins.append(USER if is_known else "refused")
        # The server answers by itself only when nobody has done so yet.
        return AuthResult(success=is_known, handled=is_known)

    def _next(self, server: SMTP, command: str) -> str | None:
        scripted = self._answers[command]
        if not scripted:
            return None
        if scripted[0] == CUT and isinstance(server.transport, asyncio.WriteTransport):
            server.transport.abort()
        return scripted.popleft()


@contextmanager
def running_sink() -> Iterator[SmtpSink]:
    """A sink of one's own."""
    sink = SmtpSink(free_port())
    controller = Controller(
        sink, hostname="127.0.0.1", port=sink.port, authenticator=sink.check, auth_require_tls=False
    )
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()


@pytest.fixture
def smtp_sink() -> Iterator[SmtpSink]:
    """An SMTP server that collects mails, new for each test."""
    with running_sink() as sink:
        yield sink
