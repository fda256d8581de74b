"""The least page that could do the console's work: one list of the same desk, of which one text changes."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Final, Self

import orjson
from aiohttp import WSMsgType, web

from tests.neighbours.server import free_port
from tests.stage.busy_desk import BusyDesk

PAGE: Final = """<!doctype html>
<meta charset="utf-8">
<title>Floor</title>
<style>body { font: 14px sans-serif }</style>
<ul></ul>
<script>
  const list = document.querySelector("ul");
  const rows = [];
  fetch("desk").then((answer) => answer.json()).then(({ conversations }) => {
    for (const { id, customer, preview } of conversations.slice(0, 20)) {
      const row = document.createElement("a");
      row.dataset.row = id;
      row.textContent = `${customer.name}: ${preview}`;
      rows.push(row);
      list.appendChild(document.createElement("li")).append(row);
    }
    new WebSocket(`ws://${location.host}/line`).onmessage = ({ data }) => {
      for (const { number, type } of JSON.parse(data))
        rows[number % rows.length].firstChild.data = `${number}: ${type}`;
    };
  });
</script>
"""


class BarePage:
    """Serves it, with what it shows and what happens to that."""

    def __init__(self, desk: BusyDesk) -> None:
        self.desk = desk
        self.port = free_port()
        self.connected = asyncio.Event()
        self._lines: set[web.WebSocketResponse] = set()
        application = web.Application()
        application.router.add_get("/", self._page)
        application.router.add_get("/desk", self._snapshot)
        application.router.add_get("/line", self._line)
        self._runner = web.AppRunner(application, shutdown_timeout=0)

    @property
    def url(self) -> str:
        """Where the page is."""
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
        """So many things happen, and the page hears of them together."""
        frame = orjson.dumps(list(self.desk.events(count))).decode()
        for line in self._lines:
            await line.send_str(frame)

    async def _page(self, _: web.Request) -> web.Response:
        return web.Response(text=PAGE, content_type="text/html")

    async def _snapshot(self, _: web.Request) -> web.Response:
        return web.Response(body=orjson.dumps(self.desk.snapshot()), content_type="application/json")

    async def _line(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse()
        await line.prepare(request)
        self._lines.add(line)
        self.connected.set()
        while (await line.receive()).type is WSMsgType.TEXT:
            pass
        self._lines.discard(line)
        return line
