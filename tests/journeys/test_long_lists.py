"""Ten thousand conversations: few are drawn, all are reached by keyboard, and they stand in the order one likes."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.desk_standin import DeskStandin
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman
from tests.stage.busy_desk import a_desk

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
MANY = 10_000
MOST_DRAWN = 120


@pytest_asyncio.fixture(loop_scope="session")
async def desk(new_context: NewContext, watchman: Watchman) -> AsyncIterator[tuple[DeskStandin, Page]]:
    """A console that shows the desk, and the hub that tells it what happens."""
    watchman.allow("404")
    async with DeskStandin(a_desk(MANY)) as hub:
        page = await (await new_context(bypass_csp=True)).new_page()
        await page.goto(hub.url)
        await expect(page.get_by_text("Connected")).to_be_attached()
        yield hub, page
        # Nothing may ask a hub that has gone.
        await page.close()


def rows(page: Page) -> Locator:
    return page.locator("a[data-row]")


async def test_few_rows_are_drawn_and_the_keys_reach_beyond_them(desk: tuple[DeskStandin, Page]) -> None:
    hub, page = desk
    await expect(page.get_by_role("heading", name="Open 5,001")).to_be_visible()
    assert await rows(page).count() <= MOST_DRAWN
    await rows(page).first.focus()
    first = await page.evaluate("document.activeElement.innerText")
    for _ in range(80):
        await page.keyboard.press("ArrowDown")
        await page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert await page.evaluate("document.activeElement.matches('a[data-row]')")
    assert await page.evaluate("document.activeElement.innerText") != first
    place = await page.evaluate("Number(document.activeElement.closest('li').getAttribute('aria-posinset'))")
    assert place == 81, "no row was passed over"
    assert await rows(page).count() <= MOST_DRAWN
    await hub.tell(100)
    assert await page.evaluate("document.activeElement.matches('a[data-row]')"), "what happens takes no focus away"


async def test_whoever_scrolls_to_the_end_finds_the_last_one(desk: tuple[DeskStandin, Page]) -> None:
    _, page = desk
    scroller = page.get_by_role("navigation", name="Inbox").locator("[class*=scroll]")
    last = page.get_by_role("heading", name=re.compile("^Wrap-up"))
    # Rows that nobody has seen may be higher than was thought: whoever scrolls on comes to the end.
    for _ in range(5):
        await scroller.evaluate("element => element.scrollTo(0, element.scrollHeight)")
        await page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    await expect(last).to_be_visible()
    await expect(rows(page).last).to_be_in_viewport()
    await scroller.evaluate("element => element.scrollTo(0, 0)")
    await expect(rows(page).first).to_be_in_viewport()


async def test_the_order_is_chosen_by_mouse_or_from_the_palette_and_remembered(desk: tuple[DeskStandin, Page]) -> None:
    hub, page = desk
    newest = await rows(page).first.inner_text()
    await page.get_by_role("button", name="Order: Newest first").click()
    await expect(page.get_by_role("menuitemradio", name="Due first")).to_be_visible()
    await check(page, "orders")
    await page.get_by_role("menuitemradio", name="Due first").click()
    await expect(rows(page).first).to_contain_text("late")
    await check(page, "a long list")
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog", name="Commands")).to_be_visible()
    await page.keyboard.type("Order: Oldest")
    await expect(page.get_by_role("option", name="Order: Oldest first")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Order: Oldest first")).to_be_visible()
    assert await rows(page).first.inner_text() != newest
    await page.goto(f"{hub.url}#/inbox/team")
    await expect(page.get_by_role("button", name="Order: Longest waiting first")).to_be_visible()
    await page.reload()
    await page.goto(f"{hub.url}#/inbox/mine")
    await expect(page.get_by_role("button", name="Order: Oldest first")).to_be_visible()


async def test_a_row_is_one_of_many_on_the_screen_and_nothing_in_it_takes_a_line_of_its_own(
    desk: tuple[DeskStandin, Page],
) -> None:
    _, page = desk
    await page.set_viewport_size({"width": 1280, "height": 800})
    heights = await rows(page).evaluate_all("(all) => all.slice(0, 15).map((row) => row.offsetHeight)")
    assert max(heights) <= 72, heights
    whole = """(all) => {
      const room = all[0].closest('[class*=scroll]').getBoundingClientRect();
      return all.map((row) => row.getBoundingClientRect())
        .filter(({ top, bottom }) => top >= room.top && bottom <= room.bottom).length;
    }"""
    assert await rows(page).evaluate_all(whole) >= 8
