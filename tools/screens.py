"""Photograph every screen, light and dark, wide and narrow, in three languages: `make screenshots`.

`python -m tools.screens administrator` makes the sheets of one tour anew and leaves the others as they are.
"""

from __future__ import annotations

import asyncio
import base64
import html
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Page, async_playwright, expect

from tests.journeys.floor import clear, furnish
from tests.journeys.house import House
from tests.neighbours.chromium import ARGUMENTS, find_chromium
from tools.screen_tour import TOURS, Tour

SHEETS: Final = Path(__file__).parents[1] / "docs" / "screens"
PAGE: Final = SHEETS.parent / "screens.md"
LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant")
LOOKS: Final = (("light", 1280, 800), ("dark", 1280, 800), ("light", 390, 844), ("dark", 390, 844))
SHOWN_IN: Final = ("en", "zh-Hans", "zh-Hant", "en")
"""Each look is kept in one language: every look in each would be three times as much to keep, and to look through."""
QUALITY: Final = 41
MOST_BYTES: Final = 2_200_000
"""All sheets together: they are kept with the code, and every clone fetches them."""
SPEAK: Final = "try { localStorage.setItem('hub.language', '%s') } catch {}"
LEGEND: Final = (
    "Made by `make screenshots`. From left to right: a desktop, light and in English; dark and in 简体中文; "
    "a telephone, light and in 繁體中文; dark and in English."
)
SCALE: Final = 0.625
GAP: Final = 12
SHEET: Final = """<!doctype html><style>
body {{ margin: 0; padding: {gap}px; background: #8a8f98; display: flex; align-items: start; gap: {gap}px }}
img {{ display: block; flex: none }}
</style>{images}"""


DRAWS_BOXES: Final = """() => {
  const [one, other] = ["验", "繁"].map((letter) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 24, height: 24 });
    canvas.getContext("2d").fillText(letter, 4, 18);
    return canvas.toDataURL();
  });
  return one === other;
}"""


@dataclass
class Camera:
    """Looks at a screen in each look, and keeps those pictures that are shown in its language."""

    language: str
    taken: defaultdict[str, dict[int, bytes]] = field(default_factory=lambda: defaultdict(dict))

    async def take(self, page: Page, screen: str) -> None:
        """One screen, light and dark, wide and narrow."""
        await page.bring_to_front()
        for look, (scheme, width, height) in enumerate(LOOKS):
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            await page.set_viewport_size({"width": width, "height": height})
            await page.wait_for_timeout(150)
            if SHOWN_IN[look] == self.language:
                self.taken[screen][look] = await page.screenshot(animations="disabled", caret="hide")
            sticks_out = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
            if sticks_out:
                print(f"{screen}, {self.language}, {scheme}, {width}: wider than the screen")
        await page.set_viewport_size({"width": 1280, "height": 800})
        print(f"{screen} ({self.language})", flush=True)


async def main(folder: Path, tours: Sequence[Tour]) -> int:
    """Every sheet of these tours is made anew."""
    chromium = find_chromium()
    if chromium is None:
        print("No Chromium here: install one, or name one in HUB_CHROMIUM.")
        return 1
    expect.set_options(timeout=30_000)
    taken: defaultdict[str, dict[int, bytes]] = defaultdict(dict)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        if await _draws_boxes(browser):
            print("No font with Chinese letters here: install one, such as Noto Sans CJK or WenQuanYi Micro Hei.")
            return 1
        for language in LANGUAGES:
            place = folder / language
            place.mkdir()
            await _in_language(browser, place, Camera(language, taken), tours)
        for screen, pictures in taken.items():
            await _lay_out(browser, screen, pictures)
        await browser.close()
    _list_sheets(list(dict.fromkeys([*_listed(), *taken])))
    return _weigh()


async def _draws_boxes(browser: Browser) -> bool:
    """Whether two letters of Chinese look the same, for neither is known here."""
    page = await browser.new_page()
    answer = bool(await page.evaluate(DRAWS_BOXES))
    await page.close()
    return answer


async def _in_language(browser: Browser, folder: Path, camera: Camera, tours: Sequence[Tour]) -> None:
    """All tours in a house of their own: what was said on one would stand in the way of the next."""
    house = House(folder)
    try:
        house.start()
        await furnish(house)
        for tour in tours:
            await clear(house)
            context = await browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
            context.set_default_timeout(30_000)
            await context.add_init_script(SPEAK % camera.language)
            await tour(context, house, camera.language, camera.take)
            await context.close()
    finally:
        house.stop()


async def _lay_out(browser: Browser, screen: str, pictures: dict[int, bytes]) -> None:
    """Side by side: a desktop light and dark, a telephone light and dark."""
    images: list[str] = []
    width, height = float(GAP), 0.0
    for look, picture in sorted(pictures.items()):
        _, across, down = LOOKS[look]
        data = base64.b64encode(picture).decode()
        images.append(f'<img width="{across * SCALE}" height="{down * SCALE}" src="data:image/png;base64,{data}">')
        width += across * SCALE + GAP
        height = max(height, down * SCALE + 2 * GAP)
    page = await browser.new_page(viewport={"width": int(width), "height": int(height)})
    await page.set_content(SHEET.format(gap=GAP, images="".join(images)))
    # Of what a browser writes, WebP keeps letters sharp in the fewest bytes; Playwright itself offers no such picture.
    camera = await page.context.new_cdp_session(page)
    answer = await camera.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    (SHEETS / f"{screen}.webp").write_bytes(base64.b64decode(answer["data"]))
    await page.close()


def _listed() -> list[str]:
    """The sheets that stand on the page and are still there, in their order."""
    text = PAGE.read_text("utf-8") if PAGE.exists() else ""
    return [name for name in re.findall(r"\(screens/([a-z-]+)\.webp\)", text) if (SHEETS / f"{name}.webp").exists()]


def _list_sheets(screens: list[str]) -> None:
    lines = [
        "# Every screen",
        "",
        LEGEND,
        "",
    ]
    for screen in screens:
        name = html.escape(screen.replace("-", " ").capitalize())
        lines += [f"## {name}", "", f"![{name}, wide and narrow, light and dark](screens/{screen}.webp)", ""]
    PAGE.write_text("\n".join(lines).rstrip() + "\n", "utf-8")


def _weigh() -> int:
    together = sum(sheet.stat().st_size for sheet in SHEETS.glob("*.webp"))
    print(f"{together:,} bytes together, of {MOST_BYTES:,} at most")
    return int(together > MOST_BYTES)


if __name__ == "__main__":
    SHEETS.mkdir(parents=True, exist_ok=True)
    wanted = [tour for tour in TOURS if tour.__name__ in sys.argv[1:]] or TOURS
    if wanted is TOURS:
        for old in SHEETS.glob("*.webp"):
            old.unlink()
    with tempfile.TemporaryDirectory() as place:
        sys.exit(asyncio.run(main(Path(place), wanted)))
