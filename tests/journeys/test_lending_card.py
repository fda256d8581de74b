"""An administrator reads in plain words who would lend agents to whom, adopts it and ends it, by keyboard."""

from collections.abc import AsyncIterator
from json import loads
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, Route, expect

from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import open_section

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
PROPOSAL = {
    "version": "lending 2026-11-26 0123456789ab",
    "made_on": "2026-11-26",
    "gain_percent": 12.34,
    "gain_half_width": 3.2,
    "terms": [
        {
            "queue": "chat", "pool": "chat + texts", "rank": 1.0, "tier": 0.0, "weight": 1.0,
            "lends": {"idle_above": 1.0, "queue_above": 3.0, "age_at_least": 120.0, "beside": []},
        },
        {"queue": "texts", "pool": "chat + texts", "rank": 0.0, "tier": 0.0, "weight": 1.0, "lends": None},
    ],
}  # fmt: skip
NO_SEARCH = {"state": "none", "share": 0.0, "problem": None}


class Desk:
    """The lending of a hub that had a busy day yesterday, as its API tells it."""

    def __init__(self) -> None:
        self.view: dict[str, Any] = {"in_force": None, "proposed": PROPOSAL, "search": NO_SEARCH}
        self.adopted: list[str] = []

    async def answer(self, route: Route) -> None:
        path, method = route.request.url, route.request.method
        if method == "DELETE":
            self.view["in_force"] = None
            await route.fulfill(status=204)
            return
        if path.endswith("/adopt"):
            self.adopted.append(loads(route.request.post_data or "")["version"])
            self.view["in_force"] = PROPOSAL
        elif path.endswith("/search"):
            self.view["search"] = {"state": "running", "share": 0.4, "problem": None}
        await route.fulfill(json=self.view)


@pytest_asyncio.fixture(loop_scope="session")
async def context(new_context: NewContext) -> AsyncIterator[BrowserContext]:
    """A browser in which axe may run."""
    yield await new_context(bypass_csp=True)


async def queues(context: BrowserContext, house: House) -> Page:
    page = await context.new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Queues")
    return page


async def test_a_proposal_is_read_adopted_and_ended(house: House, context: BrowserContext) -> None:
    desk = Desk()
    await context.route("**/api/admin/lending**", desk.answer)
    page = await queues(context, house)
    card = page.get_by_role("region", name="Lending")
    await expect(card).to_contain_text("Nobody is kept free")
    await expect(card).to_contain_text("helps Live chat when 2 of them are free, or 4 conversations wait there, or")
    await expect(card).to_contain_text("12.3% less time is lost than without it")
    await expect(card).to_contain_text("9.1% to 15.5%")
    await check(page, "a proposal of lending")
    await card.get_by_role("button", name="Propose now").press("Enter")
    await expect(card.get_by_role("progressbar", name="Searching on the last busy day")).to_be_visible()
    await expect(card.get_by_role("button", name="Searching…")).to_be_focused()
    adopt = card.get_by_role("button", name="Adopt the proposal")
    await adopt.press("Enter")
    question = page.get_by_role("dialog", name="Adopt this proposal?")
    await expect(question).to_contain_text("helps Live chat when 2 of them are free")
    await check(page, "whether to adopt lending")
    await page.keyboard.press("Escape")
    assert desk.adopted == []
    await adopt.press("Enter")
    await question.get_by_role("button", name="Adopt the proposal").press("Enter")
    await expect(card.get_by_role("button", name="End lending")).to_be_visible()
    assert desk.adopted == [PROPOSAL["version"]]
    await check(page, "lending in force")
    await card.get_by_role("button", name="End lending").press("Enter")
    ending = page.get_by_role("dialog", name="End lending?")
    await expect(ending).to_contain_text("nobody is kept free")
    await check(page, "whether to end lending")
    await ending.get_by_role("button", name="End lending").press("Enter")
    await expect(card).to_contain_text("Nobody is kept free")


async def test_a_real_hub_says_why_it_proposes_nothing(house: House, context: BrowserContext) -> None:
    page = await queues(context, house)
    card = page.get_by_role("region", name="Lending")
    await expect(card).to_contain_text("Nothing is proposed.")
    await card.get_by_role("button", name="Propose now").click()
    await expect(card).to_contain_text("A day needs at least 100 conversations", timeout=60_000)
