"""The demonstration's mailboxes: what customers send leaves by SMTP, and what is sent to them arrives so."""

from __future__ import annotations

import asyncio
import re
import secrets
import socket
from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any, Final

from channels.email.fields import mail_policy
from hub.commands.demo.names import LOOPBACK, MAIL_ADDRESS

MOST_LETTERS: Final = 300
MADE_UP: Final = re.compile(r"customer\d+@mail\.example")
"""The addresses of a busy hour's customers, whose letters nobody wants to read."""
MOST_FILES: Final = 60
LARGEST_MAIL_BYTES: Final = 10 * 1024 * 1024
SEND_TIMEOUT_SECONDS: Final = 20


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a letter, or goes with one."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as its reader sees it."""

    id: str
    is_from_customer: bool
    from_: str
    to: str
    subject: str
    text: str
    at: datetime
    headers: dict[str, str]
    files: tuple[tuple[str, str], ...]
    """Name and address of each file."""


def bound_socket() -> socket.socket:
    """A socket on a loopback port that the system chose."""
    door = socket.socket()
    door.bind((LOOPBACK, 0))
    return door


NOBODY: Final = "nobody@"
"""To such an address the mailbox says that there is nobody."""
LOST: Final = "lost@"
"""To such an address the line breaks once the letter is there: nobody knows whether it was kept."""


class Mailboxes:
    """The customers' mailboxes, and those of whoever else was written to; made-up customers keep nothing."""

    def __init__(
        self,
        door: socket.socket,
        hub_port: Callable[[], int],
        *,
        now: Callable[[], datetime],
        changed: Callable[[], None],
    ) -> None:
        self.letters: deque[Letter] = deque(maxlen=MOST_LETTERS)
        self._door = door
        self._hub_port = hub_port
        self._now = now
        self._changed = changed
        self._files: OrderedDict[str, File] = OrderedDict()
        self.hearers: list[Callable[[str, object], None]] = []
        """Who wants to know of every letter that reaches a customer."""

    async def run(self) -> None:
        """Take letters until cancelled."""
        from aiosmtpd.smtp import SMTP  # noqa: PLC0415 - only a demonstration needs it this early

        loop = asyncio.get_running_loop()
        server = await loop.create_server(
            lambda: SMTP(
                self, data_size_limit=LARGEST_MAIL_BYTES, enable_SMTPUTF8=True, hostname="mailbox.example", loop=loop
            ),
            sock=self._door,
        )
        try:
            await loop.create_future()
        finally:
            server.close()

    async def handle_DATA(self, server: Any, _session: object, envelope: Any) -> str:  # noqa: ANN401, N802 - aiosmtpd's words
        """Keep a letter of the company; two addresses show what else may become of one."""
        if any(recipient.startswith(NOBODY) for recipient in envelope.rcpt_tos):
            return "550 5.1.1 There is no such mailbox here"
        if any(recipient.startswith(LOST) for recipient in envelope.rcpt_tos):
            server.transport.abort()
            return "421 Gone"
        message = await asyncio.to_thread(read_letter, bytes(envelope.original_content or envelope.content))
        for recipient in envelope.rcpt_tos:
            letter = self._keep(message, recipient, is_from_customer=False)
            for hear in self.hearers:
                hear(letter.text, letter)
        return "250 Kept"

    async def send(  # noqa: PLR0913 - what a letter consists of
        self,
        name: str,
        address: str,
        *,
        subject: str,
        text: str,
        answers: str | None = None,
        files: Sequence[File] = (),
    ) -> Letter:
        """Let a customer write to the company; returns once the hub has taken the letter."""
        import aiosmtplib  # noqa: PLC0415 - only a demonstration needs it this early

        answered = next((letter for letter in self.letters if answers and letter.id == answers), None)
        to = answered.from_ if answered is not None and not answered.is_from_customer else MAIL_ADDRESS
        message = self._written(name, address, to, subject, text, answered, files)
        await aiosmtplib.send(
            message,
            sender=address,
            recipients=[to],
            hostname=LOOPBACK,
            port=self._hub_port(),
            start_tls=False,
            timeout=SEND_TIMEOUT_SECONDS,
            local_hostname="mailbox.example",
        )
        return self._keep(message, to, is_from_customer=True)

    def put_back(self, letter: Letter, files: Sequence[File]) -> None:
        """A letter of an earlier day lies here again."""
        self.letters.append(replace(letter, files=tuple(self._kept(file) for file in files)))

    def strangers(self, customers: Collection[str]) -> list[str]:
        """Who has letters here and is none of these, by address, as they came."""
        found = dict.fromkeys(letter.from_ if letter.is_from_customer else letter.to for letter in self.letters)
        return [address for address in found if address not in customers]

    def file(self, token: str) -> File | None:
        """A file of a letter that is still kept."""
        return self._files.get(token)

    def shown(self) -> list[dict[str, Any]]:
        """The letters, oldest first, as the page shows them."""
        return [
            {
                "id": letter.id,
                "direction": "in" if letter.is_from_customer else "out",
                "from": letter.from_,
                "to": letter.to,
                "subject": letter.subject,
                "text": letter.text,
                "at": letter.at,
                "headers": letter.headers,
                "files": [{"name": name, "url": url} for name, url in letter.files],
            }
            for letter in self.letters
        ]

    def _written(  # noqa: PLR0913, PLR0917 - what a letter consists of
        self,
        name: str,
        address: str,
        to: str,
        subject: str,
        text: str,
        answered: Letter | None,
        files: Sequence[File],
    ) -> EmailMessage:
        message = EmailMessage(policy=mail_policy(utf8=True))
        message["From"] = f'"{name}" <{address}>'
        message["To"] = to
        message["Subject"] = " ".join(subject.split())
        message["Date"] = format_datetime(self._now())
        message["Message-ID"] = f"<{secrets.token_hex(12)}@{address.rpartition('@')[2]}>"
        if answered is not None:
            message["In-Reply-To"] = answered.id
            message["References"] = f"{answered.headers.get('References', '')} {answered.id}".strip()
        message.set_content(text, cte="8bit" if text.isascii() else "base64")
        for file in files:
            kind, _, detail = file.content_type.partition("/")
            message.add_attachment(file.content, maintype=kind, subtype=detail or "octet-stream", filename=file.name)
        return message

    def _keep(self, message: EmailMessage, recipient: str, *, is_from_customer: bool) -> Letter:
        letter = Letter(
            id=str(message["Message-ID"] or f"<{secrets.token_hex(12)}>"),
            is_from_customer=is_from_customer,
            from_=parseaddr(str(message["From"] or ""))[1],
            to=recipient,
            subject=str(message["Subject"] or ""),
            text=text_of(message),
            at=self._now(),
            headers={name: str(value) for name, value in message.items()},
            files=tuple(self._filed(part) for part in message.iter_attachments()),
        )
        if not any(MADE_UP.fullmatch(address) for address in (letter.from_, letter.to)):
            self.letters.append(letter)
            self._changed()
        return letter

    def _filed(self, part: Any) -> tuple[str, str]:  # noqa: ANN401 - any part of a mail
        content = part.get_content() if part.get_content_maintype() != "message" else part.as_bytes()
        raw = content.encode() if isinstance(content, str) else bytes(content)
        return self._kept(File(part.get_filename() or "file", part.get_content_type(), raw))

    def _kept(self, file: File) -> tuple[str, str]:
        token = secrets.token_urlsafe(12)
        self._files[token] = file
        while len(self._files) > MOST_FILES:
            self._files.popitem(last=False)
        return file.name, f"/demo/api/files/{token}"


def read_letter(content: bytes) -> EmailMessage:
    """The letter that these bytes are."""
    return message_from_bytes(content, policy=policy.default)


def text_of(message: EmailMessage) -> str:
    """What a reader of plain text sees."""
    body = message.get_body(("plain", "html"))
    return str(body.get_content()).strip() if body is not None else ""
