"""An agent reads in the top bar why nothing more comes, and how much of a shared budget she uses."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import open_section
from tests.journeys.visitor import Visitor
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
ALONE = {
    "exclusive": ["webchat"],
    "interrupts": {"webchat": ["email"]},
    "budgets": {"attention": {"size": 4, "costs": {"webchat": 3, "email": 1}}},
}
AS_BEFORE = {"exclusive": "usual", "interrupts": "usual", "budgets": {}}


@pytest_asyncio.fixture(loop_scope="session")
async def administrator(house: House) -> AsyncIterator[Person]:
    """Somebody who says what agents may hold side by side, and leaves it as it was."""
    async with Person(house, "admin") as admin:
        yield admin
        await admin.call("POST", "/api/admin/apply", {"floor": {"sharing": AS_BEFORE}})


async def test_a_chat_that_wants_her_alone_closes_the_other_channels_for_as_long_as_it_lasts(
    house: House, new_context: NewContext, administrator: Person
) -> None:
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    room = anna.page.get_by_role("list", name="Capacity")
    await expect(room).to_contain_text("Email: 0 of 6")
    await administrator.call("POST", "/api/admin/apply", {"floor": {"sharing": ALONE}})
    await expect(room).to_contain_text("attention: 0 of 4")
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    await visitor.begin()
    await visitor.say("Hello, is my parcel lost?")
    await anna.accept("is my parcel lost")
    await expect(room).to_contain_text("Email: 0 of 6 – nothing comes beside what you hold now")
    await expect(room).to_contain_text("attention: 3 of 4")
    await check(anna.page, "a desk with closed channels")
    await anna.end()
    await anna.close("Solved")
    await expect(room).not_to_contain_text("nothing comes beside")
    await expect(room).to_contain_text("attention: 0 of 4")
    await anna.never_touched_the_mouse()


async def cost(page: Page, costs: Locator) -> None:
    """A letter uses one of the budget, a chat three."""
    for channel in ("Email", "Web chat"):
        await costs.get_by_role("button", name="Channel").click()
        await page.get_by_role("option", name=channel).click()
        await costs.get_by_role("button", name="Add").click()
    await costs.get_by_role("textbox", name="Web chat").fill("3")
    await costs.get_by_role("textbox", name="Web chat").press("Tab")


async def test_what_agents_hold_side_by_side_is_said_in_the_browser(
    house: House, new_context: NewContext, administrator: Person, watchman: Watchman
) -> None:
    watchman.allow("422")
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "The company")
    shared = page.get_by_role("region", name="Side by side")
    await shared.get_by_role("button", name="Want an agent alone").click()
    await page.get_by_role("option", name="These channels").click()
    alone = shared.get_by_role("group", name="Alone")
    await alone.get_by_role("checkbox", name="Web chat").press("Space")
    await shared.get_by_role("button", name="May come while she holds something").click()
    await page.get_by_role("option", name="Beside these channels").click()
    beside = shared.get_by_role("group", name="Web chat may come beside")
    await expect(beside.get_by_role("checkbox", name="Web chat")).to_have_count(0)
    await beside.get_by_role("checkbox", name="Email").press("Space")
    await shared.get_by_role("button", name="One more budget").click()
    save = page.get_by_role("button", name="Save", exact=True)
    await expect(save).to_be_disabled()
    budget = shared.get_by_role("group", name="Budgets that channels use up together")
    await budget.get_by_role("textbox", name="Name").fill("attention")
    await budget.get_by_role("textbox", name="Size").fill("4")
    await save.click()
    await expect(page.get_by_text("says of no channel what a conversation uses")).to_be_visible()
    await cost(page, budget.get_by_role("group", name="A conversation uses"))
    await check(page, "the company, side by side")
    await save.click()
    await expect(page.get_by_role("status").filter(has_text="Nothing is changed")).to_be_visible()
    assert (await administrator.call("GET", "/api/admin/export"))["sharing"] == ALONE


async def test_an_agent_has_more_of_a_budget_than_is_usual(
    house: House, new_context: NewContext, administrator: Person
) -> None:
    await administrator.call("POST", "/api/admin/apply", {"floor": {"sharing": ALONE}})
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Teams")
    await page.get_by_role("button", name="New team").click()
    room = page.get_by_role("group", name="What a new agent may hold at once")
    await room.get_by_role("button", name="Channel or budget").click()
    await page.get_by_role("option", name="attention").click()
    await room.get_by_role("button", name="Add").click()
    await expect(room.get_by_role("textbox", name="attention")).to_have_value("1")
    await page.get_by_role("button", name="Discard").click()
