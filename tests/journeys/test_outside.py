"""An administrator lets other systems in with keys, tells them what happens, and sees what became of it."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import open_section
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


async def section(page: Page, house: House, name: str) -> None:
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, name)


async def test_a_key_is_made_shown_once_and_revoked(house: House, new_context: NewContext) -> None:
    page = await (await new_context(bypass_csp=True)).new_page()
    await section(page, house, "API keys")
    await page.get_by_role("button", name="New key").click()
    asked = page.get_by_role("dialog", name="New key")
    await expect(asked.get_by_role("textbox", name="Name")).to_be_focused()
    await page.keyboard.type("The shop")
    await asked.get_by_role("button", name="Make key").click()
    await expect(asked.get_by_role("alert")).to_have_text("Choose at least one thing that the key may do.")
    await asked.get_by_text("Be told what happens").click()
    await check(page, "a new key")
    await asked.get_by_role("button", name="Make key").click()
    told = page.get_by_role("dialog", name="The key “The shop”")
    secret = await told.get_by_text(re.compile("^hubkey_")).text_content() or ""
    await check(page, "a key is told")
    answer = await page.request.get(f"{house.url}/api/events?limit=1", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status == 200
    await told.get_by_role("button", name="Done").click()
    row = page.get_by_role("row").filter(has_text="The shop")
    await expect(row).to_contain_text("valid")
    await expect(row).to_contain_text(secret[:13])
    await expect(page.get_by_text(secret)).to_have_count(0)
    await check(page, "keys")
    await row.get_by_role("button", name="Revoke The shop").click()
    await page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    await expect(row).to_contain_text("revoked")
    answer = await page.request.get(f"{house.url}/api/events?limit=1", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status == 401


async def new_webhook(page: Page, house: House) -> Locator:
    """The dialog of a new webhook, of which the name is written."""
    await section(page, house, "Webhooks")
    await page.get_by_role("button", name="New webhook").click()
    asked = page.get_by_role("dialog", name="New webhook")
    await asked.get_by_role("textbox", name="Name").fill("Reports")
    return asked


async def test_an_address_to_which_nothing_would_be_sent_is_refused_at_its_field(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    page = await (await new_context(bypass_csp=True)).new_page()
    asked = await new_webhook(page, house)
    address = asked.get_by_role("textbox", name="Address")
    for url, told in (
        ("reports.example", "Write a whole address"),
        ("http://127.0.0.1:1/hooks", "to name 127.0.0.1:1 in HUB_WEBHOOK_HOSTS"),
    ):
        await address.fill(url)
        await asked.get_by_role("button", name="Save").click()
        await expect(address).to_have_accessible_description(re.compile(told))
    await check(page, "a new webhook with an address inside")
    await address.fill("https://reports.example/hooks")
    await expect(address).not_to_have_attribute("aria-invalid", "true")


async def test_a_webhook_is_made_tested_and_what_became_of_it_is_read(house: House, new_context: NewContext) -> None:
    page = await (await new_context(bypass_csp=True)).new_page()
    asked = await new_webhook(page, house)
    await asked.get_by_text("A conversation is over · conversation.closed").click()
    # Nobody has this name, and so nobody is called.
    await asked.get_by_role("textbox", name="Address").fill("https://reports.example/hooks")
    await asked.get_by_role("button", name="Save").click()
    told = page.get_by_role("dialog", name="The secret of Reports")
    await expect(told.get_by_text(re.compile("^whsec_"))).to_be_visible()
    await told.get_by_role("button", name="Done").click()
    await expect(page.get_by_role("heading", name="Reports")).to_be_visible()
    await page.get_by_role("button", name="Send a test event").click()
    log = page.get_by_role("region", name="Deliveries to Reports")
    await expect(log).to_contain_text("failed", timeout=40_000)
    await expect(log).to_contain_text("A test that somebody asked for")
    await check(page, "what was sent to a webhook")
    await page.get_by_role("button", name="Pause Reports").click()
    await expect(page.get_by_role("button", name="Take up again: Reports")).to_be_visible()
    await page.get_by_role("button", name="Remove").click()
    await page.get_by_role("dialog", name="Remove “Reports”?").get_by_role("button", name="Remove").click()
    await expect(page.get_by_role("button", name="New webhook")).to_be_visible()
    async with Person(house, "admin") as admin:
        assert (await admin.call("GET", "/api/admin/endpoints"))["endpoints"] == []
