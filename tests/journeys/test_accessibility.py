"""axe finds nothing on any screen, in light and dark, on a desktop and on a telephone."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.floor import send_riddle
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import open_section
from tests.journeys.street import Street
from tests.journeys.visitor import Visitor
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
LONG = f"The colour is shown at https://shop.example/{'lamps' * 14} and on the next page of your list, Emma."


@pytest_asyncio.fixture(loop_scope="session")
async def context(new_context: NewContext) -> AsyncIterator[BrowserContext]:
    """A browser in which axe may run although the pages allow no foreign script."""
    yield await new_context(bypass_csp=True)


async def test_the_sign_in_page(house: House, context: BrowserContext) -> None:
    page = await context.new_page()
    await page.goto(house.url)
    await expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    await check(page, "sign-in")
    await page.get_by_role("button", name="Sign in").click()
    email = page.get_by_role("textbox", name="Email")
    await expect(email).to_be_focused()
    await expect(email).to_have_accessible_description("Enter your email address.")
    await check(page, "sign-in with complaints")


async def test_the_desk_from_empty_to_wrap_up(house: House, context: BrowserContext) -> None:
    anna = await Agent.open(context, house, "anna")
    await expect(anna.page.get_by_text("You are all caught up")).to_be_visible()
    await check(anna.page, "empty inbox")
    home = await Customer.open(context, house)
    await home.write("Emma Clarke", "More lamps for the second floor", f"Hello,\n\nanother dozen, please. {LONG}")
    await expect(anna.offers).to_contain_text("Emma Clarke")
    await check(anna.page, "an offer rings")
    await anna.accept("another dozen")
    await check(anna.page, "a letter")
    await anna.answer("Gladly, Emma.")
    await anna.note("Same address as last time.")
    await check(anna.page, "open conversation")
    await anna.leave_text()
    await anna.press("t")
    await expect(anna.page.get_by_role("dialog", name="Transfer conversation")).to_be_visible()
    await check(anna.page, "transfer")
    await anna.press("Escape", "Escape")
    await expect(anna.page.get_by_role("dialog")).to_have_count(0)
    await anna.press("y")
    await expect(anna.page.get_by_role("dialog", name="Why this agent")).to_contain_text("Considered")
    await check(anna.page, "why this agent")
    await anna.press("Escape", "Control+k")
    await expect(anna.page.get_by_role("dialog", name="Commands")).to_be_visible()
    await check(anna.page, "command palette")
    await anna.press("Escape")
    await anna.end()
    await check(anna.page, "wrap-up")


async def test_a_routing_that_its_agent_corrects(house: House, context: BrowserContext, watchman: Watchman) -> None:
    watchman.allow("422")
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.write("Lena Vogel", "About my bill", "The invoice of the blue lamp names the wrong street.")
    await anna.accept("names the wrong street")
    await anna.leave_text()
    await anna.press("y")
    panel = anna.page.get_by_role("dialog", name="Why this agent")
    await anna.tab_to(panel.get_by_role("button", name="Correct the routing…"))
    await anna.press("Enter")
    asked = panel.get_by_role("textbox", name="What it asks of an agent")
    await expect(asked).to_be_focused()
    await asked.fill("billing >= 3 or or")
    await anna.tab_to(panel.get_by_role("button", name="Correct", exact=True))
    await anna.press("Enter")
    await expect(panel.get_by_text("expected a skill")).to_be_visible()
    await check(anna.page, "a correction refused")
    await asked.fill("billing >= 3")
    await anna.tab_to(panel.get_by_role("button", name="Correct", exact=True))
    await anna.press("Enter")
    await expect(panel.get_by_role("heading", name="Corrected by Anna Fischer")).to_be_visible()
    await expect(panel.get_by_text("It asks for Billing >= 3.")).to_be_visible()
    await check(anna.page, "a correction made")


async def test_a_reply_that_its_customer_closed_and_an_offer_with_a_note(house: House, context: BrowserContext) -> None:
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Tom Becker", "Hello, was my refund sent?")
    await anna.accept("was my refund sent?")
    await home.text("Tom Becker", "UNSUBSCRIBE")
    await expect(anna.page.get_by_text("Tom Becker asked for no more messages")).to_be_visible()
    await check(anna.page, "a closed reply")
    bo = await Agent.open(context, house, "bo")
    await anna.transfer("Bo", "Bo Lindqvist", "Prefers to be called.")
    await expect(bo.offers).to_contain_text("Note from Anna Fischer")
    await check(bo.page, "an offer with a note")
    # The street is everybody's: whoever comes next finds her as she was.
    await home.text("Tom Becker", "UNSTOP")


async def test_what_supervisors_see(house: House, context: BrowserContext) -> None:
    sofia = await context.new_page()
    await sofia.goto(f"{house.url}/demo/as/sofia")
    await sofia.get_by_role("link", name="Board").click()
    await expect(sofia.get_by_role("heading", name="Queues now")).to_be_visible()
    await expect(sofia.get_by_role("row").filter(has_text="Live chat")).to_be_visible()
    await check(sofia, "board")
    home = await Customer.open(context, house)
    await home.text("李梅", "你好，请问我的订单什么时候送到？我等了很久了。")
    await home.text("Lena Vogel", "Guten Tag, wann kommt meine Bestellung bei mir an? Ich warte schon lange.")
    await Agent.open(context, house, "chen")
    await sofia.get_by_role("link", name="Inbox").click()
    await sofia.get_by_role("link", name="Unassigned").click()
    await expect(sofia.get_by_text("Ringing for Chen Jing")).to_be_visible()
    await check(sofia, "what waits")


SECTIONS = (
    *("People", "Teams", "Skills", "Queues", "Opening hours", "Outcomes"),
    *("Reasons to be away", "Audit"),
)


async def test_what_administrators_see(house: House, context: BrowserContext) -> None:
    admin = await context.new_page()
    await admin.goto(f"{house.url}/demo/as/admin")
    await expect(admin.get_by_role("rowheader", name="Shop chat")).to_be_visible()
    await check(admin, "administration")
    for section in SECTIONS:
        await open_section(admin, section)
        await expect(admin.get_by_role("region", name=section)).to_be_visible()
        await check(admin, f"administration of {section}")
    await open_section(admin, "Reasons to decline")
    await expect(admin.get_by_text("until there is one, the usual ones are offered")).to_be_visible()
    await check(admin, "administration without a reason to decline")


async def test_the_quarantine_with_something_in_it_and_empty(house: House, context: BrowserContext) -> None:
    admin = await context.new_page()
    await admin.goto(f"{house.url}/demo/as/admin")
    await open_section(admin, "Quarantine")
    await expect(admin.get_by_text("Nothing is in quarantine")).to_be_visible()
    await check(admin, "empty quarantine")
    await send_riddle(house)
    await expect(admin.get_by_text("unknown message status")).to_be_visible()
    await check(admin, "quarantine")
    await admin.get_by_role("button", name="View").click()
    await expect(admin.get_by_role("dialog")).to_contain_text("teleported")
    await check(admin, "an arrival in quarantine")
    await admin.keyboard.press("Escape")
    await admin.get_by_role("button", name="Discard").click()
    await admin.get_by_role("dialog").get_by_role("button", name="Discard").click()
    await expect(admin.get_by_text("Nothing is in quarantine")).to_be_visible()


async def test_the_widget_closed_asking_open_and_over(house: House, street: Street, context: BrowserContext) -> None:
    visitor = await Visitor.open(context, street.address(house, account="asking-chat"))
    await check(visitor.page, "widget closed")
    await visitor.begin()
    await expect(visitor.panel.get_by_role("button", name="Start chat")).to_be_visible()
    await visitor.panel.get_by_role("button", name="Start chat").click()
    await check(visitor.page, "widget form")
    await visitor.panel.get_by_role("textbox", name="Your name").fill("Ida Berg")
    await visitor.panel.get_by_role("combobox", name="What is it about?").select_option("A lamp")
    await visitor.panel.get_by_role("button", name="Start chat").click()
    await visitor.say("It hums.")
    await check(visitor.page, "widget open")
    await visitor.end()
    await check(visitor.page, "widget over")


async def test_the_widget_that_offers_a_call(house: House, street: Street, context: BrowserContext) -> None:
    visitor = await Visitor.open(context, street.address(house, account="calling-chat"))
    await visitor.begin()
    await visitor.say("Is anybody there?")
    await visitor.panel.get_by_role("button", name="Be called back instead of waiting").click()
    number = visitor.panel.get_by_role("textbox", name="Number, with its country")
    await check(visitor.page, "widget asking for a number")
    await number.fill("+49 30 901820")
    await number.press("Enter")
    await expect(visitor.panel.get_by_text("We will call +4930901820.")).to_be_visible()
    await check(visitor.page, "widget promising a call")
    agent = await Agent.open(context, house, "anna")
    await expect(agent.page.get_by_text("Call back +4930901820").first).to_be_visible()
    await check(agent.page, "offer of a callback")


async def test_the_demonstration_and_its_shop(house: House, context: BrowserContext) -> None:
    home = await Customer.open(context, house)
    await home.text("Camille Moreau", "Bonjour, merci pour la lampe !")
    await home.write("Emma Clarke", "More lamps for the second floor", f"Hello, one more question. {LONG}")
    await check(home.page, "demonstration")
    shop = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    await check(shop.page, "shop")
