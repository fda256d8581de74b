"""Queues, accounts and replies are found by typing, and several are changed at once and back."""

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import open_section
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

REPLIES = ("willow-one", "willow-two")


async def at(house: House, new_context: NewContext, section: str) -> Page:
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, section)
    return page


async def change(page: Page, names: tuple[str, ...], field: str) -> Locator:
    """These are chosen, and of what is changed this."""
    for name in names:
        await page.get_by_role("checkbox", name=f"Choose {name}", exact=True).press("Space")
    await page.get_by_role("button", name="Change them together").click()
    asked = page.get_by_role("dialog", name=f"Change {len(names)} together")
    await asked.get_by_role("button", name="What to change").click()
    await page.get_by_role("option", name=field, exact=True).click()
    return asked


async def undo(page: Page) -> None:
    async with page.expect_response("**/api/admin/apply"):
        await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_text("Taken back")).to_be_visible()


async def test_several_queues_get_the_same_time_after_a_conversation_and_theirs_again(
    house: House, new_context: NewContext
) -> None:
    page = await at(house, new_context, "Queues")
    await page.get_by_role("textbox", name="Find").fill("live chat")
    rows = page.get_by_role("region", name="Queues").get_by_role("rowheader")
    await expect(rows).to_have_text(["Live chat"])
    await page.get_by_role("textbox", name="Find").fill("")
    asked = await change(page, ("Live chat", "Mail"), "Work after a conversation")
    await asked.get_by_role("textbox").fill("120")
    await asked.get_by_role("textbox").press("Tab")
    await expect(asked.get_by_text("seconds = 2 min")).to_be_visible()
    await expect(asked.get_by_role("term")).to_have_text(["Live chat", "Mail"])
    await check(page, "several queues changed together")
    async with Person(house, "admin") as admin:
        before = await wrap_ups(admin)
        await asked.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("2 changed")).to_be_visible()
        after = await wrap_ups(admin)
        assert {after["Live chat"], after["Mail"]} == {120}
        await undo(page)
        assert await wrap_ups(admin) == before


async def test_replies_are_found_by_what_they_say_and_set_aside_together(house: House, new_context: NewContext) -> None:
    async with Person(house, "admin") as admin:
        for id_ in REPLIES:
            body = {"name": id_, "text": f"The willow stands by the water, says {id_}."}
            await admin.call("PUT", f"/api/admin/replies/{id_}", body)
        page = await at(house, new_context, "Replies")
        await page.get_by_role("textbox", name="Find").fill("WILLOW water")
        await expect(page.get_by_role("rowheader")).to_have_text(list(REPLIES))
        asked = await change(page, REPLIES, "Set aside")
        await expect(asked.get_by_role("status")).to_have_text("2 change.")
        await check(page, "several replies set aside together")
        await asked.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("2 changed")).to_be_visible()
        assert await awake(admin, "replies", REPLIES) == [False, False]
        await undo(page)
        assert await awake(admin, "replies", REPLIES) == [True, True]
        for id_ in REPLIES:
            await admin.call("DELETE", f"/api/admin/replies/{id_}")


async def test_what_others_still_need_is_not_set_aside_and_it_is_told_where_it_stands(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    page = await at(house, new_context, "Queues")
    asked = await change(page, ("Live chat", "Mail"), "Set aside")
    await asked.get_by_role("button", name="Save").click()
    await expect(asked.get_by_role("alert")).to_contain_text("Accounts: demo-mail")
    async with Person(house, "admin") as admin:
        assert all(one["is_active"] for one in await admin.call("GET", "/api/admin/queues") if one["name"] == "Mail")


async def test_an_account_is_found_by_its_queue(house: House, new_context: NewContext) -> None:
    page = await at(house, new_context, "Accounts")
    await page.get_by_role("textbox", name="Find").fill("mail billing@")
    await expect(page.get_by_role("rowheader")).to_have_text(["Billing mailbox"])
    await page.get_by_role("textbox", name="Find").fill("nobody has this")
    await expect(page.get_by_text("Nothing here has “nobody has this”")).to_be_visible()
    await check(page, "no account found")


async def wrap_ups(admin: Person) -> dict[str, Any]:
    return {one["name"]: one["wrap_up_seconds"] for one in await admin.call("GET", "/api/admin/queues")}


async def awake(admin: Person, kind: str, ids: tuple[str, ...]) -> list[bool]:
    return [(await admin.call("GET", f"/api/admin/{kind}/{id_}"))["is_active"] for id_ in ids]
