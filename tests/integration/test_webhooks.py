"""A hub tells another system what happens: signed, tested, logged, told again; and never one of its own network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from standardwebhooks import Webhook

from tests.hubs.clients import Person, post_text, text_form
from tests.hubs.process import HubProcess, running_hub
from tests.integration.world import crowd
from tests.peers.endpoint import OtherSystem, other_system

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def system() -> AsyncIterator[OtherSystem]:
    async with other_system() as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def telling_hub(system: OtherSystem) -> AsyncIterator[HubProcess]:
    async with running_hub(crowd(), webhook_hosts=system.place) as hub:
        yield hub
        hub.check_log()


@pytest_asyncio.fixture(loop_scope="module")
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def administrator(telling_hub: HubProcess) -> AsyncIterator[Person]:
    async with Person(telling_hub, telling_hub.people["eva"]) as eva:
        yield eva


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not is_so():
            await asyncio.sleep(0.05)


async def made(administrator: Person, url: str, **order: Any) -> tuple[str, str]:
    body = {"name": "Reports", "url": url, "teams": ["north"], **order}
    answer = await administrator.do("POST", "/api/admin/endpoints", body)
    return answer["endpoint"]["id"], answer["secret"]


async def test_what_happens_comes_signed_and_again_when_asked_even_after_a_kill(
    telling_hub: HubProcess, system: OtherSystem, administrator: Person, client: aiohttp.ClientSession
) -> None:
    id_, secret = await made(administrator, system.url(), kinds=["message.received"])
    assert await post_text(client, telling_hub, text_form("SMwebhooks1", "+14155559101", "hello")) == 200
    await until(lambda: len(system.told) == 1)
    # The reference implementation of the specification reads it, its instant included.
    first = system.told[0]
    assert Webhook(secret).verify(first.raw, first.headers) == first.body
    await administrator.do("POST", f"/api/admin/endpoints/{id_}/test")
    await until(lambda: system.kinds == ["message.received", "test"])
    log = (await administrator.get(f"/api/admin/endpoints/{id_}/deliveries"))["deliveries"]
    assert [(line["kind"], line["fate"], line["status"]) for line in log] == [
        ("test", "delivered", 204),
        ("message.received", "delivered", 204),
    ]
    telling_hub.kill()
    assert await post_later(client, telling_hub)
    await until(lambda: system.kinds[2:] == ["message.received"])
    await administrator.do("POST", f"/api/admin/endpoints/{id_}/deliveries/{log[1]['id']}/again")
    await until(lambda: len(system.told) == 4)
    assert system.told[3].id == first.id
    await administrator.do("DELETE", f"/api/admin/endpoints/{id_}")


async def post_later(client: aiohttp.ClientSession, hub: HubProcess) -> bool:
    await hub.started()
    return await post_text(client, hub, text_form("SMwebhooks2", "+14155559102", "hello again")) == 200


async def test_an_address_of_our_own_network_is_refused_with_what_to_do(administrator: Person) -> None:
    for url in ("http://127.0.0.1:8080/metrics", "https://localhost/hooks", "https://10.0.0.5:9000/"):
        status, problem = await administrator.ask("POST", "/api/admin/endpoints", {"name": "Inside", "url": url})
        assert status == 422
        assert problem["detail"].startswith("url: Nothing is sent to ")
        assert "https://" in problem["detail"]
        assert "HUB_WEBHOOK_HOSTS" in problem["detail"]
    id_, _ = await made(administrator, "https://reports.example/hooks", name="Outside")
    path = f"/api/admin/endpoints/{id_}"
    order = {"name": "Renamed", "url": "http://127.0.0.1:8080/metrics"}
    assert (await administrator.ask("PUT", path, order))[0] == 422
    assert [one["name"] for one in (await administrator.get("/api/admin/endpoints"))["endpoints"]] == ["Outside"]
    await administrator.do("DELETE", path)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ({"url": "file:///etc/passwd"}, "Write a whole address"),
        ({"url": "https://me:secret@shop.example/"}, "no user and no password"),
        ({"kinds": ["conversation.began"]}, "There is no event"),
        ({"queues": ["absent"]}, "does not exist any more"),
        ({"name": ""}, "Give it a name"),
    ],
)
async def test_an_endpoint_that_makes_no_sense_is_refused_with_what_to_do(
    administrator: Person, order: dict[str, Any], words: str
) -> None:
    body = {"name": "Reports", "url": "https://reports.example/", **order}
    status, problem = await administrator.ask("POST", "/api/admin/endpoints", body)
    assert status == 422
    assert words in problem["detail"]
