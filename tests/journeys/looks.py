"""A screen in every look: light, dark and high contrast, on a desktop and on a telephone."""

from playwright.async_api import Page, expect

from tests.journeys.axe import COLOURS_ONLY, ENHANCED, findings
from tests.journeys.legible import illegible

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 844}
LOOKS = [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW)]
HAS_CONTRAST = "document.documentElement.dataset.contrast === 'more'"


async def check(page: Page, screen: str) -> None:
    """Nothing is wrong with this screen in any look, and nothing sticks out sideways."""
    found = []
    await page.bring_to_front()
    # A screen whose parts are still on their way would be judged without them.
    await expect(page.locator("main, [role=main], [role=dialog]").first).to_be_attached()
    for scheme, size in LOOKS:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        await page.set_viewport_size(size)  # type: ignore[arg-type]
        look = f"{screen}, {scheme}, {size['width']}"
        found += [f"{look}: {each}" for each in await findings(page, COLOURS_ONLY if scheme == "dark" else None)]
        found += [f"{look}: {each}" for each in await illegible(page)]
        if await page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{look}: wider than the screen")
    await page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    found += await _in_high_contrast(page, screen)
    assert found == [], "\n".join(found)


async def _in_high_contrast(page: Page, screen: str) -> list[str]:
    """Whoever asks the system for more contrast gets 7:1, light and dark; pages without that scheme are left out."""
    found: list[str] = []
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme, contrast="more", reduced_motion="reduce")
        if await page.evaluate(HAS_CONTRAST):
            found += [f"{screen}, {scheme}, high contrast: {each}" for each in await findings(page, ENHANCED)]
    await page.emulate_media(contrast="no-preference", reduced_motion="reduce")
    return found
