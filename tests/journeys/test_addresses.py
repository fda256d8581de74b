"""An agent adds an address to a customer: checked, live for everybody, taken back, and never taken from another."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


def panel(page: Page) -> Locator:
    """Where the customer stands."""
    return page.get_by_role("complementary", name="Customer")


def addresses(page: Page) -> Locator:
    """Where her addresses stand."""
    return panel(page).get_by_role("region", name="Addresses")


async def helping(house: House, new_context: NewContext, text: str, anna: Agent | None = None) -> Agent:
    """Anna, who helps a visitor whose addresses nobody knows."""
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = anna or await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await visitor.begin()
    await visitor.say(text)
    await anna.accept(text)
    return anna


async def beside(agent: Agent, new_context: NewContext, house: House, person: str) -> Page:
    """A colleague's page with the same conversation."""
    other = await Agent.open(await new_context(), house, person)
    hash_ = str(await agent.page.evaluate("location.hash")).replace("/mine/", "/team/")
    await other.page.evaluate("hash => { location.hash = hash }", hash_)
    await expect(panel(other.page)).to_be_visible()
    return other.page


async def adding(agent: Agent) -> Locator:
    """The field for one more address, from the palette on."""
    await agent.leave_text()
    await agent.press("Control+k")
    await expect(agent.page.get_by_role("dialog", name="Search and commands").get_by_role("combobox")).to_be_focused()
    await agent.page.keyboard.type("add an address")
    await agent.press("Enter")
    field = addresses(agent.page).get_by_role("textbox", name="Mail address or telephone number")
    await expect(field).to_be_focused()
    return field


async def test_an_address_is_added_by_keyboard_written_to_and_taken_back(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    anna = await helping(house, new_context, "Could you mail me the osier lamp's measures?")
    sofia = await beside(anna, new_context, house, "sofia")
    field = await adding(anna)
    await anna.page.keyboard.type("osier at example")
    await anna.press("Enter")
    await expect(field).to_have_accessible_description(re.compile("Write a mail address"))
    await check(anna.page, "an address that is none")
    await field.focus()
    await anna.press("Control+a")
    await anna.page.keyboard.type("Olive.Osier@example.org")
    await anna.press("Enter")
    for page in (anna.page, sofia):
        row = addresses(page).get_by_role("listitem").filter(has_text="olive.osier@example.org")
        await expect(row).to_contain_text("Not verified")
        await expect(row).to_contain_text("Added by Anna Fischer")
    await expect(addresses(anna.page).get_by_role("button", name="Add an address")).to_be_focused()
    await check(anna.page, "an address that was added")
    await anna.tab_to(addresses(anna.page).get_by_role("button", name="Write to olive.osier@example.org"))
    await anna.press("Enter")
    await expect(anna.page.get_by_role("dialog")).to_contain_text("olive.osier@example.org")
    await anna.press("Escape")
    await expect(anna.page.get_by_role("dialog")).to_have_count(0)
    await sofia.bring_to_front()
    await addresses(sofia).get_by_role("button", name="Remove olive.osier@example.org").press("Enter")
    for page in (anna.page, sofia):
        await expect(addresses(page).get_by_text("olive.osier@example.org")).to_have_count(0)


async def test_an_address_of_another_customer_stays_there_and_both_are_compared(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("409")
    anna = await helping(house, new_context, "Is the teasel lamp heavy?")
    first = await panel(anna.page).get_by_role("heading", level=2).inner_text()
    await adding(anna)
    await anna.page.keyboard.type("+49 30 1234 5678")
    await anna.press("Enter")
    await expect(addresses(anna.page).get_by_text("+493012345678").first).to_be_visible()
    await helping(house, new_context, "Is the bulrush lamp heavy?", anna)
    await expect(addresses(anna.page).get_by_text("+493012345678")).to_have_count(0)
    field = await adding(anna)
    await anna.page.keyboard.type("+49 (30) 12345678")
    await anna.press("Enter")
    await expect(panel(anna.page).get_by_role("alert")).to_contain_text(f"{first} has this address already.")
    await check(anna.page, "an address that another customer has")
    await anna.tab_to(panel(anna.page).get_by_role("button", name=f"Compare with {first}"))
    await anna.press("Enter")
    dialog = anna.page.get_by_role("dialog", name="Merge two customers")
    await expect(dialog.get_by_role("columnheader", name=first)).to_be_visible()
    await anna.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(field).to_have_value("+49 (30) 12345678")
    await field.press("Escape")
    await expect(addresses(anna.page).get_by_role("button", name="Add an address")).to_be_focused()
