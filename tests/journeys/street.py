"""A small site of somebody else, strict about what its pages may do, that carries the chat."""

from html import escape
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlencode

from aiohttp import web

from tests.journeys.house import House
from tests.neighbours.server import free_port

PAGE: Final = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A garden shop</title></head>
<body><main><h1>Seeds and spades</h1></main><script src="{hub}/widget.js" {attributes} async></script></body></html>"""
POLICY: Final = (
    "default-src 'none'; script-src {hub}; connect-src {hub} {live}; img-src {hub}; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)


class Street:
    """Serves one page; its address says which hub, and which attributes the script carries."""

    def __init__(self) -> None:
        self.port = free_port()
        application = web.Application()
        application.router.add_get("/", self._page)
        application.router.add_get("/favicon.ico", self._icon)
        self._runner = web.AppRunner(application)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    def address(self, house: House, **attributes: str) -> str:
        """A page whose chat has these `data-` attributes."""
        return f"http://127.0.0.1:{self.port}/?{urlencode({'hub': house.url, 'language': 'en'} | attributes)}"

    async def _page(self, request: web.Request) -> web.StreamResponse:
        hub = request.query["hub"]
        given = {name: value for name, value in request.query.items() if name != "hub"}
        attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in given.items())
        policy = POLICY.format(hub=hub, live=hub.replace("http", "ws", 1))
        return web.Response(
            text=PAGE.format(hub=hub, attributes=attributes),
            content_type="text/html",
            headers={"Content-Security-Policy": policy},
        )

    async def _icon(self, _: web.Request) -> web.StreamResponse:
        return web.Response(status=204)
