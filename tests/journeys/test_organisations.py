"""What customers belong to: suggested by a mail domain, renamed once for everybody, and the way to its other people."""

import smtplib
from email.message import EmailMessage

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
DOMAIN = "lantern-house.example"


def post(house: House, name: str, text: str) -> None:
    """Somebody at this house writes a letter."""
    address = f"{name.split(maxsplit=1)[0].lower()}@mail.{DOMAIN}"
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"{name} <{address}>", "support@demo.example", f"From {name}"
    mail["Message-ID"] = f"<{address}>"
    mail.set_content(text)
    with smtplib.SMTP("127.0.0.1", house.smtp_port, timeout=30) as server:
        server.send_message(mail, address, ["support@demo.example"])


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Customer")


def part(page: Page) -> Locator:
    """What is known of the organisation."""
    return panel(page).get_by_role("region", name="Organisation", exact=True)


async def belonging(house: House, new_context: NewContext) -> Agent:
    """Anna, who has written down where Pia works, and now talks to Max."""
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    post(house, "Pia Lund", "Do you deliver lamps to offices?")
    await anna.accept("Do you deliver lamps to offices?")
    await anna.command("Change the customer’s organisation")
    await expect(panel(anna.page).get_by_role("combobox", name="Organisation")).to_be_focused()
    await anna.page.keyboard.type("lantern house")
    await anna.press("Enter")
    await anna.unfold("Organisation")
    await expect(part(anna.page)).to_contain_text("Nobody else whom you serve belongs to it.")
    await name_domain(anna)
    post(house, "Max Orr", "And how many at once?")
    await anna.accept("And how many at once?")
    return anna


async def name_domain(anna: Agent) -> None:
    """A mail domain is written down, once one that is everybody's was refused and corrected."""
    field = part(anna.page).get_by_role("combobox", name="Add a mail domain")
    await anna.tab_to(field)
    await anna.page.keyboard.type("gmail.com")
    await anna.press("Enter")
    await expect(anna.page.get_by_text("Everybody may have an address at gmail.com")).to_be_visible()
    await expect(field).to_have_value("gmail.com")
    await anna.press("Control+a")
    await anna.page.keyboard.type(DOMAIN)
    await anna.press("Enter")
    await expect(part(anna.page).get_by_role("row", name=DOMAIN)).to_be_visible()
    await expect(field).to_have_value("")


async def test_an_organisation_is_suggested_renamed_and_leads_to_its_people_by_keyboard(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(r"422 \(Unprocessable Entity\) .*/api/organisations/")
    anna = await belonging(house, new_context)
    page = anna.page
    suggested = panel(page).get_by_role("region", name="Suggested organisation")
    await expect(suggested).to_contain_text("The mail address points to lantern house.")
    await check(page, "a suggested organisation")
    await anna.tab_to(suggested.get_by_role("button", name="Belongs to lantern house"))
    await anna.press("Enter")
    await expect(suggested).to_have_count(0)
    other = part(page).get_by_role("link", name="Pia Lund")
    await anna.tab_to(part(page).get_by_role("button", name="Called: lantern house"))
    await anna.press("Enter")
    await expect(part(page).get_by_role("textbox", name="Called")).to_be_focused()
    await anna.press("Control+a")
    await page.keyboard.type("Lantern House")
    await anna.press("Enter")
    renamed = panel(page).get_by_role("button", name="Organisation: Lantern House")
    await expect(renamed).to_be_visible()
    await check(page, "an organisation and its people")
    await anna.tab_to(other)
    await anna.press("Enter")
    await expect(anna.log).to_contain_text("Do you deliver lamps to offices?")
    await expect(renamed).to_be_visible()
    await expect(part(page).get_by_role("link", name="Max Orr")).to_be_visible()
