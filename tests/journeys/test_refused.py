"""What the hub refuses when it is sent is written again: the text is there, with the reason and what to do."""

import re

import pytest
from playwright.async_api import Route, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.test_drafts import go_to_the_same
from tests.journeys.visitor import Visitor
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

SENDING = re.compile(r"/departing$")


async def test_a_customer_who_forbids_messages_while_a_reply_is_on_its_way_leaves_it_to_its_writer(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(r"409 \(Conflict\)")
    context = await new_context(bypass_csp=True)
    customer = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await customer.text("Tom Becker", "Has my parcel left?")
    await anna.accept("Has my parcel left?")

    async def after_she_forbade_it(route: Route) -> None:
        await customer.text("Tom Becker", "UNSUBSCRIBE")
        await expect(anna.page.get_by_text("Tom Becker asked for no more messages")).to_be_visible()
        await route.continue_()

    await anna.page.route(SENDING, after_she_forbade_it)
    await anna.begin_answer("It left this morning.")
    await anna.send()
    await expect(anna.page.get_by_role("alert")).to_contain_text("This was not sent. This customer forbade")
    await expect(anna.reply).to_have_value("It left this morning.")
    await expect(anna.log).not_to_contain_text("It left this morning.")
    await check(anna.page, "a reply that was refused")
    await anna.page.unroute(SENDING)
    await customer.text("Tom Becker", "UNSTOP")
    await expect(anna.reply).to_be_editable()
    await anna.begin_answer("")
    await anna.send()
    await customer.reads_on_telephone("It left this morning.")
    await expect(anna.page.get_by_text("This was not sent.")).to_have_count(0)
    await anna.end()
    await anna.close("Solved")


async def test_what_was_being_typed_when_somebody_else_took_it_stays_and_becomes_a_note(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    customer = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    bo = await Agent.open(await new_context(), house, "bo")
    await customer.text("Tom Becker", "Can I change the colour of my lamp?")
    await anna.accept("change the colour")
    await anna.begin_answer("Which colour would ")
    again = await Agent.open(await new_context(), house, "anna")
    await go_to_the_same(again, anna)
    await expect(again.reply).to_be_visible()
    await again.transfer("Bo", "Bo Lindqvist", "Bo knows the colours.")
    await anna.page.bring_to_front()
    unsent = anna.page.get_by_role("region", name="Your reply was not sent")
    await expect(unsent.get_by_role("textbox")).to_have_value("Which colour would ")
    await expect(unsent.get_by_role("textbox")).to_be_focused()
    await anna.page.keyboard.type("you like, end it")
    await expect(anna.page.get_by_role("dialog")).to_have_count(0)
    await check(anna.page, "a reply that nobody sent")
    await anna.command("Add it as a note")
    await expect(anna.log).to_contain_text("Which colour would")
    await expect(unsent).to_have_count(0)
    await bo.accept("change the colour")
    await expect(bo.log).to_contain_text("Which colour would")
    await bo.answer("You can, until tomorrow.")
    await customer.reads_on_telephone("You can, until tomorrow.")
    await bo.end()
    await bo.close("Solved")


async def test_what_was_said_stays_in_sight_beside_a_draft_and_the_wrap_up(
    house: House, new_context: NewContext
) -> None:
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await visitor.begin()
    await visitor.say("Does the Vela come in green?")
    await anna.accept("Does the Vela come in green?")
    await anna.note("Ask the stock about the green Vela.")
    await anna.leave_text()
    await anna.press("n")
    await anna.page.keyboard.type("The stock calls back at noon.\n\nThen she knows.")
    await anna.begin_answer("It does, and it also comes in ")
    await visitor.end()
    await anna.page.bring_to_front()
    wrap_up = anna.page.get_by_role("region", name="Wrap-up")
    await expect(wrap_up.get_by_role("button", name="Close conversation")).to_be_in_viewport(ratio=1)
    for width, height in ((1280, 800), (390, 844)):
        await anna.page.set_viewport_size({"width": width, "height": height})
        box = await anna.log.bounding_box()
        assert box is not None
        assert box["height"] > height / 3, "a good part of what was said"
    await check(anna.page, "a wrap-up beside what was not sent")
    await anna.close("Solved")
