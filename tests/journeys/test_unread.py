"""What is unread: the same in every browser of an agent, as soon as she reads it or wants to look again."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


def row(agent: Agent) -> Locator:
    inbox = agent.page.get_by_role("navigation", name="Inbox")
    return inbox.locator("a[data-row]", has_text="Emma Clarke")


async def test_what_is_read_or_marked_in_one_browser_is_so_in_the_other(house: House, new_context: NewContext) -> None:
    home = await Customer.open(await new_context(), house)
    desk = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await home.text("Emma Clarke", "Can the Alba be dimmed by hand?")
    await desk.accept("Can the Alba be dimmed by hand?")
    await desk.leave_text()
    await desk.press("8")
    await desk.page.evaluate("location.hash = '#/inbox/mine'")
    laptop = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await home.text("Emma Clarke", "And the Luna?")
    for agent in (desk, laptop):
        await expect(row(agent)).to_contain_text("1 unread message")
        await expect(agent.page).to_have_title(re.compile(r"^\(1\) "))
    await laptop.page.bring_to_front()
    await laptop.press("1", "j")
    await expect(laptop.log).to_contain_text("And the Luna?")
    await expect(row(desk)).not_to_contain_text("unread", timeout=2_000)
    await expect(desk.page).to_have_title(re.compile("^Contact Hub"))
    await laptop.press("u")
    await expect(laptop.log).to_have_count(0)
    for agent in (desk, laptop):
        await expect(row(agent)).to_contain_text("1 unread message")
    await check(laptop.page, "marked as unread")
    await laptop.page.reload()
    await expect(row(laptop)).to_contain_text("1 unread message")
    await desk.page.bring_to_front()
    await row(desk).click()
    await expect(row(laptop)).not_to_contain_text("unread", timeout=2_000)
    await desk.command("Mark as unread")
    await expect(row(laptop)).to_contain_text("1 unread message")
    await desk.press("j")
    await desk.end()
    await desk.close("Solved")
