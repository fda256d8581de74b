"""Mail is fetched from an IMAP mailbox in order, each mail kept before the next is asked for.

The cursor is `UIDVALIDITY:UID`, and `UIDVALIDITY:UID:END` while the mails are taken over that lay
unread in the folder at the very first start, up to the UID at the end. When a server numbers its
mails anew the folder is read from its beginning again, which is harmless: a mail that the hub has
already is recognised by its arrival key.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import ParamSpec, TypeVar

from channels.contract import Arrival, ChannelError, Endpoint
from channels.email.mailbox import GONE, Fetched, Mailbox, MailboxSettings, mailbox_settings
from channels.extras import Inbox

_log = logging.getLogger(__name__)
_FIRST_PAUSE_SECONDS = 1.0
_LONGEST_PAUSE_SECONDS = 60.0
_MOST_TRIES = 5

_P = ParamSpec("_P")
_T = TypeVar("_T")


class _NotKeptError(Exception):
    """The hub could not keep a mail just now; it is offered again after a pause."""


@dataclass(slots=True)
class _Progress:
    """How far the folder is read, and which mails could not be kept yet."""

    uid_validity: int
    last_uid: int
    failures: dict[int, int]
    unread: list[int] = field(default_factory=list)
    unread_end: int = 0
    """Up to this UID only the unread mails are taken over."""

    def cursor(self, uid: int) -> str:
        """The cursor once this mail is kept."""
        is_last = not self.unread or uid >= self.unread[-1]
        return f"{self.uid_validity}:{uid}" + ("" if is_last or uid >= self.unread_end else f":{self.unread_end}")


def listener_for(endpoint: Endpoint, now: Callable[[], datetime]) -> ImapListener | None:
    """What fetches the mail of an account, or None when its settings name no mailbox."""
    settings = mailbox_settings(endpoint.settings)
    return ImapListener(settings, endpoint.address, now) if settings else None


class ImapListener:
    """Brings the mails of one mailbox until it is cancelled."""

    def __init__(self, settings: MailboxSettings, address: str, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._address = address
        self._now = now
        self._failures: dict[int, int] = {}
        self._unreadable: set[int] = set()

    async def listen(self, inbox: Inbox) -> None:
        """Deliver mails in order, over and over connections; NotConfigured when the mailbox refuses the password."""
        pause = _FIRST_PAUSE_SECONDS
        with_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="imap")
        try:
            while True:
                worker = _Worker(Mailbox(self._settings), with_thread)
                try:
                    await self._serve(worker, inbox)
                except _NotKeptError:
                    _log.warning("mail is not kept", extra={"mailbox": self._settings.host})
                    inbox.lost("A mail could not be kept; it is fetched again after a pause.")
                except GONE as failure:
                    facts = {"mailbox": self._settings.host, "error": type(failure).__name__}
                    _log.warning("mailbox is gone", extra=facts)
                    inbox.lost(f"The mailbox at {self._settings.host} is gone: {failure or type(failure).__name__}.")
                finally:
                    worker.end()
                pause = _FIRST_PAUSE_SECONDS if worker.has_worked else min(pause * 2, _LONGEST_PAUSE_SECONDS)
                await asyncio.sleep(pause)
        finally:
            with_thread.shutdown(wait=False)

    async def _serve(self, worker: _Worker, inbox: Inbox) -> None:
        """Read one connection for as long as it holds."""
        await worker.do(worker.mailbox.open)
        inbox.connected()
        progress = await self._progress(worker, await inbox.cursor())
        while True:
            await self._take(worker, inbox, progress, progress.unread)
            progress.last_uid, progress.unread = max(progress.last_uid, progress.unread_end), []
            uids = await worker.do(worker.mailbox.uids_after, progress.last_uid)
            await self._take(worker, inbox, progress, uids)
            worker.has_worked = True
            await worker.do(worker.mailbox.wait)

    async def _progress(self, worker: _Worker, cursor: str | None) -> _Progress:
        """Where to go on: after the cursor, or from the start the settings ask for."""
        validity = worker.mailbox.uid_validity
        progress = _Progress(validity, 0, self._failures)
        known = [int(part) if part.isdigit() else 0 for part in (cursor or "").split(":")]
        if len(known) > 1 and known[0] == validity:
            progress.last_uid, progress.unread_end = known[1], (known[2] if len(known) > 2 else 0)
        elif cursor is None and self._settings.start != "all":
            progress.unread_end = worker.mailbox.next_uid - 1
        if progress.unread_end and self._settings.start != "new":
            found = await worker.do(worker.mailbox.unseen_uids)
            progress.unread = [uid for uid in found if progress.last_uid < uid <= progress.unread_end]
        return progress

    async def _take(self, worker: _Worker, inbox: Inbox, progress: _Progress, uids: list[int]) -> None:
        """Deliver these mails; one that the hub can never keep does not stop those behind it."""
        for uid in uids:
            try:
                await self._take_one(worker, inbox, progress, uid)
            except _NotKeptError:
                tries = progress.failures[uid] = progress.failures.get(uid, 0) + 1
                if tries < _MOST_TRIES:
                    raise
                # The cursor passes it only when a later mail is kept: while nothing is, nothing is lost.
                _log.error("mail cannot be kept", extra={"mailbox": self._settings.host, "uid": uid})
                if uid == uids[-1]:
                    raise

    async def _take_one(self, worker: _Worker, inbox: Inbox, progress: _Progress, uid: int) -> None:
        fetched = await self._fetch(worker, progress, uid)
        if fetched is not None:
            await self._deliver(inbox, fetched, progress.cursor(uid))
            await worker.do(worker.mailbox.mark_seen, uid)
        progress.failures.pop(uid, None)
        progress.last_uid = max(uid, progress.last_uid)

    async def _fetch(self, worker: _Worker, progress: _Progress, uid: int) -> Fetched | None:
        """The mail, or None when it is deleted or has ended the connection every time it was asked for."""
        if progress.failures.get(uid, 0) >= _MOST_TRIES and uid in self._unreadable:
            return None
        try:
            return await worker.do(worker.mailbox.fetch, uid)
        except GONE:
            progress.failures[uid] = progress.failures.get(uid, 0) + 1
            self._unreadable.add(uid)
            raise

    async def _deliver(self, inbox: Inbox, fetched: Fetched, cursor: str) -> None:
        arrival = Arrival(
            method="MAIL",
            url=f"imap://{self._settings.host}",
            headers={"envelope-to": self._address},
            body=fetched.content,
            received_at=fetched.received_at or self._now(),
        )
        try:
            await inbox.deliver(arrival, cursor)
        except ChannelError as refusal:
            if refusal.retryable:
                raise _NotKeptError from refusal
            _log.warning("mail is refused", extra={"mailbox": self._settings.host, "uid": fetched.uid})
        except Exception as failure:  # the inbox says: whatever else is raised, the mail was not kept
            raise _NotKeptError from failure


class _Worker:
    """A mailbox and the one thread that may speak to it."""

    def __init__(self, mailbox: Mailbox, thread: ThreadPoolExecutor) -> None:
        self.mailbox = mailbox
        self.has_worked = False
        self._thread = thread

    async def do(self, call: Callable[_P, _T], *args: _P.args, **_none: _P.kwargs) -> _T:
        """The result of a blocking call, made in the mailbox's own thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, call, *args)

    def end(self) -> None:
        """Let a call that still waits fail at once, and close the line after it."""
        self.mailbox.hang_up()
        self._thread.submit(self.mailbox.close)
