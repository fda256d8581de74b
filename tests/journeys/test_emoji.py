"""Emoji are put into whatever is written, by key."""

import pytest
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


async def test_an_emoji_is_walked_to_and_one_writes_on_behind_it(house: House, new_context: NewContext) -> None:
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await visitor.begin()
    await visitor.say("My parcel with the Lyra is here!")
    await anna.accept("My parcel with the Lyra is here!")
    await anna.begin_answer("That is good news ")
    await anna.press("Alt+i")
    grid = anna.page.get_by_role("listbox", name="Insert an emoji")
    first = grid.get_by_role("option", name="😀")
    await expect(first).to_be_focused()
    await check(anna.page, "the choice of emoji")
    await anna.press("ArrowRight", "ArrowDown", "Enter")
    await expect(grid).to_have_count(0)
    await expect(anna.reply).to_be_focused()
    await expect(anna.reply).to_have_value("That is good news 🤔")
    await anna.page.keyboard.type(" and more to come.")
    await anna.send()
    await visitor.reads("That is good news 🤔 and more to come.")
    await anna.press("Alt+i")
    await expect(grid.get_by_role("option").first).to_have_text("🤔")
    await anna.press("Escape")
    await expect(grid).to_have_count(0)
    await anna.end()
    await anna.close("Solved")
    assert await anna.page.evaluate("window.touchedByMouse") == []
