"""What watchers, crawlers and browsers ask by themselves: HEAD, the icon, and whether only https will do."""

from __future__ import annotations

from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from hub.main import Hub
from hub.settings import Settings
from hub.web.server import headers_of
from tests.hubs.floor import TEXT_HOOK
from tests.hubs.process import HubProcess

PAGES = (
    "/healthz",
    "/readyz",
    "/metrics",
    "/",
    "/icon.svg",
    "/widget.js",
    "/problems",
    "/api/openapi.json",
    "/api/desk",
)


@pytest.mark.parametrize("path", PAGES)
async def test_head_is_answered_like_get_without_a_body(
    client: aiohttp.ClientSession, hub: HubProcess, path: str
) -> None:
    async with client.get(hub.url + path) as got, client.head(hub.url + path) as asked:
        assert (asked.status, asked.content_type) == (got.status, got.content_type)
        assert asked.headers["Content-Security-Policy"] == got.headers["Content-Security-Policy"]
        assert await asked.read() == b""


async def test_head_is_no_arrival_and_changes_nothing(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    for path in (f"/webhooks/{TEXT_HOOK}", "/api/presence", "/api/visitor/files"):
        async with client.head(hub.url + path) as answer:
            assert answer.status == 405


async def test_the_icon_is_where_browsers_look_for_it(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    async with client.get(f"{hub.url}/favicon.ico") as answer:
        assert (answer.status, answer.content_type) == (200, "image/svg+xml")
        assert b"<svg" in await answer.read()


@pytest.mark.parametrize(
    ("address", "told"), [("https://hub.example", "max-age=31536000"), ("http://hub.example", None)]
)
async def test_a_hub_behind_https_says_that_only_https_will_do(tmp_path: Path, address: str, told: str | None) -> None:
    middleware = headers_of(Hub(Settings(data=tmp_path, public_url=address)).services)

    async def page(_: web.Request) -> web.Response:
        return web.Response()

    answer = await middleware(make_mocked_request("GET", "/"), page)
    assert answer.headers.get("Strict-Transport-Security") == told
