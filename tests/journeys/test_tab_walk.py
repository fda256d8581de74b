"""Tab comes to everything that can be worked with on each screen, and shows where one is."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import NARROW, WIDE
from tests.journeys.sections import link_to, open_section
from tests.journeys.tab_walk import walk

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


@pytest_asyncio.fixture(loop_scope="session")
async def context(new_context: NewContext) -> AsyncIterator[BrowserContext]:
    """A browser for one journey."""
    yield await new_context()


async def _walked(page: Page, screen: str) -> None:
    """On a desktop and on a telephone."""
    faults: list[str] = []
    for size in (WIDE, NARROW):
        await page.set_viewport_size(size)  # type: ignore[arg-type]
        faults += await walk(page, f"{screen}, {size['width']}")
    await page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert faults == [], "\n".join(faults)


async def test_what_agents_work_with(house: House, context: BrowserContext) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.write("Emma Clarke", "Lamps for the roof", "Hello,\n\nwhat does a lamp for the roof cost?")
    await expect(anna.offers).to_contain_text("Emma Clarke")
    await _walked(anna.page, "an offer rings")
    await anna.accept("what does a lamp for the roof cost")
    await _walked(anna.page, "a letter")
    for key, name in (("t", "Transfer conversation"), ("y", "Why this agent"), ("b", "Snooze until"), ("#", "Tags")):
        await anna.leave_text()
        await anna.press(key)
        await expect(anna.page.get_by_role("dialog", name=name)).to_be_visible()
        await _walked(anna.page, name)
        await anna.press("Escape")
        if await anna.page.get_by_role("dialog").count():
            await anna.press("Escape")
        await expect(anna.page.get_by_role("dialog")).to_have_count(0)
    await anna.end()
    await _walked(anna.page, "wrap-up")


@pytest.mark.parametrize("place", ["#/inbox/mine", "#/inbox/team", "#/search", "#/colleagues"])
async def test_every_page_of_agents(house: House, context: BrowserContext, place: str) -> None:
    anna = await Agent.open(context, house, "anna")
    await anna.page.evaluate("place => { location.hash = place }", place)
    await expect(anna.page.get_by_role("heading", level=1).first).to_be_visible()
    await _walked(anna.page, place)


async def test_what_supervisors_and_administrators_work_with(house: House, context: BrowserContext) -> None:
    sofia = await context.new_page()
    await sofia.goto(f"{house.url}/demo/as/sofia")
    await sofia.get_by_role("link", name="Board").click()
    await expect(sofia.get_by_role("heading", name="Queues now")).to_be_visible()
    await _walked(sofia, "board")
    admin = await context.new_page()
    await admin.goto(f"{house.url}/demo/as/admin")
    for section in ("Accounts", "People", "Teams", "Queues", "Outcomes", "Audit", "Replies", "Quarantine"):
        await open_section(admin, section)
        await expect(link_to(admin, section)).to_have_attribute("aria-current", "page")
        await _walked(admin, f"administration of {section}")
    await open_section(admin, "Opening hours")
    await admin.get_by_role("button", name="Edit Office hours").click()
    await expect(admin.get_by_role("heading", name="Office hours")).to_be_visible()
    await _walked(admin, "a calendar")
    await open_section(admin, "Queues")
    await admin.get_by_role("button", name="Edit").first.click()
    await expect(admin.get_by_role("heading", name="Who goes first")).to_be_visible()
    await _walked(admin, "the queue editor")
