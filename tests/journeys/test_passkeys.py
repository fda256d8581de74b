"""A passkey, made by a device that Chromium plays: added, named, signing in alone, and removed."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Locator, Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.floor import furnish
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman
from tests.neighbours.server import free_port

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def named(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """Where a hub is whose address has a name, as browsers want it for passkeys."""
    port = free_port()
    address = f"http://localhost:{port}"
    house = House(tmp_path_factory.mktemp("named"), port=port, settings={"HUB_PUBLIC_URL": address})
    try:
        house.start()
        await furnish(house)
        yield address
    finally:
        house.stop()


async def with_device(context: BrowserContext) -> Page:
    """A page on a computer that knows whose finger it is."""
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("WebAuthn.enable")
    await session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


async def opened(page: Page) -> Locator:
    """Her own ways of signing in."""
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("menuitem", name="How I sign in").click()
    return page.get_by_role("dialog", name="How I sign in")


async def signed_out(page: Page) -> None:
    """She closes what is open by the keyboard, and leaves."""
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Account and settings").click()
    await page.get_by_role("menuitem", name="Sign out").click()


async def added(page: Page) -> None:
    """She adds a passkey and gives it a name."""
    mine = await opened(page)
    await mine.get_by_role("button", name="Add a passkey").click()
    await mine.get_by_label("Password").fill("demo")
    await page.keyboard.press("Enter")
    await mine.get_by_role("button", name="Rename").click()
    await mine.get_by_role("textbox", name="Name").fill("Desk computer")
    await page.keyboard.press("Enter")
    await expect(mine.get_by_text("Desk computer")).to_be_visible()
    await expect(mine.get_by_text("Not used yet")).to_be_visible()
    await check(page, "her passkeys")


async def test_a_passkey_signs_in_alone(named: str, new_context: NewContext, watchman: Watchman) -> None:
    watchman.allow("401")
    page = await with_device(await new_context(bypass_csp=True))
    await page.goto(named)
    await page.get_by_label("Email").fill("dana@demo.example")
    await page.get_by_label("Password").fill("demo")
    await page.get_by_role("button", name="Sign in", exact=True).click()
    await added(page)
    await signed_out(page)
    await page.get_by_role("button", name="Sign in with a passkey").click()
    await expect(page.get_by_role("link", name="Inbox")).to_be_visible()
    mine = await opened(page)
    await expect(mine.get_by_text("Last used")).to_be_visible()
    await mine.get_by_role("button", name="Remove: Desk computer").click()
    await expect(mine.get_by_text("Desk computer")).to_have_count(0)
    await signed_out(page)
    await check(page, "the ways in with passkeys")
    await page.get_by_role("button", name="Sign in with a passkey").click()
    await expect(page.get_by_role("alert")).to_contain_text("This passkey does not sign in here")
