"""The composition root: the one place where everything is made and tied together."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson
import structlog
from aiohttp import web

from channels.catalog import CHANNELS
from channels.contract import Outside
from channels.email.imap_listener import listener_for
from channels.email.smtp_listener import Door, SmtpListener
from channels.toolkit.http import GuardedHttp, host_and_port
from hub import clock
from hub.application.translate import Bounds
from hub.commands.administration import Administration
from hub.commands.demo.loopback import is_for_show, refusal
from hub.commands.demo.names import TAB_PREFIX
from hub.commands.failure import StartError
from hub.data_in import DataIn
from hub.domain.erasure import fingerprint
from hub.domain.ids import FileId
from hub.domain.token import file_address
from hub.following import followed
from hub.logs import configure_logs
from hub.realtime.bus import NoBus, RedisBus
from hub.realtime.desk import DeskLine
from hub.realtime.gateway import Gateway
from hub.realtime.identity import VisitorSessions
from hub.realtime.limits import usual_limits
from hub.realtime.ticks import Ticks
from hub.realtime.visitor import VisitorLine
from hub.serving import Loop, Serving
from hub.settings import Settings
from hub.storage.file_store import FolderFiles
from hub.storage.migrate import migrate_postgres, migrate_sqlite
from hub.storage.open_store import AnyStore, store_at
from hub.storage.seal import Seals, read_or_make_key
from hub.web import pages
from hub.web.every_route import every_route
from hub.web.openapi import document, openapi_handler
from hub.web.passwords import Argon2Passwords
from hub.web.route import Open, Route
from hub.web.server import digest_of, make_app
from hub.web.services import Services
from hub.wire.tell import person_room, visitor_room
from hub.worker.checkup import Checkup
from hub.worker.estimates import deciding
from hub.worker.figures import Figures
from hub.worker.health import HealthWatch
from hub.worker.indexer import Indexer
from hub.worker.intake import Intake
from hub.worker.lending_search import LendingSearches
from hub.worker.listeners import ListenerLoop
from hub.worker.meters import Live, Meters
from hub.worker.outbox import OutboxLoop
from hub.worker.proofs import proving
from hub.worker.pushes import pushing
from hub.worker.queue_trials import Trials
from hub.worker.retention import Forgetting
from hub.worker.timers import TimerLoop
from hub.worker.translations import translating
from hub.worker.tryouts import Tryouts
from hub.worker.visitors import VisitorWatch
from hub.worker.webhooks import sending_webhooks

if TYPE_CHECKING:
    from hub.commands.demo.stage import Stage

log = structlog.get_logger()

BUILT: Final = Path(__file__).parent.parent / "agent_ui" / "dist"
MOST_CALLING: Final = 1_024
"""How many may wait to be let in: whom the system turns away tries again only after seconds."""
ONLY_NODE: Final = "the only hub of this folder"
"""One folder of data has one hub, so that a lease left by a killed one is its own and need not run out."""


class Hub:
    """One running hub."""

    def __init__(self, settings: Settings, *, is_demo: bool = False) -> None:  # noqa: PLR0915 - one list of parts
        self.stage = _stage(settings) if is_demo else None
        self.settings = settings = self.stage.settings if self.stage else settings
        self.now = clock.now
        self.ids = clock.RandomIds()
        self.node = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
        settings.data.mkdir(parents=True, exist_ok=True)
        self.key = read_or_make_key(settings.secret_key, settings.data)
        self.seals = Seals(self.key, {**os.environ, **(self.stage.environment if self.stage else {})})
        self.features = {name: kind.features for name, kind in CHANNELS.items()}
        self.store = self._store(self.now)
        self.files = FolderFiles(settings.data / "files")
        twilio = settings.twilio_api_url
        own = (twilio, settings.translation_url, self.stage.base_url if self.stage else "")
        self.http = GuardedHttp([host_and_port(url) for url in own if url])
        self.outside = Outside(self.http, settings.smtp_url, {"twilio": twilio} if twilio else {})
        self.bus = RedisBus(settings.redis_url, node=self.node) if settings.redis_url else NoBus()
        self.gateway = Gateway(self.store, self.bus, origins="*")
        self.meters = Meters(self.store, Live(self.gateway.open_lines, lambda: self.router.holds_lease), now=self.now)
        self.health = HealthWatch(self.store, now=self.now)
        self.intake = Intake(
            self.store,
            CHANNELS,
            self.outside,
            files=self.files,
            secrets=self.seals,
            key=self.key,
            new_id=self.new_id,
            on_forged=self._forged,
            on_trouble=self.health.trouble,
        )
        self.router, self.estimates = deciding(
            self.store,
            now=self.now,
            name=self.leaseholder,
            measured=self.meters.decision,
            is_shared=bool(settings.database_url),
        )
        grace = settings.connection_grace_seconds
        self.timers = TimerLoop(self.store, now=self.now, waits=self.estimates.waits, grace_seconds=grace)
        self.outbox = OutboxLoop(
            self.store,
            self.intake,
            files=self.files,
            key=self.key,
            public_url=settings.url,
            now=self.now,
            is_shared=bool(settings.database_url),
            on_trouble=self.health.trouble,
        )
        self.push_keys, self.pushes = pushing(
            self.store, self.http, self.seals, url=settings.url, people=self.gateway.rooms.people, now=self.now
        )
        self.webhooks = sending_webhooks(self.store, self.seals, settings.webhook_hosts, now=self.now)
        self.proofs = proving(self.store, self.seals, settings.provider_hosts, url=settings.url, now=self.now)
        self.translations = translating(
            self.store,
            self.http,
            url=settings.translation_url,
            key=settings.translation_key,
            bounds=Bounds(settings.translation_limit_characters, settings.translation_restricted == "yes"),
            now=self.now,
        )
        self.listeners = ListenerLoop(
            self.store,
            self.intake,
            {"email": lambda endpoint: listener_for(endpoint, self.now)},
            now=self.now,
            name=self.leaseholder,
            on_trouble=self.health.trouble,
        )
        self.data_in = DataIn(self, settings.data / "imports")
        self.forgetting = Forgetting(self.store, self.files, self.data_in.search, now=self.now, name=self.leaseholder)
        self.figures = Figures(self.store, self.estimates, now=self.now)
        self.store.measured = self.meters.commit
        self.follower = followed(self.store, self.gateway, self.bus, self.router.hear)
        self.passwords = Argon2Passwords()
        self.administration = Administration(
            self.store, self.seals, self.passwords, lambda: secrets.token_urlsafe(32), settings.url
        )
        self.smtp = self._smtp()
        self.extra_routes, self.extra_loops = self._staged()
        self.serving = Serving()

    @property
    def leaseholder(self) -> str:
        """Under which name this hub holds leases."""
        return self.node if self.settings.database_url else ONLY_NODE

    @cached_property
    def trials(self) -> Trials:
        """Changes of queues, played before they are made."""
        command = (sys.executable, "-m", "hub.commands.queue_trial_process")
        return Trials(self.store, command, now=self.now, new_id=self.new_id)

    @cached_property
    def lending_searches(self) -> LendingSearches:
        """Proposals of lending, made in another process."""
        command = (sys.executable, "-m", "hub.commands.lending_process")
        return LendingSearches(self.store, command, now=self.now, name=self.leaseholder)

    def new_id(self) -> str:
        """A new identifier."""
        return self.ids(self.now())

    def file_address(self, id_: FileId) -> str:
        """The address under which a customer may fetch a file for a while."""
        return file_address(self.key, id_, self.now())

    def _store(self, now: Callable[[], datetime]) -> AnyStore:
        ids = self.ids if now is self.now else clock.RandomIds()
        url, path = self.settings.database_url, self.settings.data / "hub.db"
        takes = {name: kind.limits for name, kind in CHANNELS.items()}
        return store_at(
            url,
            path,
            clock=now,
            ids=ids,
            features=self.features,
            limits=takes,
            file_address=self.file_address,
            fingerprint=lambda text: fingerprint(self.key, text),
        )

    def _forged(self, door: str) -> None:
        self.health.forged(door)
        self.meters.forged(door)

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Under which every address exists: each tab of a demonstration is a hub of its own."""
        return ("", TAB_PREFIX) if self.stage else ("",)

    def _staged(self) -> tuple[list[Route], list[Loop]]:
        """What a demonstration serves and runs besides."""
        if self.stage is None:
            return [], []
        return self.stage.routes_and_loops(
            self.services,
            self.http,
            lambda: self.smtp.port,
            lambda person_id: bool(self.gateway.rooms.of_subject(person_room(person_id))),
        )

    def _smtp(self) -> SmtpListener:
        door = Door(self.settings.smtp_host, self.settings.smtp_port)
        return SmtpListener(door, lambda to: bool(self.intake.mail_accounts(to)), self.intake.deliver_mail, self.now)

    @cached_property
    def services(self) -> Services:
        """What the web may use."""
        settings = self.settings
        return Services(
            store=self.store,
            files=self.files,
            passwords=self.passwords,
            doors=self.intake,
            boards=self.figures,
            router=self.router,
            estimates=self.estimates,
            checkup=self._checkup(),
            widget_seen=self.health.seen,
            tryouts=Tryouts(self.store, self.intake, self.new_id),
            scrape=self.meters.scrape,
            administration=self.administration,
            trials=self.trials,
            lending_searches=self.lending_searches,
            push_keys=self.push_keys,
            translations=self.translations,
            webhooks=self.webhooks,
            proofs=self.proofs,
            imports=self.data_in.imports,
            shops=self.data_in.shops,
            now=self.now,
            public_url=settings.url,
            is_secure=settings.url.startswith("https://"),
            upload_limit_bytes=settings.upload_limit_bytes,
            features=self.features,
            channels=CHANNELS,
            new_secret=lambda: secrets.token_urlsafe(32),
            key=self.key,
            limits=usual_limits(self.now),
            is_online=lambda id_: bool(self.gateway.rooms.of_subject(visitor_room(id_))),
            trusted_proxies=settings.trusted_proxies,
        )

    def _checkup(self) -> Checkup:
        is_shown = is_for_show if self.stage else lambda *_: False
        return Checkup(self.store, self.health, self.intake, self.listeners, now=self.now, is_for_show=is_shown)

    async def open(self) -> None:
        """Bring the database up to date and open it."""
        url = self.settings.database_url
        if url:
            await migrate_postgres(url)
        else:
            await asyncio.to_thread(migrate_sqlite, self.settings.data / "hub.db")
        await self.store.start()
        if self.stage is not None:
            await self.stage.prepare(self.store, self._store, passwords=self.passwords, secrets=self.seals)
        if self.follower is not None:
            await self.follower.start()

    def app(self) -> web.Application:
        """The HTTP server with the live line in it."""
        routes = self.routes()
        app = make_app(routes, self.services, prefixes=self.prefixes)
        for prefix in self.prefixes:
            for path in ("/socket.io/", "/socket.io"):
                app.router.add_route("*", prefix + path, self.gateway.server.handle_request)
        self._lines()
        app.on_shutdown.append(self.gateway.let_go)
        return app

    def routes(self) -> list[Route]:
        """Every route there is, in one table."""
        routes = [*every_route(self.services), *self.extra_routes]
        handler = openapi_handler(lambda: orjson.dumps(document([*routes, described], version("contact-hub"))))
        described = Route("GET", "/api/openapi.json", Open.PUBLIC, "This document.", raw=handler, answer=dict[str, Any])
        return [*routes, described, *pages.routes(BUILT, self.services)]

    def _lines(self) -> None:
        desk = DeskLine(
            self.gateway,
            self.store,
            digest_of=digest_of,
            origins=frozenset({self.settings.url}),
            grace_seconds=self.settings.connection_grace_seconds,
            spawn=self.serving.spawn,
        )
        visitor = VisitorLine(
            self.gateway,
            self.store,
            self.intake,
            sessions=VisitorSessions(self.key, lambda: secrets.token_hex(16)),
            now=self.now,
            upload_limit_bytes=self.settings.upload_limit_bytes,
            file_address=self.file_address,
            trusted_proxies=self.settings.trusted_proxies,
        )
        self.gateway.serve(desk, visitor)
        self.ticks = Ticks(self.gateway, visitor, self.figures)

    def _endings(self, runner: web.AppRunner) -> list[Loop]:
        """What is undone when the hub stops, from the last to the first."""
        leases = [self.router.resign, self.listeners.resign, self.data_in.imports.resign]
        bus = [self.bus.close] if isinstance(self.bus, RedisBus) else []
        stores = [self.http.close, self.webhooks.close, self.proofs.elsewhere.close, self.store.stop]
        return [*stores, self.health.keep, *leases, runner.cleanup, *bus]

    async def serve(self, stopping: asyncio.Event, on_ready: Callable[[], None]) -> None:
        """Serve until told to stop; then finish what is under way."""
        configure_logs(self.settings.log_level)
        if reason := await refusal(self.store, self.settings):
            raise StartError(reason)
        runner = web.AppRunner(self.app(), access_log=None, handle_signals=False)
        await runner.setup()
        await self.outbox.recover()
        site = web.TCPSite(runner, self.settings.host, self.settings.port, shutdown_timeout=3, backlog=MOST_CALLING)
        await self.serving.run(site, self._loops(), self._endings(runner), stopping, on_ready)

    def _loops(self) -> list[Loop]:
        """What goes on in the background while the hub serves."""
        visitors = VisitorWatch(
            self.store, self.gateway.rooms, self.node, grace_seconds=self.settings.connection_grace_seconds
        )
        return [
            self.router.run,
            self.estimates.run,
            self.timers.run,
            self.outbox.run,
            self.ticks.run,
            self.smtp.run,
            self.listeners.run,
            self.health.run,
            self.trials.run,
            self.lending_searches.run,
            self.pushes.run,
            self.webhooks.run,
            self.data_in.imports.run,
            self.forgetting.run,
            Indexer(self.store).run,
            *([self.follower.run, visitors.run] if self.follower is not None else [visitors.run_alone]),
            *([self.bus.run] if isinstance(self.bus, RedisBus) else []),
            *self.extra_loops,
        ]


def _stage(settings: Settings) -> Stage:
    from hub.commands.demo.stage import Stage  # noqa: PLC0415 - a hub that serves customers needs none of it

    if not settings.is_loopback:
        raise StartError(
            f"The demonstration runs on this machine only, and HUB_HOST is {settings.host}: leave HUB_HOST out, "
            "or leave --demo out."
        )
    return Stage(settings)
