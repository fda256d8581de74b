"""Two steps of signing in, in the browser: set up, asked for, lost and reset; and led to where one is required."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from hub.domain.one_time_code import code_at, step_at
from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
EMILE = "emile@demo.example"
PASSWORD = "demo"


@pytest_asyncio.fixture(loop_scope="session")
async def free(house: House) -> AsyncIterator[None]:
    """Nobody has a second step afterwards, and nobody needs one."""
    yield
    async with Person(house, "admin") as admin:
        await admin.call("POST", "/api/admin/apply", {"floor": {"second_step": "optional"}})
        people = await admin.call("GET", "/api/admin/people")
        path = f"/api/admin/people/{next(one['id'] for one in people if one['email'] == EMILE)}/second-step"
        await admin.status("DELETE", path)


async def give_password(page: Page, house: House) -> None:
    await page.goto(house.url)
    await page.get_by_label("Email").fill(EMILE)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()


async def secret_on(page: Page) -> str:
    """What the screen tells the app, as somebody types it."""
    return (await page.locator("form code").inner_text()).replace(" ", "")


def code_of(secret: str, later: int = 0) -> str:
    return code_at(secret, step_at(datetime.now(UTC)) + later)


async def sets_up(page: Page) -> list[str]:
    """Her recovery codes, once she set a second step up."""
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("menuitem", name="How I sign in").click()
    mine = page.get_by_role("dialog", name="How I sign in")
    await expect(mine.get_by_text("off", exact=True)).to_be_visible()
    await check(page, "how she signs in")
    await mine.get_by_role("button", name="Set up a second step").click()
    await mine.get_by_label("Password").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(mine.get_by_role("img", name="QR code")).to_be_visible()
    await check(page, "a second step being set up")
    await expect(mine.get_by_role("textbox", name="Code")).to_be_focused()
    await mine.get_by_role("textbox", name="Code").fill(code_of(await secret_on(page), -1))
    await page.keyboard.press("Enter")
    await expect(mine.get_by_role("listitem")).to_have_count(10)
    codes = await mine.get_by_role("listitem").all_inner_texts()
    await check(page, "recovery codes")
    await mine.get_by_role("button", name="I have kept them").click()
    await expect(mine.get_by_text("10 recovery codes left")).to_be_visible()
    return codes


async def test_she_sets_a_second_step_up_and_signs_in_by_it(
    house: House, new_context: NewContext, watchman: Watchman, free: None
) -> None:
    watchman.allow("401")
    page = await (await new_context(bypass_csp=True)).new_page()
    await give_password(page, house)
    codes = await sets_up(page)
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("menuitem", name="Sign out").click()
    await give_password(page, house)
    code = page.get_by_role("textbox", name="Code")
    await expect(code).to_be_focused()
    await check(page, "the code asked for")
    await code.fill("000000")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("This code is not right")
    await code.fill(codes[3])
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("link", name="Inbox")).to_be_visible()


async def test_where_one_is_required_she_is_led_to_it_right_after_her_password(
    house: House, new_context: NewContext, watchman: Watchman, free: None
) -> None:
    watchman.allow("401")
    async with Person(house, "admin") as admin:
        await admin.call("POST", "/api/admin/apply", {"floor": {"second_step": "all"}})
    page = await (await new_context(bypass_csp=True)).new_page()
    await give_password(page, house)
    await expect(page.get_by_text("Your organisation asks for a second step.")).to_be_visible()
    await expect(page.get_by_role("img", name="QR code")).to_be_visible()
    await check(page, "led to a second step")
    await page.get_by_role("textbox", name="Code").fill(code_of(await secret_on(page)))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Recovery codes")).to_be_focused()
    await check(page, "recovery codes before the desk")
    await page.get_by_role("button", name="I have kept them").click()
    await expect(page.get_by_role("link", name="Inbox")).to_be_visible()
    async with Person(house, "admin") as admin:
        people = await admin.call("GET", "/api/admin/people")
        id_ = next(one["id"] for one in people if one["email"] == EMILE)
    administration = await (await new_context(bypass_csp=True)).new_page()
    await administration.goto(f"{house.url}/demo/as/admin")
    await expect(administration.get_by_role("heading", name="Administration")).to_be_visible()
    await administration.goto(f"{administration.url.split('#')[0]}#/admin/people/{id_}")
    reset = administration.get_by_role("button", name="Reset her second step")
    await reset.click()
    await expect(administration.get_by_text("She is asked to set one up")).to_be_visible()
    await expect(page.get_by_role("button", name="Sign in")).to_be_visible()
