"""What passes between a customer and an agent, and what must not."""

import asyncio
import re

import pytest
from playwright.async_api import FilePayload, Route, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
PLAN = FilePayload(name="floor plan.txt", mimeType="text/plain", buffer=b"lamp here, lamp there")
LIST = FilePayload(name="dimmers.txt", mimeType="text/plain", buffer=b"D-100\nD-200\n")


async def test_a_note_stays_inside_while_typing_is_shown_both_ways(house: House, new_context: NewContext) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say("Which bulb fits the Luna?")
    await anna.accept("Which bulb fits the Luna?")
    await anna.note("He asked the same last week.")
    await visitor.field.press_sequentially("I forgot")
    await expect(anna.log).to_contain_text("is writing…")
    await anna.begin_answer("It takes")
    await expect(visitor.log).to_contain_text("Anna is writing…")
    await anna.page.keyboard.type(" up to 10 watts.")
    await anna.press("Enter")
    await visitor.reads("It takes up to 10 watts.")
    await expect(visitor.log).not_to_contain_text("last week")
    await visitor.page.reload()
    await expect(visitor.panel.or_(visitor.launcher).first).to_be_visible()
    await visitor.begin()
    await visitor.reads("It takes up to 10 watts.")
    await expect(visitor.log).not_to_contain_text("last week")


async def _slowly(route: Route) -> None:
    """A file takes longer than the words that go with it."""
    await asyncio.sleep(1)
    await route.continue_()


async def test_files_travel_both_ways_as_downloads(house: House, new_context: NewContext) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await anna.page.route(re.compile(r"/api/files$"), _slowly)
    await visitor.begin()
    await visitor.panel.locator("input[type=file]").set_input_files(PLAN)
    await expect(visitor.panel.get_by_text("floor plan.txt")).to_be_visible()
    await expect(visitor.panel.get_by_role("progressbar")).to_have_count(0)
    await visitor.say("Here is the plan of our living room.")
    await anna.accept("Here is the plan")
    await anna.log.get_by_role("button", name=re.compile("View floor plan.txt")).click()
    viewer = anna.page.get_by_role("dialog")
    await expect(viewer).to_contain_text("lamp here, lamp there")
    async with anna.page.expect_download() as plan:
        await viewer.get_by_role("link", name="Download").click()
    assert (await (await plan.value).path()).read_bytes() == PLAN["buffer"]
    await anna.press("Escape")

    await anna.page.locator("input[type=file]").set_input_files(LIST)
    await expect(anna.page.get_by_role("button", name="Remove dimmers.txt")).to_be_visible()
    await anna.answer("These dimmers work.")
    await visitor.reads("These dimmers work.")
    async with visitor.page.expect_download() as dimmers:
        await visitor.log.get_by_role("link", name="dimmers.txt").click()
    assert (await (await dimmers.value).path()).read_bytes() == LIST["buffer"]


async def test_what_is_sent_while_a_file_is_on_its_way_goes_when_it_is_there(
    house: House, new_context: NewContext
) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await visitor.page.route(re.compile(r"/api/visitor/files$"), _slowly)
    await visitor.begin()
    await visitor.panel.locator("input[type=file]").set_input_files(PLAN)
    await visitor.field.fill("Will it fit here?")
    await expect(visitor.panel.get_by_role("progressbar")).to_be_visible()
    await visitor.field.press("Enter")
    await expect(visitor.field).to_have_value("Will it fit here?")
    await visitor.reads("Will it fit here?")
    await expect(visitor.field).to_have_value("")
    await anna.accept("Will it fit here?")
    await expect(anna.log.get_by_role("button", name="View floor plan.txt")).to_have_count(1)


async def test_what_is_written_on_while_a_file_is_on_its_way_stays(house: House, new_context: NewContext) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    await visitor.page.route(re.compile(r"/api/visitor/files$"), _slowly)
    await visitor.begin()
    await visitor.panel.locator("input[type=file]").set_input_files(PLAN)
    await visitor.field.fill("Will it")
    await visitor.field.press("Enter")
    await visitor.field.press_sequentially(" fit")
    await expect(visitor.panel.get_by_role("progressbar")).to_have_count(0)
    await expect(visitor.field).to_have_value("Will it fit")


async def test_a_rating_at_the_end_stands_in_the_time_line(house: House, new_context: NewContext) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say("Can I dim the Luna?")
    await anna.accept("Can I dim the Luna?")
    await anna.answer("Yes, with a touch.")
    await visitor.reads("Yes, with a touch.")
    await visitor.end()
    await visitor.rate("Very good", "Quick and kind")
    await expect(anna.log).to_contain_text("The customer ended the conversation")
    await expect(anna.log).to_contain_text("The customer rated it 5 of 5: “Quick and kind”")
    await anna.close("Solved")


async def test_a_very_long_letter_is_folded_until_one_wants_to_read_it(house: House, new_context: NewContext) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.write(
        "Emma Clarke", "The log of our lights", "\n".join(f"Lamp {number} flickers" for number in range(60))
    )
    await anna.accept("Lamp 0 flickers")
    await expect(anna.log).not_to_contain_text("Lamp 59 flickers")
    more = anna.log.get_by_role("button", name="Show more")
    await expect(more).to_have_attribute("aria-expanded", "false")
    await anna.tab_to(more)
    await anna.press("Enter")
    await expect(anna.log).to_contain_text("Lamp 59 flickers")
    less = anna.log.get_by_role("button", name="Show less")
    await expect(less).to_be_focused()
    await expect(less).to_have_attribute("aria-expanded", "true")
    await anna.press("Enter")
    await expect(anna.log).not_to_contain_text("Lamp 59 flickers")
    await expect(more).to_be_focused()
    await expect(more).to_be_in_viewport()
    await anna.never_touched_the_mouse()


async def test_whoever_asks_for_no_more_texts_closes_the_reply_until_she_allows_them(
    house: House, new_context: NewContext
) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Tom Becker", "Hello, is my invoice paid?")
    await anna.accept("is my invoice paid?")
    await anna.begin_answer("It was paid")
    await home.text("Tom Becker", "STOP")
    closed = anna.page.get_by_text("Tom Becker asked for no more messages on this channel")
    await expect(closed).to_be_visible()
    await expect(closed).to_contain_text("START")
    await expect(closed).to_contain_text("Email")
    await expect(anna.reply).not_to_be_editable()
    await anna.page.bring_to_front()
    await anna.press("e", "Control+Enter", "Enter")
    await expect(anna.page.get_by_role("dialog")).to_have_count(0)
    await expect(anna.log.get_by_text("It was paid")).to_have_count(0)
    await home.text("Tom Becker", "START")
    await expect(anna.reply).to_have_value("It was paid")
