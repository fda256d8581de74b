"""An administrator imports a file of customers: looks through it, takes it in, and takes it back."""

from __future__ import annotations

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.journeys.axe import findings
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.sections import open_section, present_section
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

FILE = """客戶編號;姓名;電郵;備註;天氣
j-1;陳大文;chan@journey.example;喜歡喝茶;晴
j-2;林美麗;lam@;;雨
j-3;何小姐;ho@journey.example;;陰
"""


async def imports(house: House, new_context: NewContext, width: int = 1280) -> Page:
    page = await (await new_context(viewport={"width": width, "height": 900}, bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Imports")
    return page


async def choose(page: Page, content: bytes, name: str = "people.csv") -> None:
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Choose a file").press("Enter")
    await (await choosing.value).set_files(FilePayload(name=name, mimeType="text/csv", buffer=content))


async def test_a_file_is_looked_through_and_nothing_changes(house: House, new_context: NewContext) -> None:
    page = await imports(house, new_context)
    await choose(page, FILE.encode("big5"))
    await expect(page.get_by_role("heading", name="people.csv")).to_be_visible()
    await expect(page.get_by_text("3 rows, read as Big5")).to_be_visible()
    await expect(page.get_by_role("button", name="姓名 tells")).to_contain_text("Name")
    await expect(page.get_by_role("button", name="天氣 tells")).to_contain_text("Nothing that is wanted")
    await expect(page.get_by_text("For example: 陳大文 · 林美麗 · 何小姐")).to_be_visible()
    assert await findings(page) == []
    source = page.get_by_role("textbox", name="Where these records come from")
    await source.fill("")
    await page.get_by_role("button", name="Look through").press("Enter")
    await expect(page.get_by_text("Say where these records come from.")).to_be_visible()
    await source.fill("crm")
    await page.get_by_role("button", name="Look through").press("Enter")
    report = page.get_by_role("list", name="What is said of the lines")
    await expect(report.get_by_role("listitem")).to_have_count(1)
    await expect(report).to_contain_text("Line 3 · 電郵")
    await expect(report).to_contain_text("lam@")
    async with page.expect_download() as downloading:
        await page.get_by_role("link", name="Keep the report as a file").click()
    assert (await downloading.value).suggested_filename == "people-report.csv"
    assert await findings(page) == []


async def test_what_was_looked_through_is_taken_in_and_taken_back(house: House, new_context: NewContext) -> None:
    page = await imports(house, new_context)
    await choose(page, FILE.encode("utf-16"), "once.csv")
    await page.get_by_role("button", name="Look through").press("Enter")
    await page.get_by_role("button", name="Take in 2 rows").press("Enter")
    await expect(page.get_by_text("Taken in", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Take back").press("Enter")
    question = page.get_by_role("dialog", name="Take this import back?")
    await question.get_by_role("button", name="Take back").press("Enter")
    await expect(page.get_by_text("Taken back", exact=True)).to_be_visible()
    await page.get_by_role("button", name="All imports").press("Enter")
    row = page.get_by_role("row").filter(has_text="once.csv").first
    await expect(row).to_contain_text("Taken back")
    await row.get_by_role("button", name="Open once.csv").press("Enter")
    await expect(page.get_by_role("heading", name="once.csv")).to_be_visible()


async def test_what_is_no_such_file_says_what_to_do_and_can_be_tried_again(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(r"status of 422")
    page = await imports(house, new_context)
    await choose(page, b"PK\x03\x04\x00\x00\x00\x00\x00\x00", "people.xlsx")
    await expect(page.get_by_text("save the sheet as CSV (UTF-8)")).to_be_visible()
    await choose(page, b"id\n", "empty.csv")
    await expect(page.get_by_text("This file has no rows")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("简体中文", ("导入", "预检", "“lam@”不是邮箱地址")),
        ("繁體中文", ("匯入", "預檢", "「lam@」不是電子郵件地址")),
    ],
)
async def test_it_is_read_in_other_languages_on_a_telephone(
    house: House, new_context: NewContext, language: str, words: tuple[str, str, str]
) -> None:
    page = await imports(house, new_context, 390)
    await choose(page, FILE.encode())
    await page.get_by_role("button", name="Look through").click()
    await expect(page.get_by_role("list", name="What is said of the lines")).to_be_visible()
    await page.locator("header button").last.click()
    await page.get_by_role("menuitemradio", name=language).click()
    await expect(present_section(page)).to_contain_text(words[0])
    await expect(page.get_by_role("button", name=words[1])).to_be_visible()
    await expect(page.get_by_text(words[2])).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await findings(page) == []
    await page.locator("header button").last.click()
    await page.get_by_role("menuitemradio", name="English").click()
    await expect(page.get_by_role("button", name="Look through")).to_be_visible()
