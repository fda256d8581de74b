"""Work on a conversation beside writing in it: put it aside, and find it again."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


@pytest_asyncio.fixture(loop_scope="session")
async def context(new_context: NewContext) -> AsyncIterator[BrowserContext]:
    """A browser in which axe may run although the pages allow no foreign script."""
    yield await new_context(bypass_csp=True)


async def test_what_is_snoozed_leaves_the_desk_and_a_word_of_the_customer_brings_it_back(
    house: House, context: BrowserContext
) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "Do the lamps come on Monday?")
    await anna.accept("Do the lamps come on Monday?")
    await anna.leave_text()
    await anna.press("b")
    dialog = anna.page.get_by_role("dialog", name="Snooze until")
    await expect(dialog.get_by_role("option").first).to_be_focused()
    await check(anna.page, "snooze")
    await anna.page.keyboard.type("Tomo")
    await expect(dialog.get_by_role("option", name="Tomorrow")).to_be_focused()
    await anna.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(anna.page.get_by_text(re.compile("Snoozed until .*09:00|Snoozed until .*9:00")).first).to_be_visible()
    row = anna.page.get_by_role("navigation", name="Inbox").get_by_role("link", name="Emma Clarke")
    await expect(row).to_have_count(0)
    await anna.press("8")
    await expect(row).to_contain_text("09:00")
    await home.text("Emma Clarke", "And the shades too?")
    await expect(anna.page.get_by_text("Emma Clarke is back from snooze")).to_be_visible()
    await anna.page.bring_to_front()
    await expect(anna.page.get_by_text("Nothing is snoozed")).to_be_visible()
    await anna.press("1")
    await anna.tab_to(row)
    await anna.press("Enter")
    await expect(anna.log).to_contain_text("Anna Fischer snoozed it until")
    await expect(anna.log).to_contain_text("And the shades too?")
    await anna.never_touched_the_mouse()


async def test_a_time_of_ones_own_is_checked_and_the_conversation_is_taken_up_again_by_hand(
    house: House, context: BrowserContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "Call me when the red lamp is there.")
    await anna.accept("the red lamp is there")
    await anna.page.get_by_role("button", name="Snooze").click()
    dialog = anna.page.get_by_role("dialog", name="Snooze until")
    await dialog.get_by_role("option", name="Another time").click()
    field = dialog.get_by_label("Date and time")
    await field.fill("2020-02-02T10:00")
    await dialog.get_by_role("button", name="Snooze").click()
    await expect(dialog.get_by_text("still to come")).to_be_visible()
    await expect(field).to_have_value("2020-02-02T10:00")
    await field.fill("2098-02-02T10:00")
    await dialog.get_by_role("button", name="Snooze").click()
    await expect(dialog.get_by_text("for a year at most")).to_be_visible()
    await anna.press("Escape")
    await anna.page.get_by_role("button", name="Snooze").click()
    await dialog.get_by_role("option", name="Until the customer writes").click()
    await expect(anna.page.get_by_text("Snoozed until the customer writes")).to_be_visible()
    row = anna.page.get_by_role("navigation", name="Inbox").get_by_role("link", name="Emma Clarke")
    await anna.page.get_by_role("link", name="Snoozed").click()
    await row.click()
    await check(anna.page, "a snoozed conversation")
    await anna.page.get_by_role("button", name="Take up again").click()
    await expect(anna.log).to_contain_text("Anna Fischer took it up again")
    await expect(anna.page.get_by_role("button", name="Take up again")).to_have_count(0)


async def test_a_tag_is_seen_by_colleagues_and_finds_the_conversation_again(
    house: House, context: BrowserContext, watchman: Watchman
) -> None:
    # While it is typed it means nothing yet.
    watchman.allow("422")
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "The lift lamp flickers again.")
    await anna.accept("The lift lamp flickers")
    await anna.leave_text()
    await anna.press("#")
    dialog = anna.page.get_by_role("dialog", name="Tags")
    await expect(dialog.get_by_role("combobox", name="Add a tag")).to_be_focused()
    await anna.page.keyboard.type("flicker case")
    await anna.press("Enter")
    await expect(dialog.get_by_role("row", name="flicker case")).to_be_visible()
    await check(anna.page, "tags")
    await anna.tab_to(dialog.get_by_role("button", name="Done"))
    await anna.press("Enter")
    await expect(anna.log).to_contain_text("Anna Fischer tagged it flicker case")
    row = anna.page.get_by_role("navigation", name="Inbox").get_by_role("link", name="Emma Clarke")
    await expect(row).to_contain_text("flicker case")
    await check(anna.page, "a tagged conversation")
    await anna.press("/")
    await expect(anna.page.get_by_role("searchbox")).to_be_focused()
    await anna.page.keyboard.type('tag:"FLICKER case"')
    await expect(anna.page.get_by_role("main").get_by_role("link", name="Emma Clarke").first).to_be_visible()
    await anna.never_touched_the_mouse()


async def _invite(agent: Agent, name: str) -> None:
    await agent.leave_text()
    await agent.press("p")
    dialog = agent.page.get_by_role("dialog", name="Colleagues in this conversation")
    await expect(dialog.get_by_role("combobox", name="Invite")).to_be_focused()
    await agent.page.keyboard.type(name.split(" ", maxsplit=1)[0])
    await expect(dialog.get_by_role("option", name=name)).to_be_visible()
    await agent.press("ArrowDown", "Enter")
    await agent.tab_to(dialog.get_by_role("button", name="Invite", exact=True))
    await agent.press("Enter")
    await expect(dialog).to_have_count(0)


async def _hand_over(agent: Agent, name: str) -> None:
    await agent.leave_text()
    await agent.press("p")
    dialog = agent.page.get_by_role("dialog", name="Colleagues in this conversation")
    await expect(dialog.get_by_role("list", name="Inside now")).to_contain_text(name)
    await check(agent.page, "colleagues inside")
    await agent.tab_to(dialog.get_by_role("button", name=f"Hand over to {name}"))
    await agent.press("Enter")
    await expect(dialog).to_have_count(0)


async def test_a_colleague_is_invited_answers_and_is_handed_the_conversation(
    house: House, context: BrowserContext, new_context: NewContext
) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "Which dimmer fits my Luna?")
    await anna.accept("Which dimmer fits")
    bo = await Agent.open(await new_context(), house, "bo")
    await _invite(anna, "Bo Lindqvist")
    await expect(bo.page.get_by_text("You were invited to the conversation with Emma Clarke")).to_be_visible()
    await bo.page.bring_to_front()
    await bo.tab_to(bo.page.get_by_role("navigation", name="Inbox").get_by_role("link", name="Emma Clarke"))
    await bo.press("Enter")
    await expect(bo.log).to_contain_text("Which dimmer fits")
    await bo.press("r")
    await expect(bo.reply).to_be_focused()
    await bo.page.keyboard.type("The D-100.")
    await bo.send()
    await home.reads_on_telephone("The D-100.")
    await expect(anna.log).to_contain_text("The D-100.")
    await _hand_over(anna, "Bo Lindqvist")
    await expect(bo.log).to_contain_text("Anna Fischer handed it over to Bo Lindqvist")
    await expect(bo.page.get_by_role("button", name="End", exact=True)).to_be_visible()
    await anna.never_touched_the_mouse()
    await bo.never_touched_the_mouse()


async def test_help_is_asked_told_to_the_supervisor_and_answered_by_coming_in(
    house: House, context: BrowserContext, new_context: NewContext
) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    sofia = await Agent.open(await new_context(bypass_csp=True), house, "sofia")
    await home.text("Emma Clarke", "I want my money back, all of it.")
    await anna.accept("I want my money back")
    await anna.leave_text()
    await anna.press("Alt+h")
    dialog = anna.page.get_by_role("dialog", name="Ask for a supervisor")
    await expect(dialog.get_by_role("textbox")).to_be_focused()
    await anna.page.keyboard.type("More than I may refund.")
    await anna.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(anna.page.get_by_text("Help asked", exact=True)).to_be_visible()
    told = sofia.page.get_by_text("Anna Fischer asks for help: More than I may refund.")
    await expect(told.first).to_be_visible()
    await sofia.page.bring_to_front()
    await sofia.page.goto(f"{sofia.page.url.split('#')[0]}#/inbox/mine")
    await sofia.page.get_by_role("navigation", name="Inbox").get_by_role("link", name="Emma Clarke").click()
    await check(sofia.page, "somebody asks for help")
    await sofia.page.get_by_role("button", name="Join the conversation").click()
    await expect(sofia.reply).to_be_visible()
    await expect(anna.log).to_contain_text("came in to help Anna Fischer")
    await expect(anna.page.get_by_text("Help asked", exact=True)).to_have_count(0)


async def test_several_are_picked_by_key_and_tagged_at_once(house: House, context: BrowserContext) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    for name, text in (("Emma Clarke", "One lamp, please."), ("Tom Becker", "Two lamps, please.")):
        await home.text(name, text)
        await anna.accept(text)
    inbox = anna.page.get_by_role("navigation", name="Inbox")
    await anna.tab_to(inbox.get_by_role("link", name="Tom Becker"))
    await anna.press("x")
    await anna.press("Shift+ArrowDown")
    bar = inbox.get_by_role("group", name="Selected conversations")
    await expect(bar).to_contain_text("2 selected")
    await check(anna.page, "rows are picked")
    await anna.command("Tag the selected conversations")
    await expect(anna.page.get_by_role("textbox", name="Add a tag")).to_be_focused()
    await anna.page.keyboard.type("order")
    await anna.press("Enter")
    dialog = anna.page.get_by_role("dialog", name="Tag 2 conversations")
    await expect(dialog).to_contain_text("Done: 2 of 2.")
    await anna.press("Enter")
    await expect(inbox.get_by_role("link").filter(has_text="order")).to_have_count(2)
    await anna.never_touched_the_mouse()


async def test_a_refusal_among_many_is_told_and_stays_selected(
    house: House, context: BrowserContext, watchman: Watchman
) -> None:
    watchman.allow("ERR_FAILED")
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    for name, text in (("Emma Clarke", "One shade, please."), ("Tom Becker", "Two shades, please.")):
        await home.text(name, text)
        await anna.accept(text)
    inbox = anna.page.get_by_role("navigation", name="Inbox")
    for name in ("Emma Clarke", "Tom Becker"):
        await inbox.get_by_role("link", name=name).hover()
        await inbox.get_by_role("checkbox", name=f"Select {name}").check()
    tom = anna.page.url.rsplit("/", 1)[-1]
    await anna.page.route(f"**/conversations/{tom}/close", lambda route: route.abort())
    await inbox.get_by_role("button", name="Close", exact=True).click()
    dialog = anna.page.get_by_role("dialog", name="Close 2 conversations")
    await dialog.get_by_role("button", name="Outcome").click()
    await anna.page.get_by_role("option", name="Solved").click()
    await dialog.get_by_role("button", name="Close 2 conversations").click()
    await expect(dialog).to_contain_text("Done: 1 of 2.")
    await expect(dialog.get_by_role("list", name="What could not be done")).to_contain_text("Tom Becker")
    await check(anna.page, "one of two was refused")
    await dialog.get_by_role("button", name="Done").click()
    await expect(inbox.get_by_role("group", name="Selected conversations")).to_contain_text("1 selected")
    await anna.page.unroute_all()


async def test_two_letters_of_one_matter_are_merged_and_parted_and_a_closed_one_is_opened_again(
    house: House, context: BrowserContext
) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.write("Emma Clarke", "Order 88 is late", "Where is my order 88?")
    await anna.accept("Where is my order 88?")
    await home.write("Emma Clarke", "My order 88", "Still no order 88.")
    await anna.accept("Still no order 88.")
    await anna.leave_text()
    await anna.press("Alt+l")
    dialog = anna.page.get_by_role("dialog", name="Related conversations")
    await anna.tab_to(dialog.get_by_role("combobox"))
    await anna.page.keyboard.type("Order 88 is")
    await expect(dialog.get_by_role("option", name=re.compile("Order 88 is late"))).to_be_visible()
    await anna.press("ArrowDown", "Enter")
    await anna.tab_to(dialog.get_by_role("button", name="Merge into this one"))
    await anna.press("Enter")
    merged = dialog.get_by_role("list", name="Merged into this one")
    await expect(merged).to_contain_text("Order 88 is late")
    await check(anna.page, "merged conversations")
    await anna.press("Escape")
    await expect(anna.log).to_contain_text("Where is my order 88?")
    await expect(anna.log).to_contain_text("Anna Fischer merged “Order 88 is late” into this one")
    await anna.press("Alt+l")
    await anna.tab_to(merged.get_by_role("button", name="Undo the merge"))
    await anna.press("Enter")
    await expect(merged).to_have_count(0)
    await anna.press("Escape")
    await anna.never_touched_the_mouse()
