"""A screen in every look: light and dark, on a desktop and on a telephone."""

from playwright.async_api import Page

from tests.journeys.axe import findings
from tests.journeys.legible import illegible

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 844}
LOOKS = [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW)]


async def check(page: Page, screen: str) -> None:
    """Nothing is wrong with this screen in any look, and nothing sticks out sideways."""
    found = []
    await page.bring_to_front()
    for scheme, size in LOOKS:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        await page.set_viewport_size(size)  # type: ignore[arg-type]
        look = f"{screen}, {scheme}, {size['width']}"
        found += [f"{look}: {each}" for each in await findings(page, is_about_colours=scheme == "dark")]
        found += [f"{look}: {each}" for each in await illegible(page)]
        if await page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{look}: wider than the screen")
    await page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert found == [], "\n".join(found)
