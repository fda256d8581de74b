"""Finding one's way through Administration: by its groups, by keys, and on a telephone."""

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import NARROW, check
from tests.journeys.sections import link_to, open_section, present_section, sections

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

GROUPS = [
    *("Setting up", "Channels", "People and rights", "Routing", "At the desk"),
    *("Other systems", "Privacy and audit"),
]
ROOM = 48
"""A control of one row, and not eight of them."""


async def administration(house: House, new_context: NewContext, section: str) -> Page:
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, section)
    return page


async def test_sections_stand_in_groups_with_names_and_arrows_lead_through_them(
    house: House, new_context: NewContext
) -> None:
    page = await administration(house, new_context, "People")
    await expect(sections(page).get_by_role("heading", level=2)).to_have_text(GROUPS)
    people = sections(page).get_by_role("list", name="People and rights")
    await expect(people.get_by_role("link")).to_have_text(["People", "Roles", "Teams", "Skills", "Sign-in providers"])
    await expect(link_to(page, "People")).to_have_attribute("aria-current", "page")
    await link_to(page, "People").focus()
    await page.keyboard.press("ArrowDown")
    await expect(link_to(page, "Roles")).to_be_focused()
    await page.keyboard.press("End")
    await expect(link_to(page, "Audit")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(link_to(page, "First steps")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(link_to(page, "Audit")).to_have_attribute("aria-current", "page")
    await expect(link_to(page, "Audit")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(sections(page).locator(":focus")).to_have_count(0)


async def test_on_a_telephone_one_control_names_the_section_and_opens_the_others(
    house: House, new_context: NewContext
) -> None:
    page = await administration(house, new_context, "Skills")
    await page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    control = present_section(page)
    await expect(control).to_have_text("People and rights Skills")
    await expect(link_to(page, "Skills")).to_be_hidden()
    box = await sections(page).bounding_box()
    assert box is not None
    assert box["height"] < ROOM
    await control.press("Enter")
    await expect(control).to_have_attribute("aria-expanded", "true")
    await check(page, "the sections, opened")
    await page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    await control.press("Escape")
    await expect(link_to(page, "Skills")).to_be_hidden()
    await control.press("Enter")
    await page.keyboard.press("Tab")
    await expect(link_to(page, "Skills")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(control).to_have_text("People and rights Teams")
    await expect(control).to_be_focused()
    await expect(control).to_have_attribute("aria-expanded", "false")


async def test_a_section_is_found_by_the_name_of_its_group(house: House, new_context: NewContext) -> None:
    page = await administration(house, new_context, "Skills")
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("combobox", name="Type a command")).to_be_focused()
    await page.keyboard.type("privacy")
    await expect(page.get_by_role("option", name="Retention")).to_be_visible()
    await page.get_by_role("option", name="Audit").click()
    await expect(link_to(page, "Audit")).to_have_attribute("aria-current", "page")
