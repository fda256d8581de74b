"""A mail that was refused says why and is sent again; one of which nobody knows is not sent again without asking."""

import pytest
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.test_letters import post

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


async def _write_to(anna: Agent, copy: str, text: str) -> None:
    """Answer, with a copy to somebody."""
    await anna.tab_to(anna.page.get_by_role("button", name="To, copies and subject"))
    await anna.press("Enter")
    await anna.tab_to(anna.page.get_by_role("textbox", name="Cc", exact=True))
    await anna.page.keyboard.type(copy)
    await anna.begin_answer(text)
    await anna.send()


async def test_a_refused_mail_says_why_and_is_sent_again(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    anna = await Agent.open(context, house, "anna")
    post(house, "Hello, is the oak table still there, please?")
    await anna.accept("is the oak table still there")
    await _write_to(anna, "nobody@mail.example", "It is.")
    await expect(anna.log).to_contain_text("There is no such mailbox here")
    await check(anna.page, "a mail that was refused")
    await anna.command("Send again")
    await expect(anna.log).to_contain_text("Anna Fischer sent a message again")
    await expect(anna.log).to_contain_text("There is no such mailbox here")
    await anna.never_touched_the_mouse()


async def test_of_a_mail_of_which_nobody_knows_the_agent_decides(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    anna = await Agent.open(context, house, "anna")
    post(house, "Hello, is the elm table still there, please?")
    await anna.accept("is the elm table still there")
    await _write_to(anna, "lost@mail.example", "Yes, it is.")
    await expect(anna.log).to_contain_text("Unknown whether it arrived")
    await anna.log.get_by_role("button", name="Send again").click()
    asked = anna.page.get_by_role("dialog", name="Send it again?")
    await expect(asked).to_contain_text("the customer gets it twice")
    await check(anna.page, "whether a mail is sent twice")
    await anna.press("Escape")
    await expect(asked).to_have_count(0)
    await expect(anna.log).to_contain_text("Unknown whether it arrived")
    await anna.log.get_by_role("button", name="It arrived").click()
    await expect(anna.log).to_contain_text("Anna Fischer says that the message arrived")
    await expect(anna.log).to_contain_text("Delivered")
