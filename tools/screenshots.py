"""Take the pictures of the documentation from a demonstration of its own: `.venv/bin/python -m tools.screenshots`."""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.journeys.agent import Agent
from tests.journeys.customer import Customer
from tests.journeys.floor import clear
from tests.journeys.house import House
from tests.journeys.visitor import Visitor
from tests.neighbours.chromium import ARGUMENTS, find_chromium

IMAGES: Final = Path(__file__).parents[1] / "docs" / "images"
MOST_BYTES: Final = 200_000
BUSY_SECONDS: Final = 45


async def main(folder: Path) -> int:
    """Every picture is made anew."""
    chromium = find_chromium()
    if chromium is None:
        print("No Chromium here: install one, or name one in HUB_CHROMIUM.")
        return 1
    expect.set_options(timeout=30_000)
    house = House(folder)
    try:
        house.start()
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
            await _console(browser, house)
            await _widget(browser, house)
            await _board(browser, house)
            await browser.close()
    finally:
        house.stop()
    return _weigh()


async def _context(browser: Browser, width: int = 1280, height: int = 800) -> BrowserContext:
    return await browser.new_context(
        locale="en-GB", viewport={"width": width, "height": height}, reduced_motion="reduce", color_scheme="light"
    )


async def _console(browser: Browser, house: House) -> None:
    """A good customer with a long history, a queue of others, and an offer that rings."""
    context = await _context(browser)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.write("Tom Becker", "Shade for my Nido", "Hello,\n\nmay I order the shade alone?\n\nTom Becker")
    await anna.accept("order the shade alone")
    await anna.answer("Dear Tom, you may: the linen shade alone is 24 euros and ships today.")
    await anna.leave_text()
    await anna.press("w")
    await home.text("Tom Becker", "And is there a green one, too?")
    await anna.accept("is there a green one")
    await _talk_with_emma(home, anna)
    await anna.page.bring_to_front()
    await _take(anna.page, "console")
    shop = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    await shop.begin()
    await shop.say("Hello! Which bulb does the Luna take, and can I dim it?")
    await expect(anna.offers).to_contain_text("Which bulb does the Luna take")
    await anna.page.bring_to_front()
    await anna.page.emulate_media(color_scheme="dark")
    await _take(anna.page, "console-dark")
    await context.close()


async def _talk_with_emma(home: Customer, anna: Agent) -> None:
    await home.text("Emma Clarke", "Hello Anna, the new dimmer works, no flicker any more. Thank you!")
    await anna.accept("the new dimmer works")
    await anna.answer("Hello Emma, wonderful! Shall I send you the same dimmer for the other eleven lamps?")
    await home.text(
        "Emma Clarke", "Yes please, eleven. Can they be here before the 3rd? We open the east wing that day."
    )
    await anna.note("Hotel opens its east wing on the 3rd. Courier leaves Thursday: ask the store to pack today.")
    await anna.answer("They leave on Thursday and reach you on Friday before noon. Same address as last time?")
    await home.text("Emma Clarke", "The very same. You are quick!")


async def _widget(browser: Browser, house: House) -> None:
    """A chat on the shop's page."""
    await clear(house)
    context = await _context(browser, 1100, 720)
    shop = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await shop.begin()
    await shop.say("Hello! Does the Alba come in matt brass?")
    await anna.accept("matt brass")
    await anna.answer("Hello! It does, and there are nine left.")
    await shop.reads("Hello! It does, and there are nine left.")
    await shop.say("Lovely. How long does it take to Edinburgh?")
    await anna.answer("Three days. If you order before four, it leaves today.")
    await shop.reads("Three days. If you order before four, it leaves today.")
    await shop.page.bring_to_front()
    await _take(shop.page, "widget")
    await context.close()


async def _board(browser: Browser, house: House) -> None:
    """The queues in the middle of a busy hour."""
    await clear(house)
    context = await _context(browser)
    home = await Customer.open(context, house)
    await home.page.get_by_role("combobox", name="Arrivals").select_option("60")
    await home.page.get_by_role("button", name="Start", exact=True).click()
    sofia = await context.new_page()
    await sofia.goto(f"{house.url}/demo/as/sofia")
    await sofia.get_by_role("link", name="Board").click()
    await expect(sofia.get_by_role("heading", name="Queues now")).to_be_visible()
    await sofia.wait_for_timeout(BUSY_SECONDS * 1_000)
    await sofia.bring_to_front()
    await _take(sofia, "board")
    await context.close()


async def _take(page: Page, name: str) -> None:
    await page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")


def _weigh() -> int:
    pictures: Sequence[Path] = sorted(IMAGES.glob("*.png"))
    for picture in pictures:
        print(f"{picture.name:20} {picture.stat().st_size:>8,} bytes")
    return int(any(picture.stat().st_size > MOST_BYTES for picture in pictures))


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        sys.exit(asyncio.run(main(Path(place))))
