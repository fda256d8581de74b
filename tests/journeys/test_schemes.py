"""What the system asks for is kept: more contrast, its own few colours, no motion, and the time of where one sits."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
CONTRAST = "document.documentElement.dataset.contrast"
NOTICE_MOTION = """
window.moved = [];
for (const kind of ["animationstart", "transitionrun"])
  addEventListener(kind, (event) => window.moved.push(`${kind} ${event.animationName ?? event.propertyName} of `
    + event.target.outerHTML.slice(0, 120)), true);
"""
GROUND = "getComputedStyle(document.body).backgroundColor"
EDGE = "element => getComputedStyle(element).outlineStyle"
TOKYO = "Asia/Tokyo"


async def test_high_contrast_is_a_theme_and_comes_by_itself_where_the_system_wants_it(
    house: House, new_context: NewContext
) -> None:
    anna = await Agent.open(await new_context(color_scheme="light", bypass_csp=True), house, "anna")
    assert await anna.page.evaluate(CONTRAST) == "usual"
    await anna.page.emulate_media(contrast="more")
    await anna.page.wait_for_function(f"{CONTRAST} === 'more'", polling=100)
    await anna.page.emulate_media(contrast="no-preference")
    await anna.page.wait_for_function(f"{CONTRAST} === 'usual'", polling=100)
    await anna.command("High contrast")
    await anna.page.wait_for_function(f"{CONTRAST} === 'more'", polling=100)
    assert await anna.page.evaluate(GROUND) == "rgb(255, 255, 255)"
    await anna.page.emulate_media(color_scheme="dark")
    assert await anna.page.evaluate(GROUND) == "rgb(0, 0, 0)"
    await anna.page.reload()
    await anna.shows("Available")
    assert await anna.page.evaluate(CONTRAST) == "more"
    await anna.command("High contrast")
    await anna.page.wait_for_function(f"{CONTRAST} === 'usual'", polling=100)


async def test_where_the_system_has_its_own_colours_what_is_chosen_and_focused_has_an_edge(
    house: House, new_context: NewContext
) -> None:
    anna = await Agent.open(await new_context(forced_colors="active"), house, "anna")
    home = await Customer.open(anna.page.context, house)
    await home.text("Tom Becker", "Is anybody there?")
    await anna.accept("Is anybody there?")
    here = anna.page.locator("nav [aria-current='page']")
    assert await here.evaluate(EDGE) == "solid"
    mode = anna.page.get_by_role("radio", name="Reply")
    assert await mode.evaluate(EDGE) == "solid"
    await anna.leave_text()
    assert await anna.page.locator(":focus-visible").evaluate(EDGE) == "solid"
    await anna.press("e")
    dialog = anna.page.get_by_role("dialog", name="End this conversation?")
    await expect(dialog).to_be_visible()
    assert await dialog.locator("xpath=..").evaluate(EDGE) == "solid"
    await anna.press("Escape")


async def test_who_wants_no_motion_sees_none(house: House, new_context: NewContext) -> None:
    context = await new_context(reduced_motion="reduce")
    await context.add_init_script(NOTICE_MOTION)
    anna = await Agent.open(context, house, "anna")
    home = await Customer.open(context, house)
    await home.text("Emma Clarke", "Does anything move here?")
    await anna.accept("Does anything move here?")
    await anna.answer("Nothing does.")
    await anna.press("Control+k")
    await expect(anna.page.get_by_role("dialog", name="Commands")).to_be_visible()
    await anna.press("Escape")
    await anna.command("Sounds and notifications")
    switch = anna.page.get_by_role("switch", name="Sound on this machine")
    await anna.tab_to(switch)
    await anna.press("Space", "Space", "Escape")
    await anna.end()
    assert await anna.page.evaluate("moved") == []
    assert await anna.page.evaluate("document.getAnimations().length") == 0


async def test_the_motion_that_is_looked_for_is_there_for_everybody_else(house: House, new_context: NewContext) -> None:
    context = await new_context(reduced_motion="no-preference", bypass_csp=True)
    await context.add_init_script(NOTICE_MOTION)
    anna = await Agent.open(context, house, "anna")
    await anna.press("Control+k")
    await expect(anna.page.get_by_role("dialog", name="Commands")).to_be_visible()
    await anna.page.wait_for_function("moved.some((each) => each.startsWith('animationstart'))", polling=100)
    await anna.press("Escape")


async def test_times_are_those_of_where_the_agent_sits(house: House, new_context: NewContext) -> None:
    anna = await Agent.open(await new_context(timezone_id=TOKYO), house, "anna")
    home = await Customer.open(await new_context(timezone_id="America/New_York"), house)
    await home.text("Tom Becker", "What time is it?")
    await anna.accept("What time is it?")
    stamp = anna.log.locator("time").last
    said = datetime.fromisoformat(await stamp.get_attribute("datetime") or "")
    shown = await stamp.inner_text()
    assert re.search(said.astimezone(ZoneInfo(TOKYO)).strftime("%H:%M"), shown), shown
