"""The demonstration as one thing that the hub can take with it: settings, floor, routes and loops."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from secrets import token_urlsafe
from typing import Protocol

from channels.contract import Http
from hub.application.floor_record import Secrets
from hub.commands.demo.api import DemonstrationApi
from hub.commands.demo.busy import BusyHour
from hub.commands.demo.changes import Changes
from hub.commands.demo.documents import read_document
from hub.commands.demo.history import PastClock, play_history
from hub.commands.demo.loopback import base_url_of, environment_of
from hub.commands.demo.mailbox import Mailboxes, bound_socket
from hub.commands.demo.names import LOOPBACK
from hub.commands.demo.phone import PACE_SECONDS, Telephones
from hub.commands.demo.put_back import put_back
from hub.commands.demo.seed import (
    add_new_accounts,
    is_seeded,
    is_untouched,
    password_of_demonstration,
    seed_floor,
    set_passwords,
)
from hub.commands.demo.signed_in import say_who_is_signed_in
from hub.commands.demo.state import Shown
from hub.domain.ids import PersonId
from hub.settings import Settings
from hub.web.route import Route
from hub.web.services import Passwords, Services
from hub.wire.store import Committed, Store


class OwnStore(Store, Protocol):
    """A store that is opened and closed by whoever made it."""

    async def start(self) -> None:
        """Open it."""
        ...

    async def stop(self) -> None:
        """Close it."""
        ...


PastStore = Callable[[Callable[[], datetime]], OwnStore]
"""Opens the same database with another clock."""


class Stage:
    """The demonstration of one hub."""

    def __init__(self, settings: Settings) -> None:
        self._door = bound_socket()
        self.base_url = base_url_of(settings)
        self.settings = replace(
            settings, smtp_url=settings.smtp_url or f"smtp://{LOOPBACK}:{self._door.getsockname()[1]}?starttls=off"
        )
        self._identity_secret = token_urlsafe(32)
        self.environment = environment_of(settings, self._identity_secret)
        self._changes = Changes()
        self._put_back: Callable[[Store], Awaitable[None]] | None = None

    async def prepare(self, store: Store, past_store: PastStore, *, passwords: Passwords, secrets: Secrets) -> None:
        """The demonstration floor is there, with a history where the hub is new, and customers have what they had."""
        await self._furnish(store, past_store, passwords=passwords, secrets=secrets)
        if self._put_back is not None:
            await self._put_back(store)

    async def _furnish(self, store: Store, past_store: PastStore, *, passwords: Passwords, secrets: Secrets) -> None:
        password = self.settings.demo_password
        if await store.read(is_seeded):
            if not await passwords.matches(password, await store.read(password_of_demonstration)):
                await store.run(set_passwords, await passwords.digest(password))
            await store.run(add_new_accounts, secrets)
            return
        is_new = await store.read(is_untouched)
        await store.run(seed_floor, secrets, await passwords.digest(password))
        if is_new:
            now = await store.read(lambda reading: reading.now)
            clock = PastClock(now)
            past = past_store(clock)
            await past.start()
            try:
                await play_history(past, clock, read_document("customers"), now)
            finally:
                await past.stop()

    def routes_and_loops(
        self, services: Services, http: Http, smtp_port: Callable[[], int], has_console: Callable[[PersonId], bool]
    ) -> tuple[list[Route], list[Callable[[], Awaitable[None]]]]:
        """What the hub has to serve, and what it has to run, to be a demonstration."""
        changes, customers = self._changes, read_document("customers")["customers"]
        token, now = self.settings.demo_twilio_token, services.now
        telephones = Telephones(token, http, self.base_url, now=now, changed=changes.ring)
        mailboxes = Mailboxes(self._door, smtp_port, now=now, changed=changes.ring)
        self._put_back = partial(put_back, customers, services.files, telephones=telephones, mailboxes=mailboxes)
        busy = BusyHour(
            services,
            self.base_url,
            telephones=telephones,
            mailboxes=mailboxes,
            has_console=has_console,
            changed=changes.ring,
        )
        telephones.hearers.append(busy.hear)
        mailboxes.hearers.append(busy.hear)
        shown = Shown(services.store, changes, customers, telephones=telephones, mailboxes=mailboxes, busy=busy)
        api = DemonstrationApi(
            services,
            customers,
            shown,
            telephones=telephones,
            mailboxes=mailboxes,
            busy=busy,
            signed_in=say_who_is_signed_in(customers, self._identity_secret, now),
        )
        services.store.on_commit(self._hear)
        return api.routes(), [lambda: telephones.run(PACE_SECONDS), mailboxes.run, busy.run, self._watch_for_end]

    def _hear(self, committed: Committed) -> None:
        if committed.people:
            self._changes.ring()

    async def _watch_for_end(self) -> None:
        """Let open streams end with the hub, so that it need not wait for them."""
        try:
            await self._changes.pause(float("inf"))
        finally:
            self._changes.end()
