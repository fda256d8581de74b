"""How agents say that they can be reached, and how colleagues see it."""

import re

import pytest
from playwright.async_api import BrowserContext, Locator, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


async def _chatting(context: BrowserContext, house: House) -> tuple[Visitor, Agent]:
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say("Is the Alba lamp dimmable?")
    await anna.accept("Is the Alba lamp dimmable?")
    return visitor, anna


async def _choose(agent: Agent, entry: str) -> None:
    """Open the menu by its key and choose by typing."""
    await agent.page.bring_to_front()
    await agent.press("Alt+p")
    item = agent.page.get_by_role("menuitemradio", name=entry).or_(agent.page.get_by_role("menuitem", name=entry))
    await expect(item).to_be_visible()
    for _ in range(12):
        if await item.evaluate("element => element === document.activeElement"):
            break
        await agent.press("ArrowDown")
    await agent.press("Enter")


def _row(agent: Agent, name: str) -> Locator:
    return agent.page.get_by_role("row").filter(has_text=name)


async def test_lunch_chosen_during_a_chat_begins_after_it(house: House, new_context: NewContext) -> None:
    visitor, anna = await _chatting(await new_context(), house)
    bo = await Agent.open(await new_context(), house, "bo")
    await _choose(anna, "Lunch")
    await expect(anna.presence).to_contain_text("then Lunch")
    await expect(anna.page.get_by_text("Nothing new rings for you")).to_be_visible()
    wide = anna.page.viewport_size
    assert wide is not None
    await anna.page.set_viewport_size({"width": 390, "height": 844})
    await expect(anna.presence.get_by_text("then Lunch", exact=True)).to_be_in_viewport(ratio=1)
    assert await anna.page.evaluate("document.documentElement.scrollWidth") == 390
    await anna.page.set_viewport_size(wide)
    await bo.press("5")
    await expect(_row(bo, "Anna")).to_contain_text("then Lunch")
    await expect(_row(bo, "Anna")).to_contain_text("with 1 customer")
    await anna.answer("It is.")
    await visitor.reads("It is.")
    await anna.end()
    await anna.close("Solved")
    await expect(anna.presence).to_contain_text("Lunch")
    await expect(anna.presence).to_contain_text("until")
    await expect(_row(bo, "Anna")).to_contain_text("until")
    await expect(_row(bo, "Anna")).to_contain_text("Back soon")
    assert await anna.page.evaluate("window.touchedByMouse") == []


async def test_whoever_must_go_leaves_at_once_and_comes_back(house: House, new_context: NewContext) -> None:
    _, anna = await _chatting(await new_context(), house)
    await anna.presence.click()
    await expect(anna.page.get_by_text("After 1 customer who waits for every word")).to_be_visible()
    await anna.page.get_by_role("menuitemradio", name="Meeting").click()
    await expect(anna.presence).to_contain_text("then Meeting")
    await anna.presence.click()
    await anna.page.get_by_role("menuitem", name="Leave now").click()
    await expect(anna.presence).to_have_accessible_name(re.compile(r"^Presence: Meeting until \d"))
    await anna.presence.click()
    await anna.page.get_by_role("menuitemradio", name="Available").click()
    await expect(anna.presence).to_have_accessible_name("Presence: Available")


async def test_a_colleague_is_found_and_written_to(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    anna = await Agent.open(context, house, "anna")
    await anna.press("5")
    await expect(anna.page.get_by_role("heading", name="Colleagues")).to_be_visible()
    field = anna.page.get_by_role("textbox", name="Find a colleague")
    await anna.tab_to(field)
    await anna.page.keyboard.type("nobody of that name")
    await expect(anna.page.get_by_text("No colleague has such a name")).to_be_visible()
    await field.fill("bo")
    mail = anna.page.get_by_role("link", name="Write a mail to Bo")
    await anna.tab_to(mail)
    await expect(mail).to_have_attribute("href", "mailto:bo@demo.example")
    await field.fill("")
    await check(anna.page, "colleagues")


async def test_a_closed_laptop_is_seen_by_colleagues_before_anything_is_lost(
    house: House, new_context: NewContext
) -> None:
    mine = await new_context()
    bo = await Agent.open(await new_context(), house, "bo")
    anna = await Agent.open(mine, house, "anna")
    await bo.press("5")
    await expect(_row(bo, "Anna")).to_contain_text("Available")
    await anna.page.close()
    await expect(_row(bo, "Anna")).to_contain_text("not responding")
    await Agent.open(mine, house, "anna")
    await expect(_row(bo, "Anna")).not_to_contain_text("not responding")
    await expect(_row(bo, "Anna")).to_contain_text("Available")


async def test_one_channel_is_paused_and_resumed_by_key_and_colleagues_see_it(
    house: House, new_context: NewContext
) -> None:
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    bo = await Agent.open(await new_context(), house, "bo")
    await bo.press("5")
    await _choose(anna, "Pause Email")
    await expect(_row(bo, "Anna")).to_contain_text("without Email")
    await check(anna.page, "a paused channel")
    await _choose(anna, "Resume Email")
    await expect(_row(bo, "Anna")).not_to_contain_text("without")
    await expect(anna.presence).to_have_accessible_name("Presence: Available")
