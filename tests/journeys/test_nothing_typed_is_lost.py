"""Whatever goes wrong while something is sent, what was typed is there, and the screen says what to do."""

import re
from asyncio import Event

import pytest
from playwright.async_api import BrowserContext, Route, WebSocketRoute, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.visitor import Visitor
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


async def _at_work(
    house: House, new_context: NewContext, question: str, context: BrowserContext | None = None
) -> tuple[Visitor, Agent]:
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context or await new_context(), house, "anna")
    await visitor.begin()
    await visitor.say(question)
    await anna.accept(question)
    return visitor, anna


async def test_what_is_sent_after_the_session_has_ended_waits_for_whoever_signs_in_again(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(r"401 \(Unauthorized\)", r"WebSocket")
    visitor, anna = await _at_work(house, new_context, "Is the Alba in stock?")
    await anna.begin_answer("Yes, in brass.")
    await anna.page.context.clear_cookies()
    await anna.send()
    await expect(anna.page.get_by_text("Your session has ended. What you had written is kept")).to_be_visible()
    await anna.page.get_by_label("Email").fill("anna@demo.example")
    await anna.page.get_by_label("Password").fill("demo")
    await anna.press("Enter")
    await expect(anna.page.get_by_text("Connected")).to_be_attached()
    await expect(anna.reply).to_have_value("Yes, in brass.")
    await anna.begin_answer("")
    await anna.send()
    await visitor.reads("Yes, in brass.")


async def test_what_could_not_be_sent_without_a_line_is_there_after_a_reload(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(r"ERR_FAILED .*/(departing|draft)\)$")
    visitor, anna = await _at_work(house, new_context, "Is the Iris in stock?")
    sending = re.compile(r"/departing$")
    await anna.page.route(sending, lambda route: route.abort())
    await anna.begin_answer("No, next week.")
    await anna.send()
    await expect(anna.log).to_contain_text("It goes out when the line is back.")
    await anna.page.unroute(sending)
    await anna.page.reload()
    await expect(anna.reply).to_have_value("No, next week.")
    await anna.begin_answer("")
    await anna.send()
    await visitor.reads("No, next week.")


async def test_what_the_hub_took_without_an_answer_is_sent_once(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(r"ERR_FAILED .*/(departing|draft)\)$")
    context, is_deaf = await new_context(), Event()

    def carry(line: WebSocketRoute) -> None:
        hub = line.connect_to_server()
        hub.on_message(lambda said: None if is_deaf.is_set() else line.send(said))

    async def lose_the_answer(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await context.route_web_socket(re.compile("transport=websocket"), carry)
    visitor, anna = await _at_work(house, new_context, "Is the Nova in stock?", context)
    sending = re.compile(r"/departing$")
    await anna.page.route(sending, lose_the_answer)
    is_deaf.set()
    await anna.begin_answer("Yes, two of them.")
    await anna.send()
    await visitor.reads("Yes, two of them.")
    await expect(anna.log).to_contain_text("It goes out when the line is back.")
    await anna.page.unroute(sending)
    is_deaf.clear()
    await anna.page.reload()
    await expect(anna.log.get_by_text("Yes, two of them.")).to_have_count(1)
    await expect(anna.reply).to_have_value("")
    await anna.answer("And a third tomorrow.")
    await visitor.reads("And a third tomorrow.")
    await visitor.reads("Yes, two of them.")
