"""Serves the built console with a desk of any size: as much of a hub as a console at rest asks for."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import orjson
import socketio
from aiohttp import web

from tests.neighbours.server import free_port
from tests.stage.busy_desk import QUEUES, BusyDesk

BUILT: Final = Path(__file__).parents[2] / "agent_ui" / "dist" / "console"
SESSION: Final = {
    "person": {
        "id": "me",
        "name": "Anna Holm",
        "email": "a@b.example",
        "roles": [],
        "teams": ["all"],
        "language": "en",
    },
    "permissions": ["desk.read", "desk.work"],
    "csrf": "none",
}
FLOOR: Final = {
    "queues": [{"id": id_, "name": id_.title(), "team": "all", "wrap_up_seconds": 60} for id_ in QUEUES],
    "teams": [{"id": "all", "name": "All"}],
    "people": [],
    "dispositions": [],
    "reasons": [],
    "decline_reasons": [],
    "accounts": [{"id": "account", "name": "Account", "channel": "webchat"}],
    "channels": {},
    "upload_limit_bytes": 1_000_000,
}


class DeskStandin:
    """One console's hub."""

    def __init__(self, desk: BusyDesk) -> None:
        self.desk = desk
        self.port = free_port()
        self.connected = asyncio.Event()
        self._line = socketio.AsyncServer(async_mode="aiohttp", cors_allowed_origins=[])
        self._line.on("connect", self._connect, namespace="/desk")
        application = web.Application()
        self._line.attach(application)
        application.router.add_get("/", self._index)
        for name, body in (("session", SESSION), ("floor", FLOOR)):
            application.router.add_get(f"/api/{name}", _answering(body))
        application.router.add_get("/api/desk", self._snapshot)
        application.router.add_static("/", BUILT)
        self._runner = web.AppRunner(application)

    @property
    def url(self) -> str:
        """Where the console is."""
        return f"http://127.0.0.1:{self.port}/"

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    async def tell(self, count: int) -> None:
        """So many things happen, and the console hears of them together."""
        await self._line.emit("events", list(self.desk.events(count)), namespace="/desk")

    async def _connect(self, _sid: str, _environ: dict[str, Any], _auth: object) -> None:
        self.connected.set()

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(BUILT / "index.html")

    async def _snapshot(self, _: web.Request) -> web.Response:
        return web.Response(body=orjson.dumps(self.desk.snapshot()), content_type="application/json")


def _answering(body: object) -> Any:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=orjson.dumps(body), content_type="application/json")

    return answer
