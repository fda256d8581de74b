"""Other systems come with a key: made once, bounded, revoked at once, and known by its name in the audit."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest_asyncio

from tests.hubs.clients import Person, post_text, text_form
from tests.hubs.documented import check_documented
from tests.hubs.process import HubProcess

ORDER = {"events": [{"source": "shop", "id": "1", "kind": "order", "at": "2026-01-31T12:00:00Z", "title": "Lamps"}]}


class System:
    """Another system of the company, and its key."""

    def __init__(self, hub: HubProcess, client: aiohttp.ClientSession, made: dict[str, Any]) -> None:
        self.id = str(made["key"]["id"])
        self.secret = str(made["secret"])
        self._hub, self._client = hub, client

    async def ask(self, method: str, path: str, body: object = None, **headers: str) -> aiohttp.ClientResponse:
        """An answer, read."""
        sent = {"Authorization": f"Bearer {self.secret}", **headers}
        async with self._client.request(method, self._hub.url + path, json=body, headers=sent) as answer:
            await answer.read()
            check_documented(method, path, answer.status)
            return answer


@pytest_asyncio.fixture
async def administrator(hub: HubProcess) -> AsyncIterator[Person]:
    async with Person(hub, hub.people["eva"]) as eva:
        yield eva


@asynccontextmanager
async def key(administrator: Person, client: aiohttp.ClientSession, **order: Any) -> AsyncIterator[System]:
    body = {"name": "The shop", "scopes": ["customer.events"], **order}
    made = System(administrator.hub, client, await administrator.do("POST", "/api/admin/keys", body))
    yield made
    await administrator.do("DELETE", f"/api/admin/keys/{made.id}")


async def listed(administrator: Person, id_: str) -> dict[str, Any]:
    keys: list[dict[str, Any]] = (await administrator.get("/api/admin/keys"))["keys"]
    return next(one for one in keys if one["id"] == id_)


async def customer(hub: HubProcess, client: aiohttp.ClientSession, number: str) -> str:
    assert await post_text(client, hub, text_form(f"SMkeys{number[1:]:0>28}", number, "hello")) == 200
    with closing(sqlite3.connect(f"file:{hub.data / 'hub.db'}?mode=ro", uri=True)) as database:
        found = database.execute("SELECT customer_id FROM identity WHERE key = ?", (number,)).fetchone()
    return str(found[0])


async def test_a_shop_tells_of_orders_with_a_key_and_the_audit_names_it(
    hub: HubProcess, client: aiohttp.ClientSession, administrator: Person
) -> None:
    id_ = await customer(hub, client, "+14155557001")
    async with key(administrator, client) as shop:
        answer = await shop.ask("PUT", f"/api/customers/{id_}/events", ORDER)
        assert (answer.status, await answer.json()) == (200, {"changed": 1})
        lines = (await administrator.get(f"/api/admin/audit?subject={id_}"))["lines"]
        assert [(line["action"], line["by"], line["by_name"]) for line in lines] == [
            ("customer.events_kept", shop.id, "The shop")
        ]
        assert (await shop.ask("DELETE", f"/api/customers/{id_}/events/shop/1")).status == 204


async def test_a_key_is_shown_once_and_kept_as_a_digest(
    hub: HubProcess, client: aiohttp.ClientSession, administrator: Person
) -> None:
    async with key(administrator, client) as shop:
        shown = await listed(administrator, shop.id)
        assert shown["prefix"] == shop.secret[:13]
        assert shown["used_at"] is None
        with closing(sqlite3.connect(f"file:{hub.data / 'hub.db'}?mode=ro", uri=True)) as database:
            kept = "\n".join(database.iterdump())
        assert shop.secret not in kept
        await shop.ask("GET", "/api/customers?address=nobody@shop.example")
        assert (await listed(administrator, shop.id))["used_at"] is not None
    gone = await listed(administrator, shop.id)
    assert (gone["is_good"], gone["revoked_at"] is not None) == (False, True)


async def test_a_revoked_key_opens_nothing_from_the_next_request_on(
    client: aiohttp.ClientSession, administrator: Person
) -> None:
    async with key(administrator, client) as shop:
        assert (await shop.ask("GET", "/api/customers?address=nobody@shop.example")).status == 200
    assert (await shop.ask("GET", "/api/customers?address=nobody@shop.example")).status == 401
    # Nor does what was never a key, or a session beside it.
    cookie = administrator.seat.cookie
    assert (await shop.ask("GET", "/api/admin/audit", Cookie=cookie)).status == 401
    shop.secret = "hubkey_nothing"
    assert (await shop.ask("GET", "/api/customers?address=nobody@shop.example")).status == 401


async def test_a_key_asks_as_often_as_it_may_and_others_are_not_slowed(
    client: aiohttp.ClientSession, administrator: Person
) -> None:
    path = "/api/customers?address=nobody@shop.example"
    async with (
        key(administrator, client, per_minute=3) as slow,
        key(administrator, client, name="Another") as other,
    ):
        answers = [await slow.ask("GET", path) for _ in range(4)]
        assert [answer.status for answer in answers] == [200, 200, 200, 429]
        assert 1 <= int(answers[-1].headers["Retry-After"]) <= 20
        assert (await other.ask("GET", path)).status == 200


async def test_a_key_that_makes_no_sense_is_refused_with_what_to_do(administrator: Person) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    for order, words in (
        ({"name": " "}, "Give it a name"),
        ({"scopes": []}, "Choose what the key may do"),
        ({"scopes": ["desk.work"]}, "Choose what the key may do"),
        ({"teams": ["absent"]}, "does not exist any more"),
        ({"per_minute": 0}, "times a minute"),
        ({"expires_at": yesterday}, "expired already"),
    ):
        body = {"name": "The shop", "scopes": ["customer.events"], **order}
        status, problem = await administrator.ask("POST", "/api/admin/keys", body)
        assert status == 422, order
        assert words in problem["detail"]
