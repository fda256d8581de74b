"""Where somebody is signed in, and how she is signed out there: by herself, and by an administrator while she chats."""

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
BO = "bo@demo.example"


async def test_she_sees_where_she_is_signed_in_and_signs_out_there(house: House, new_context: NewContext) -> None:
    async with Person(house, "bo") as elsewhere:
        page = await (await new_context(bypass_csp=True)).new_page()
        await page.goto(f"{house.url}/demo/as/bo")
        await page.get_by_role("button", name="Account and settings").click()
        await page.get_by_role("menuitem", name="Where I am signed in").click()
        places = page.get_by_role("dialog", name="Where I am signed in")
        await expect(places.get_by_text("here", exact=True)).to_have_count(1)
        await check(page, "where she is signed in")
        await places.get_by_role("button", name="Sign out everywhere else").click()
        await expect(places.get_by_role("listitem")).to_have_count(1)
        assert await elsewhere.status("GET", "/api/session") == 401


async def test_whoever_is_deactivated_while_she_chats_is_out_and_what_she_held_waits_again(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("401")
    context = await new_context()
    customer = await Customer.open(context, house)
    page = await (await new_context()).new_page()
    await page.goto(f"{house.url}/demo/as/bo")
    await expect(page.get_by_text("Connected")).to_be_attached()
    await customer.text("Emma", "Does the lamp come in green?")
    async with Person(house, "bo") as bo, Person(house, "admin") as admin:
        waiting = await bo.call("GET", "/api/conversations?view=waiting")
        id_ = waiting["conversations"][0]["conversation"]["id"]
        await bo.call("POST", f"/api/conversations/{id_}/take")
        await page.goto(f"{page.url.split('#')[0]}#/inbox/mine/{id_}")
        await page.get_by_role("textbox", name="Reply").fill("Yes, and")
        before = await admin.call("GET", f"/api/admin/people/{BO}")
        try:
            await admin.call("DELETE", f"/api/admin/people/{BO}")
            await expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=3_000)
            assert await bo.status("GET", "/api/desk") == 401
            async with Person(house, "anna") as anna:
                again = await anna.call("GET", "/api/conversations?view=waiting")
                assert id_ in [entry["conversation"]["id"] for entry in again["conversations"]]
        finally:
            await admin.call("PUT", f"/api/admin/people/{BO}", {"name": before["name"]})
