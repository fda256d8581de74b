"""The inbox's lists: mine, my teams', unassigned, mentions, snoozed, and everyone's."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import NARROW, check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


def inbox(agent: Agent) -> Locator:
    return agent.page.get_by_role("navigation", name="Inbox")


def entry(agent: Agent, name: str) -> Locator:
    """A list, with its count, in the navigation."""
    return inbox(agent).get_by_role("list", name="Lists").get_by_role("link", name=name)


def row(agent: Agent, customer: str) -> Locator:
    return inbox(agent).locator("a[data-row]", has_text=customer)


async def test_what_a_colleague_holds_is_seen_by_her_team_as_it_happens(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    sofia = await Agent.open(context, house, "sofia")
    await home.text("Lena Vogel", "Haben Sie die Luna in Rot?")
    await expect(entry(sofia, "Unassigned")).to_have_text(re.compile("1$"))
    bo = await Agent.open(context, house, "bo")
    await sofia.page.bring_to_front()
    await entry(sofia, "My teams").click()
    await expect(inbox(sofia)).to_contain_text("Ringing for Bo Lindqvist")
    await check(sofia.page, "my teams")
    await bo.accept("Haben Sie die Luna in Rot?")
    await expect(inbox(sofia).get_by_role("heading", name="Held by colleagues 1")).to_be_visible()
    await expect(row(sofia, "Lena Vogel")).to_contain_text("With Bo Lindqvist")
    await expect(entry(sofia, "Unassigned")).to_have_text(re.compile("0$"))
    await bo.answer("Ja, in Rot und Blau.")
    await expect(row(sofia, "Lena Vogel")).to_contain_text("Ja, in Rot und Blau.")
    await check(sofia.page, "what colleagues hold")
    await sofia.page.bring_to_front()
    await row(sofia, "Lena Vogel").click()
    await expect(sofia.log).to_contain_text("Ja, in Rot und Blau.")
    await expect(sofia.page).to_have_url(re.compile("#/inbox/team/"))
    await entry(sofia, "Everyone’s").click()
    await expect(row(sofia, "Lena Vogel")).to_contain_text("With Bo Lindqvist")
    await bo.end()
    await bo.close("Solved")
    await expect(sofia.page.get_by_text("No conversation is open")).to_be_visible()
    await expect(entry(sofia, "My teams")).to_have_text(re.compile("0$"))
    await expect(entry(bo, "Everyone’s")).to_have_count(0)


async def test_every_list_is_reached_by_its_key_and_on_a_telephone(house: House, new_context: NewContext) -> None:
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    for key, name in (("2", "My teams"), ("6", "Unassigned"), ("7", "Mentions"), ("8", "Snoozed"), ("1", "Mine")):
        await anna.press(key)
        await expect(entry(anna, name)).to_have_attribute("aria-current", "true")
    await anna.press("9")
    await expect(entry(anna, "Mine")).to_have_attribute("aria-current", "true")
    await anna.never_touched_the_mouse()
    await anna.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    for name in ("Snoozed", "Mentions", "Unassigned", "My teams"):
        await expect(entry(anna, name)).to_be_in_viewport(ratio=1)
        await entry(anna, name).click()
        await expect(entry(anna, name)).to_have_attribute("aria-current", "true")
    await check(anna.page, "nothing in a list")


async def test_what_is_put_aside_stands_in_its_own_list_until_it_comes_back(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "May I come by on Friday?")
    await anna.accept("May I come by on Friday?")
    await anna.leave_text()
    await anna.press("b")
    dialog = anna.page.get_by_role("dialog", name="Snooze until")
    await expect(dialog.get_by_role("option").first).to_be_focused()
    await anna.page.keyboard.type("Until the cust")
    await anna.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(entry(anna, "Mine")).to_have_text(re.compile("0$"))
    await expect(entry(anna, "Snoozed")).to_have_text(re.compile("1$"))
    await anna.command("Snoozed conversations")
    await expect(row(anna, "Emma Clarke")).to_contain_text("Wakes when the customer writes")
    await check(anna.page, "snoozed")
    await home.text("Emma Clarke", "Or on Monday?")
    await expect(anna.page.get_by_text("Nothing is snoozed")).to_be_visible()
    await expect(entry(anna, "Mine")).to_have_text(re.compile("1$"))
    await anna.page.bring_to_front()
    await anna.press("1", "j")
    await expect(anna.log).to_contain_text("Or on Monday?")
    await anna.end()
    await anna.close("Solved")
    await anna.never_touched_the_mouse()


async def test_where_one_is_mentioned_has_a_list_that_tells_what_is_new(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "Is the Alba dimmable at night?")
    await anna.accept("Is the Alba dimmable at night?")
    sofia = await Agent.open(context, house, "sofia")
    before = int((await entry(sofia, "Mentions").inner_text()).split()[-1])
    await anna.leave_text()
    await anna.press("n")
    await expect(anna.page.get_by_role("textbox", name="Note")).to_be_focused()
    await anna.page.keyboard.type("Is it, @ros")
    await expect(anna.page.get_by_role("option", name="Sofia Rossi")).to_have_attribute("aria-selected", "true")
    await anna.press("Enter")
    await anna.send()
    await expect(entry(sofia, "Mentions")).to_have_text(re.compile(f"{before + 1}$"))
    await sofia.page.bring_to_front()
    await sofia.press("7")
    first = row(sofia, "Emma Clarke").first
    await expect(first).to_contain_text("Anna Fischer mentioned you")
    await check(sofia.page, "mentions")
    await sofia.page.bring_to_front()
    await sofia.press("j")
    await expect(sofia.log).to_contain_text("Is it, @Sofia Rossi")
    await expect(entry(sofia, "Mentions")).to_have_text(re.compile(f"{before}$"))
    await sofia.never_touched_the_mouse()
    await anna.page.bring_to_front()
    await anna.end()
    await anna.close("Solved")
