"""Two nodes behind a load balancer that remembers nobody: each connection of a browser goes to the other one."""

import secrets
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.hubs.cluster import Cluster, two_nodes
from tests.hubs.proxy import exchange
from tests.integration.nodes import write
from tests.journeys.conftest import NewContext
from tests.neighbours.postgres import Postgres

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


@pytest_asyncio.fixture(loop_scope="session")
async def cluster(postgres: Postgres) -> AsyncIterator[Cluster]:
    database = f"balanced_{secrets.token_hex(4)}"
    async with two_nodes(postgres.create(database)) as made:
        yield made
    postgres.drop(database)


async def test_a_console_is_on_line_although_its_connections_go_to_different_nodes(
    cluster: Cluster, new_context: NewContext
) -> None:
    anna = cluster.nodes[0].people["anna"]
    async with exchange(*(node.port for node in cluster.nodes)) as balancer:
        for node in cluster.nodes:
            context = await new_context()
            await context.add_cookies([{"name": "hub_session", "value": anna.secret, "url": balancer.url}])
            page = await context.new_page()
            await page.goto(balancer.url)
            await expect(page.get_by_text("Connected")).to_be_attached()
            await page.get_by_role("button", name="Presence:").press("Enter")
            await page.get_by_role("menuitemradio", name="Available").press("Enter")
            await write(node, f"written to {node.port}")
            await expect(page.get_by_role("region", name="New offers")).to_contain_text(f"written to {node.port}")
            await page.close()
