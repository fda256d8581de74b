"""What was ended too early goes on, and whoever looks elsewhere meanwhile does not lose her place."""

import asyncio
import re

import pytest
from playwright.async_api import Route, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


async def _at_work(house: House, new_context: NewContext, question: str) -> tuple[Visitor, Agent]:
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await visitor.begin()
    await visitor.say(question)
    await anna.accept(question)
    return visitor, anna


async def test_what_was_ended_too_early_goes_on_by_key_button_and_palette(
    house: House, new_context: NewContext
) -> None:
    visitor, anna = await _at_work(house, new_context, "Does the Vega dim?")
    await anna.end()
    await check(anna.page, "a wrap-up with its way back")
    await anna.press("Alt+o")
    await expect(anna.reply).to_be_focused()
    await anna.page.keyboard.type("Yes, with any dimmer.")
    await anna.send()
    await visitor.reads("Yes, with any dimmer.")
    await visitor.say("Lovely")
    await expect(anna.log).to_contain_text("Lovely")
    await expect(anna.log.get_by_text("opened it again")).to_have_count(1)
    await anna.end()
    await anna.tab_to(anna.page.get_by_role("button", name="Open again"))
    await anna.press("Enter")
    await expect(anna.reply).to_be_focused()
    await anna.end()
    await anna.command("Open the ended conversation again")
    await expect(anna.reply).to_be_focused()
    await anna.never_touched_the_mouse()
    await anna.end()
    await anna.close("Solved")


async def test_a_palette_that_was_opened_while_a_close_was_answered_leaves_the_focus_somewhere(
    house: House, new_context: NewContext
) -> None:
    _, anna = await _at_work(house, new_context, "Does the Lyra dim?")
    await anna.end()
    is_answered = asyncio.Event()

    async def hold(route: Route) -> None:
        await is_answered.wait()
        await route.continue_()

    await anna.page.route(re.compile(r"/close$"), hold)
    choice = anna.page.get_by_role("button", name="Outcome")
    await anna.tab_to(choice)
    await anna.press("Enter")
    await expect(anna.page.get_by_role("option", name="Solved")).to_be_visible()
    await anna.page.keyboard.type("Solved")
    await anna.press("Enter")
    await anna.tab_to(anna.page.get_by_role("button", name="Close conversation"))
    await anna.press("Enter")
    await anna.press("Control+k")
    palette = anna.page.get_by_role("dialog", name="Commands")
    await expect(palette.get_by_role("combobox")).to_be_focused()
    is_answered.set()
    await expect(anna.page.get_by_role("region", name="Wrap-up")).to_have_count(0)
    await anna.press("Escape")
    await expect(palette).to_have_count(0)
    await anna.page.wait_for_function("document.activeElement !== document.body && document.activeElement !== null")
    assert await anna.page.evaluate("document.activeElement.matches('[data-row], #content, [role=log]')")


async def test_what_is_typed_right_after_the_key_of_a_note_stands_in_it(house: House, new_context: NewContext) -> None:
    visitor, anna = await _at_work(house, new_context, "Does the Rigel dim?")
    await anna.leave_text()
    # One round trip for all of them, as quick as a machine can be.
    await anna.page.evaluate(
        """keys => {
          for (const key of keys) {
            const at = document.activeElement ?? document.body;
            const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
            if (at.dispatchEvent(event) && key.length === 1) document.execCommand("insertText", false, key);
          }
        }""",
        list("nrest"),
    )
    note = anna.page.get_by_role("textbox", name="Note")
    await expect(note).to_be_focused()
    await expect(note).to_have_value("rest")
    await expect(anna.page.get_by_role("dialog")).to_have_count(0)
    await note.fill("")
    await visitor.reads("Does the Rigel dim?")
