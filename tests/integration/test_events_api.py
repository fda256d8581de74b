"""Other systems ask what happened from a number on, with a key, and miss nothing that is for them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest_asyncio

from tests.hubs.clients import Person, post_text, text_form
from tests.hubs.floor import OUR_NUMBER, SECRET_NUMBER
from tests.hubs.process import HubProcess
from tests.integration.test_keys import System, key


@pytest_asyncio.fixture
async def administrator(hub: HubProcess) -> AsyncIterator[Person]:
    async with Person(hub, hub.people["eva"]) as eva:
        yield eva


async def asked(system: System, query: str) -> dict[str, Any]:
    answer = await system.ask("GET", f"/api/events?{query}")
    assert answer.status == 200, await answer.text()
    found: dict[str, Any] = await answer.json()
    return found


async def all_after(system: System, number: int, query: str = "") -> list[dict[str, Any]]:
    found, has_more = [], True
    while has_more:
        page = await asked(system, f"after={number}{query}")
        assert page["next"] >= number
        found += page["events"]
        number, has_more = page["next"], page["has_more"]
    return found


async def newest(system: System) -> int:
    """Up to where there is something now, whomever it is for."""
    number, has_more = 0, True
    while has_more:
        page = await asked(system, f"after={number}&limit=500")
        number, has_more = page["next"], page["has_more"]
    return number


async def test_every_page_goes_on_where_the_one_before_ended(
    hub: HubProcess, client: aiohttp.ClientSession, administrator: Person
) -> None:
    async with key(administrator, client, scopes=["events.read"], teams=["north"]) as system:
        before = await newest(system)
        for number in range(5):
            form = text_form(f"SMevents{number:026}", f"+1415555820{number}", "hello", To=OUR_NUMBER)
            assert await post_text(client, hub, form) == 200
        told = [event for event in await all_after(system, before) if event["type"] == "message.received"]
        assert len(told) == 5
        one_by_one = []
        number = before
        for _ in range(5):
            page = await asked(system, f"after={number}&limit=1&kinds=message.received")
            one_by_one += page["events"]
            number = page["next"]
        assert one_by_one == told
        assert told[0].keys() == {"id", "number", "type", "version", "timestamp", "data"}
        assert len({event["id"] for event in told}) == 5


async def test_what_is_restricted_is_told_to_whoever_names_its_team(
    hub: HubProcess, client: aiohttp.ClientSession, administrator: Person
) -> None:
    async with (
        key(administrator, client, scopes=["events.read"], name="South", teams=["south"]) as south,
        key(administrator, client, scopes=["events.read"], name="North", teams=["north"]) as north,
        key(administrator, client, scopes=["events.read"], name="Every") as every,
    ):
        before = await newest(south)
        form = text_form("SMeventsoflegal", "+14155558300", "a secret", To=SECRET_NUMBER)
        assert await post_text(client, hub, form) == 200
        heard = [len(await all_after(system, before)) for system in (south, north, every)]
        assert heard[0] >= 3
        assert heard[1:] == [0, 0]


async def test_a_question_that_makes_no_sense_says_what_would(
    client: aiohttp.ClientSession, administrator: Person
) -> None:
    async with key(administrator, client, scopes=["events.read"]) as system:
        for query, words in (
            ("after=soon", "after is a whole number"),
            ("after=99999999", "nothing has this number yet"),
            ("kinds=conversation.began", "There is no event"),
            ("limit=501", "limit is from 1"),
        ):
            answer = await system.ask("GET", f"/api/events?{query}")
            assert answer.status == 422, query
            assert words in (await answer.json())["detail"]
