"""The console as an application: what installs it, what it says without its hub, and that it is never an old one."""

import json
from typing import Any

import aiohttp
import pytest
from playwright.async_api import BrowserContext, Page, Route, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
KEPT = """async () => {
  const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return kept.flat().map(({url}) => new URL(url).pathname).sort();
}"""
NEWER = """<!doctype html><script type="module" src="./assets/index-IsNewer0.js"></script>"""


async def _signed_in(context: BrowserContext, house: House) -> Page:
    page = await context.new_page()
    await page.goto(house.url)
    await page.get_by_role("textbox", name="Email").fill("bo@demo.example")
    await page.get_by_label("Password").fill("demo")
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    return page


@pytest.mark.parametrize(("language", "word"), [("en", "one console"), ("zh-Hans", "渠道"), ("zh-Hant", "管道")])
async def test_the_console_can_be_installed_in_each_language(house: House, language: str, word: str) -> None:
    async with aiohttp.ClientSession() as client:
        async with client.get(f"{house.url}/app.{language}.webmanifest") as answer:
            assert (answer.status, answer.content_type) == (200, "application/manifest+json")
            manifest: dict[str, Any] = json.loads(await answer.text())
        assert manifest["lang"] == language
        assert word in manifest["description"]
        # Relative, so that it is right under whatever path the hub lives.
        assert (manifest["start_url"], manifest["scope"]) == ("./", "./")
        assert {icon.get("purpose", "any") for icon in manifest["icons"]} == {"any", "maskable"}
        for icon in manifest["icons"]:
            async with client.get(f"{house.url}/{icon['src']}") as picture:
                assert (picture.status, picture.content_type) == (200, icon["type"])


async def test_the_page_names_the_application_in_its_own_language(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("401")
    page = await (await new_context(locale="zh-TW")).new_page()
    await page.goto(house.url)
    await expect(page.locator("link[rel='manifest']")).to_have_attribute("href", "./app.zh-Hant.webmanifest")


async def test_without_its_hub_the_console_says_so_and_comes_back_by_itself(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("401", "ERR_INTERNET_DISCONNECTED", "Failed to load resource")
    context = await new_context()
    page = await _signed_in(context, house)
    await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    offline = ["/icon.svg", "/offline.css", "/offline.html", "/offline.js"]
    assert await page.evaluate(KEPT) == offline
    await context.set_offline(True)
    await page.reload()
    await expect(page.get_by_role("heading", name="The hub cannot be reached")).to_be_visible()
    await expect(page.get_by_role("button", name="Try again")).to_be_visible()
    await expect(page.get_by_role("heading", name="无法连接到服务器")).to_be_hidden()
    assert await page.evaluate("getComputedStyle(document.body).display") == "grid"
    await context.set_offline(False)
    await expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    assert await page.evaluate(KEPT) == offline


async def test_a_newer_console_is_told_of_and_fetched_when_the_agent_wants_it(
    house: House, new_context: NewContext
) -> None:
    context = await new_context()
    anna = await Agent.open(context, house, "anna")
    told = anna.page.get_by_text("A newer version of the console is there.")
    page = anna.page.url.split("#", maxsplit=1)[0]

    async def newer(route: Route) -> None:
        if route.request.is_navigation_request():
            await route.continue_()
        else:
            await route.fulfill(body=NEWER, content_type="text/html")

    await anna.page.evaluate("dispatchEvent(new Event('online'))")
    await expect(told).to_have_count(0)
    await anna.page.route(page, newer)
    await anna.page.evaluate("dispatchEvent(new Event('online'))")
    await expect(told).to_be_visible()
    await anna.tab_to(anna.page.get_by_role("button", name="Later"))
    await anna.press("Enter")
    await expect(told).to_have_count(0)
    await anna.page.evaluate("dispatchEvent(new Event('online'))")
    await anna.page.reload()
    await expect(told).to_be_visible()
    await anna.page.unroute(page)
    await anna.tab_to(anna.page.get_by_role("button", name="Reload"))
    await anna.press("Enter")
    await anna.shows("Available")
    await expect(told).to_have_count(0)
