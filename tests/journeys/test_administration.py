"""What an administrator reads, and takes with her to other pages."""

import re

import pytest
from playwright.async_api import Route, expect

from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.sections import open_section

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]


async def test_an_account_shows_its_webhook_or_its_widget_to_be_copied(house: House, new_context: NewContext) -> None:
    context = await new_context(permissions=["clipboard-read", "clipboard-write"])
    page = await context.new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    texts = page.get_by_role("row").filter(has_text="+15005550006")
    address = f"{house.url}/webhooks/demo-twilio"
    await expect(texts).to_contain_text(address)
    await texts.get_by_role("button", name="Copy the webhook address").click()
    await expect(page.get_by_text("Copied")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == address
    chat = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Shop chat"))
    await chat.get_by_role("button", name="Copy the chat").click()
    snippet = f'<script src="{house.url}/widget.js?account=demo-chat" data-account="demo-chat" async></script>'
    await expect(chat).to_contain_text(snippet)
    await page.wait_for_function("wanted => navigator.clipboard.readText().then(text => text === wanted)", arg=snippet)


async def test_people_show_what_they_may_hold(house: House, new_context: NewContext) -> None:
    page = await (await new_context()).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "People")
    anna = page.get_by_role("row").filter(has_text="anna@demo.example")
    await expect(anna).to_contain_text("Email: 6")


async def test_an_account_shows_how_it_does_in_three_languages(house: House, new_context: NewContext) -> None:
    context = await new_context()
    customer = await Customer.open(context, house)
    await customer.text("Emma", "Is anybody there?")
    page = await context.new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    texts = page.get_by_role("row").filter(has_text="+15005550006")
    await expect(texts).to_contain_text("Last arrival")
    for name, words in (
        ("简体中文", ("正常", "仅供演示", "最近来件")),
        ("繁體中文", ("正常", "僅供示範", "最近來件")),
        ("English", ("Working", "Demonstration only", "Last arrival")),
    ):
        await page.locator("header button").last.click()
        await page.get_by_role("menuitemradio", name=name).click()
        for word in words:
            await expect(texts).to_contain_text(word)


async def test_what_goes_wrong_at_an_account_is_seen_without_a_reload(house: House, new_context: NewContext) -> None:
    page = await (await new_context()).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    texts = page.get_by_role("row").filter(has_text="+15005550006")
    await expect(texts).to_be_visible()
    await page.request.post(f"{house.url}/webhooks/demo-twilio", form={"Body": "Nobody signed this."})
    await expect(texts).to_contain_text("Failing", timeout=15_000)
    await expect(texts).to_contain_text("not signed as it should be")
    await page.locator("header button").last.click()
    await page.get_by_role("menuitemradio", name="繁體中文").click()
    await expect(texts).to_contain_text("收到一個簽章不正確的來件")
    await expect(texts).not_to_contain_text("signed")
    # The choice is kept with the person, who is somebody else's in the next test.
    await page.locator("header button").last.click()
    await page.get_by_role("menuitemradio", name="English").click()
    await expect(texts).to_contain_text("not signed as it should be")


SIDEWAYS = """[...document.querySelectorAll("main, main *")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX))
  .map((one) => one.className)"""


@pytest.mark.parametrize("width", [390, 320])
async def test_nothing_scrolls_sideways_on_a_telephone(house: House, new_context: NewContext, width: int) -> None:
    page = await (await new_context(viewport={"width": width, "height": 844})).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    tables = {"Accounts": "Shop chat", "People": "Anna Fischer", "Teams": "service", "Queues": "chat"}
    for tab, known in tables.items():
        await open_section(page, tab)
        row = page.get_by_role("row").filter(has_text=known).first
        await expect(row).to_be_visible()
        await expect(page.get_by_role("columnheader").first).to_be_attached()
        assert await page.evaluate(SIDEWAYS) == [], tab
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), tab
    await open_section(page, "People")
    anna = page.get_by_role("row").filter(has_text="anna@demo.example")
    await expect(anna.get_by_role("rowheader")).to_have_text("Anna Fischer")
    email, roles = anna.get_by_role("cell").nth(0), anna.get_by_role("cell").nth(1)
    boxes = [await each.bounding_box() for each in (email, roles)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] < boxes[1]["y"]


async def test_on_a_small_laptop_every_account_is_edited_without_scrolling_sideways(
    house: House, new_context: NewContext
) -> None:
    page = await (await new_context(viewport={"width": 1280, "height": 720})).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Accounts")
    edit = page.get_by_role("button", name="Edit Shop chat")
    await edit.scroll_into_view_if_needed()
    await expect(edit).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", ["queues/billing", "fields/+"])
async def test_a_long_page_scrolls_below_the_bar_and_the_bar_with_nothing(
    house: House, new_context: NewContext, path: str
) -> None:
    page = await (await new_context(viewport={"width": 1280, "height": 720})).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Accounts")
    await page.evaluate("path => { location.hash = path }", f"#/admin/{path}")
    # What is there for screen readers alone is what made the document longer than the window.
    await expect(page.get_by_role("main").locator("select").first).to_be_attached()
    assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")


async def test_an_empty_table_says_what_to_do_next(house: House, new_context: NewContext) -> None:
    page = await (await new_context()).new_page()
    await page.route(re.compile(r"/api/admin/(accounts|queues)$"), _nothing)
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Accounts")
    accounts = page.get_by_role("main")
    await expect(accounts).to_contain_text("Nobody can reach you yet")
    await expect(accounts.get_by_role("button", name="New account")).to_be_visible()
    await open_section(page, "Queues")
    panel = page.get_by_role("main")
    await expect(panel).to_contain_text("Nothing here yet")
    await expect(panel).to_contain_text("run hub apply with it")
    await expect(panel.get_by_text("hub apply --example", exact=True)).to_be_visible()
    await expect(panel.get_by_role("button", name="Copy the command")).to_be_visible()


async def _nothing(route: Route) -> None:
    await route.fulfill(json=[])
