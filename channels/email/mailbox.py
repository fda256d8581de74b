"""A mailbox on an IMAP server, spoken to from one thread: plain blocking calls, no decision.

Any call may raise OSError or imaplib's errors (`GONE`), after which the connection is of no more use.
"""

from __future__ import annotations

import imaplib
import math
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from imapclient import SEEN, IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

from channels.contract import NotConfigured

GONE = (OSError, imaplib.IMAP4.error, IMAPClientError, ValueError, KeyError, AssertionError)
"""What a broken line, or a server out of its mind, looks like in this library."""

_LONGEST_IDLE_SECONDS = 28 * 60
STARTS = ("unseen", "all", "new")
"""What may be fetched before the first cursor."""
_SECONDS = ("imap_poll_seconds", "imap_idle_seconds")
_OFF = ("off", "no", "false", "0")


@dataclass(frozen=True, slots=True)
class MailboxSettings:
    """Where mail lies, and how to fetch it."""

    host: str
    port: int
    username: str
    password: str
    folder: str = "INBOX"
    is_tls: bool = True
    has_starttls: bool = False
    marks_seen: bool = True
    start: str = "unseen"
    """What is fetched before the first cursor: `unseen`, `all` or `new`."""
    poll_seconds: float = 60
    idle_seconds: float = 300
    timeout_seconds: float = 60
    size_limit_bytes: int = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fetched:
    """One mail as the server has it."""

    uid: int
    content: bytes
    received_at: datetime | None


def mailbox_settings(settings: Mapping[str, str]) -> MailboxSettings | None:
    """What an account says of its mailbox; None when it names none, NotConfigured when it says nonsense."""
    url = settings.get("imap_url", "").strip()
    if not url:
        return None
    faults = mailbox_faults(settings)
    if faults:
        raise NotConfigured("; ".join(f"correct {name}, which {text}" for name, text in faults.items()))
    parts = urlsplit(url)
    is_tls = parts.scheme == "imaps"
    seconds = {name: float(settings.get(name) or 0) for name in _SECONDS}
    return MailboxSettings(
        host=parts.hostname or "",
        port=parts.port or (993 if is_tls else 143),
        username=unquote(parts.username or ""),
        password=settings.get("imap_password") or unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        is_tls=is_tls,
        has_starttls=settings.get("imap_starttls", "off").lower() not in _OFF,
        marks_seen=settings.get("imap_mark_seen", "on").lower() not in _OFF,
        start=settings.get("imap_start", "unseen"),
        poll_seconds=seconds["imap_poll_seconds"] or 60,
        idle_seconds=min(seconds["imap_idle_seconds"] or 300, _LONGEST_IDLE_SECONDS),
    )


def mailbox_faults(settings: Mapping[str, str]) -> dict[str, str]:
    """What makes no sense in what an account says of its mailbox, by the name of the setting."""
    faults = {}
    url = settings.get("imap_url", "").strip()
    if url and not is_mailbox(url):
        faults["imap_url"] = "is imaps://user:password@host:port/folder"
    for name in _SECONDS:
        if not is_seconds(settings.get(name) or "0"):
            faults[name] = "is a number of seconds such as 60"
    return faults


def is_mailbox(url: str) -> bool:
    """Whether an address names a mailbox on a server."""
    try:
        parts = urlsplit(url)
        # A port that is none shows itself only when it is asked for.
        is_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return is_port and parts.scheme in ("imap", "imaps") and bool(parts.hostname and parts.username)


def is_seconds(text: str) -> bool:
    """Whether a setting is a time that can be waited for."""
    try:
        return 0 <= float(text) < math.inf
    except ValueError:
        return False


class Mailbox:
    """One connection to one folder."""

    def __init__(self, settings: MailboxSettings) -> None:
        self._settings = settings
        self._client: Any = None
        self._hung_up = threading.Event()
        self.uid_validity = 0
        self.next_uid = 1

    def open(self) -> None:
        """Connect, log in and select the folder; NotConfigured when the password is wrong."""
        wanted = self._settings
        limit = SocketTimeout(connect=wanted.timeout_seconds, read=wanted.timeout_seconds)
        self._client = IMAPClient(wanted.host, wanted.port, ssl=wanted.is_tls, use_uid=True, timeout=limit)
        # Times stay as the server wrote them, with their zone.
        self._client.normalise_times = False
        if wanted.has_starttls:
            self._client.starttls()
        try:
            self._client.login(wanted.username, wanted.password)
        except LoginError as refused:
            raise NotConfigured("the mailbox does not accept the password: correct imap_url") from refused
        folder = self._client.select_folder(wanted.folder, readonly=not wanted.marks_seen)
        self.uid_validity = int(folder[b"UIDVALIDITY"])
        self.next_uid = int(folder.get(b"UIDNEXT") or 1)

    def uids_after(self, last: int) -> list[int]:
        """The mails that came after a UID, in the order of their arrival."""
        # `n:*` always names at least the last mail, also when its number is lower than n.
        return sorted(uid for uid in self._client.search(["UID", f"{last + 1}:*"]) if uid > last)

    def unseen_uids(self) -> list[int]:
        """The mails that nobody has read."""
        return sorted(self._client.search(["UNSEEN"]))

    def fetch(self, uid: int) -> Fetched | None:
        """One mail, cut at the size limit; None when it was deleted meanwhile. It stays unread."""
        facts = self._client.fetch([uid], ["RFC822.SIZE", "INTERNALDATE"]).get(uid)
        if facts is None:
            return None
        limit = self._settings.size_limit_bytes
        is_big = int(facts.get(b"RFC822.SIZE", 0)) > limit
        parts = self._client.fetch([uid], [f"BODY.PEEK[]<0.{limit}>" if is_big else "BODY.PEEK[]"]).get(uid, {})
        content = next((value for name, value in parts.items() if name.startswith(b"BODY[]")), None)
        if content is None:
            return None
        received_at = facts.get(b"INTERNALDATE")
        is_zoned = isinstance(received_at, datetime) and received_at.tzinfo is not None
        return Fetched(uid, bytes(content), received_at.astimezone(UTC) if is_zoned else None)

    def mark_seen(self, uid: int) -> None:
        """Show people who look into the mailbox that the hub has this mail."""
        if self._settings.marks_seen:
            self._client.add_flags([uid], [SEEN], silent=True)

    def wait(self) -> None:
        """Return when something may have arrived, by the server's word or after a while."""
        if not self._client.has_capability("IDLE"):
            self._hung_up.wait(self._settings.poll_seconds)
            self._client.noop()
            return
        self._client.idle()
        try:
            # A server may be silent about new mail, so the wait is never longer than this.
            self._client.idle_check(timeout=self._settings.idle_seconds)
        finally:
            self._client.idle_done()

    def hang_up(self) -> None:
        """End the connection from any thread; a call that waits in another one fails at once."""
        self._hung_up.set()
        if self._client is None:
            return
        try:
            self._client.socket().shutdown(socket.SHUT_RDWR)
        except (*GONE, AttributeError):
            return

    def close(self) -> None:
        """Give the connection back to the system, whatever state it is in."""
        if self._client is None:
            return
        try:
            self._client.shutdown()
        except (*GONE, AttributeError):
            return
