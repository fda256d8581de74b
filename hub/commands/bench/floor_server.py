"""The floor: the least that any server in Python must do for a webhook.

uvloop, an aiohttp handler that reads the body and verifies nothing, the product's own rows in one
durable group commit, and one frame, prepared but for its mark, to the same Socket.IO client.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import Any, Final

import socketio
from aiohttp import web

from hub import clock
from hub.commands.bench.child import answer_readings, say
from hub.commands.bench.floor_writers import PostgresWriter, SqliteWriter, Writer
from hub.commands.bench.replay import Replay
from hub.commands.bench.rows import recorded_ways
from hub.commands.bench.seed import HOOK, seed_bench
from hub.commands.bench.webhooks import TEXT
from hub.domain.floor import Floor
from hub.interpreter import tune
from hub.realtime.frames import LeanServer, Wire
from hub.storage.migrate import migrate_postgres, migrate_sqlite
from hub.storage.postgres_store import PostgresStore
from hub.storage.sqlite_store import SqliteStore

REPLY: Final = b'<?xml version="1.0" encoding="UTF-8"?><Response />'
EVENT: Final = (
    '[{"number":1000000,"at":"2026-01-01T00:00:00.000+00:00","type":"waiting_added","waiting":{"conversation_id":'
    '"00000000000000000000000000000000","queue":"bench-queue","channel":"sms","customer":{"id":'
    '"00000000000000000000000000000000","name":"+12000000000","is_verified":false},"preview":"MARK",'
    '"waiting_since":"2026-01-01T00:00:00+00:00"}}]'
)
BEFORE, AFTER = EVENT.replace("MARK", TEXT.replace("{:09d}", "MARK")).split("MARK")


class Desks(socketio.AsyncNamespace):  # type: ignore[misc]
    """Lets any client in and remembers it."""

    def __init__(self) -> None:
        super().__init__("/desk")
        self.eio_sids: list[str] = []

    async def on_connect(self, sid: str, _environ: dict[str, Any], _auth: object = None) -> None:
        """One more to tell."""
        self.eio_sids.append(self.server.manager.eio_sid_from_sid(sid, "/desk"))


class FloorServer:
    """Takes webhooks, keeps rows, tells the client."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._desks = Desks()
        self._server = LeanServer(async_mode="aiohttp", cors_allowed_origins="*", http_compression=False)
        self._server.register_namespace(self._desks)
        self._wire = Wire(self._server)

    def app(self) -> web.Application:
        """The server."""
        app = web.Application()
        app.router.add_post(f"/webhooks/{HOOK}", self._take)
        app.router.add_route("*", "/socket.io/", self._server.handle_request)
        return app

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        start = body.find(b"%23") + 3
        mark = body[start : start + 9].decode()
        await self._writer.write()
        self._wire.send(self._desks.eio_sids, "/desk", "events", f"{BEFORE}{mark}{AFTER}")
        return web.Response(body=REPLY, content_type="text/xml")


async def serve_floor(port: int, data: Path, database_url: str) -> None:
    """Serve until the parent closes our standard input."""
    stopping = asyncio.Event()
    replay = Replay(recorded_ways(), "postgresql" if database_url else "sqlite")
    await _seeded(data / "floor.db", database_url)
    async with asyncio.TaskGroup() as group:

        def spawn(work: Awaitable[None]) -> None:
            tasks.append(group.create_task(_awaited(work)))

        tasks: list[asyncio.Task[None]] = []
        writer: Writer = (
            PostgresWriter(database_url, replay, spawn) if database_url else SqliteWriter(data / "floor.db", replay)
        )
        await writer.start()
        runner = web.AppRunner(FloorServer(writer).app(), access_log=None, handle_signals=False)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port, shutdown_timeout=1).start()
        spawn(answer_readings(lambda: 0, stopping))
        tune()
        say({"port": port})
        await stopping.wait()
        for task in tasks:
            task.cancel()
        await runner.cleanup()
        await writer.stop()


async def _awaited(work: Awaitable[None]) -> None:
    await work


async def _seeded(path: Path, database_url: str) -> None:
    """The same tables and people as the product has."""
    floor = Floor()
    store: SqliteStore | PostgresStore
    if database_url:
        await migrate_postgres(database_url)
        store = PostgresStore(database_url, clock=clock.now, ids=clock.RandomIds(), features=floor.features)
    else:
        await asyncio.to_thread(migrate_sqlite, path)
        store = SqliteStore(path, clock=clock.now, ids=clock.RandomIds(), features=floor.features)
    await store.start()
    await store.run(seed_bench, "")
    await store.stop()
