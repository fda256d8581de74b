"""What a company wants to know is filled in by keyboard, collides visibly, and is asked for at the end."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]

FIELDS = {
    "order": {
        "name": "Order number",
        "of": "conversation",
        "kind": "number",
        "required_at_wrap_up": True,
        "label": {"en": "Order number", "zh-Hans": "订单号", "zh-Hant": "訂單編號"},
        "place": 1,
    },
    "urgency": {
        "name": "Urgency",
        "of": "conversation",
        "kind": "choice",
        "choices": [{"key": "high", "label": "Very urgent"}, {"key": "low", "label": "Can wait"}],
        "place": 2,
    },
    "rooms": {
        "name": "Rooms",
        "of": "customer",
        "kind": "several",
        "choices": [{"key": "hall", "label": "Hall"}, {"key": "kitchen", "label": "Kitchen"}],
    },
    "shop": {"name": "Shop record", "of": "customer", "kind": "link"},
    "margin": {"name": "Margin", "of": "conversation", "seen_by": ["supervisor"]},
}


@pytest_asyncio.fixture(loop_scope="session")
async def fields(house: House) -> AsyncIterator[None]:
    """The house wants to know something, as long as the test lasts."""
    async with Person(house, "admin") as admin:
        await admin.call("POST", "/api/admin/apply", {"floor": {"fields": FIELDS}, "dry_run": False, "prune": False})
        yield
        for key in FIELDS:
            await admin.call("DELETE", f"/api/admin/fields/{key}")


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Customer")


def reading(page: Page, label: str, text: str) -> Locator:
    return panel(page).get_by_role("button", name=f"{label}: {text}", exact=True)


async def write(page: Page, label: str, text: str) -> None:
    """Press the field and write, as soon as the keys are its own: elsewhere they are shortcuts."""
    await reading(page, label, "None").click()
    await expect(panel(page).get_by_role("textbox", name=label)).to_be_focused()
    await page.keyboard.type(text)


async def asked(house: House, new_context: NewContext, text: str) -> Agent:
    context = await new_context(bypass_csp=True)
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say(text)
    await anna.accept(text)
    await anna.unfold("This conversation", "Details")
    return anna


@pytest.mark.usefixtures("fields")
async def test_choices_and_boxes_are_filled_in_by_keyboard(house: House, new_context: NewContext) -> None:
    anna = await asked(house, new_context, "Where is my lamp?")
    await anna.leave_text()
    await anna.press("d")
    await expect(reading(anna.page, "Order number", "None")).to_be_focused()
    await expect(panel(anna.page).get_by_text("Margin")).to_have_count(0)
    await anna.press("Tab", "Enter")
    urgency = panel(anna.page).get_by_role("button", name="Urgency")
    await expect(urgency).to_be_focused()
    await anna.press("Enter", "ArrowDown", "Enter")
    await expect(reading(anna.page, "Urgency", "Very urgent")).to_be_focused()
    await expect(anna.page.get_by_role("main").get_by_text("Anna Fischer changed Urgency")).to_be_visible()
    await reading(anna.page, "Rooms", "None").focus()
    await anna.press("Enter")
    await expect(panel(anna.page).get_by_role("checkbox", name="Hall")).to_be_focused()
    await anna.press("Space", "Tab", "Space", "Enter")
    await expect(reading(anna.page, "Rooms", "Hall and Kitchen")).to_be_focused()
    assert await anna.page.evaluate("window.touchedByMouse") == []


@pytest.mark.usefixtures("fields")
async def test_a_link_that_is_none_is_told_beside_its_field_and_a_good_one_opens(
    house: House, new_context: NewContext
) -> None:
    anna = await asked(house, new_context, "Where is my third lamp?")
    await write(anna.page, "Shop record", "javascript:alert(1)")
    await anna.press("Enter")
    await expect(panel(anna.page).get_by_text("Write a whole address such as")).to_be_visible()
    await check(anna.page, "fields of a customer and a conversation")
    await panel(anna.page).get_by_role("textbox", name="Shop record").focus()
    await anna.press("Control+a")
    await anna.page.keyboard.type("https://shop.example/customers/1")
    await anna.press("Enter")
    way = panel(anna.page).get_by_role("link", name="Open Shop record in a new tab")
    await expect(way).to_have_attribute("href", "https://shop.example/customers/1")
    await expect(way).to_have_attribute("rel", "noopener noreferrer")


@pytest.mark.usefixtures("fields")
async def test_a_required_field_is_asked_for_before_a_conversation_closes(
    house: House, new_context: NewContext
) -> None:
    anna = await asked(house, new_context, "Where is my fourth lamp?")
    await anna.leave_text()
    await anna.end()
    wrap_up = anna.page.get_by_role("region", name="Wrap-up")
    await wrap_up.get_by_role("button", name="Close").focus()
    await anna.press("Enter")
    await expect(wrap_up.get_by_text("Fill this in before you close the conversation.")).to_be_visible()
    await check(anna.page, "wrap-up with a required field")
    await wrap_up.get_by_role("textbox", name="Order number").focus()
    await anna.page.keyboard.type("4711")
    await wrap_up.get_by_role("button", name="Outcome").focus()
    await anna.press("Enter", "Enter")
    await wrap_up.get_by_role("button", name="Close").focus()
    await anna.press("Enter")
    await expect(wrap_up).to_be_hidden()
    assert await anna.page.evaluate("window.touchedByMouse") == []


@pytest.mark.usefixtures("fields")
async def test_two_who_write_in_one_field_are_told_and_nothing_is_lost(house: House, new_context: NewContext) -> None:
    anna = await asked(house, new_context, "Where is my other lamp?")
    sofia = await Agent.open(await new_context(), house, "sofia")
    hash_ = str(await anna.page.evaluate("location.hash")).replace("/mine/", "/team/")
    await sofia.page.evaluate("hash => { location.hash = hash }", hash_)
    await sofia.unfold("This conversation", "Details")
    await write(anna.page, "Order number", "17")
    await write(sofia.page, "Order number", "4711")
    await sofia.press("Enter")
    await expect(reading(sofia.page, "Order number", "4,711")).to_be_visible()
    await expect(panel(anna.page).get_by_role("alert")).to_contain_text("4711")
    await expect(panel(anna.page).get_by_role("textbox", name="Order number")).to_have_value("17")
    await panel(anna.page).get_by_role("button", name="Save mine").click()
    await expect(reading(sofia.page, "Order number", "17")).to_be_visible()
    await expect(reading(sofia.page, "Margin", "None")).to_be_visible()
