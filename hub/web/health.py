"""Whether the hub lives, is ready, and how it is doing."""

from __future__ import annotations

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from hub.web.route import Open, RawHandler, Route
from hub.web.services import Services
from hub.wire.store import Reading


def _number(reading: Reading) -> int:
    return reading.last_number()


def ready(services: Services) -> RawHandler:
    """The handler that answers 200 once the database answers."""

    async def handle(_: web.Request) -> web.StreamResponse:
        await services.store.read(_number)
        return web.Response(text="ready\n")

    return handle


async def alive(_: web.Request) -> web.StreamResponse:
    """The event loop turns."""
    return web.Response(text="alive\n")


def metrics(services: Services) -> RawHandler:
    """The handler that gives Prometheus the hub's figures."""

    async def handle(_: web.Request) -> web.StreamResponse:
        return web.Response(body=await services.scrape(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return handle


def routes(services: Services) -> list[Route]:
    """For whatever watches the hub."""
    return [
        Route("GET", "/healthz", Open.PUBLIC, "The process lives.", raw=alive, media="text/plain"),
        Route(
            "GET",
            "/readyz",
            Open.PUBLIC,
            "The process and its database answer.",
            raw=ready(services),
            media="text/plain",
        ),
        Route("GET", "/metrics", Open.PUBLIC, "Figures for Prometheus.", raw=metrics(services), media="text/plain"),
    ]
