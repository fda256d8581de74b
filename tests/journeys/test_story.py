"""Orders and events of other systems stand in the customer's history, live, filtered, by keyboard and by mouse."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.past import back_to, history

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
MOST_STOPS = 100


class Shop:
    """The company's shop, as another system that signs in and tells what it knows of Emma Clarke."""

    def __init__(self, admin: Person, emma: str) -> None:
        self._admin = admin
        self._path = f"/api/customers/{emma}/events"

    async def tells(self, title: str, **told: Any) -> None:
        """An order of hers is like this."""
        order = {"source": "shop", "id": "journey/1", "kind": "order", "title": title, **told}
        order.setdefault("at", (datetime.now(UTC) - timedelta(minutes=5)).isoformat())
        await self._admin.call("PUT", self._path, {"events": [order]})

    async def takes_back(self) -> None:
        """There is no such order."""
        await self._admin.call("DELETE", f"{self._path}/shop/{quote('journey/1', safe='')}")


@pytest_asyncio.fixture(loop_scope="session")
async def shop(house: House) -> AsyncIterator[Shop]:
    """The shop, which has taken back what it told when the test is over."""
    async with Person(house, "admin") as admin:
        found = await admin.call("GET", "/api/customers?address=emma.clarke@mail.example")
        shop = Shop(admin, found["customers"][0]["id"])
        await shop.tells("Order 30001")
        yield shop
        await shop.takes_back()


async def with_emma(house: House, context: BrowserContext, text: str) -> Agent:
    """Anna, who talks to Emma Clarke."""
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", text)
    await anna.accept(text)
    return anna


async def test_an_order_comes_while_one_looks_and_is_unfolded_by_keyboard(
    house: House, new_context: NewContext, shop: Shop
) -> None:
    anna = await with_emma(house, await new_context(), "Has my order left yet?")
    lines = history(anna.page).get_by_role("listitem")
    await back_to(anna.page, lines.filter(has_text="Order 30001"))
    await shop.tells(
        "Order 30001, packed",
        amount="129.90",
        currency="EUR",
        link="https://shop.example/orders/30001",
        details=[{"label": "Article", "value": "Luna in brass"}],
    )
    order = lines.filter(has_text="Order 30001, packed")
    await expect(order).to_contain_text("€129.90")
    await expect(order).to_contain_text("Order · shop")
    await expect(order.locator("svg[data-kind='order']")).to_be_visible()
    await expect(order.get_by_role("link")).to_have_count(0)
    # What a journey before ended a moment ago is newer than the order and stands before it.
    await anna.leave_text()
    await anna.press("h")
    await expect(history(anna.page).get_by_role("button", name=re.compile("Show(?! more)"))).to_be_focused()
    summary = order.locator("summary")
    for _ in range(MOST_STOPS):
        await anna.press("Tab")
        if await summary.evaluate("summary => summary === document.activeElement"):
            break
    await expect(summary).to_be_focused()
    await anna.press("Enter")
    await expect(order.get_by_text("Luna in brass")).to_be_visible()
    await anna.press("Tab")
    link = order.get_by_role("link", name="Open in shop")
    await expect(link).to_be_focused()
    assert await link.get_attribute("href") == "https://shop.example/orders/30001"
    assert await link.get_attribute("rel") == "noopener noreferrer"
    await shop.takes_back()
    await expect(order).to_have_count(0)
    await shop.tells("Order 30001")
    assert await anna.page.evaluate("window.touchedByMouse") == []


async def test_the_history_is_narrowed_to_what_one_looks_for(house: House, new_context: NewContext, shop: Shop) -> None:
    anna = await with_emma(house, await new_context(), "Did I pay the last invoice?")
    page = anna.page
    lines = history(page).get_by_role("listitem")
    letter, payment = lines.filter(has_text="Twelve Alba lamps"), lines.filter(has_text="Invoice 7711 paid")
    await back_to(page, letter)
    await back_to(page, payment)

    await history(page).get_by_role("button", name="Filter").click()

    async def show(name: str, label: str = "Show") -> None:
        await history(page).get_by_role("button", name=re.compile(f"{label}(?! more)")).click()
        await page.get_by_role("option", name=name, exact=True).click()

    await show("Payments")
    await expect(letter).to_have_count(0)
    await expect(lines).to_have_count(1)
    await back_to(page, payment)
    await show("All orders and events")
    await expect(lines.filter(has_text="Order 30001")).to_be_visible()
    await expect(letter).to_have_count(0)
    await show("Email", "Channel")
    await back_to(page, letter)
    await expect(payment).to_have_count(0)
    await show("All channels", "Channel")
    # The list of before has no more to show; what is asked for now has to be there first.
    await expect(lines.filter(has_text="SMS").first).to_be_visible()
    await back_to(page, payment)
    await show("Conversations")
    await expect(payment).to_have_count(0)
    await back_to(page, letter)


async def test_orders_and_events_are_for_everybody(house: House, new_context: NewContext, shop: Shop) -> None:
    anna = await with_emma(house, await new_context(bypass_csp=True), "Where is the last box?")
    await shop.tells(
        "A very long order of many lamps in many colours for every room of the house",
        amount="1234567.50",
        currency="JPY",
        link="https://shop.example/orders/30001",
        details=[{"label": "A long label for an article", "value": "Luna" * 30}],
    )
    order = history(anna.page).get_by_role("listitem").filter(has_text="A very long order")
    await back_to(anna.page, order)
    await order.locator("summary").click()
    await order.get_by_role("link").scroll_into_view_if_needed()
    await check(anna.page, "an order in the history")
    await anna.page.get_by_role("button", name="Anna Fischer").click()
    await anna.page.get_by_role("menuitemradio", name="繁體中文").click()
    story = anna.page.get_by_role("complementary", name="客戶").get_by_role("region", name="歷史")
    await story.get_by_role("button", name="篩選").click()
    await story.get_by_role("button", name=re.compile("顯示(?!更多)")).click()
    await anna.page.get_by_role("option", name="付款").click()
    await expect(story.get_by_role("listitem").filter(has_text="Invoice 7711 paid")).to_contain_text("付款 · shop")
    await anna.page.get_by_role("button", name="Anna Fischer").click()
    await anna.page.get_by_role("menuitemradio", name="English").click()


async def test_the_history_shows_conversations_of_other_channels(house: House, new_context: NewContext) -> None:
    anna = await with_emma(house, await new_context(), "Hello, is the dimmer list still valid?")
    lines = history(anna.page).get_by_role("listitem")
    letter = lines.filter(has_text="Twelve Alba lamps for our lobby")
    await back_to(anna.page, lines.filter(has_text="Web chat").first)
    await back_to(anna.page, letter)
    await anna.tab_to(letter.locator("summary"))
    await anna.press("Enter")
    await expect(letter).to_contain_text("twelve in matt brass are here")
