"""How the console reaches an agent who does not look: sounds, notifications, and the count on its tab."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
LISTEN = """
window.shown = [];
window.asked = 0;
const System = window.Notification;
window.Notification = class extends System {
  constructor(title, options) {
    super(title, options);
    window.shown.push(this);
  }
  static requestPermission() {
    window.asked += 1;
    return super.requestPermission();
  }
};
window.tones = [];
const make = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () {
  const made = make.call(this);
  window.tones.push(made);
  return made;
};
"""
SHOWN = "shown.map((each) => [each.title, each.body])"
USUAL = {"kinds": {}, "names_customers": True}


@pytest_asyncio.fixture(loop_scope="session")
async def alerts(house: House) -> AsyncIterator[None]:
    """Afterwards Anna is told as usual."""
    yield
    async with Person(house, "anna") as hers:
        await hers.call("PUT", "/api/alerts", USUAL)


async def _listening(new_context: NewContext, house: House) -> tuple[BrowserContext, Agent]:
    # What is waited for is a script of the test.
    context = await new_context(bypass_csp=True)
    await context.grant_permissions(["notifications"], origin=house.url)
    await context.add_init_script(LISTEN)
    anna = await Agent.open(context, house, "anna")
    await _may_be_hidden(anna.page)
    return context, anna


async def _may_be_hidden(page: Page) -> None:
    """A page of a driven browser believes that it is always looked at; this one believes what is so."""
    session = await page.context.new_cdp_session(page)
    await session.send("Emulation.setFocusEmulationEnabled", {"enabled": False})


async def _look_elsewhere(page: Page) -> Page:
    other = await page.context.new_page()
    await other.bring_to_front()
    await page.wait_for_function("!document.hasFocus()")
    return other


async def _holding(house: House, anna: Agent, who: str, text: str) -> Customer:
    home = await Customer.open(anna.page.context, house)
    await anna.page.bring_to_front()
    await home.text(who, text)
    await anna.accept(text)
    return home


async def test_who_looks_elsewhere_is_notified_and_a_click_brings_the_conversation_up(
    house: House, new_context: NewContext
) -> None:
    _, anna = await _listening(new_context, house)
    home = await _holding(house, anna, "Tom Becker", "Hello there")
    await anna.press("Escape")
    await anna.page.evaluate("location.hash = '#/colleagues'")
    await home.page.bring_to_front()
    await anna.page.wait_for_function("!document.hasFocus()")
    await home.text("Tom Becker", "Are you still there?")
    await anna.page.wait_for_function(f"JSON.stringify({SHOWN}).includes('still there')")
    assert ["Tom Becker", "Are you still there?"] in await anna.page.evaluate(SHOWN)
    await expect(anna.page).to_have_title("(1) Contact Hub")
    assert "data:image/svg+xml" in (await anna.page.locator("link[rel='icon']").get_attribute("href") or "")
    await anna.page.evaluate("shown.at(-1).dispatchEvent(new Event('click'))")
    await expect(anna.log).to_contain_text("Are you still there?")
    await anna.page.bring_to_front()
    await expect(anna.page).to_have_title("Contact Hub")


async def test_an_offer_is_notified_by_one_tab_and_by_none_that_is_looked_at(
    house: House, new_context: NewContext
) -> None:
    context, anna = await _listening(new_context, house)
    second = await context.new_page()
    await second.goto(anna.page.url)
    await expect(second.get_by_text("Connected")).to_be_attached()
    await _may_be_hidden(second)
    home = await Customer.open(context, house)
    await second.bring_to_front()
    await second.wait_for_function("document.hasFocus()")
    await home.text("Emma Clarke", "Where is my lamp?")
    await expect(second.get_by_role("region", name="New offers")).to_contain_text("Where is my lamp?")
    assert await anna.page.evaluate(SHOWN) == await second.evaluate(SHOWN) == []
    await home.page.bring_to_front()
    await second.wait_for_function("!document.hasFocus()")
    await home.text("Tom Becker", "And where is mine?")
    await expect(anna.offers).to_contain_text("And where is mine?")
    await expect(second.get_by_role("region", name="New offers")).to_contain_text("And where is mine?")
    titles = f"(async () => {{ await new Promise(requestAnimationFrame); return {SHOWN}; }})()"
    both = [*await anna.page.evaluate(titles), *await second.evaluate(titles)]
    assert both == [["New offer: Tom Becker", "And where is mine?"]]


async def test_nothing_of_a_customer_is_notified_to_who_does_not_want_it(
    house: House, new_context: NewContext, alerts: None
) -> None:
    async with Person(house, "anna") as hers:
        await hers.call("PUT", "/api/alerts", {**USUAL, "names_customers": False})
    _, anna = await _listening(new_context, house)
    home = await Customer.open(anna.page.context, house)
    await home.page.bring_to_front()
    await anna.page.wait_for_function("!document.hasFocus()")
    await home.text("Tom Becker", "My number is 4711")
    await anna.page.wait_for_function("shown.length > 0")
    (told,) = await anna.page.evaluate(SHOWN)
    assert told[0] == "New offer"
    assert told[1].startswith("SMS · ")


async def test_sounds_are_chosen_and_tried_by_key_and_go_along_to_the_next_machine(
    house: House, new_context: NewContext, alerts: None
) -> None:
    _, anna = await _listening(new_context, house)
    await anna.command("Sounds and notifications")
    dialog = anna.page.get_by_role("dialog", name="Sounds and notifications")
    offers = dialog.get_by_role("group", name="Offers")
    await anna.tab_to(offers.get_by_role("button", name="Sound"))
    await anna.press("Enter")
    await anna.page.get_by_role("option", name="Bell").press("Enter")
    await anna.tab_to(offers.get_by_role("slider", name="Volume"))
    await anna.press("End")
    await anna.tab_to(offers.get_by_role("button", name="Test"))
    await anna.press("Enter")
    assert await anna.page.evaluate("tones.map((tone) => tone.frequency.value)") != []
    await check(anna.page, "sounds and notifications")
    await anna.tab_to(dialog.get_by_role("switch", name="Show who wrote and what"))
    await anna.press("Space")
    await anna.tab_to(dialog.get_by_role("button", name="Save"))
    await anna.press("Enter")
    await expect(dialog).to_have_count(0)
    _, there = await _listening(new_context, house)
    await there.command("Sounds and notifications")
    offers = there.page.get_by_role("group", name="Offers")
    await expect(offers.get_by_role("button", name="Sound")).to_contain_text("Bell")
    await expect(offers.get_by_role("slider", name="Volume")).to_have_value("100")
    await expect(there.page.get_by_role("switch", name="Show who wrote and what")).not_to_be_checked()
    await anna.never_touched_the_mouse()


async def test_the_browser_is_asked_by_a_press_alone_and_who_blocked_it_reads_how_to_undo_that(
    house: House, new_context: NewContext
) -> None:
    context = await new_context()
    await context.add_init_script(LISTEN)
    await context.add_init_script("Object.defineProperty(Notification, 'permission', {get: () => window.said})")
    await context.add_init_script(
        "window.said = 'default'; window.Notification.requestPermission = async () => {"
        " window.asked += 1; window.said = 'denied'; return 'denied'; }"
    )
    anna = await Agent.open(context, house, "anna")
    await anna.command("Check sound and notifications")
    strip = anna.page.get_by_role("region", name="Before you take customers")
    await expect(strip).to_contain_text("Notifications: not asked yet")
    assert await anna.page.evaluate("asked") == 0
    await anna.tab_to(strip.get_by_role("button", name="Allow"))
    await anna.press("Enter")
    await expect(strip).to_contain_text("blocked by the browser")
    assert await anna.page.evaluate("asked") == 1
    await anna.tab_to(strip.get_by_text("What to do"))
    await anna.press("Enter")
    await expect(strip.get_by_text("left of the address")).to_be_visible()


async def test_the_floor_keeps_customers_off_notifications_whatever_anybody_chose(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    async with Person(house, "admin") as admin:
        await admin.call("POST", "/api/admin/apply", {"floor": {"alert_text": "none"}})
        try:
            _, anna = await _listening(new_context, house)
            await anna.command("Sounds and notifications")
            await expect(anna.page.get_by_text("Your company keeps customers off notifications")).to_be_visible()
            await expect(anna.page.get_by_role("switch", name="Show who wrote and what")).to_have_count(0)
            await anna.press("Escape")
            home = await Customer.open(anna.page.context, house)
            await home.page.bring_to_front()
            await anna.page.wait_for_function("!document.hasFocus()")
            await home.text("Tom Becker", "My number is 4711")
            await anna.page.wait_for_function("shown.length > 0")
            assert (await anna.page.evaluate(SHOWN))[0][0] == "New offer"
        finally:
            await admin.call("POST", "/api/admin/apply", {"floor": {"alert_text": "customer"}})
