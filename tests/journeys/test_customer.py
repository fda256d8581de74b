"""The customer's panel: edited in place by many hands, merged and parted, one time line; by keyboard and by mouse."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import BrowserContext, Locator, Page, Route, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.past import back_to, history
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


def panel(page: Page) -> Locator:
    """Where the customer stands."""
    return page.get_by_role("complementary", name="Customer")


def reading(page: Page, label: str, text: str) -> Locator:
    """A field that is read; pressing it lets one write."""
    return panel(page).get_by_role("button", name=f"{label}: {text}", exact=True)


def writing(page: Page, label: str) -> Locator:
    """A field that is written in; one whose text is completed is a combobox."""
    if label == "Organisation":
        return panel(page).get_by_role("combobox", name=label)
    return panel(page).get_by_role("textbox", name=label)


async def asked(house: House, context: BrowserContext, text: str) -> Agent:
    """Anna, who talks to a visitor whom nobody knows."""
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say(text)
    await anna.accept(text)
    return anna


async def beside(agent: Agent, new_context: NewContext, house: House, person: str) -> Agent:
    """A colleague who looks at the same conversation."""
    other = await Agent.open(await new_context(), house, person)
    hash_ = str(await agent.page.evaluate("location.hash")).replace("/mine/", "/team/")
    await other.page.evaluate("hash => { location.hash = hash }", hash_)
    await expect(panel(other.page)).to_be_visible()
    await other.unfold("Tags", "Details")
    return other


async def command(agent: Agent, name: str) -> None:
    """Do something by its name."""
    await agent.page.bring_to_front()
    await agent.press("Control+k")
    search = agent.page.get_by_role("dialog", name="Commands").get_by_role("combobox")
    await expect(search).to_be_focused()
    await agent.page.keyboard.type(name)
    await agent.press("Enter")


async def write(agent: Agent, name: str, field: str, text: str) -> None:
    """Write in a field of the customer on screen, from the palette on."""
    await command(agent, name)
    await expect(writing(agent.page, field)).to_be_focused()
    await agent.press("Control+a", "Delete")
    await agent.page.keyboard.type(text)
    await agent.press("Enter")
    await expect(reading(agent.page, field, text or "None")).to_be_focused()


async def test_a_customer_is_edited_in_place_by_keyboard_and_every_desk_shows_it(
    house: House, new_context: NewContext
) -> None:
    anna = await asked(house, await new_context(), "Do you have the Luna in blue?")
    sofia = await beside(anna, new_context, house, "sofia")
    await anna.leave_text()
    await anna.press("l")
    await expect(panel(anna.page).get_by_role("combobox", name="Add a tag")).to_be_focused()
    await anna.page.keyboard.type("interior design")
    await anna.press("Enter")
    await expect(panel(sofia.page).get_by_role("row", name="interior design")).to_be_visible()
    await anna.leave_text()
    await anna.press("i")
    await expect(panel(anna.page).get_by_role("textbox", name="Notes")).to_be_focused()
    await anna.page.keyboard.type("Likes blue")
    await anna.press("Control+Enter")
    await expect(reading(sofia.page, "Notes", "Likes blue")).to_be_visible()
    await expect(reading(anna.page, "Notes", "Likes blue")).to_be_focused()
    await write(anna, "change the customer’s name", "Name", "Ines Caldera")
    for page in (anna.page, sofia.page):
        await expect(panel(page).get_by_role("heading", name="Ines Caldera")).to_be_visible()
    await expect(anna.page.get_by_role("main").get_by_role("heading", name="Ines Caldera")).to_be_visible()
    assert await anna.page.evaluate("window.touchedByMouse") == []
    # The page is made anew in another language; what was asked for before is not asked for again.
    await anna.page.get_by_role("button", name="Anna Fischer").click()
    await anna.page.get_by_role("menuitemradio", name="繁體中文").click()
    customer = anna.page.get_by_role("complementary", name="客戶")
    await expect(customer.get_by_role("button", name="姓名: Ines Caldera")).to_be_visible()
    await expect(customer.get_by_role("textbox")).to_have_count(0)
    await anna.page.get_by_role("button", name="Anna Fischer").click()
    await anna.page.get_by_role("menuitemradio", name="English").click()
    await expect(reading(anna.page, "Name", "Ines Caldera")).to_be_visible()


async def test_a_figure_and_a_consent_are_kept_by_keyboard(house: House, new_context: NewContext) -> None:
    anna = await asked(house, await new_context(), "Do you have the Luna in green?")
    await command(anna, "customer’s value")
    await expect(panel(anna.page).get_by_role("textbox", name="Value")).to_be_focused()
    await anna.page.keyboard.type("much")
    await anna.press("Enter")
    await expect(panel(anna.page).get_by_text("Enter a number, or nothing.")).to_be_visible()
    await anna.press("Control+a")
    await anna.page.keyboard.type("1250")
    await anna.press("Enter")
    await expect(reading(anna.page, "Value", "1,250")).to_be_visible()
    await command(anna, "customer agreed")
    await expect(panel(anna.page).get_by_role("button", name=re.compile("Advertising"))).to_be_focused()
    await anna.press("Enter", "End", "Enter")
    await expect(panel(anna.page).get_by_role("button", name=re.compile("Refused"))).to_be_visible()
    await expect(panel(anna.page).get_by_role("region", name="Consent")).to_contain_text("Anna Fischer,")
    assert await anna.page.evaluate("window.touchedByMouse") == []


async def test_two_who_write_in_one_field_are_told_and_nothing_typed_is_lost(
    house: House, new_context: NewContext
) -> None:
    anna = await asked(house, await new_context(), "Can the Alba be mounted upside down?")
    sofia = await beside(anna, new_context, house, "sofia")
    await anna.unfold("Details")
    for agent in (anna, sofia):
        await reading(agent.page, "Notes", "None").click()
    mine = panel(anna.page).get_by_role("textbox", name="Notes")
    await mine.fill("Mounts it on the ceiling")
    await panel(sofia.page).get_by_role("textbox", name="Notes").fill("Has a high ceiling")
    await panel(sofia.page).get_by_role("button", name="Save").click()
    await expect(reading(sofia.page, "Notes", "Has a high ceiling")).to_be_visible()
    alert = panel(anna.page).get_by_role("alert")
    await expect(alert).to_contain_text("Sofia Rossi changed this while you wrote")
    await expect(alert).to_contain_text("“Has a high ceiling”")
    await expect(mine).to_have_value("Mounts it on the ceiling")
    await anna.page.reload()
    await anna.unfold("Details")
    await expect(reading(anna.page, "Notes", "Has a high ceiling")).to_be_visible()
    await reading(anna.page, "Notes", "Has a high ceiling").click()
    await mine.fill("Has a high ceiling, and mounts it there")
    await reading(sofia.page, "Notes", "Has a high ceiling").click()
    await panel(sofia.page).get_by_role("textbox", name="Notes").fill("A high one")
    await panel(sofia.page).get_by_role("button", name="Save").click()
    await panel(anna.page).get_by_role("button", name="Save mine").click()
    await expect(reading(sofia.page, "Notes", "Has a high ceiling, and mounts it there")).to_be_visible()


async def test_what_is_written_in_a_field_is_still_there_after_another_conversation(
    house: House, new_context: NewContext
) -> None:
    anna = await asked(house, await new_context(), "Is the cable long enough?")
    hash_ = await anna.page.evaluate("location.hash")
    await anna.unfold("Details")
    await reading(anna.page, "Organisation", "None").click()
    await writing(anna.page, "Organisation").fill("Hotel Aurora")
    await anna.page.get_by_role("link", name="Unassigned").click()
    await anna.page.evaluate("location.hash = '#/inbox/team'")
    await expect(panel(anna.page)).to_have_count(0)
    await anna.page.evaluate("hash => { location.hash = hash }", hash_)
    field = writing(anna.page, "Organisation")
    await expect(field).to_have_value("Hotel Aurora")
    await field.press("Escape")
    await expect(reading(anna.page, "Organisation", "None")).to_be_focused()


async def two_of_one_name(house: House, context: BrowserContext, shop: str) -> Agent:
    """A visitor who calls herself Tom Becker of some shop, then his own text from there, which is on screen."""
    anna = await asked(house, context, f"Which bulb fits the Luna, asks {shop}?")
    await write(anna, "change the customer’s name", "Name", "Tom Becker")
    await write(anna, "customer’s organisation", "Organisation", shop)
    home = await Customer.open(context, house)
    await home.text("Tom Becker", f"And which bulb fits the Alba, asks {shop}?")
    await anna.accept("And which bulb fits the Alba")
    await expect(panel(anna.page).get_by_text("+447700900188")).to_be_visible()
    await write(anna, "customer’s organisation", "Organisation", shop)
    await expect(panel(anna.page).get_by_text("Tom Becker may be the same person (52%).")).to_be_visible()
    return anna


async def test_two_customers_are_merged_and_parted_by_keyboard(house: House, new_context: NewContext) -> None:
    anna = await two_of_one_name(house, await new_context(), "Becker & Sons")
    chats = panel(anna.page).get_by_role("region", name="Addresses").get_by_role("listitem").filter(has_text="Web chat")
    await expect(chats).to_have_count(1)
    await anna.leave_text()
    await anna.press("m")
    dialog = anna.page.get_by_role("dialog", name="Merge two customers")
    await expect(dialog.get_by_role("combobox", name="Merge with")).to_be_focused()
    await expect(anna.page.get_by_role("option", name=re.compile("Tom Becker"))).to_be_visible()
    await anna.press("ArrowDown", "Enter")
    await expect(dialog.get_by_role("columnheader", name="Stays: Tom Becker")).to_be_visible()
    await expect(dialog.get_by_role("button", name="Merge", exact=True)).to_be_disabled()
    await anna.tab_to(dialog.get_by_role("switch", name="I made sure that both are one person"))
    await anna.press("Space")
    await anna.tab_to(dialog.get_by_role("button", name="Merge", exact=True))
    await anna.press("Enter")
    await expect(anna.page.get_by_text("Merged. Tom Becker has both histories now.")).to_be_visible()
    await expect(chats).to_have_count(2)
    merged = panel(anna.page).get_by_role("region", name="Merged in")
    await expect(merged).to_contain_text("Tom Becker, by Anna Fischer")
    await command(anna, "undo the customer")
    await expect(anna.page.get_by_text("Tom Becker is a customer apart again.")).to_be_visible()
    await expect(merged).to_have_count(0)
    await expect(chats).to_have_count(1)
    await write(anna, "customer’s organisation", "Organisation", "")
    assert await anna.page.evaluate("window.touchedByMouse") == []


async def test_two_customers_are_merged_parted_and_kept_apart_by_mouse(house: House, new_context: NewContext) -> None:
    anna = await two_of_one_name(house, await new_context(), "Becker Lights")
    beside_her = panel(anna.page)
    await expect(beside_her.get_by_text("Both are called Tom Becker.")).to_be_visible()
    await expect(beside_her.get_by_text("Both belong to Becker Lights.")).to_be_visible()
    await beside_her.get_by_role("button", name="Compare with Tom Becker").click()
    dialog = anna.page.get_by_role("dialog", name="Merge two customers")
    addresses = dialog.get_by_role("row", name=re.compile("Addresses"))
    await expect(addresses.get_by_role("cell").nth(1)).to_contain_text("Not verified")
    await dialog.get_by_role("button", name="Let the other one stay").click()
    await expect(addresses.get_by_role("cell").nth(0)).to_contain_text("Not verified")
    await dialog.get_by_text("I made sure that both are one person").click()
    await dialog.get_by_role("button", name="Merge", exact=True).click()
    await expect(beside_her.get_by_role("region", name="Merged in")).to_be_visible()
    await expect(beside_her.get_by_text("+447700900188")).to_be_visible()
    await beside_her.get_by_role("button", name="Undo the merge with Tom Becker").click()
    await expect(beside_her.get_by_role("region", name="Merged in")).to_have_count(0)
    await beside_her.get_by_role("button", name="Not the same: Tom Becker").click()
    await expect(beside_her.get_by_text("may be the same person")).to_have_count(0)
    await write(anna, "customer’s organisation", "Organisation", "")


async def fits_a_telephone(page: Page, part: Locator) -> None:
    """Nothing of it is beyond the edge, even where the page itself does not grow wider."""
    await page.set_viewport_size({"width": 390, "height": 844})
    box = await part.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    await page.set_viewport_size({"width": 1280, "height": 800})


async def test_the_panel_and_the_merge_are_for_everybody(house: House, new_context: NewContext) -> None:
    anna = await two_of_one_name(house, await new_context(bypass_csp=True), "Becker Hotels")
    await anna.leave_text()
    await anna.press("c")
    await check(anna.page, "a customer who may be another")
    await command(anna, "customer’s notes")
    await expect(panel(anna.page).get_by_role("textbox", name="Notes")).to_be_focused()
    await check(anna.page, "notes being written")
    await anna.press("Escape")
    await command(anna, "tag the customer")
    await expect(panel(anna.page).get_by_role("combobox", name="Add a tag")).to_be_focused()
    await anna.page.keyboard.type("lig")
    await anna.press("Enter")
    await expect(panel(anna.page).get_by_role("row", name="lig")).to_be_visible()
    await check(anna.page, "a new tag")
    await panel(anna.page).get_by_role("button", name="Remove the tag lig").click()
    await expect(panel(anna.page).get_by_role("row", name="lig")).to_have_count(0)
    await command(anna, "merge the customer")
    await expect(anna.page.get_by_role("option", name=re.compile("Tom Becker"))).to_be_visible()
    await anna.press("ArrowDown", "Enter")
    dialog = anna.page.get_by_role("dialog", name="Merge two customers")
    await expect(dialog.get_by_role("switch")).to_be_visible()
    await check(anna.page, "two customers side by side")
    await fits_a_telephone(anna.page, dialog.get_by_role("button", name="Merge", exact=True))
    await anna.press("Escape")
    await expect(dialog).to_have_count(0)
    await write(anna, "customer’s organisation", "Organisation", "")


async def test_the_time_line_is_filtered_by_channel_state_and_time(house: House, new_context: NewContext) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "Hello, is the list of shades still valid?")
    await anna.accept("is the list of shades still valid?")
    entries = history(anna.page).get_by_role("listitem")
    letter = entries.filter(has_text="Twelve Alba lamps for our lobby")
    await back_to(anna.page, letter)
    await anna.leave_text()
    await anna.press("h")
    await expect(history(anna.page).get_by_role("button", name=re.compile("Show"))).to_be_focused()
    await anna.press("Tab")
    await expect(history(anna.page).get_by_role("button", name=re.compile("Channel"))).to_be_focused()
    await anna.press("Enter")
    await anna.page.keyboard.type("Web")
    await anna.press("Enter")
    await expect(letter).to_have_count(0)
    await expect(entries.filter(has_text="Web chat").first).to_be_visible()
    await anna.press("Tab", "Enter")
    await anna.page.keyboard.type("Open")
    await anna.press("Enter")
    await expect(history(anna.page).get_by_text("Nothing fits these filters.")).to_be_visible()
    assert await anna.page.evaluate("window.touchedByMouse") == []


async def test_the_time_line_loads_on_as_one_scrolls(house: House, new_context: NewContext) -> None:
    anna = await asked(house, await new_context(), "Is there a longer cable?")
    past = history(anna.page)
    await expect(past.get_by_role("list")).to_be_attached()
    await expect(past.locator("[class*=skeleton]")).to_have_count(0)
    asked_for: list[str] = []

    async def pages(route: Route) -> None:
        before = parse_qs(urlsplit(route.request.url).query).get("before", [""])[0]
        asked_for.append(before)
        first = 20 * len(asked_for)
        entries = [
            {"id": f"past {number}", "channel": "sms", "queue": "text", "arrived_at": "2026-01-02T03:04:05+00:00"}
            | {"is_restricted": False, "state": "closed", "subject": f"Matter {number}", "items": []}
            | {"closed_at": "2026-01-02T03:04:05+00:00", "disposition": None, "agent": None}
            for number in range(first - 20, first)
        ]
        following = "2026-01-01T00:00:00+00:00" if len(asked_for) < 3 else None
        await route.fulfill(json={"conversations": entries, "events": [], "next": following})

    await anna.page.route(re.compile(r"/api/customers/[^/]+/history"), pages)
    await anna.page.reload()
    await expect(past.get_by_text("Matter 19")).to_be_attached()
    assert asked_for == [""]
    await past.get_by_text("Matter 19").scroll_into_view_if_needed()
    await expect(past.get_by_text("Matter 39")).to_be_attached()
    await past.get_by_text("Matter 39").scroll_into_view_if_needed()
    await expect(past.get_by_text("Matter 59")).to_be_attached()
    await past.get_by_text("Matter 59").scroll_into_view_if_needed()
    await expect(past.get_by_role("button", name="Show more")).to_have_count(0)
    assert asked_for == ["", "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00+00:00"]
