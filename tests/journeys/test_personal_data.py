"""An administrator gives a customer a copy of everything, holds it, and erases her while an agent looks on."""

import io
import zipfile
from pathlib import Path

import orjson
import pytest
from playwright.async_api import BrowserContext, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import open_section
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]

NAME = "Grace Hopperton"
ASKED = "Where is my parcel, please?"


async def talking(house: House, context: BrowserContext) -> Agent:
    """Anna, who talks to somebody whose name she has written down."""
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say(ASKED)
    await anna.accept(ASKED)
    async with Person(house, "anna") as hands:
        (row,) = [row for row in (await hands.call("GET", "/api/desk"))["conversations"] if row["preview"] == ASKED]
        await hands.call("PATCH", f"/api/customers/{row['customer']['id']}", {"name": NAME})
    return anna


async def at_her(context: BrowserContext, house: House) -> Page:
    """The administrator, who has found her by a part of her name, and never touched the mouse."""
    page = await context.new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Personal data")
    await page.get_by_role("textbox", name="Find a customer").fill("hoppert")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name=NAME)).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("button", name=NAME)).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    return page


async def copy_of(page: Page) -> zipfile.ZipFile:
    """What the browser keeps."""
    async with page.expect_download() as waiting:
        await page.get_by_role("link", name="Download as ZIP").click()
    kept = await (await waiting.value).path()
    return zipfile.ZipFile(io.BytesIO(Path(kept).read_bytes()))  # noqa: ASYNC240 - a small file of the test's own


async def test_a_customer_is_copied_held_and_erased(house: House, new_context: NewContext) -> None:
    anna = await talking(house, await new_context())
    page = await at_her(await new_context(bypass_csp=True), house)
    await check(page, "what is held of a customer")
    copy = await copy_of(page)
    said = [
        orjson.loads(copy.read(name))
        for name in copy.namelist()
        if name.startswith("conversations/") and name.endswith(".json")
    ]
    assert ASKED in [item["text"] for item in said[0]["item"]]
    assert NAME in copy.read("index.html").decode()
    await page.get_by_role("textbox", name="Reason").fill("A case at court")
    await page.get_by_role("button", name="Put on hold").click()
    await expect(page.get_by_role("region", name="Legal holds").get_by_text("A case at court")).to_be_visible()
    await expect(page.get_by_role("button", name="Erase")).to_be_disabled()
    await page.get_by_role("button", name="Lift the hold").click()
    await page.get_by_role("button", name="Erase").click()
    asked = page.get_by_role("dialog", name=f"Erase {NAME}?")
    await expect(asked.get_by_role("button", name="Erase")).to_be_disabled()
    await asked.get_by_text("Close the open conversation").click()
    await asked.get_by_role("textbox").fill(NAME)
    await check(page, "erasing a customer")
    await asked.get_by_role("button", name="Erase").click()
    await expect(page.get_by_role("status").filter(has_text="Being erased")).to_be_visible()
    await expect(page.get_by_role("heading", name="Erased")).to_be_visible()
    await expect(anna.page.get_by_text(ASKED)).to_have_count(0)
    await expect(anna.page.get_by_text(NAME)).to_have_count(0)


async def test_a_rule_says_what_it_would_take_before_it_is_saved(house: House, new_context: NewContext) -> None:
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Retention")
    await page.get_by_role("button", name="New rule").click()
    await page.get_by_role("textbox", name="Name").fill("Notes of ten years ago")
    await page.get_by_role("textbox", name="After so many days").fill("3650")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("status").filter(has_text="The next run would take something of 0")).to_be_visible()
    await check(page, "a new rule of retention")
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Notes of ten years ago")).to_be_visible()
    async with Person(house, "admin") as admin:
        kept = await admin.call("GET", "/api/admin/retention/notes-of-ten-years-ago")
        assert (kept["days"], kept["what"], kept["queues"]) == (3650, "content", [])
        await admin.call("DELETE", "/api/admin/retention/notes-of-ten-years-ago")
