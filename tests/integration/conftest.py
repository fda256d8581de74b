"""Hubs that the tests of this folder start."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest
import pytest_asyncio

from tests.hubs.clients import Person
from tests.hubs.cluster import Cluster, two_nodes
from tests.hubs.floor import ACCOUNT_SID, TWILIO_TOKEN
from tests.hubs.process import HubProcess, running_hub
from tests.integration import running as started
from tests.integration.administered import ADMIN, AGENT, LEADER, set_up
from tests.integration.nodes import GRACE_SECONDS
from tests.integration.running import Browser, Place, Running
from tests.integration.world import World, crowd
from tests.neighbours.postgres import Postgres
from tests.peers.twilio_standin import TwilioStandin


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_hub() -> AsyncIterator[HubProcess]:
    """One running hub for the tests of a module; it never writes of a fault of its own."""
    async with running_hub() as hub:
        yield hub
        hub.check_log()


@pytest_asyncio.fixture
async def hub(shared_hub: HubProcess) -> AsyncIterator[HubProcess]:
    """The module's hub, with nobody at work and nothing waiting."""
    await tidy(shared_hub)
    yield shared_hub


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def asked_hub() -> AsyncIterator[HubProcess]:
    # Nobody answers there, but who may ask is decided before.
    async with running_hub(crowd(), translation_url="http://127.0.0.1:1") as hub:
        yield hub
        hub.check_log()


@pytest_asyncio.fixture
async def world(asked_hub: HubProcess) -> AsyncIterator[World]:
    await tidy(asked_hub)
    async with World(asked_hub) as world:
        yield world


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standin() -> AsyncIterator[TwilioStandin]:
    async with TwilioStandin(auth_token=TWILIO_TOKEN, account_sid=ACCOUNT_SID) as network:
        yield network


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_cluster(postgres: Postgres, standin: TwilioStandin) -> AsyncIterator[Cluster]:
    database = f"two_nodes_{secrets.token_hex(4)}"
    async with two_nodes(
        postgres.create(database), twilio_api_url=standin.url, connection_grace_seconds=str(GRACE_SECONDS)
    ) as made:
        yield made
    postgres.drop(database)


@pytest_asyncio.fixture(loop_scope="module")
async def cluster(shared_cluster: Cluster) -> AsyncIterator[Cluster]:
    """Both nodes alive, with nobody at work and nothing waiting; they never write of a fault of their own."""
    await shared_cluster.mended()
    await tidy(shared_cluster.nodes[0])
    written = [len(node.log) for node in shared_cluster.nodes]
    yield shared_cluster
    for node, since in zip(shared_cluster.nodes, written, strict=True):
        node.check_log(since)


@pytest_asyncio.fixture
async def client(hub: HubProcess) -> AsyncIterator[aiohttp.ClientSession]:
    written = len(hub.log)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
        yield session
    hub.check_log(written)


@pytest_asyncio.fixture
async def supervisor(hub: HubProcess) -> AsyncIterator[Person]:
    async with Person(hub, hub.people["dora"]) as person:
        yield person


async def tidy(hub: HubProcess) -> None:
    """Everybody goes home and everything is closed."""
    for name in ("anna", "bo", "chris"):
        async with Person(hub, hub.people[name]) as person:
            await person.become("offline")
            for row in (await person.get("/api/desk"))["conversations"]:
                await person.do("POST", f"/api/conversations/{row['id']}/close", {"disposition": "solved"})
    for name in ("dora", "egon"):
        async with Person(hub, hub.people[name]) as person:
            while waiting := (await person.get("/api/conversations?view=waiting"))["conversations"]:
                for entry in waiting:
                    path = f"/api/conversations/{entry['conversation']['id']}/close"
                    await person.do("POST", path, {"disposition": "solved"})


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with started.running(Place.new(tmp_path_factory.mktemp("shop"))) as found:
        asyncio.run(set_up(found))
        yield found


@pytest_asyncio.fixture
async def administered(shop: Running) -> Running:
    """The module's shop, with nobody at work and nothing waiting."""
    async with Browser(shop.place.url) as leader:
        await leader.sign_in(*LEADER)
        await started.tidy(leader)
    return shop


@pytest_asyncio.fixture
async def admin(administered: Running) -> AsyncIterator[Browser]:
    async with Browser(administered.place.url) as browser:
        await browser.sign_in(*ADMIN)
        yield browser


@pytest_asyncio.fixture
async def agent(administered: Running) -> AsyncIterator[Browser]:
    async with Browser(administered.place.url) as browser:
        await browser.sign_in(*AGENT)
        yield browser
