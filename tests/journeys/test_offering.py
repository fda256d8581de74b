"""A queue that gives without ringing, one whose agents help themselves, and one that goes in turn alone."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
QUEUE = "/api/admin/queues/chat"
USUAL = {"offers": "automatic", "auto_accept": False, "allows_taking": True}
Rule = Callable[[dict[str, object]], Awaitable[None]]


@pytest_asyncio.fixture(loop_scope="session")
async def rule(house: House) -> AsyncIterator[Rule]:
    """Changes how the chat's queue offers; afterwards it is as it was."""
    async with Person(house, "admin") as admin:

        async def change(fields: dict[str, object]) -> None:
            await admin.call("PUT", QUEUE, fields)

        yield change
        await change(USUAL)


async def _asking(house: House, new_context: NewContext, text: str) -> Visitor:
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    await visitor.begin()
    await visitor.say(text)
    return visitor


async def test_what_a_queue_gives_is_open_without_a_key(house: House, new_context: NewContext, rule: Rule) -> None:
    await rule({"auto_accept": True})
    anna = await Agent.open(await new_context(), house, "anna")
    visitor = await _asking(house, new_context, "Do you have it in brass?")
    await expect(anna.log).to_contain_text("Do you have it in brass?")
    await expect(anna.log).to_contain_text("Anna Fischer was given it by the queue")
    await expect(anna.page.get_by_text("Yours at once:").first).to_be_visible()
    await expect(anna.offers).to_have_count(0)
    await anna.answer("We do.")
    await visitor.reads("We do.")


async def test_what_is_given_does_not_take_the_screen_from_what_is_being_written(
    house: House, new_context: NewContext, rule: Rule
) -> None:
    anna = await Agent.open(await new_context(), house, "anna")
    await _asking(house, new_context, "First question")
    await anna.accept("First question")
    await anna.begin_answer("I am just")
    await rule({"auto_accept": True})
    await _asking(house, new_context, "Second question")
    await expect(anna.page.get_by_text("Yours at once:").first).to_be_visible()
    await anna.page.keyboard.type(" looking.")
    await expect(anna.reply).to_have_value("I am just looking.")
    await expect(anna.log).to_contain_text("First question")


async def test_in_a_manual_queue_agents_take_what_waits_by_key(
    house: House, new_context: NewContext, rule: Rule
) -> None:
    await rule({"offers": "manual"})
    anna = await Agent.open(await new_context(), house, "anna")
    visitor = await _asking(house, new_context, "Nobody rings?")
    await anna.press("2", "j")
    await expect(anna.log).to_contain_text("Nobody rings?")
    await expect(anna.offers).to_have_count(0)
    await anna.press("y")
    why = anna.page.get_by_role("dialog", name="Why nobody has it yet")
    await expect(why).to_contain_text("Nothing rings in this queue by itself")
    await anna.press("Escape")
    await expect(why).to_have_count(0)
    await anna.press("Alt+t")
    await expect(anna.reply).to_be_focused()
    await anna.answer("We do it by hand.")
    await visitor.reads("We do it by hand.")


async def test_where_nobody_may_take_out_of_turn_nothing_asks_to_be_taken(
    house: House, new_context: NewContext, rule: Rule
) -> None:
    await rule({"allows_taking": False})
    anna = await Agent.open(await new_context(), house, "anna")
    async with Person(house, "anna") as hers:
        await hers.call("PUT", "/api/presence", {"state": "away"})
    await _asking(house, new_context, "In turn, please")
    await anna.press("2", "j")
    await expect(anna.log).to_contain_text("In turn, please")
    await expect(anna.page.get_by_role("button", name="Take")).to_have_count(0)
    sofia = await Agent.open(await new_context(), house, "sofia")
    await sofia.press("2", "j")
    await expect(sofia.page.get_by_role("button", name="Take", exact=True)).to_be_visible()
