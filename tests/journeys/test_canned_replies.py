"""Texts that are written once and sent often: chosen while one writes, filled in, and checked before they leave."""

import re

import pytest
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
GREETING = "Hello Emma, this is Anna of Evenlight. How can I help?"
LABEL = "I have sent the return label for order 4711 to your mail address. Please pack the lamp in its own box."


async def test_a_reply_is_chosen_by_its_shortcut_and_what_is_not_known_is_marked_before_it_leaves(
    house: House, new_context: NewContext
) -> None:
    home = await Customer.open(await new_context(), house)
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await home.text("Emma Clarke", "I would like to return the dimmer.")
    await anna.accept("I would like to return the dimmer.")
    await anna.page.keyboard.type("/hel")
    replies = anna.page.get_by_role("listbox", name="Canned replies")
    await expect(replies.get_by_role("option", name="Greeting")).to_have_attribute("aria-selected", "true")
    await check(anna.page, "canned replies")
    await anna.press("Enter")
    await expect(anna.reply).to_have_value(GREETING)
    await anna.page.keyboard.type(" /label")
    await anna.press("Tab")
    await expect(anna.reply).to_have_value(re.compile(r"label for order \{customer\.order\}"))
    warning = anna.page.get_by_role("alert").filter(has_text="{customer.order}")
    await expect(warning).to_contain_text("Not filled in")
    await anna.send()
    await expect(warning).to_contain_text("Press again to send it as it is.")
    # It stands on what is missing: what is typed now takes its place.
    await anna.page.keyboard.type("4711")
    await expect(warning).to_have_count(0)
    await anna.send()
    await home.reads_on_telephone(f"{GREETING} {LABEL}")


async def test_an_agent_keeps_a_text_of_her_own_and_finds_it(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    home = await Customer.open(await new_context(), house)
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await home.text("Emma Clarke", "Is the shop open on Sunday?")
    await anna.accept("Is the shop open on Sunday?")
    await anna.begin_answer("We are closed on Sundays, {customer.first_name}.")
    await anna.leave_text()
    await anna.command("My canned replies")
    dialog = anna.page.get_by_role("dialog", name="My canned replies")
    await expect(dialog.get_by_role("textbox", name="Name")).to_be_focused()
    await anna.page.keyboard.type("Sunday")
    await anna.press("Tab")
    await anna.page.keyboard.type("two words")
    save = dialog.get_by_role("button", name="Save")
    await expect(dialog.get_by_role("textbox", name="Text")).to_have_value(re.compile("closed on Sundays"))
    await anna.tab_to(save)
    await anna.press("Enter")
    await expect(dialog.get_by_role("alert")).to_contain_text("A shortcut is one word")
    await dialog.get_by_role("textbox", name="Shortcut").fill("sun")
    await check(anna.page, "own canned replies")
    await anna.tab_to(save)
    await anna.press("Enter")
    await expect(dialog.get_by_role("listitem").filter(has_text="Sunday")).to_contain_text("/sun")
    await anna.press("Escape")
    await _uses_it_and_deletes_it(anna)


async def _uses_it_and_deletes_it(anna: Agent) -> None:
    dialog = anna.page.get_by_role("dialog", name="My canned replies")
    await anna.reply.fill("")
    await anna.reply.press_sequentially("/sun")
    await expect(anna.page.get_by_role("option", name="Sunday (Mine)")).to_be_visible()
    await anna.press("Enter")
    await expect(anna.reply).to_have_value("We are closed on Sundays, Emma.")
    await anna.reply.fill("")
    await anna.leave_text()
    await anna.command("My canned replies")
    await dialog.get_by_role("button", name="Delete Sunday").click()
    await expect(dialog.get_by_role("listitem")).to_have_count(0)


async def test_the_company_s_replies_are_edited_in_the_administration(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    admin = (await Agent.open(await new_context(bypass_csp=True), house, "sofia")).page
    await admin.goto(f"{house.url}/demo/as/admin")
    await admin.evaluate("location.hash = '#/admin/replies'")
    await expect(admin.get_by_role("rowheader", name="Greeting")).to_be_visible()
    await check(admin, "canned replies of the company")
    await admin.get_by_role("button", name="New canned reply").click()
    dialog = admin.get_by_role("dialog", name="New canned reply")
    await admin.keyboard.type("Battery")
    await dialog.get_by_role("textbox", name="Shortcut").fill("hello")
    await dialog.get_by_role("textbox", name="Text").fill("The battery can be replaced.")
    await check(admin, "a new canned reply")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("“hello” finds “greeting” already")
    await dialog.get_by_role("textbox", name="Shortcut").fill("battery")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_have_count(0)
    row = admin.get_by_role("row").filter(has_text="Battery")
    await expect(row).to_contain_text("/battery")
    await expect(row).to_contain_text("Everywhere")
    await row.get_by_role("button", name="Edit Battery").click()
    await admin.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(row).to_contain_text("Not active")
