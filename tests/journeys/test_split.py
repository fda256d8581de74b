"""A letter that asks something else becomes a conversation of its own, and both are one again; by key and by mouse."""

import re
import smtplib
from email.message import EmailMessage

import pytest
from playwright.async_api import BrowserContext, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
TOM = "tom.becker@mail.example"


def post(house: House, name: str, text: str, answers: str = "") -> None:
    """Tom writes a letter, or goes on in the thread of an earlier one."""
    mail = EmailMessage()
    mail["From"], mail["To"] = f"Tom Becker <{TOM}>", "support@demo.example"
    mail["Subject"], mail["Message-ID"] = f"About {name}", f"<{name}@mail.example>"
    if answers:
        mail["In-Reply-To"] = mail["References"] = f"<{answers}@mail.example>"
    mail.set_content(text)
    with smtplib.SMTP("127.0.0.1", house.smtp_port, timeout=30) as server:
        server.send_message(mail, TOM, ["support@demo.example"])


async def two_matters(house: House, context: BrowserContext, name: str) -> Agent:
    """Anna, who holds a thread in which Tom asks for something else later."""
    anna = await Agent.open(context, house, "anna")
    post(house, f"{name}-1", f"Where is my {name}?")
    await anna.accept(f"Where is my {name}?")
    post(house, f"{name}-2", f"And what does a second {name} cost?", f"{name}-1")
    await expect(anna.log).to_contain_text(f"And what does a second {name} cost?")
    return anna


async def test_a_second_matter_is_split_off_and_taken_back_by_keyboard(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    anna = await two_matters(house, context, "shade")
    await anna.leave_text()
    await anna.press("Alt+k")
    dialog = anna.page.get_by_role("dialog", name="Split the conversation")
    await expect(dialog.get_by_role("button", name=re.compile("From this message on"))).to_contain_text("second shade")
    await check(anna.page, "a conversation about to be split")
    await anna.tab_to(dialog.get_by_role("button", name="Split", exact=True))
    await anna.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(anna.log).to_contain_text("Anna Fischer split it off “About shade-1”")
    await expect(anna.log).to_contain_text("And what does a second shade cost?")
    await expect(anna.log).not_to_contain_text("Where is my shade?")
    await expect(anna.page.get_by_role("main").get_by_text("About shade-2").first).to_be_visible()
    # What answers the letter that moved comes here, and the rest stays where it was.
    post(house, "shade-3", "A third shade would be nice, too.", "shade-2")
    await expect(anna.log).to_contain_text("A third shade would be nice, too.")
    await anna.leave_text()
    await anna.press("Alt+l")
    related = anna.page.get_by_role("dialog", name="Related conversations")
    undo = related.get_by_role("button", name="Undo the split: About shade-1")
    await anna.tab_to(undo)
    await check(anna.page, "a split that can be undone")
    await anna.press("Enter")
    await expect(undo).to_have_count(0)
    await anna.press("Escape")
    await expect(anna.log).to_contain_text("Anna Fischer took the split with “About shade-1” back")
    await expect(anna.log).not_to_contain_text("A third shade")
    await anna.never_touched_the_mouse()


async def test_a_split_is_offered_in_the_menu_and_seen_by_who_looks_at_the_whole(
    house: House, new_context: NewContext
) -> None:
    anna = await two_matters(house, await new_context(), "bulb")
    whole = str(await anna.page.evaluate("location.hash"))
    sofia = await Agent.open(await new_context(), house, "sofia")
    await sofia.page.evaluate("hash => { location.hash = hash }", whole.replace("/mine/", "/team/"))
    await expect(sofia.log).to_contain_text("And what does a second bulb cost?")
    await anna.page.bring_to_front()
    await anna.page.get_by_role("button", name="More").first.click()
    await anna.page.get_by_role("menuitem", name=re.compile("Split the conversation…")).click()
    dialog = anna.page.get_by_role("dialog", name="Split the conversation")
    await dialog.get_by_role("button", name="Split", exact=True).click()
    await expect(anna.log).to_contain_text("Anna Fischer split it off “About bulb-1”")
    await expect(sofia.log).to_contain_text("Anna Fischer split off “About bulb-2”")
    await expect(sofia.log).not_to_contain_text("And what does a second bulb cost?")
    await expect(sofia.log).to_contain_text("Where is my bulb?")


async def test_where_a_customer_has_one_conversation_nothing_is_split(house: House, new_context: NewContext) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Tom Becker", "Do you repair lamps?")
    await anna.accept("Do you repair lamps?")
    await home.text("Tom Becker", "And sell them?")
    await expect(anna.log).to_contain_text("And sell them?")
    await anna.leave_text()
    await anna.press("Alt+k")
    await expect(anna.page.get_by_role("dialog")).to_have_count(0)
    await anna.page.get_by_role("button", name="More").first.click()
    await expect(anna.page.get_by_role("menuitem", name=re.compile("Related conversations"))).to_be_visible()
    await expect(anna.page.get_by_role("menuitem", name=re.compile("Split"))).to_have_count(0)
