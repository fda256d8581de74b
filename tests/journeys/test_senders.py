"""A mail leaves from another of our addresses, chosen by keyboard, and its answer comes back to the conversation."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
SUPPORT, BILLING, DAY = "support@demo.example", "billing@demo.example", "day@demo.example"


def sender(page: Page, address: str) -> Locator:
    """Where the composer says from which address the mail leaves."""
    return page.get_by_role("button", name=f"From {address}")


async def choose(agent: Agent, address: str, instead_of: str) -> None:
    """Write from another address, by keyboard."""
    await agent.tab_to(sender(agent.page, instead_of))
    await agent.press("Enter")
    choice = agent.page.get_by_role("menuitemradio", name=address)
    await expect(choice).to_be_visible()
    await agent.page.keyboard.type(address)
    await expect(choice).to_be_focused()
    await agent.press("Enter")
    await expect(sender(agent.page, address)).to_be_focused()


async def choose_account(agent: Agent, letter: Locator, name: str) -> None:
    """Write first from another account, by keyboard."""
    choice = letter.get_by_role("button", name="From")
    await expect(choice).to_contain_text(SUPPORT)
    await agent.tab_to(choice)
    await agent.press("Enter")
    option = agent.page.get_by_role("option", name=name)
    await expect(option).to_be_visible()
    await agent.page.keyboard.type(name)
    await expect(option).to_be_focused()
    await agent.press("Enter")
    await expect(choice).to_contain_text(BILLING)


async def test_a_reply_leaves_from_the_chosen_address_and_is_answered_there(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.write("Tom Becker", "My bill of May", "Hello, could you send my bill of May again, please?")
    await anna.accept("bill of May")
    await expect(sender(anna.page, SUPPORT)).to_be_visible()
    await expect(anna.page.get_by_role("group", name="Signature")).to_have_count(0)
    await choose(anna, BILLING, instead_of=SUPPORT)
    await expect(anna.page.get_by_role("group", name="Signature")).to_contain_text("Accounts department")
    await check(anna.page, "a mail from another address")
    await anna.begin_answer("Of course, here it is.")
    await anna.send()
    await expect(anna.log).to_contain_text(f"From: {BILLING}")
    await expect(sender(anna.page, SUPPORT)).to_be_visible()

    await home.page.bring_to_front()
    await home.answer("Tom Becker", "Of course, here it is.", "Thank you, it is paid now.")
    await anna.page.bring_to_front()
    await expect(anna.log).to_contain_text("Thank you, it is paid now.")
    await expect(anna.log).to_contain_text(f"Written to: {BILLING}")
    await expect(sender(anna.page, BILLING)).to_be_visible()
    await expect(anna.page.get_by_role("group", name="Signature")).to_contain_text("Accounts department")
    await anna.answer("Then all is well.")
    await home.page.bring_to_front()
    await expect(home.mailbox.locator(".letter").filter(has_text="Then all is well.").last).to_contain_text(BILLING)
    await anna.never_touched_the_mouse()


async def test_the_chosen_address_stays_with_the_draft(house: House, new_context: NewContext) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.write("Tom Becker", "My bill of June", "Hello, and my bill of June?")
    await anna.accept("bill of June")
    await choose(anna, BILLING, instead_of=SUPPORT)
    kept = anna.page.expect_response(
        lambda answer: answer.url.endswith("/draft") and "June" in (answer.request.post_data or "")
    )
    async with kept:
        await anna.begin_answer("The bill of June comes tomorrow.")
    await anna.page.reload()
    await expect(anna.reply).to_have_text("The bill of June comes tomorrow.")
    await expect(sender(anna.page, BILLING)).to_be_visible()
    await anna.begin_answer("")
    await anna.send()
    await expect(anna.log).to_contain_text(f"From: {BILLING}")
    await home.page.bring_to_front()
    await expect(home.mailbox.locator(".letter").filter(has_text="June comes tomorrow").last).to_contain_text(BILLING)


async def test_a_first_letter_leaves_from_the_chosen_address_and_shows_its_signature(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await anna.page.bring_to_front()
    await anna.press("o")
    letter = anna.page.get_by_role("dialog", name="Start a conversation")
    await expect(letter.get_by_role("textbox", name="Mail address")).to_be_focused()
    await anna.page.keyboard.type("tom.becker@mail.example")
    await choose_account(anna, letter, "Billing mailbox")
    await expect(letter.get_by_role("group", name="Signature")).to_contain_text("Accounts department")
    await check(anna.page, "a first letter from another address")
    await anna.tab_to(letter.get_by_role("textbox", name="Subject"))
    await anna.page.keyboard.type("Your bill of July")
    await anna.tab_to(letter.get_by_role("textbox", name="Message"))
    await anna.page.keyboard.type("Hello Tom, your bill of July is here.")
    await anna.tab_to(letter.get_by_role("button", name="Send"))
    await anna.press("Enter")
    await expect(letter).to_have_count(0)
    await expect(anna.log).to_contain_text("your bill of July is here")
    await anna.never_touched_the_mouse()
    await home.page.bring_to_front()
    await home.mailbox.get_by_role("combobox", name="You are").select_option(label="Tom Becker")
    await expect(home.mailbox.locator(".letter").filter(has_text="your bill of July").last).to_contain_text(BILLING)


async def test_an_address_that_is_removed_meanwhile_is_told_before_sending_and_another_one_chosen(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    shape = {"name": "For a day", "channel": "email", "address": DAY, "queue": "mail"}
    async with Person(house, "admin") as admin:
        await admin.call("PUT", "/api/admin/accounts/day-mail", shape)
        try:
            await home.write("Tom Becker", "My bill of August", "Hello, and my bill of August?")
            await anna.accept("bill of August")
            await choose(anna, DAY, instead_of=SUPPORT)
            await anna.begin_answer("That of August comes as well.")
        finally:
            await admin.call("DELETE", "/api/admin/accounts/day-mail")
    told = anna.page.get_by_role("alert").filter(has_text="You can no longer write from")
    await expect(told).to_be_visible()
    await expect(anna.page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    await check(anna.page, "an address that is gone")
    await choose(anna, SUPPORT, instead_of="day-mail")
    await expect(told).to_have_count(0)
    await expect(anna.reply).to_have_text("That of August comes as well.")
    await anna.begin_answer("")
    await anna.send()
    await expect(anna.log.get_by_text("That of August comes as well.")).to_have_count(1)
    await anna.never_touched_the_mouse()
