"""Agents among each other: who is there, who rings, who takes over."""

import pytest
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.street import Street
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


async def test_agents_see_each_other_come_and_go_at_once(house: House, new_context: NewContext) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Tom Becker", "Hello, do you deliver to Wales?")
    await anna.accept("do you deliver to Wales?")
    bo = await Agent.open(context, house, "bo")
    await anna.leave_text()
    await anna.press("t")
    await anna.tab_to(anna.page.get_by_role("dialog").get_by_role("combobox", name="To"))
    seen_bo = anna.page.get_by_role("option", name="Bo Lindqvist")
    await expect(seen_bo).to_contain_text("Available")
    await bo.command("Go away")
    await expect(seen_bo).to_contain_text("Away")
    await bo.command("Become available")
    await expect(seen_bo).to_contain_text("Available")


async def test_an_offer_that_rings_out_pauses_its_channel_and_goes_to_the_next(
    house: House, street: Street, new_context: NewContext
) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, street.address(house, account="hurry-chat"))
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say("Is anybody there?")
    await expect(anna.offers).to_contain_text("Is anybody there?")
    await anna.press("Alt+x")
    decline = anna.page.get_by_role("dialog", name="Decline this offer")
    await expect(decline).to_be_visible()
    bo = await Agent.open(context, house, "bo")
    await bo.accept("Is anybody there?")
    missed = anna.page.get_by_text("nothing more rings for you on: Web chat")
    await expect(missed).to_be_visible()
    await expect(anna.offers).to_have_count(0)
    await expect(anna.page.get_by_text("Web chat: 0 of 4, paused")).to_be_attached()
    await expect(decline).to_have_count(0)
    await anna.page.bring_to_front()
    await anna.press("?")
    await expect(anna.page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    await anna.press("Escape")
    await anna.press("Alt+r")
    await expect(missed).to_have_count(0)
    await anna.shows("Available")


async def test_a_declined_offer_goes_on_to_somebody_else(house: House, street: Street, new_context: NewContext) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, street.address(house, account="named-chat"))
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say("May I ask something?")
    await expect(anna.offers).to_contain_text("May I ask something?")
    await anna.press("Alt+x")
    decline = anna.page.get_by_role("dialog", name="Decline this offer").get_by_role("button", name="Decline")
    await anna.tab_to(decline)
    await anna.press("Enter")
    await expect(anna.offers).to_have_count(0)
    bo = await Agent.open(context, house, "bo")
    await bo.accept("May I ask something?")
    await anna.shows("Available")
    await anna.never_touched_the_mouse()


async def test_a_conversation_goes_to_a_person_and_then_to_a_queue(house: House, new_context: NewContext) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say("My question is a long story, really.")
    await anna.accept("a long story")
    bo = await Agent.open(context, house, "bo")
    await anna.transfer("Bo", "Bo Lindqvist", "Bo, please take over.")
    await expect(bo.offers).to_contain_text("Anna Fischer chose you for it.")
    await bo.accept("a long story")
    await expect(bo.log).to_contain_text("Bo, please take over.")
    await expect(bo.log).to_contain_text("Anna Fischer transferred it to Bo Lindqvist")
    dana = await Agent.open(context, house, "dana")
    await anna.command("Go away")
    await bo.transfer("Returns", "Returns and repairs", "")
    await dana.accept("a long story")
    await expect(dana.log).to_contain_text("Bo Lindqvist transferred it to Returns and repairs")
    await dana.answer("I know the whole story now.")
    await visitor.reads("I know the whole story now.")
    await expect(visitor.log).not_to_contain_text("Bo, please take over.")
    for agent in (anna, bo, dana):
        await agent.never_touched_the_mouse()


async def test_a_supervisor_who_reads_what_waits_sees_who_is_asked_and_who_takes_it_up(
    house: House, new_context: NewContext
) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    sofia = (await Agent.open(context, house, "sofia")).page
    await home.text("Lena Vogel", "Guten Tag, liefern Sie nach Wien?")
    await sofia.get_by_role("link", name="Unassigned").click()
    await sofia.get_by_role("link", name="Lena Vogel").click()
    header = sofia.locator("header", has=sofia.get_by_role("heading", name="Conversation with Lena Vogel"))
    await expect(sofia.get_by_text("Take this conversation to answer.")).to_be_visible()
    await expect(header).to_contain_text("In queue")
    bo = await Agent.open(context, house, "bo")
    await expect(header).to_contain_text("Offered")
    await expect(sofia.get_by_role("listitem").filter(has_text="Ringing for Bo Lindqvist")).to_be_visible()
    await expect(sofia.get_by_role("button", name="Take")).to_have_count(0)
    await bo.accept("liefern Sie nach Wien")
    await expect(sofia.get_by_text("Nobody is waiting")).to_be_visible()
    await expect(header).to_contain_text("With Bo Lindqvist")
    await expect(header).to_contain_text("Open")
    await bo.end()
    await expect(header).to_contain_text("Wrap-up")
