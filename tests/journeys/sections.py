"""The sections of Administration, as whoever administers goes through them."""

from playwright.async_api import Locator, Page


def sections(page: Page) -> Locator:
    """What leads to every section."""
    return page.get_by_role("navigation", name="Sections")


def link_to(page: Page, name: str) -> Locator:
    """The way to one of them, where all are shown."""
    return sections(page).get_by_role("link", name=name, exact=True)


def present_section(page: Page) -> Locator:
    """What says on a telephone, in whatever language, where one is."""
    return page.get_by_role("main").get_by_role("navigation").locator("[aria-expanded]")


async def open_section(page: Page, name: str) -> None:
    """Go there, on a telephone by the control that names the present one."""
    control = present_section(page)
    await control.wait_for(state="attached")
    if await control.is_visible():
        await control.click()
    await link_to(page, name).click()
