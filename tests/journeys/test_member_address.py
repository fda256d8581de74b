"""Whose account it is stands where a password is chosen, and a mail address is changed by whom it may be."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
WHO = "/api/admin/people/ida@demo.example"


@pytest_asyncio.fixture(loop_scope="session")
async def ida(house: House) -> AsyncIterator[str]:
    """Somebody new, by her id; gone afterwards, whatever her address is."""
    async with Person(house, "admin") as admin:
        id_ = str((await admin.call("PUT", WHO, {"name": "Ida Lund", "teams": ["service"]}))["id"])
        yield id_
        await admin.call("DELETE", f"/api/admin/people/{id_}")


async def link_for(house: House, id_: str) -> str:
    async with Person(house, "admin") as admin:
        url = str((await admin.call("POST", f"/api/admin/people/{id_}/password-link", {}))["url"])
    return f"{house.url}/password?{url.partition('?')[2]}"


async def says_whose(page: Page, link: str) -> None:
    await page.goto(link)
    await expect(page.get_by_role("status")).to_contain_text("This is the account of Ida Lund (i•••@demo.example)")
    await check(page, "a password being chosen")


async def test_a_link_says_whose_it_is_until_her_address_is_another(
    house: House, new_context: NewContext, watchman: Watchman, ida: str
) -> None:
    watchman.allow("403")
    link = await link_for(house, ida)
    hers = await (await new_context(bypass_csp=True)).new_page()
    await says_whose(hers, link)
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await expect(page.get_by_role("heading", name="Administration")).to_be_visible()
    await page.goto(f"{page.url.split('#')[0]}#/admin/people/{ida}")
    part = page.get_by_role("region", name="Mail address")
    await part.get_by_role("textbox", name="New mail address").fill("ida.lund@demo.example")
    await check(page, "a mail address being changed")
    await page.keyboard.press("Enter")
    await expect(part.get_by_text("She signs in as ida.lund@demo.example.")).to_be_visible()
    await hers.reload()
    await expect(hers.get_by_role("alert")).to_contain_text("used already or is older than a day")
    await expect(hers.get_by_label("New password")).to_have_count(0)


async def test_somebody_asks_for_another_address_by_the_keyboard_alone(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/emile")
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("menuitem", name="How I sign in").click()
    mine = page.get_by_role("dialog", name="How I sign in")
    await mine.get_by_role("button", name="Change my mail address").focus()
    await page.keyboard.press("Enter")
    await expect(mine.get_by_role("textbox", name="New mail address")).to_be_focused()
    await page.keyboard.type("emile.zola@demo.example")
    await page.keyboard.press("Enter")
    await expect(mine.get_by_label("Password")).to_be_focused()
    await check(page, "another address of one's own")
    await page.keyboard.type("no password of hers")
    await page.keyboard.press("Enter")
    await expect(mine.get_by_role("alert")).to_contain_text("This is not your password")


async def test_a_link_for_an_address_does_nothing_before_it_is_confirmed(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("403")
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/address?token=nobody.nothing")
    await check(page, "an address being confirmed")
    await page.get_by_role("button", name="Confirm the address").press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("used already or is older than a day")
