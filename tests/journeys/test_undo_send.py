"""What was sent is taken back in time, by key and by mouse; otherwise it leaves, even from a closed browser."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.test_letters import mailbox_of, post
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


def _undo(agent: Agent) -> Locator:
    return agent.page.get_by_role("button", name="Undo sending")


async def _choose(agent: Agent, written: str, live: str) -> None:
    """For how long this agent can take back what she sends."""
    await agent.command("Undo sending: for how long")
    dialog = agent.page.get_by_role("dialog", name="Undo sending: for how long")
    for field, choice in (("Mail and text messages", written), ("Chats", live)):
        await agent.tab_to(dialog.get_by_role("button", name=field))
        await agent.press("Enter")
        option = agent.page.get_by_role("option", name=choice, exact=True)
        await expect(option).to_be_visible()
        await agent.page.keyboard.type(choice)
        await expect(option).to_be_focused()
        await agent.press("Enter")
    await agent.tab_to(dialog.get_by_role("button", name="Save"))
    await agent.press("Enter")
    await expect(dialog).to_have_count(0)


async def test_a_mail_is_taken_back_by_key_with_its_recipients(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    anna = await Agent.open(context, house, "anna")
    await _choose(anna, "20 seconds", "Send at once")
    post(house, "Where is our lamp? Emma asks too.")
    await anna.accept("Where is our lamp?")
    await anna.leave_text()
    await anna.press("a")
    await anna.begin_answer("It is lost.")
    await anna.send()
    await expect(anna.log).to_contain_text("Sending…")
    await expect(_undo(anna)).to_be_visible()
    await expect(anna.reply).to_have_text("")
    await check(anna.page, "a reply that can be taken back")

    await anna.press("Alt+z")
    await expect(anna.reply).to_be_focused()
    await expect(anna.reply).to_have_text("It is lost.")
    await expect(_undo(anna)).to_have_count(0)
    head = anna.page.get_by_role("button", name="To, copies and subject")
    await expect(head).to_contain_text(re.compile(r"and (1 more|emma\.clarke@)"))
    await anna.never_touched_the_mouse()
    await anna.reply.fill("")
    await _choose(anna, "5 seconds", "Send at once")


async def test_what_was_sent_leaves_from_a_closed_browser(house: House, new_context: NewContext) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    post(house, "And where is our table? Emma asks too.")
    await anna.accept("where is our table?")
    await anna.begin_answer("It comes tomorrow.")
    await anna.send()
    await expect(_undo(anna)).to_be_visible()
    await anna.page.reload()
    await expect(_undo(anna)).to_be_visible()
    await anna.page.close()
    mailbox = await mailbox_of(home, "Lena Vogel")
    await expect(mailbox.locator(".body").filter(has_text="It comes tomorrow.")).to_have_count(1)


async def test_a_chat_is_taken_back_by_mouse_from_another_screen_or_sent_at_once(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await _choose(anna, "5 seconds", "20 seconds")
    await visitor.begin()
    await visitor.say("Is the Luna in stock?")
    await anna.accept("Is the Luna in stock?")
    await anna.begin_answer("No")
    await anna.send()
    await expect(_undo(anna)).to_be_visible()
    await anna.leave_text()
    await anna.press("5")
    await expect(anna.page.get_by_text(re.compile("Sending to .+…"))).to_be_visible()
    await check(anna.page, "a reply that can be taken back from elsewhere")
    await _undo(anna).click()
    await expect(_undo(anna)).to_have_count(0)
    await expect(anna.page.get_by_text("Not sent: your text is here again.")).to_be_visible()
    await anna.page.go_back()
    await expect(anna.reply).to_have_value("No")

    await anna.reply.fill("Yes, in brass.")
    await anna.page.get_by_role("button", name="Send", exact=True).click()
    await anna.page.get_by_role("button", name="Send now").click()
    await visitor.reads("Yes, in brass.")
    await expect(visitor.log.get_by_text("No", exact=True)).to_have_count(0)
    await _choose(anna, "5 seconds", "Send at once")
