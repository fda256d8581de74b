"""A shop is set up in the browser and reports; what it was asked for waits there; and links open other systems."""

import json
import re
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import BrowserContext, Page, expect

from connectors.toolkit.signature import signed
from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import open_section, present_section
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
RECORDINGS = Path(__file__).parents[1] / "recordings" / "connectors" / "shopify"
SECRET = "written-in-the-browser"


async def section(context: BrowserContext, house: House, name: str) -> Page:
    """The administrator at one of her sections."""
    page = await context.new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, name)
    return page


async def report(house: House, url: str, which: str) -> int:
    """The shop posts what it recorded, of people whom nobody else knows."""
    said = json.loads((RECORDINGS / f"{which}.json").read_text("utf-8"))
    body = said["body"].replace("@example.org", "@journey-shop.example").replace("901820", "907777").encode()
    headers = {**said["headers"], "x-shopify-hmac-sha256": signed(body, SECRET)}
    async with aiohttp.ClientSession() as client, client.post(house.url + url, headers=headers, data=body) as answer:
        return answer.status


async def test_a_shop_is_set_up_reports_and_its_requests_are_answered(house: House, new_context: NewContext) -> None:
    page = await section(await new_context(bypass_csp=True), house, "Shops")
    await page.get_by_role("button", name="New shop").click()
    await page.get_by_role("textbox", name="Name").fill("Journey shop")
    await page.get_by_role("button", name="What it is").click()
    await page.get_by_role("option", name="Shopify").click()
    await page.get_by_label("Secret of its webhooks").fill(SECRET)
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Journey shop")).to_be_visible()
    await expect(page.get_by_text("Nothing was reported yet.")).to_be_visible()
    await expect(page.get_by_role("group", name="Secret of its webhooks")).to_contain_text("replace", ignore_case=True)
    address = await page.locator("code").filter(has_text="/connectors/").first.inner_text()
    path = re.sub(r"^https?://[^/]+", "", address)
    for which in ("customers_update", "orders_fulfilled", "unknown_product", "customers_redact"):
        assert await report(house, path, which) == 200
    topics = page.get_by_role("list", name="What it reports")
    await expect(topics).to_contain_text("orders/fulfilled: 1", timeout=30_000)
    await expect(topics.get_by_role("listitem").filter(has_text="products/update")).to_contain_text(
        "nothing comes of it"
    )
    await check(page, "a shop")
    await open_section(page, "Personal data")
    requests = page.get_by_role("region", name="Requests from shops")
    await expect(requests).to_contain_text("Her erasure")
    await expect(requests).to_contain_text("Ada Byron")
    await check(page, "requests from shops")
    await requests.get_by_role("button", name="Look at her data").click()
    await expect(page.get_by_role("heading", name="Ada Byron")).to_be_visible()
    await page.get_by_role("button", name="Back").click()
    await requests.get_by_role("button", name="Answered: Her erasure, Journey shop").click()
    await expect(requests).to_have_count(0)
    async with Person(house, "admin") as admin:
        await admin.call("DELETE", "/api/admin/shops/journey-shop")


async def test_a_link_opens_the_crm_at_the_customer(house: House, new_context: NewContext) -> None:
    link = {"name": "CRM", "label": {"en": "Open in the CRM"}, "address": "https://crm.example/c/{customer_id}"}
    lacking = {"name": "Other", "address": "https://crm.example/{external_id}", "source": "nowhere"}
    async with Person(house, "admin") as admin:
        await admin.call("PUT", "/api/admin/links/journey-crm", link)
        await admin.call("PUT", "/api/admin/links/journey-other", lacking)
        context = await new_context(bypass_csp=True)
        visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
        anna = await Agent.open(context, house, "anna")
        await visitor.begin()
        await visitor.say("Who am I in your CRM?")
        await anna.accept("Who am I in your CRM?")
        shown = anna.page.get_by_role("navigation", name="Open elsewhere")
        await expect(shown.get_by_role("link")).to_have_count(1)
        crm = shown.get_by_role("link", name="Open in the CRM")
        await expect(crm).to_have_attribute("href", re.compile(r"^https://crm\.example/c/[0-9a-f]{32}$"))
        await expect(crm).to_have_attribute("rel", "noopener noreferrer")
        await expect(crm).to_have_attribute("target", "_blank")
        await check(anna.page, "a customer with links")
        await context.route("https://crm.example/**", lambda route: route.fulfill(body="the CRM"))
        await anna.page.bring_to_front()
        await anna.page.keyboard.press("Control+k")
        await anna.page.keyboard.type("open in the crm")
        async with context.expect_page() as opening:
            await anna.page.keyboard.press("Enter")
        assert (await opening.value).url.startswith("https://crm.example/c/")
        for id_ in ("journey-crm", "journey-other"):
            await admin.call("DELETE", f"/api/admin/links/{id_}")


@pytest.mark.parametrize(
    ("language", "words"),
    [("简体中文", ("商店", "新建商店", "Webhook 密钥")), ("繁體中文", ("商店", "新增商店", "Webhook 密鑰"))],
)
async def test_shops_are_read_in_other_languages_on_a_telephone(
    house: House, new_context: NewContext, language: str, words: tuple[str, str, str]
) -> None:
    context = await new_context(viewport={"width": 390, "height": 900}, bypass_csp=True)
    page = await section(context, house, "Shops")
    await page.locator("header button").last.click()
    await page.get_by_role("menuitemradio", name=language).click()
    await expect(present_section(page)).to_contain_text(words[0])
    await page.get_by_role("button", name=words[1]).click()
    await expect(page.get_by_label(words[2])).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.locator("header button").last.click()
    await page.get_by_role("menuitemradio", name="English").click()
    await expect(page.get_by_role("textbox", name="Name")).to_be_visible()
