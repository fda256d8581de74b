"""What was begun and not sent is found again: a first letter at another machine, and every draft among one's lists."""

import re

import pytest
from playwright.async_api import FilePayload, Locator, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
WHOM = "nora.quist@post.example"
LIST = FilePayload(name="prices.txt", mimeType="text/plain", buffer=b"V-100\nV-200\n")


def letter(page: Page) -> Locator:
    """Where one writes first."""
    return page.get_by_role("dialog", name="Start a conversation")


async def test_a_first_mail_with_copies_and_a_canned_reply_goes_on_at_another_machine(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await _begins(anna)
    await anna.page.reload()
    laptop = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await laptop.press("0")
    row = laptop.page.get_by_role("button", name=WHOM)
    await expect(row).to_contain_text("Your lamp")
    await check(laptop.page, "drafts among the lists")
    await laptop.tab_to(row)
    await laptop.press("Enter")
    await _goes_on_and_sends(laptop)
    await anna.page.bring_to_front()
    await anna.press("0")
    await expect(anna.page.get_by_role("button", name=WHOM)).to_have_count(0)
    await home.page.bring_to_front()
    choice = home.mailbox.get_by_role("combobox", name="You are")
    label = await choice.locator("option").filter(has_text="Lena Vogel").first.text_content()
    await choice.select_option(label=label)
    await home.reads_in_mailbox("How can I help?")


async def _begins(anna: Agent) -> None:
    await anna.page.bring_to_front()
    await anna.press("o")
    there = letter(anna.page)
    await expect(there.get_by_role("textbox", name="mail address")).to_be_focused()
    await anna.page.keyboard.type(WHOM)
    await anna.tab_to(there.get_by_role("button", name="Cc"))
    await anna.press("Enter")
    await expect(there.get_by_role("textbox", name="Cc", exact=True)).to_be_focused()
    await anna.page.keyboard.type("lena.vogel@post.example")
    await anna.tab_to(there.get_by_role("textbox", name="Subject"))
    await anna.page.keyboard.type("Your lamp")
    text = there.get_by_role("textbox", name="Message")
    await anna.tab_to(text)
    await anna.page.keyboard.type("/hel")
    replies = anna.page.get_by_role("listbox", name="Canned replies")
    await expect(replies.get_by_role("option", name="Greeting")).to_be_visible()
    await check(anna.page, "canned replies in a first mail")
    await anna.press("Enter")
    await expect(text).to_contain_text("How can I help?")
    async with anna.page.expect_response(re.compile(r"/first-letters$")):
        await there.locator("input[type=file]").set_input_files(LIST)
        await expect(there.get_by_role("button", name="Remove prices.txt")).to_be_visible()
    await anna.press("Escape")
    await expect(there).to_have_count(0)


async def _goes_on_and_sends(laptop: Agent) -> None:
    here = letter(laptop.page)
    await expect(here.get_by_role("textbox", name="Message")).to_contain_text("How can I help?")
    await expect(here.get_by_role("textbox", name="Cc", exact=True)).to_have_value("lena.vogel@post.example")
    await expect(here.get_by_role("button", name="Remove prices.txt")).to_be_visible()
    await laptop.tab_to(here.get_by_role("button", name="Send"))
    await laptop.press("Enter")
    # Nobody knows yet what she is called: that is said before she reads it.
    await expect(here.get_by_role("alert").filter(has_text="Press again to send it as it is.")).to_be_visible()
    await laptop.press("Enter")
    await expect(laptop.log).to_contain_text("How can I help?")
    await expect(laptop.log).to_contain_text("Cc: lena.vogel@post.example")
    await laptop.never_touched_the_mouse()


async def test_every_draft_is_found_among_the_lists_whether_its_conversation_was_opened_or_not(
    house: House, new_context: NewContext
) -> None:
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(await new_context(), house, "anna")
    await visitor.begin()
    await visitor.say("Is the Capella in stock?")
    await anna.accept("Is the Capella in stock?")
    async with anna.page.expect_response(re.compile(r"/draft$")):
        await anna.begin_answer("Yes, thr")
    conversation = anna.page.url.rsplit("/", 1)[1]
    laptop = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    row = laptop.page.locator(f'a[data-row="{conversation}"]')
    await expect(row).to_contain_text("Draft")
    await laptop.command("My drafts")
    await expect(laptop.page.locator('[aria-current="true"]').filter(has_text="Drafts")).to_be_visible()
    await expect(row).to_contain_text("Yes, thr")
    await laptop.tab_to(row)
    await laptop.press("Enter")
    await expect(laptop.reply).to_have_value("Yes, thr")
    await laptop.begin_answer("ee.")
    await laptop.send()
    await visitor.reads("Yes, three.")
    await expect(row).to_have_count(0)
    await laptop.end()
    await laptop.close("Solved")
