"""Shops report over HTTP: signed, set up by an administrator, and asked about in the console."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from connectors.toolkit.signature import signed
from tests.hubs.clients import Person
from tests.hubs.process import HubProcess

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(120)]
RECORDINGS = Path(__file__).parents[1] / "recordings" / "connectors"
SECRET = "recorded-webhook-secret"
SHOP = {
    "name": "Web shop",
    "connector": "shopify",
    "source": "integration-shop",
    "address": "https://engines.myshopify.com",
    "settings": {"webhook_secret": f"an-older-one {SECRET}"},
}


@pytest_asyncio.fixture(loop_scope="module")
async def eva(hub: HubProcess) -> AsyncIterator[Person]:
    async with Person(hub, hub.people["eva"]) as eva:
        await eva.do("PUT", "/api/admin/shops/web", SHOP)
        yield eva
        await eva.do("DELETE", "/api/admin/shops/web")


async def post(hub: HubProcess, headers: dict[str, str], body: bytes, shop: str = "web") -> int:
    url = f"{hub.url}/connectors/{shop}"
    async with aiohttp.ClientSession() as client, client.post(url, headers=headers, data=io.BytesIO(body)) as answer:
        return answer.status


def recorded(which: str) -> tuple[dict[str, str], bytes]:
    said = json.loads((RECORDINGS / "shopify" / f"{which}.json").read_text("utf-8"))
    body = said["body"].replace("ada@example.org", "ada@shopify.example").replace("901820", "909999").encode()
    return {**said["headers"], "x-shopify-hmac-sha256": signed(body, SECRET)}, body


async def test_a_shop_reports_and_its_orders_stand_with_the_customer(hub: HubProcess, eva: Person) -> None:
    for which in ("orders_fulfilled", "customers_update", "orders_create", "unknown_product"):
        assert await post(hub, *recorded(which)) == 200
    she = await eva.get("/api/external/integration-shop/customers/706405506930370084")
    assert she["name"] == "Ada Byron"
    history = await eva.get(f"/api/admin/customers/{she['id']}")
    assert history["counts"]["customer_event"] == 1
    shop = await eva.get("/api/admin/shops/web")
    assert shop["settings"] == {"webhook_secret": "********"}
    assert shop["url"].endswith("/connectors/web")
    topics = {one["topic"]: (one["count"], one["is_known"]) for one in shop["health"]["topics"]}
    assert topics["products/update"] == (1, False)
    assert topics["orders/fulfilled"] == (1, True)


async def test_what_is_not_signed_is_refused_and_the_shop_says_so(hub: HubProcess, eva: Person) -> None:
    headers, body = recorded("orders_create")
    assert await post(hub, headers, body + b" ") == 401
    assert await post(hub, {}, body) == 401
    assert await post(hub, headers, body, "nowhere") == 404
    assert await post(hub, headers, b"a" * 3_600_000) == 413
    async with asyncio.timeout(20):
        while (await eva.get("/api/admin/shops/web"))["health"]["error"] is None:
            await asyncio.sleep(0.2)
    assert (await eva.get("/api/admin/shops/web"))["health"]["error"]["kind"] == "not_signed"


async def test_what_makes_no_sense_waits_in_quarantine_and_is_tried_again(hub: HubProcess, eva: Person) -> None:
    headers, _ = recorded("orders_create")
    body = b'{"id": 5}'
    assert await post(hub, {**headers, "x-shopify-hmac-sha256": signed(body, SECRET)}, body) == 200
    (kept,) = [one for one in await eva.get("/api/admin/quarantine") if one["door"] == "connectors/web"]
    outcome = await eva.do("POST", f"/api/admin/quarantine/{kept['id']}/retry")
    assert outcome["outcome"].startswith("Still not understood: The body has no created_at")
    await eva.do("DELETE", f"/api/admin/quarantine/{kept['id']}")


async def test_requests_for_data_wait_for_whoever_protects_it(hub: HubProcess, eva: Person) -> None:
    for which in ("customers_update", "customers_redact", "shop_redact"):
        assert await post(hub, *recorded(which)) == 200
    waiting = [one for one in await eva.get("/api/admin/privacy-requests") if one["done_at"] is None]
    assert {(one["what"], one["customer_name"]) for one in waiting} == {("erasure", "Ada Byron"), ("shop_erasure", "")}
    for one in waiting:
        done: Any = await eva.do("POST", f"/api/admin/privacy-requests/{one['id']}/done")
        assert done["done_at"] is not None
        assert (await eva.ask("POST", f"/api/admin/privacy-requests/{one['id']}/done"))[0] == 409


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"connector": "magneto"}, "shops.bad.connector: there is no connector “magneto”"),
        ({}, "shops.bad.connector: is missing"),
        ({"connector": "shopify", "address": "shop.example"}, "shops.bad.address: Write a whole address"),
        ({"connector": "shopify", "settings": {"secret": "x"}}, "shops.bad.settings.secret: there is no such setting"),
        ({"connector": "shopify", "source": "integration-shop"}, "is the source of “web” too"),
    ],
)
async def test_a_shop_that_makes_no_sense_is_refused(eva: Person, fields: dict[str, Any], said: str) -> None:
    status, problem = await eva.ask("PUT", "/api/admin/shops/bad", fields)
    assert status == 422
    assert said in problem["detail"]
