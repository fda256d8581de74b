"""Once something is done with, one goes on from where it stood: by keyboard, by a step back, and on a small screen."""

import re

import pytest
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


async def test_the_focus_goes_to_the_next_row_and_back_from_search_to_what_was_open(
    house: House, new_context: NewContext
) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    for name, text in (("Emma Clarke", "A lamp for the hall?"), ("Tom Becker", "A lamp for the desk?")):
        await home.text(name, text)
        await anna.accept(text)
    emma, tom = (anna.page.locator("a[data-row]").filter(has_text=name) for name in ("Emma Clarke", "Tom Becker"))
    await anna.page.goto(f"{anna.page.url.split('#')[0]}#/search")
    await expect(anna.page.get_by_role("searchbox")).to_be_focused()
    await anna.page.go_back()
    await expect(tom).to_be_focused()
    await anna.command("Snooze")
    dialog = anna.page.get_by_role("dialog", name="Snooze")
    await dialog.get_by_role("option").first.or_(dialog.get_by_role("menuitem").first).first.wait_for()
    await anna.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(emma).to_be_focused()


async def test_a_step_back_from_the_customer_closes_her_panel_and_stays_in_the_conversation(
    house: House, new_context: NewContext
) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    for name, text in (("Emma Clarke", "Is it in blue?"), ("Tom Becker", "Is it in green?")):
        await home.text(name, text)
        await anna.accept(text)
    await anna.page.set_viewport_size({"width": 390, "height": 844})
    here = anna.page.url
    panel = anna.page.get_by_role("complementary", name="Customer")
    await anna.command("Show or hide the customer")
    await expect(panel).to_be_visible()
    await anna.page.go_back()
    await expect(panel).not_to_be_visible()
    assert anna.page.url == here
    await expect(anna.log).to_contain_text("Is it in green?")
    await anna.command("Show or hide the customer")
    await anna.page.get_by_role("button", name="Hide customer").click()
    await expect(panel).not_to_be_visible()
    await expect(anna.page).to_have_url(re.compile(re.escape(here)))
