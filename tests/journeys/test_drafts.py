"""What an agent is writing stays hers, whatever becomes of the page."""

import re

import pytest
from playwright.async_api import FilePayload, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.visitor import Visitor
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
LIST = FilePayload(name="dimmers.txt", mimeType="text/plain", buffer=b"D-100\nD-200\n")


async def go_to_the_same(laptop: Agent, desk: Agent) -> None:
    """Show the conversation that is on the other screen."""
    place = desk.page.url.partition("#")[2]
    await laptop.page.evaluate("place => { location.hash = place }", place)


async def test_a_draft_survives_a_reload_and_goes_on_at_another_machine(house: House, new_context: NewContext) -> None:
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(await new_context(), house, "anna")
    await visitor.begin()
    await visitor.say("Is the Luna in stock?")
    await anna.accept("Is the Luna in stock?")
    async with anna.page.expect_response(re.compile(r"/draft$")):
        await anna.begin_answer("Yes, in bra")
        await anna.page.locator("input[type=file]").set_input_files(LIST)
    await expect(anna.page.get_by_role("button", name="Remove dimmers.txt")).to_be_visible()
    async with anna.page.expect_response(re.compile(r"/draft$")):
        await anna.leave_text()
        await anna.press("n")
        await anna.page.keyboard.type("She asks often.")
    await anna.page.reload()
    await expect(anna.reply).to_have_value("Yes, in bra")
    await expect(anna.page.get_by_role("button", name="Remove dimmers.txt")).to_be_visible()

    laptop = await Agent.open(await new_context(), house, "anna")
    await go_to_the_same(laptop, anna)
    await expect(laptop.reply).to_have_value("Yes, in bra")
    await laptop.begin_answer("ss.")
    await expect(laptop.reply).to_have_value("Yes, in brass.")
    await expect(anna.reply).to_have_value("Yes, in brass.")
    await laptop.send()
    await visitor.reads("Yes, in brass.")
    await expect(visitor.log.get_by_role("link", name="dimmers.txt")).to_be_visible()
    await expect(anna.reply).to_have_value("")
    await anna.leave_text()
    await anna.press("n")
    await expect(anna.page.get_by_role("textbox", name="Note")).to_have_value("She asks often.")
    await anna.page.get_by_role("textbox", name="Note").fill("")


async def test_of_two_drafts_written_at_once_the_person_chooses(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(r"ERR_FAILED .*/draft\)$")
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(await new_context(), house, "anna")
    await visitor.begin()
    await visitor.say("How bright is the Alba?")
    await anna.accept("How bright is the Alba?")
    laptop = await Agent.open(await new_context(), house, "anna")
    await go_to_the_same(laptop, anna)
    await expect(laptop.reply).to_be_visible()
    # The laptop's drafts do not get through while the desk's do.
    await laptop.page.route(re.compile(r"/draft$"), lambda route: route.abort())
    await laptop.begin_answer("From the train")
    async with anna.page.expect_response(re.compile(r"/draft$")):
        await anna.begin_answer("From the desk")
    choice = laptop.page.get_by_role("status").filter(has_text="another device")
    await expect(choice).to_contain_text("From the desk")
    await expect(laptop.reply).to_have_value("From the train")
    await laptop.page.unroute(re.compile(r"/draft$"))
    await laptop.tab_to(choice.get_by_role("button", name="Use that"))
    await laptop.press("Enter")
    await expect(laptop.reply).to_have_value("From the desk")
    await expect(choice).to_have_count(0)
    await laptop.reply.fill("")
    await expect(anna.reply).to_have_value("")
