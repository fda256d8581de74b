"""Why this agent, and why nobody yet: what a supervisor and an agent are shown of the router's grounds."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


@pytest_asyncio.fixture(loop_scope="session")
async def context(house: House, new_context: NewContext) -> AsyncIterator[BrowserContext]:
    """A browser in which axe may run; the queue is afterwards as it was before."""
    yield await new_context(bypass_csp=True)
    async with Person(house, "admin") as admin:
        await admin.call("PUT", "/api/admin/queues/texts", {"relaxation": []})


async def test_a_conversation_that_waits_says_why_and_what_would_help(house: House, context: BrowserContext) -> None:
    steps = [{"after_seconds": 3600, "drops": ["orders"], "also_queues": ["mail"]}]
    async with Person(house, "admin") as admin:
        await admin.call("PUT", "/api/admin/queues/texts", {"relaxation": steps})
    home = await Customer.open(context, house)
    await home.text("Emma Clarke", "Is anybody there?")
    sofia = await Agent.open(context, house, "sofia")
    await sofia.page.get_by_role("link", name="Inbox").click()
    await sofia.page.get_by_role("link", name="Unassigned").click()
    await sofia.page.get_by_text("Is anybody there?").first.click()
    await sofia.press("y")
    panel = sofia.page.get_by_role("dialog", name="Why nobody has it yet")
    await expect(panel).to_contain_text("Those who could take it are not signed in.")
    await expect(panel.get_by_role("heading", name="What happens when")).to_be_visible()
    await expect(panel).to_contain_text("Agents of Mail may take it too.")
    await expect(panel).to_contain_text("Not available · 2 people: Anna Fischer, Dana Okafor")
    # One of them leaves the company in another journey.
    await expect(panel).to_contain_text(re.compile("Lacks a skill · [34] people"))
    await expect(panel).to_contain_text("has this signs in, or is given it: English.")
    await expect(panel).to_contain_text("Somebody of the queue becomes available.")
    await expect(panel.get_by_role("heading", name="Nearest")).to_be_visible()
    await check(sofia.page, "why it still waits")


async def test_an_offer_says_when_it_fell_and_who_came_after(house: House, context: BrowserContext) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "Where are my lamps?")
    await anna.accept("Where are my lamps?")
    await anna.leave_text()
    await anna.press("y")
    panel = anna.page.get_by_role("dialog", name="Why this agent")
    await expect(panel).to_contain_text("Anna Fischer was the only one who could take it.")
    await expect(panel).to_contain_text("Decided when")
    await expect(panel.get_by_role("heading", name="Not considered").first).to_be_visible()
    await expect(panel.get_by_role("columnheader", name="Held of room").first).to_be_visible()
    await expect(panel).to_contain_text("What the turn is made of: waited")
    await expect(panel).to_contain_text("Its turn:")
    await expect(panel).to_contain_text("Rules: ")
    await check(anna.page, "why this agent had it")
