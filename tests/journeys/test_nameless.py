"""Visitors who never said their names: told apart at a glance, in the reader's language, and named at once."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
NAMELESS = re.compile(r"^Visitor \d{4}$")


def row(page: Page, text: str) -> Locator:
    """The row of the inbox in which this was said last."""
    return page.locator("a[data-row]").filter(has_text=text)


async def asking(house: House, new_context: NewContext, anna: Agent, text: str) -> str:
    """What a new visitor, who is helped at once, is called above what she said."""
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    await visitor.begin()
    await visitor.say(text)
    await anna.accept(text)
    heading = anna.page.get_by_role("complementary", name="Customer").get_by_role("heading", level=2)
    await expect(heading).to_have_text(NAMELESS)
    name = await heading.inner_text()
    await expect(anna.page.get_by_role("main").get_by_role("heading", level=1)).to_have_accessible_name(
        f"Conversation with {name}"
    )
    return name


async def found_by_number(anna: Agent, name: str) -> None:
    """By what the agent reads aloud a colleague finds her."""
    await anna.leave_text()
    await anna.press("Control+k")
    palette = anna.page.get_by_role("dialog", name="Search and commands")
    await expect(palette.get_by_role("combobox")).to_be_focused()
    await anna.page.keyboard.type(name)
    await expect(palette.get_by_role("option").filter(has_text=name).first).to_be_visible()
    await anna.press("Escape")


async def read_in_chinese(page: Page, her: Locator, name: str) -> None:
    """In another language she is called by that language's word, and by the same number."""
    await page.get_by_role("button", name="Anna Fischer").click()
    await page.get_by_role("menuitemradio", name="简体中文").click()
    await expect(her).to_contain_text(name.replace("Visitor", "访客"))
    await page.get_by_role("button", name="Anna Fischer").click()
    await page.get_by_role("menuitemradio", name="English").click()


async def test_two_visitors_without_names_are_told_apart_found_and_named(house: House, new_context: NewContext) -> None:
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    page = anna.page
    texts = ("Is the heron lamp dimmable?", "Is the osprey lamp dimmable?")
    first, second = [await asking(house, new_context, anna, text) for text in texts]
    assert first != second
    for name, text in zip((first, second), texts, strict=True):
        await expect(row(page, text)).to_contain_text(name)
    await check(page, "two visitors without names")
    await found_by_number(anna, first)
    await read_in_chinese(page, row(page, texts[0]), first)
    await row(page, texts[0]).click()
    await anna.leave_text()
    await anna.press("Control+k")
    await expect(page.get_by_role("dialog", name="Commands").get_by_role("combobox")).to_be_focused()
    await page.keyboard.type("change the customer’s name")
    await anna.press("Enter")
    field = page.get_by_role("complementary", name="Customer").get_by_role("textbox", name="Name")
    await expect(field).to_have_value("")
    await field.fill("Nora Heron")
    await anna.press("Enter")
    await expect(row(page, texts[0])).to_contain_text("Nora Heron")
    await expect(page.get_by_role("main").get_by_role("heading", level=1)).to_contain_text("Nora Heron")
    await expect(row(page, texts[1])).to_contain_text(second)
