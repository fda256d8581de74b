"""A provider of identities, added and tried by an administrator in the browser, signs an agent in and out."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.floor import furnish
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import open_section
from tests.journeys.watchman import Watchman
from tests.neighbours.provider import CLIENT, SECRET, IdentityProvider, running_provider
from tests.neighbours.server import free_port

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
PEOPLE = {
    "anna-there": {"email": "anna@demo.example", "email_verified": True},
    "stranger-there": {"email": "stranger@demo.example", "email_verified": True},
}


@dataclass
class Company:
    """A hub, and the company's own directory."""

    house: House
    provider: IdentityProvider


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def company(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Company]:
    port = free_port()
    house = House(tmp_path_factory.mktemp("company"), settings={"HUB_PROVIDER_HOSTS": f"127.0.0.1:{port}"})
    back = f"{house.url}/sign-in/company-account/back"
    with running_provider(port, [back], PEOPLE, f"{house.url}/") as provider:
        try:
            house.start()
            await furnish(house)
            yield Company(house, provider)
        finally:
            house.stop()


async def added(company: Company, page: Page) -> None:
    """The administrator writes down what the provider said, and tries it."""
    await page.goto(f"{company.house.url}/demo/as/admin")
    await expect(page.get_by_role("heading", name="Administration")).to_be_visible()
    await open_section(page, "Sign-in providers")
    await page.get_by_role("button", name="New provider").click()
    await page.get_by_label("Name", exact=True).fill("Company account")
    await page.get_by_label("Issuer").fill(f"{company.provider.issuer}/")
    await page.get_by_label("Client id").fill(CLIENT)
    await page.get_by_label("Client secret").fill(SECRET)
    await page.get_by_text("A verified mail address links").click()
    await page.get_by_text("Signing out goes on there").click()
    await check(page, "a provider being added")
    await page.get_by_role("button", name="Create").click()
    await page.get_by_role("button", name="Try it").click()
    await expect(page.get_by_role("region", name="At the provider")).to_contain_text("write its issuer exactly so")
    await page.get_by_label("Issuer").fill(company.provider.issuer)
    await page.get_by_role("group", name="Client secret").get_by_role("button").click()
    await page.get_by_role("textbox", name="Client secret").fill(SECRET)
    await page.get_by_role("button", name="Save").click()
    asked = page.get_by_role("dialog")
    await expect(asked).to_contain_text("client_secret")
    await expect(asked).not_to_contain_text(SECRET)
    await asked.get_by_role("button", name="Save").click()
    await page.get_by_role("button", name="Try it").click()
    await expect(page.get_by_text("It answers.")).to_be_visible()
    await expect(page.get_by_text("/sign-in/company-account/back")).to_be_visible()
    await check(page, "a provider that answers")


async def sign_in_there(page: Page, who: str) -> None:
    await page.get_by_role("button", name="Continue with Company account").click()
    await page.locator("input[name=login]").fill(who)
    await page.locator("input[name=password]").fill("any")
    await page.keyboard.press("Enter")


async def test_an_agent_signs_in_and_out_by_the_company_s_own_account(
    company: Company, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("401|409|fonts.googleapis", company.provider.place)
    await added(company, await (await new_context(bypass_csp=True)).new_page())
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(company.house.url)
    await expect(page.get_by_role("button", name="Continue with Company account")).to_be_visible()
    await check(page, "the ways in")
    await sign_in_there(page, "anna-there")
    await expect(page.get_by_role("link", name="Inbox")).to_be_visible()
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("menuitem", name="Sign out").click()
    # She is asked nothing there, and is signed out there too: who goes on is asked who she is.
    await page.wait_for_url(f"{company.house.url}/")
    await page.get_by_role("button", name="Continue with Company account").click()
    await expect(page.locator("input[name=login]")).to_be_visible()
    other = await (await new_context(bypass_csp=True)).new_page()
    await other.goto(company.house.url)
    await sign_in_there(other, "stranger-there")
    await expect(other.get_by_role("alert")).to_contain_text("Nobody here is known by this account")
    await check(other, "nobody here")
    await other.reload()
    await expect(other.get_by_role("alert")).to_have_count(0)
