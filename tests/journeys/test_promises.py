"""What a queue promises its customers: set by keyboard, seen on every row, told when it is late, shown on the board."""

import re
import time
from collections.abc import AsyncIterator, Mapping

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.test_queue_editor import editor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


@pytest_asyncio.fixture(loop_scope="session")
async def context(house: House, new_context: NewContext) -> AsyncIterator[BrowserContext]:
    """A browser in which axe may run, where nothing is promised yet; afterwards what was promised before is."""
    async with Person(house, "admin") as admin:
        before = {queue["id"]: queue["sla"] for queue in await admin.call("GET", "/api/admin/queues")}
        await _promised(admin, {id_: [] for id_ in before})
    yield await new_context(bypass_csp=True)
    async with Person(house, "admin") as admin:
        await _promised(admin, before)


async def _promised(admin: Person, policies: Mapping[str, list[object]]) -> None:
    for id_, sla in policies.items():
        await admin.call("PUT", f"/api/admin/queues/{id_}", {"sla": sla})


async def promise(house: House, **seconds: object) -> None:
    """Every queue makes the same promise."""
    policy = {"name": "All customers", "on_breach": {"tell_supervisors": True}, **seconds}
    async with Person(house, "admin") as admin:
        for queue in await admin.call("GET", "/api/admin/queues"):
            await admin.call("PUT", f"/api/admin/queues/{queue['id']}", {"sla": [policy]})


async def test_a_promise_is_made_in_the_queue_editor_by_keyboard(house: House, context: BrowserContext) -> None:
    page = await editor(context, house)
    await page.get_by_role("button", name="Add a policy").press("Enter")
    policy = page.get_by_role("group", name="Policy “All customers”")
    first = policy.get_by_role("textbox", name="First answer within (seconds)")
    await expect(first).to_have_value("900")
    await first.fill("0")
    await first.press("Tab")
    await expect(page.get_by_role("alert").filter(has_text="Give at least one target.")).to_be_visible()
    await first.fill("300")
    await first.press("Tab")
    await policy.get_by_role("textbox", name="Only for these tiers").fill("gold, silver")
    await policy.get_by_role("group", name="When it is late").get_by_role("switch").last.press("Space")
    await check(page, "promises of a queue")
    await page.get_by_role("button", name="Save", exact=True).press("Enter")
    question = page.get_by_role("dialog", name="Save these changes?")
    await expect(question).to_contain_text("All customers: First answer within 5 min")
    await question.get_by_role("button", name="Save").press("Enter")
    await expect(page.get_by_text("Saved. It is in force.")).to_be_visible()
    async with Person(house, "admin") as admin:
        (kept,) = (await admin.call("GET", "/api/admin/queues/chat"))["sla"]
    assert (kept["tiers"], kept["first_response_seconds"]) == (["gold", "silver"], 300)
    assert kept["on_breach"]["tell_supervisors"] is False


async def test_the_clock_stands_on_the_row_and_in_the_head_until_the_answer(
    house: House, context: BrowserContext
) -> None:
    await promise(house, first_response_seconds=900, next_response_seconds=900, resolution_seconds=7_200)
    home = await Customer.open(context, house)
    await home.text("Tom Becker", "Hello, is the blue one back?")
    anna = await Agent.open(context, house, "anna")
    await anna.accept("is the blue one back?")
    header = anna.page.locator("header", has=anna.page.get_by_role("heading", name="Conversation with Tom Becker"))
    mine = anna.page.get_by_role("navigation", name="Inbox").locator("a[data-row]").first
    for place in (header, mine):
        await expect(place).to_contain_text(re.compile(r"(First|Next) answer in 1\d min"))
    await check(anna.page, "a clock that runs")
    await anna.answer("It is.")
    for place in (header, mine):
        await expect(place).to_contain_text("Resolution in 1 hr")
    await anna.leave_text()
    await anna.press("w")
    await expect(header).not_to_contain_text("Resolution")
    await anna.never_touched_the_mouse()


async def test_what_is_late_is_told_to_whoever_holds_it_and_stands_on_the_board(
    house: House, context: BrowserContext
) -> None:
    home = await Customer.open(context, house)
    sofia = await context.new_page()
    await sofia.goto(f"{house.url}/demo/as/sofia#/board")
    await sofia.get_by_role("link", name="Board").click()
    anna = await Agent.open(context, house, "anna")
    came_at = time.monotonic()
    await home.text("Tom Becker", "Nobody will answer me in time.")
    await anna.accept("Nobody will answer me in time.")
    # Promised only now, so that on a machine however busy it is told to somebody who looks.
    seconds = round(time.monotonic() - came_at) + 15
    await promise(house, first_response_seconds=seconds, next_response_seconds=seconds, warn_percent=20)
    header = anna.page.locator("header", has=anna.page.get_by_role("heading", name="Conversation with Tom Becker"))
    await expect(anna.page.get_by_text("answer is late: Tom Becker.")).to_be_visible(timeout=60_000)
    await expect(header).to_contain_text("answer late")
    await expect(anna.log).to_contain_text("answer is due soon (All customers)")
    await expect(anna.log).to_contain_text("answer is late (All customers)")
    await check(anna.page, "a clock that is late")
    await sofia.bring_to_front()
    alarms = sofia.get_by_role("region", name="Late, and to be looked after")
    await expect(alarms).to_contain_text("Tom Becker")
    await expect(alarms).to_contain_text("Anna Fischer")
    await check(sofia, "a board with promises")
    await alarms.get_by_role("link", name="Open the conversation with Tom Becker").click()
    await expect(sofia.get_by_role("heading", name="Conversation with Tom Becker")).to_be_visible()
    await anna.answer("Sorry.")
    await expect(header).to_contain_text(re.compile("Missed: (First|Next) answer"))
