"""Photograph every screen in every look, one sheet for each screen: `make screenshots`."""

from __future__ import annotations

import asyncio
import base64
import html
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Page, async_playwright, expect

from tests.journeys.floor import clear, furnish
from tests.journeys.house import House
from tests.neighbours.chromium import ARGUMENTS, find_chromium
from tools.screen_tour import TOURS

SHEETS: Final = Path(__file__).parents[1] / "docs" / "screens"
LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant")
LOOKS: Final = (("light", 1280, 800), ("dark", 1280, 800), ("light", 390, 844), ("dark", 390, 844))
QUALITY: Final = 60
SPEAK: Final = "try { localStorage.setItem('hub.language', '%s') } catch {}"
SHEET: Final = """<!doctype html><meta charset="utf-8"><style>
body { margin: 16px; width: 1968px; background: #8a8f98; font: 20px sans-serif; display: grid; gap: 12px;
  grid-template-columns: repeat(3, 1fr) }
div { display: grid; gap: 12px; grid-template-columns: 1fr 1fr }
img { display: block; width: 100%% } .wide { grid-column: span 2 }
</style>%s"""


@dataclass
class Camera:
    """Takes a screen in each look, and keeps the pictures by screen and language."""

    language: str
    taken: defaultdict[str, dict[str, list[bytes]]] = field(default_factory=lambda: defaultdict(dict))

    async def take(self, page: Page, screen: str) -> None:
        """One screen, light and dark, wide and narrow."""
        await page.bring_to_front()
        pictures = []
        for scheme, width, height in LOOKS:
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            await page.set_viewport_size({"width": width, "height": height})
            await page.wait_for_timeout(150)
            pictures.append(await page.screenshot(animations="disabled", caret="hide"))
            sticks_out = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
            if sticks_out:
                print(f"{screen}, {self.language}, {scheme}, {width}: wider than the screen")
        await page.set_viewport_size({"width": 1280, "height": 800})
        self.taken[screen][self.language] = pictures
        print(f"{screen} ({self.language})", flush=True)


async def main(folder: Path) -> int:
    """Every sheet is made anew."""
    chromium = find_chromium()
    if chromium is None:
        print("No Chromium here: install one, or name one in HUB_CHROMIUM.")
        return 1
    expect.set_options(timeout=30_000)
    taken: defaultdict[str, dict[str, list[bytes]]] = defaultdict(dict)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for language in LANGUAGES:
            place = folder / language
            place.mkdir()
            await _in_language(browser, place, Camera(language, taken))
        for screen, pictures in taken.items():
            await _lay_out(browser, screen, pictures)
        await browser.close()
    _list_sheets(list(taken))
    return 0


async def _in_language(browser: Browser, folder: Path, camera: Camera) -> None:
    """All tours in a house of their own: what was said on one would stand in the way of the next."""
    house = House(folder)
    try:
        house.start()
        await furnish(house)
        for tour in TOURS:
            await clear(house)
            context = await browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
            context.set_default_timeout(30_000)
            await context.add_init_script(SPEAK % camera.language)
            await tour(context, house, camera.language, camera.take)
            await context.close()
    finally:
        house.stop()


async def _lay_out(browser: Browser, screen: str, pictures: dict[str, list[bytes]]) -> None:
    """One column for each language: light above dark, the telephone beneath."""
    columns = []
    for language in LANGUAGES:
        if language not in pictures:
            continue
        images = [base64.b64encode(one).decode() for one in pictures[language]]
        tags = [
            f'<img class="{"wide" if width > height else ""}" src="data:image/png;base64,{image}">'
            for image, (_, width, height) in zip(images, LOOKS, strict=True)
        ]
        columns.append(f"<div>{''.join(tags)}</div>")
    page = await browser.new_page(viewport={"width": 2000, "height": 800})
    await page.set_content(SHEET % "".join(columns))
    await page.screenshot(path=SHEETS / f"{screen}.jpg", type="jpeg", quality=QUALITY, full_page=True)
    await page.close()


def _list_sheets(screens: list[str]) -> None:
    lines = [
        "# Every screen",
        "",
        "Made by `make screenshots`. Columns: English, 简体中文, 繁體中文; rows: light, dark, a telephone in both.",
        "",
    ]
    for screen in screens:
        name = html.escape(screen.replace("-", " ").capitalize())
        lines += [f"## {name}", "", f"![{name} in every look](screens/{screen}.jpg)", ""]
    (SHEETS.parent / "screens.md").write_text("\n".join(lines).rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    SHEETS.mkdir(parents=True, exist_ok=True)
    for old in SHEETS.glob("*.jpg"):
        old.unlink()
    with tempfile.TemporaryDirectory() as place:
        sys.exit(asyncio.run(main(Path(place))))
