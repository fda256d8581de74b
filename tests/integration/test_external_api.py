"""A shop tells a running hub who its customers are, over HTTP and more than once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.hubs.clients import Person
from tests.hubs.process import HubProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")
CUSTOMER = "/api/external/a%20shop/customers/4%2F7"
RECORDS = "/api/external/shop/records"


@pytest_asyncio.fixture(loop_scope="module")
async def shop(hub: HubProcess) -> AsyncIterator[Person]:
    async with Person(hub, hub.people["eva"]) as eva:
        yield eva


async def again(shop: Person, method: str, path: str, body: object, key: str) -> tuple[int, Any]:
    """Ask with a key by which the request may come again."""
    headers = {"Cookie": shop.seat.cookie, "X-CSRF-Token": shop.seat.csrf, "Idempotency-Key": key}
    async with (
        aiohttp.ClientSession(headers=headers) as client,
        client.request(method, shop.hub.url + path, json=body) as answer,
    ):
        return answer.status, await answer.json(content_type=None)


async def test_a_customer_is_made_found_and_told_of_her_orders_by_the_id_of_the_shop(shop: Person) -> None:
    assert (await shop.ask("GET", CUSTOMER))[0] == 404
    made = await shop.do("PUT", CUSTOMER, {"name": "Ada", "addresses": ["ada.of.the.shop@example.org"]})
    assert (made["is_new"], made["changed"]) == (True, ["name", "ada.of.the.shop@example.org"])
    assert await shop.get(CUSTOMER) == {"id": made["id"], "name": "Ada"}
    order = {"source": "shop", "id": "o-1", "kind": "order", "at": "2026-01-31T12:00:00Z", "title": "Two lamps"}
    assert await shop.do("PUT", f"{CUSTOMER}/events", {"events": [order]}) == {"changed": 1}
    assert await shop.do("PUT", CUSTOMER, {"name": "Ada"}) == {
        "id": made["id"],
        "is_new": False,
        "changed": [],
        "kept": [],
        "taken": [],
    }
    status, problem = await shop.ask("PUT", CUSTOMER, {"nme": "Ada"})
    assert (status, problem["detail"].startswith("nme: there is no such field")) == (422, True)


async def test_of_many_records_the_good_ones_are_taken(shop: Person) -> None:
    answers = await shop.do(
        "POST",
        RECORDS,
        {
            "organisations": [{"id": "e", "name": "Engines of the shop"}],
            "customers": [
                {"id": "many-1", "name": "One", "organisation": "Engines of the shop"},
                {"id": "many-2", "nme": "Two"},
                {"id": "many-3", "name": "Three", "addresses": ["nobody"]},
                {"name": "Four"},
                {"id": "", "name": "Five"},
                5,
            ],
        },
    )
    assert [one["status"] for one in answers["organisations"]] == [200]
    assert [one["status"] for one in answers["customers"]] == [200, 422, 422, 422, 422, 422]
    assert answers["customers"][1]["detail"] == "nme: there is no such field; did you mean name?"
    assert [one["id"] for one in answers["customers"]] == ["many-1", "many-2", "many-3", "", "", ""]
    assert answers["customers"][2]["record"] is None


async def test_a_key_brings_the_same_answer_again_and_no_other_request(shop: Person) -> None:
    body = {"customers": [{"id": "key-1", "name": "Keyed"}]}
    first = await again(shop, "POST", RECORDS, body, '"8e03978e-40d5-43dd-bc93-6894a57f9324"')
    assert first[1]["customers"][0]["record"]["is_new"]
    assert await again(shop, "POST", RECORDS, body, "8e03978e-40d5-43dd-bc93-6894a57f9324") == first
    other = await again(shop, "POST", RECORDS, {"customers": []}, "8e03978e-40d5-43dd-bc93-6894a57f9324")
    assert (other[0], other[1]["detail"].startswith("Idempotency-Key:")) == (422, True)
    assert (await again(shop, "POST", RECORDS, body, "k" * 256))[0] == 422
    assert (await again(shop, "POST", RECORDS, body, ""))[0] == 422
