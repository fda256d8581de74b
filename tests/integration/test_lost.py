"""An address typed into a browser leads to the console, or says where it is; a program hears a problem."""

from __future__ import annotations

import aiohttp
import pytest

from tests.hubs.process import HubProcess

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/admin", "/#/admin"),
        ("/board", "/#/board"),
        ("/inbox", "/#/inbox"),
        ("/inbox/team", "/#/inbox/team"),
        ("/inbox/mine/a%2Fb", "/#/inbox/mine/a%2Fb"),
    ],
)
async def test_an_address_of_the_console_leads_to_it(
    hub: HubProcess, client: aiohttp.ClientSession, path: str, place: str
) -> None:
    async with client.get(hub.url + path, headers=BROWSER, allow_redirects=False) as answer:
        assert answer.status == 302
        steps = len(path.split("/")) - 2
        assert answer.headers["Location"] == ("../" * steps or "./") + place.removeprefix("/")
    async with client.get(hub.url + path, headers=BROWSER) as answer:
        assert (answer.status, answer.content_type, answer.url.path) == (200, "text/html", "/")
    async with client.get(hub.url + path) as answer:
        assert (answer.status, answer.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize(
    ("languages", "title"),
    [
        ("de, en;q=0.5", "There is nothing here"),
        ("zh-CN,zh;q=0.9", "这里什么也没有"),
        ("zh-TW,zh;q=0.9", "這裡什麼也沒有"),
        ("", "There is nothing here"),
    ],
)
async def test_an_unknown_address_is_a_page_with_a_way_home_in_the_readers_language(
    hub: HubProcess, client: aiohttp.ClientSession, languages: str, title: str
) -> None:
    headers = BROWSER | {"Accept-Language": languages}
    async with client.get(f"{hub.url}/some/<where>", headers=headers) as answer:
        page = await answer.text()
        assert (answer.status, answer.content_type) == (404, "text/html")
        assert f"<h1>{title}</h1>" in page
        assert 'href="../"' in page
        assert "<where>" not in page
        assert answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/api/nothing", "/webhooks/nothing/at/all", "/api"])
async def test_what_programs_ask_for_is_a_problem_whoever_asks(
    hub: HubProcess, client: aiohttp.ClientSession, path: str
) -> None:
    async with client.get(hub.url + path, headers=BROWSER) as answer:
        assert (answer.status, answer.content_type) == (404, "application/problem+json")
    async with client.get(f"{hub.url}/nothing") as answer:
        assert (answer.status, answer.content_type) == (404, "application/problem+json")
    async with client.post(f"{hub.url}/nothing", headers=BROWSER) as answer:
        assert (answer.status, answer.content_type) == (404, "application/problem+json")
