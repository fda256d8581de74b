"""Who gets in, who leaves, and who is put out."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.floor import PASSWORD, Person
from tests.journeys.house import House
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]
NOT_IN = r"Failed to load resource: .* 401"
INBOXES = (("简体中文", "zh-Hans", "收件箱"), ("繁體中文", "zh-Hant", "收件匣"), ("English", "en", "Inbox"))
GRETA = "greta@house.example"


async def sign_in(page: Page, email: str, password: str) -> None:
    """Fill in the first page, by keyboard."""
    await expect(page.get_by_role("textbox", name="Email")).to_be_focused()
    await page.keyboard.type(email)
    await page.keyboard.press("Tab")
    await page.keyboard.type(password)
    await page.keyboard.press("Enter")


async def test_a_wrong_password_is_said_clearly_and_the_right_one_opens_the_desk(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(NOT_IN)
    page = await (await new_context()).new_page()
    await page.goto(house.url)
    await sign_in(page, "anna@demo.example", "not this one")
    await expect(page.get_by_role("alert")).to_have_text("Email and password do not match. Check both and try again.")
    await page.get_by_label("Password").fill("demo")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("You are all caught up")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("You are all caught up")).to_be_visible()


async def test_signing_out_closes_the_desk_in_every_tab(house: House, new_context: NewContext) -> None:
    context = await new_context()
    page, other = await context.new_page(), await context.new_page()
    await page.goto(house.url)
    await sign_in(page, "bo@demo.example", "demo")
    await expect(page.get_by_text("You are all caught up")).to_be_visible()
    await other.goto(house.url)
    await expect(other.get_by_text("You are all caught up")).to_be_visible()
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("menuitem", name="Sign out").click()
    for each in (page, other):
        await expect(each.get_by_role("button", name="Sign in")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="Sign in")).to_be_visible()


async def test_a_deactivated_person_is_out_within_a_second(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(NOT_IN)
    page = await (await new_context()).new_page()
    await page.goto(house.url)
    await sign_in(page, GRETA, PASSWORD)
    await expect(page.get_by_text("You are all caught up")).to_be_visible()
    async with Person(house, "admin") as admin:
        everybody = await admin.call("GET", "/api/admin/people")
        everybody = everybody if isinstance(everybody, list) else next(iter(everybody.values()))
        (greta,) = [person for person in everybody if person["email"] == GRETA]
        await admin.call("DELETE", f"/api/admin/people/{greta['id']}")
        await expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=1_000)
    await expect(page.get_by_role("status")).to_have_text(re.compile("signed out by the hub|session has ended"))


async def test_an_administrator_starts_where_she_works(house: House, new_context: NewContext) -> None:
    page = await (await new_context()).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await expect(page.get_by_role("heading", name="Administration")).to_be_visible()
    await expect(page.get_by_role("rowheader", name="Shop chat")).to_be_visible()


async def test_the_console_speaks_three_languages(house: House, new_context: NewContext) -> None:
    page = await (await new_context()).new_page()
    await page.goto(f"{house.url}/demo/as/sofia")
    await expect(page.get_by_role("link", name="Inbox")).to_be_visible()
    for name, language, inbox in INBOXES:
        await page.locator("header button").last.click()
        await page.get_by_role("menuitemradio", name=name).click()
        await expect(page.get_by_role("link", name=inbox)).to_be_visible()
        await expect(page.locator("html")).to_have_attribute("lang", language)


async def test_the_demonstration_speaks_three_languages(house: House, new_context: NewContext) -> None:
    page = await (await new_context()).new_page()
    await page.goto(f"{house.url}/demo")
    for language, heading in (("zh-Hans", "扮演客户"), ("zh-Hant", "扮演客戶"), ("en", "Be the customer")):
        await page.locator("#language").select_option(language)
        await expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
        await expect(page.locator("html")).to_have_attribute("lang", language)
