"""Colleagues call each other to a conversation by naming each other in a note."""

import re

import pytest
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


async def test_a_colleague_who_is_named_in_a_note_is_told_and_finds_it(house: House, new_context: NewContext) -> None:
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    context = await new_context(bypass_csp=True)
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say("May I return an opened Alba?")
    await anna.accept("May I return an opened Alba?")
    sofia = await Agent.open(context, house, "sofia")
    await anna.page.bring_to_front()
    await anna.leave_text()
    await anna.press("n")
    note = anna.page.get_by_role("textbox", name="Note")
    await expect(note).to_be_focused()
    await anna.page.keyboard.type("Is that all right, @")
    names = anna.page.get_by_role("listbox", name="Colleagues")
    await expect(names.get_by_role("option", name="Anna Fischer")).to_have_count(0)
    await check(anna.page, "colleagues to be mentioned")
    await anna.page.keyboard.type("ros")
    await expect(names.get_by_role("option")).to_have_count(1)
    await expect(names.get_by_role("option", name="Sofia Rossi")).to_have_attribute("aria-selected", "true")
    await anna.press("Enter")
    await expect(note).to_have_value("Is that all right, @Sofia Rossi ")
    await expect(names).to_have_count(0)
    await anna.send()
    await expect(anna.log).to_contain_text("Is that all right, @Sofia Rossi")
    await _finds_it(sofia)
    await _answers_in_a_note(sofia)
    await expect(anna.log).to_contain_text("It is, within 30 days.")


async def _finds_it(sofia: Agent) -> None:
    told = sofia.page.get_by_text("Anna Fischer mentioned you in a note.")
    await expect(told).to_be_attached()
    await sofia.page.bring_to_front()
    async with sofia.page.expect_response(re.compile(r"/api/mentions/read$")):
        await sofia.press("@")
        await expect(sofia.log.get_by_role("strong")).to_have_text("@Sofia Rossi")
    await expect(sofia.log).to_contain_text("May I return an opened Alba?")


async def _answers_in_a_note(sofia: Agent) -> None:
    """She does not hold it, and is asked: she may read it, so she may write a note in it."""
    await sofia.press("n")
    await expect(sofia.page.get_by_role("textbox", name="Note")).to_be_focused()
    await sofia.page.keyboard.type("It is, within 30 days.")
    await expect(sofia.reply).to_have_count(0)
    await check(sofia.page, "a note by a reader")
    await sofia.page.get_by_role("textbox", name="Note").focus()
    await sofia.send()


async def test_the_list_of_colleagues_is_left_with_escape_and_used_with_the_mouse(
    house: House, new_context: NewContext
) -> None:
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(await new_context(), house, "anna")
    await visitor.begin()
    await visitor.say("Who made the Luna?")
    await anna.accept("Who made the Luna?")
    await anna.command("Mention a colleague in a note")
    note = anna.page.get_by_role("textbox", name="Note")
    names = anna.page.get_by_role("listbox", name="Colleagues")
    await expect(names).to_be_visible()
    await anna.press("Escape")
    await expect(names).to_have_count(0)
    await expect(note).to_be_focused()
    await anna.page.keyboard.type(" or @bo")
    await names.get_by_role("option", name="Bo Lindqvist").click()
    await expect(note).to_have_value("@ or @Bo Lindqvist ")
    await expect(note).to_be_focused()
    await note.fill("")


async def test_whoever_opens_what_a_colleague_answers_sees_it_and_she_sees_her(
    house: House, new_context: NewContext
) -> None:
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    sofia = await Agent.open(await new_context(), house, "sofia")
    await visitor.begin()
    await visitor.say("Is there a matt Alba?")
    await anna.accept("Is there a matt Alba?")
    place = anna.page.url.partition("#")[2]
    await sofia.page.bring_to_front()
    await sofia.page.evaluate("place => { location.hash = place }", place)
    await expect(anna.page.get_by_text("Sofia Rossi is looking at this too.")).to_be_visible()
    await check(anna.page, "a colleague is here")
    await anna.begin_answer("Yes, in")
    await expect(sofia.page.get_by_text("Anna Fischer is already writing a reply.")).to_be_visible()
    await sofia.page.evaluate("location.hash = '#/inbox/mine'")
    await expect(anna.page.get_by_text("Sofia Rossi is looking at this too.")).to_have_count(0)
    await anna.reply.fill("")
