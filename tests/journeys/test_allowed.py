"""What a channel allows is said before anything is sent, and what was typed stays whatever is refused."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import FilePayload, Route, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

PLAN = FilePayload(name="floor plan.docx", mimeType="application/msword", buffer=b"not really")
PHOTO = FilePayload(name="lamp.png", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n" + bytes(64))
HEAVY = FilePayload(name="tour.png", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n" + bytes(4_999_930))
OPEN_SECONDS = 5
WINDOW_SECONDS = 3_600


async def test_what_a_text_message_cannot_carry_is_said_at_once_by_name(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    customer = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await customer.text("Tom Becker", "Could you send me the plan of the lamp?")
    await anna.accept("the plan of the lamp")
    await anna.begin_answer("Here it is.")
    files = anna.page.locator("input[type=file]")
    await files.set_input_files([PHOTO, PLAN])
    await expect(anna.page.get_by_text("“floor plan.docx” is of a kind that cannot be sent here")).to_be_visible()
    await expect(anna.page.get_by_role("button", name="Remove lamp.png")).to_be_visible()
    await files.set_input_files(HEAVY)
    await expect(anna.page.get_by_text("With “tour.png” the files have more than 5 MB")).to_be_visible()
    await expect(anna.page.get_by_role("button", name=re.compile("^Remove"))).to_have_count(1)
    await expect(anna.reply).to_have_value("Here it is.")

    await anna.reply.fill("x" * 8_001)
    await expect(anna.page.get_by_role("alert")).to_contain_text("may have 8,000 characters; this one has 8,001")
    await expect(anna.page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    await check(anna.page, "a text message that is too long")
    await anna.reply.fill("x" * 7_990)
    await expect(anna.page.get_by_text("10 characters left", exact=True)).to_be_visible()
    await anna.page.get_by_role("button", name="Remove lamp.png").click()
    await anna.reply.fill("Here it is.")
    await anna.send()
    await customer.reads_on_telephone("Here it is.")
    await anna.end()
    await anna.close("Solved")


async def test_a_window_that_shuts_keeps_what_was_typed_until_the_customer_writes_again(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    customer = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    heard_at = datetime.now(UTC) + timedelta(seconds=OPEN_SECONDS - WINDOW_SECONDS)

    async def through_a_window(route: Route) -> None:
        """As a hub would say it of a messenger that carries answers for a while only."""
        answer = await route.fetch()
        page = await answer.json()
        page["limits"]["reply_window_seconds"] = WINDOW_SECONDS
        page["heard_at"] = heard_at.isoformat()
        await route.fulfill(response=answer, json=page)

    await anna.page.route(re.compile(r"/api/conversations/[^/?]+$"), through_a_window)
    await customer.text("Tom Becker", "Is the shop open on Sunday?")
    await anna.accept("open on Sunday")
    await anna.begin_answer("Yes, from ten")
    await expect(anna.page.get_by_text("can be written to for 1 hr after each of their messages")).to_be_visible()
    await expect(anna.reply).to_have_value("Yes, from ten")
    await expect(anna.reply).not_to_be_editable()
    await expect(anna.page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    await check(anna.page, "a window that has shut")
    await customer.text("Tom Becker", "Hello?")
    await expect(anna.reply).to_be_editable()
    await expect(anna.page.get_by_text("You can answer until")).to_be_visible()
    await anna.press("End")
    await anna.page.keyboard.type(" to four.")
    await anna.send()
    await customer.reads_on_telephone("Yes, from ten to four.")
    await anna.page.unroute_all(behavior="wait")
    await anna.end()
    await anna.close("Solved")
