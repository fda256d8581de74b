"""A line that drops heals by itself: no reload, nothing lost, nothing twice."""

import re

import pytest
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.street import Street
from tests.journeys.visitor import Visitor
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
NO_LINE = (r"net::ERR_", r"WebSocket connection to", r"blocked by CORS policy")
MARK = "window.wasNeverReloaded = true"
IS_MARKED = "window.wasNeverReloaded === true"


async def test_a_desk_that_was_off_line_is_exactly_right_again(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(*NO_LINE)
    desk, street = await new_context(), await new_context()
    anna = await Agent.open(desk, house, "anna")
    visitor = await Visitor.open(street, f"{house.url}/demo/shop?language=en")
    await visitor.begin()
    await visitor.say("Are you still there?")
    await anna.accept("Are you still there?")
    await anna.page.evaluate(MARK)

    await desk.set_offline(True)
    await expect(anna.page.get_by_text("Reconnecting…").first).to_be_visible()
    await visitor.say("I wrote this while you were away.")
    await visitor.say("And this, too.")
    await anna.page.keyboard.type("Written without a line.")
    await anna.press("Enter")
    await desk.set_offline(False)

    await expect(anna.page.get_by_text("Connected")).to_be_attached()
    for text in ("I wrote this while you were away.", "And this, too.", "Written without a line."):
        await expect(anna.log.get_by_text(text)).to_have_count(1)
    await visitor.reads("Written without a line.")
    await expect(anna.log.get_by_text(re.compile("Sending…|Not sent"))).to_have_count(0)
    assert await anna.page.evaluate(IS_MARKED)
    await anna.answer("Here I am again.")
    await visitor.reads("Here I am again.")


async def test_what_the_line_keeps_away_leaves_the_page_standing_and_comes_once_it_can(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(*NO_LINE)
    desk, street = await new_context(), await new_context()
    for part in ("TransferDialog-*.js", "Deeds-*.js"):
        await desk.route(f"**/assets/{part}", lambda route: route.abort())
    anna = await Agent.open(desk, house, "anna")
    visitor = await Visitor.open(street, f"{house.url}/demo/shop?language=en")
    await visitor.begin()
    await visitor.say("Is anybody at the till?")
    await anna.accept("Is anybody at the till?")
    await anna.page.keyboard.type("Half a sentence")
    await anna.log.get_by_text("Is anybody at the till?").hover()
    await anna.press("Escape", "t")
    await expect(anna.page.get_by_text("The hub cannot be reached.")).to_be_visible()
    await expect(anna.reply).to_have_value("Half a sentence")

    await desk.unroute_all()
    await expect(anna.page.get_by_role("button", name="React").first).to_be_attached(timeout=20_000)
    await anna.press("t")
    await expect(anna.page.get_by_role("dialog")).to_be_visible(timeout=20_000)


async def test_an_offer_that_rings_out_without_a_line_can_no_longer_be_accepted(
    house: House, street: Street, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(*NO_LINE)
    desk, shop = await new_context(), await new_context()
    visitor = await Visitor.open(shop, street.address(house, account="hurry-chat"))
    anna = await Agent.open(desk, house, "anna")
    await visitor.begin()
    await visitor.say("Be quick, please.")
    await expect(anna.offers).to_contain_text("Be quick, please.")
    await desk.set_offline(True)
    await expect(anna.offers).to_contain_text("Time has passed")
    for button in await anna.page.get_by_role("button", name=re.compile("^(Accept|Decline)")).all():
        await expect(button).to_be_disabled()
    await desk.set_offline(False)
    await expect(anna.offers).to_have_count(0)
    await expect(anna.page.get_by_text("nothing more rings for you on: Web chat")).to_be_visible()


async def test_a_chat_that_was_off_line_is_exactly_right_again(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(*NO_LINE)
    desk, street = await new_context(), await new_context()
    anna = await Agent.open(desk, house, "anna")
    visitor = await Visitor.open(street, f"{house.url}/demo/shop?language=en")
    await visitor.begin()
    await visitor.say("My train has tunnels.")
    await anna.accept("My train has tunnels.")
    await visitor.page.evaluate(MARK)

    await street.set_offline(True)
    await expect(visitor.panel.get_by_text("Reconnecting…")).to_be_visible()
    await visitor.field.fill("Written in a tunnel.")
    await visitor.field.press("Enter")
    await expect(visitor.log.get_by_text("Sending…")).to_be_visible()
    await anna.answer("Written while you were in it.")
    await street.set_offline(False)

    await visitor.reads("Written while you were in it.")
    await visitor.reads("Written in a tunnel.")
    await expect(visitor.log.get_by_text("Sending…")).to_have_count(0)
    await expect(anna.log.get_by_text("Written in a tunnel.")).to_have_count(1)
    assert await visitor.page.evaluate(IS_MARKED)


async def test_a_hub_that_was_killed_comes_back_to_the_same_desks(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(*NO_LINE, r"Failed to load resource")
    desk, street = await new_context(), await new_context()
    anna, chen = await Agent.open(desk, house, "anna"), await Agent.open(desk, house, "chen")
    visitor = await Visitor.open(street, f"{house.url}/demo/shop?language=en")
    await visitor.begin()
    await visitor.say("Do you ever sleep?")
    await anna.accept("Do you ever sleep?")
    await anna.answer("Hardly.")
    await visitor.reads("Hardly.")
    await anna.page.evaluate(MARK)

    house.kill()
    await expect(anna.page.get_by_text("Reconnecting…").first).to_be_visible()
    await anna.page.keyboard.type("Written while the hub was dead.")
    await anna.press("Enter")
    await visitor.field.fill("So was this.")
    await visitor.field.press("Enter")
    house.start()

    await visitor.reads("Written while the hub was dead.")
    for text in ("Do you ever sleep?", "Hardly.", "Written while the hub was dead.", "So was this."):
        await expect(anna.log.get_by_text(text)).to_have_count(1)
        await visitor.reads(text)
    await anna.shows("Available")
    await chen.shows("Available")
    assert await anna.page.evaluate(IS_MARKED)
    await anna.end()
    await anna.close("Solved")
