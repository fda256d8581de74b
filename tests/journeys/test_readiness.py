"""What an agent tries before she is available, and what she is told when she is signed in twice."""

import pytest
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


async def _is(house: House, state: str) -> None:
    async with Person(house, "anna") as hers:
        await hers.call("PUT", "/api/presence", {"state": state})


async def test_sound_is_tried_before_the_first_customer_and_never_asked_again(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    anna = await Agent.open(context, house, "anna")
    strip = anna.page.get_by_role("region", name="Before you take customers")
    await _is(house, "away")
    await anna.shows("Away")
    await expect(strip).to_have_count(0)
    await _is(house, "offline")
    await expect(strip).to_contain_text("not tried on this machine")
    await check(anna.page, "the readiness strip")
    await anna.tab_to(strip.get_by_role("button", name="Test ring"))
    await anna.press("Enter")
    await anna.tab_to(strip.get_by_role("button", name="No", exact=True))
    await anna.press("Enter")
    await expect(strip).to_contain_text("Check this machine’s volume")
    await anna.tab_to(strip.get_by_role("button", name="Test ring"))
    await anna.press("Enter")
    await anna.tab_to(strip.get_by_role("button", name="Yes"))
    await anna.press("Enter")
    await expect(strip).to_contain_text("you hear offers")
    await anna.tab_to(strip.get_by_role("button", name="Become available"))
    await anna.press("Enter")
    await anna.shows("Available")
    await expect(strip).to_have_count(0)
    await _is(house, "offline")
    await anna.shows("Offline")
    await expect(strip).to_have_count(0)
    await anna.command("Check sound and notifications")
    await expect(strip).to_contain_text("you hear offers")


async def test_whoever_does_not_want_to_try_skips_it_for_good(house: House, new_context: NewContext) -> None:
    anna = await Agent.open(await new_context(), house, "anna")
    await _is(house, "offline")
    strip = anna.page.get_by_role("region", name="Before you take customers")
    await strip.get_by_role("button", name="Skip").click()
    await expect(strip).to_have_count(0)
    await anna.page.reload()
    await anna.shows("Offline")
    await expect(strip).to_have_count(0)


async def test_both_places_learn_of_a_second_sign_in_and_the_newer_takes_over(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("401")
    older = await Agent.open(await new_context(), house, "anna")
    newer = await Agent.open(await new_context(), house, "anna")
    await expect(older.page.get_by_text("You are signed in at another place too.")).to_be_visible()
    told = newer.page.get_by_text("You were signed in at another place before")
    await expect(told).to_be_visible()
    await newer.tab_to(newer.page.get_by_role("button", name="Take over here"))
    await newer.press("Enter")
    await expect(told).to_have_count(0)
    await expect(older.page.get_by_role("button", name="Sign in")).to_be_visible()
    await newer.shows("Available")


async def test_a_second_tab_of_the_same_sign_in_is_no_other_place(house: House, new_context: NewContext) -> None:
    anna = await Agent.open(await new_context(), house, "anna")
    tab = await anna.page.context.new_page()
    await tab.goto(anna.page.url)
    await expect(tab.get_by_text("Connected")).to_be_attached()
    await expect(tab.get_by_role("button", name="Presence:")).to_be_visible()
    await expect(tab.get_by_role("button", name="Take over here")).to_have_count(0)
