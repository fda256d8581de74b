"""Webhooks: whatever a provider posts goes to its channel, and is answered once it is kept."""

from __future__ import annotations

from aiohttp import web

from channels.contract import Arrival
from hub.web.route import Open, RawHandler, Route
from hub.web.services import Services

LARGEST_BODY_BYTES = 3_500_000
"""Meta's bodies reach three megabytes; nobody's are larger."""


def receive_webhook(services: Services) -> RawHandler:
    """The handler of every hook."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if request.content_length is not None and request.content_length > LARGEST_BODY_BYTES:
            raise web.HTTPRequestEntityTooLarge(LARGEST_BODY_BYTES, request.content_length)
        arrival = Arrival(
            request.method,
            services.public_url + request.raw_path,
            {name.lower(): value for name, value in request.headers.items()},
            await request.read(),
            services.now(),
        )
        reply = await services.doors.arrive(request.match_info["hook"], arrival)
        return web.Response(status=reply.status, body=reply.body, content_type=reply.content_type)

    return handle


def routes(services: Services) -> list[Route]:
    """The doors of the providers."""
    handler = receive_webhook(services)
    return [
        Route(method, "/webhooks/{hook}", Open.PROVIDER, "A provider reports.", raw=handler, media="*/*")
        for method in ("GET", "POST", "PUT")
    ]
