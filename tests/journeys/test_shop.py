"""The demonstration's shop, to which one comes as whom one chooses."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
CHOICE = {"": "You come as", "zh-Hans": "您的身份", "zh-Hant": "您的身分"}


async def come_as(page: Page, visitor: str, language: str = "") -> None:
    """Choose, and open the chat in the shop's frame."""
    await page.get_by_role("combobox", name=CHOICE[language], exact=True).select_option(visitor)
    shop = page.frame_locator("#shop")
    name = re.compile("Chat with us|在线咨询|線上諮詢")
    # By keyboard: what keeps its place in a frame cannot be scrolled to.
    await shop.get_by_role("button", name=name).press("Enter")
    await expect(shop.get_by_role("dialog")).to_be_visible()


async def test_a_signed_in_customer_is_known_to_the_agent(house: House, new_context: NewContext) -> None:
    context = await new_context()
    home = await Customer.open(context, house, "?language=en")
    anna = await Agent.open(context, house, "anna")
    await home.page.bring_to_front()
    await come_as(home.page, "known")
    shop = home.page.frame_locator("#shop")
    await expect(shop.get_by_text("Signed in as Emma Clarke")).to_be_visible()
    await shop.get_by_role("textbox", name="Write a message").fill("Is my order on its way?")
    await shop.get_by_role("textbox", name="Write a message").press("Enter")
    await anna.accept("Is my order on its way?")
    await expect(anna.page.get_by_role("heading", name="Emma Clarke").first).to_be_visible()
    identities = anna.page.get_by_role("complementary").get_by_role("listitem")
    await expect(identities.filter(has_text="Web chat").filter(has_text="Verified").first).to_be_visible()


TOPIC = {"": "What is it about?", "zh-Hans": "您想咨询什么？", "zh-Hant": "您想諮詢什麼？"}


@pytest.mark.parametrize("language", ["", "zh-Hans", "zh-Hant"])
async def test_one_may_be_asked_first_or_come_too_late(language: str, house: House, new_context: NewContext) -> None:
    query = f"?language={language or 'en'}"
    page = (await Customer.open(await new_context(), house, query)).page
    await come_as(page, "form", language)
    shop = page.frame_locator("#shop")
    await expect(shop.get_by_role("combobox", name=TOPIC[language])).to_be_visible()
    await come_as(page, "closed", language)
    await expect(shop.locator("input[type=email]")).to_be_visible()
    await expect(page.locator("#visitor-about")).not_to_be_empty()
    await page.reload()
    await expect(page.locator("#visitor")).to_have_value("closed")
