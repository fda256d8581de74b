"""Somebody looks for something that was once said, by key, while she types, on a wide screen and on a narrow one."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Locator, Page, Route, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]

HEAR = """
window.heard = [];
new MutationObserver(() => {
  for (const status of document.querySelectorAll("[role=dialog] [role=status]")) {
    const text = status.textContent ?? "";
    if (text !== "" && window.heard.at(-1) !== text) window.heard.push(text);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
"""


@pytest_asyncio.fixture(loop_scope="session")
async def context(new_context: NewContext) -> AsyncIterator[BrowserContext]:
    """A browser in which axe may run although the pages allow no foreign script."""
    yield await new_context(bypass_csp=True)


async def look_in_palette(agent: Agent, words: str) -> Locator:
    """Type into the palette, as fast as people do; the dialog."""
    await agent.page.bring_to_front()
    await agent.press("Control+k")
    dialog = agent.page.get_by_role("dialog", name="Search and commands")
    await expect(dialog.get_by_role("combobox")).to_be_focused()
    await agent.page.keyboard.type(words, delay=30)
    return dialog


async def walk_to(agent: Agent, option: Locator) -> None:
    """Press Down until the option is the one that Enter opens."""
    await expect(option).to_be_visible()
    for _ in range(30):
        if await option.get_attribute("aria-selected") == "true":
            return
        await agent.press("ArrowDown")
    raise AssertionError("the option cannot be reached by key")


async def settled(home: Customer, agent: Agent, name: str, text: str) -> None:
    """A matter that was closed, so that it is on nobody's desk."""
    await home.text(name, text)
    await agent.accept(text)
    await agent.note(f"Promised a voucher: {text}")
    await agent.end()
    await agent.close("Solved")


async def test_what_was_said_is_found_while_one_types_and_opens_where_it_was_said(
    house: House, context: BrowserContext
) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await settled(home, anna, "Tom Becker", "The brass zebra lamp hums at night.")
    await anna.page.evaluate(HEAR)
    dialog = await look_in_palette(anna, "zebra hum")
    found = dialog.get_by_role("group", name="Conversations").get_by_role("option")
    await expect(found.first).to_contain_text("Tom Becker")
    await expect(found.locator("mark").filter(has_text="zebra").first).to_be_visible()
    await expect(dialog.get_by_role("status")).to_have_text(re.compile("0 customers, 1 conversation"))
    assert len(await anna.page.evaluate("window.heard")) <= 2
    await check(anna.page, "palette with results")
    await walk_to(anna, found.first)
    await anna.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(anna.page.get_by_role("heading", name="Conversation with Tom Becker")).to_be_visible()
    message = anna.log.get_by_role("article").filter(has_text="zebra lamp hums").last
    await expect(message).to_be_focused()
    await anna.never_touched_the_mouse()


async def test_a_customer_is_found_by_part_of_a_number_and_by_name(house: House, context: BrowserContext) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await settled(home, anna, "Tom Becker", "Only a greeting from the quagga.")
    dialog = await look_in_palette(anna, "becker")
    customer = dialog.get_by_role("group", name="Customers").get_by_role("option", name="Tom Becker").first
    await walk_to(anna, customer)
    await anna.press("Enter")
    await expect(anna.page.get_by_role("complementary", name="Customer")).to_contain_text("Tom Becker")


async def test_the_field_is_emptied_by_its_own_button(house: House, context: BrowserContext) -> None:
    anna = await Agent.open(context, house, "anna")
    await anna.press("Escape", "/")
    field = anna.page.get_by_role("searchbox", name="Search customers and conversations")
    await expect(field).to_be_focused()
    empty = anna.page.get_by_role("button", name="Empty the field")
    await expect(empty).to_have_count(0)
    await anna.page.keyboard.type("quokka")
    await anna.tab_to(empty)
    await anna.press("Enter")
    await expect(field).to_be_focused()
    await expect(field).to_have_value("")
    await expect(empty).to_have_count(0)


async def test_the_page_narrows_down_by_words_and_by_filters(house: House, context: BrowserContext) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await settled(home, anna, "Tom Becker", "Where is my okapi cushion? 退款单号 4711。")
    page = anna.page
    await anna.press("Escape", "/")
    field = page.get_by_role("searchbox", name="Search customers and conversations")
    await expect(field).to_be_focused()
    await check(page, "empty search")
    await page.keyboard.type("okapi 退款单")
    conversations = page.get_by_role("region", name="Conversations")
    await expect(conversations.get_by_role("listitem")).to_have_count(1)
    await check(page, "search with results")
    await anna.tab_to(page.get_by_role("button", name="Channel"))
    await anna.press("Enter")
    await expect(page.get_by_role("option", name="Email")).to_be_visible()
    await page.keyboard.type("Ema")
    await anna.press("Enter")
    await expect(field).to_have_value(re.compile("channel:email"))
    await expect(page.get_by_text("Nothing was found")).to_be_visible()
    await check(page, "search without results")
    await anna.tab_to(page.get_by_role("button", name="Remove filters"))
    await anna.press("Enter")
    await expect(conversations.get_by_role("listitem")).to_have_count(1)
    await anna.tab_to(conversations.get_by_role("link"))
    await anna.press("Enter")
    await expect(anna.log).to_contain_text("okapi cushion")
    await page.go_back()
    await expect(field).to_have_value("okapi 退款单")
    await anna.never_touched_the_mouse()


async def test_a_wrong_filter_says_what_can_be_written(
    house: House, context: BrowserContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    anna = await Agent.open(context, house, "anna")
    await anna.page.goto(f"{anna.page.url.split('#')[0]}#/search?q=lamp+channel:fax")
    await expect(anna.page.get_by_role("alert")).to_contain_text("write channel:email")
    await check(anna.page, "search with a wrong filter")


async def test_what_takes_long_says_so_and_what_is_outdated_is_taken_back(
    house: House, context: BrowserContext
) -> None:
    anna = await Agent.open(context, house, "anna")
    asked: list[str] = []
    taken_back: list[str] = []

    async def slowly(route: Route) -> None:
        asked.append(route.request.url)
        await asyncio.sleep(2)
        await route.continue_()

    await anna.page.route("**/api/search*", slowly)
    anna.page.on("requestfailed", lambda request: taken_back.append(request.url))
    dialog = await look_in_palette(anna, "la")
    await expect(dialog.get_by_role("status")).to_have_text("Searching…")
    await until(asked, "q=la&")
    await anna.page.keyboard.type("mp")
    await until(taken_back, "q=la&")
    await anna.page.unroute_all(behavior="wait")


async def until(addresses: list[str], part: str) -> None:
    for _ in range(200):
        if any(part in address for address in addresses):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{part} is not among {addresses}")


@pytest.mark.parametrize(
    ("locale", "title", "field"), [("zh-CN", "搜索", "搜索客户和会话"), ("zh-TW", "搜尋", "搜尋客戶和對話")]
)
async def test_search_speaks_both_kinds_of_chinese(
    house: House, new_context: NewContext, locale: str, title: str, field: str
) -> None:
    context = await new_context(locale=locale, bypass_csp=True)
    page: Page = await context.new_page()
    await page.goto(f"{house.url}/demo/as/anna")
    language = "zh-Hans" if locale == "zh-CN" else "zh-Hant"
    await page.evaluate(f"localStorage.setItem('hub.language', '{language}')")
    await page.goto(f"{page.url.split('#')[0]}#/search")
    # A page that is left while its parts are fetched complains of that.
    await expect(page.get_by_role("searchbox")).to_be_focused()
    await page.reload()
    await expect(page.get_by_role("heading", name=title)).to_be_visible()
    await expect(page.get_by_role("searchbox", name=field)).to_be_focused()
    await check(page, f"search in {language}")
