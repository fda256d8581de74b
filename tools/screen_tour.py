"""The way to every screen, by keys and addresses alone, so that it is the same in every language."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from playwright.async_api import BrowserContext, FilePayload, Page, expect

from tests.journeys.customer import Customer
from tests.journeys.floor import send_riddle
from tests.journeys.house import House

Take = Callable[[Page, str], Awaitable[None]]
Tour = Callable[[BrowserContext, House, str, Take], Awaitable[None]]
DIALOGS: Final = (
    ("t", "transfer"),
    ("y", "why-this-agent"),
    ("b", "snooze"),
    ("#", "tags"),
    ("p", "invite-a-colleague"),
    ("f", "forward"),
    ("m", "merge-customers"),
    ("o", "start-a-conversation"),
    ("?", "shortcuts"),
    ("Alt+l", "related-conversations"),
    ("Alt+h", "ask-for-help"),
    ("Control+k", "command-palette"),
)
UNDO_MILLISECONDS: Final = 6_000
SIZES: Final[FilePayload] = {
    "name": "shades.txt",
    "mimeType": "text/plain",
    "buffer": b"Nido S    24 cm    24.00 EUR\nNido M    32 cm    29.00 EUR\nNido L    40 cm    36.00 EUR\n",
}
PLACES: Final = (
    ("#/inbox/mentions", "inbox-mentions"),
    ("#/inbox/snoozed", "inbox-snoozed"),
    ("#/search", "search"),
    ("#/search?q=dimmer", "search-results"),
    ("#/colleagues", "colleagues"),
)
SECTIONS: Final = (
    "start",
    "accounts",
    "people",
    "roles",
    "teams",
    "queues",
    "hours",
    "dispositions",
    "fields",
    "replies",
    "imports",
    "shops",
    "links",
    "keys",
    "endpoints",
    "company",
    "providers",
    "personal",
    "retention",
    "audit",
)


async def _desk(context: BrowserContext, house: House, person: str, place: str = "") -> Page:
    page = await context.new_page()
    await page.goto(f"{house.url}/demo/as/{person}")
    await expect(page.locator("header").first).to_be_visible()
    if place:
        await _go(page, place)
    return page


async def _go(page: Page, place: str) -> None:
    await page.evaluate("place => { location.hash = place }", place)
    await expect(page.get_by_role("main").first).to_be_visible()
    await page.wait_for_timeout(700)


async def _accept(page: Page, text: str) -> None:
    await page.bring_to_front()
    await expect(page.get_by_text(text).first).to_be_visible()
    await page.keyboard.press("Alt+a")
    await expect(page.get_by_role("log")).to_contain_text(text)


async def _stand_outside(page: Page) -> None:
    """Where a single letter is a shortcut."""
    await page.evaluate("document.activeElement?.blur()")


async def sign_in(context: BrowserContext, house: House, _language: str, take: Take) -> None:
    """Before one is in."""
    page = await context.new_page()
    await page.goto(house.url)
    await expect(page.locator("input[type=password]")).to_be_visible()
    await take(page, "sign-in")


async def agent(context: BrowserContext, house: House, _language: str, take: Take) -> None:
    """A morning of Anna's."""
    home = await Customer.open(context, house)
    anna = await _desk(context, house, "anna")
    await anna.wait_for_timeout(700)
    await take(anna, "inbox-empty")
    await home.write("Tom Becker", "Shade for my Nido", "Hello,\n\nmay I order the shade alone?\n\nTom Becker")
    await expect(anna.get_by_text("order the shade alone").first).to_be_visible()
    await take(anna, "offer")
    await _accept(anna, "order the shade alone")
    await anna.keyboard.type("Dear Tom, you may: the linen shade alone is 24 euros and ships today.")
    await anna.locator("input[type=file]").first.set_input_files([SIZES])
    await anna.wait_for_timeout(700)
    await take(anna, "letter")
    await anna.keyboard.press("Control+Enter")
    await anna.wait_for_timeout(700)
    await take(anna, "undo-send")
    await anna.wait_for_timeout(UNDO_MILLISECONDS)
    await _stand_outside(anna)
    await anna.keyboard.press("v")
    await anna.wait_for_timeout(700)
    await take(anna, "a-file")
    await anna.keyboard.press("Escape")
    await _talk(home, anna, take)
    await _every_dialog(anna, take)
    await _customer_and_wrap_up(anna, take)
    for place, name in PLACES:
        await _go(anna, place)
        await take(anna, name)


async def _talk(home: Customer, anna: Page, take: Take) -> None:
    await home.text("Emma Clarke", "Hello Anna, the new dimmer works, no flicker any more. Thank you!")
    await _accept(anna, "the new dimmer works")
    await anna.keyboard.type("Wonderful! Shall I send you the same dimmer for the other eleven lamps?")
    await anna.keyboard.press("Enter")
    await _stand_outside(anna)
    await anna.keyboard.press("n")
    # Until the field is there, letters are shortcuts.
    await expect(anna.locator("textarea[data-composer]")).to_be_focused()
    await anna.keyboard.type("The hotel opens its east wing on the 3rd. @")
    await anna.wait_for_timeout(500)
    await take(anna, "note")
    await anna.keyboard.press("Escape")
    await anna.keyboard.press("Backspace")
    await anna.keyboard.press("Control+Enter")
    await anna.wait_for_timeout(500)
    await take(anna, "conversation")


async def _every_dialog(anna: Page, take: Take) -> None:
    for key, name in DIALOGS:
        await _stand_outside(anna)
        await anna.keyboard.press(key)
        await anna.wait_for_timeout(900)
        await take(anna, name)
        # A list within a dialog is left first.
        for _ in range(3):
            if await anna.get_by_role("dialog").count():
                await anna.keyboard.press("Escape")
                await anna.wait_for_timeout(200)


async def _customer_and_wrap_up(anna: Page, take: Take) -> None:
    await anna.set_viewport_size({"width": 390, "height": 844})
    await _stand_outside(anna)
    await anna.keyboard.press("c")
    await anna.wait_for_timeout(500)
    await take(anna, "customer")
    await _stand_outside(anna)
    await anna.keyboard.press("c")
    await _stand_outside(anna)
    await anna.keyboard.press("e")
    await expect(anna.get_by_role("dialog")).to_be_visible()
    await take(anna, "end-a-conversation")
    await anna.keyboard.press("Enter")
    await anna.wait_for_timeout(700)
    await take(anna, "wrap-up")


async def supervisor(context: BrowserContext, house: House, _language: str, take: Take) -> None:
    """A board with something on it."""
    home = await Customer.open(context, house)
    await home.text("李梅", "你好，请问我的订单什么时候送到？我等了很久了。")
    await home.text("Lena Vogel", "Guten Tag, wann kommt meine Bestellung bei mir an? Ich warte schon lange.")
    sofia = await _desk(context, house, "sofia", "#/board")
    await sofia.wait_for_timeout(4_000)
    await take(sofia, "board")
    await _go(sofia, "#/inbox/all")
    await take(sofia, "inbox-everyone")


async def administrator(context: BrowserContext, house: House, _language: str, take: Take) -> None:
    """Every section, and how a queue is served."""
    admin = await _desk(context, house, "admin")
    for section in SECTIONS:
        await _go(admin, f"#/admin/{section}")
        await take(admin, f"administration-{section}")
    await send_riddle(house)
    await _go(admin, "#/admin/quarantine")
    await take(admin, "administration-quarantine")
    await _go(admin, "#/admin/queues/chat")
    await expect(admin.get_by_role("heading", level=2).first).to_be_visible()
    await take(admin, "queue-editor")
    await admin.keyboard.press("End")
    await admin.get_by_role("heading", level=3).last.scroll_into_view_if_needed()
    await take(admin, "queue-editor-trial")


async def visitor(context: BrowserContext, house: House, language: str, take: Take) -> None:
    """The chat on somebody's page."""
    page = await context.new_page()
    await page.goto(f"{house.url}/demo/shop?language={language}")
    launcher = page.locator("[aria-expanded]").last
    await expect(launcher).to_be_visible()
    await take(page, "widget-closed")
    await launcher.click()
    await page.wait_for_timeout(1_500)
    await take(page, "widget-open")


TOURS: Final[Sequence[Tour]] = (sign_in, agent, supervisor, administrator, visitor)
