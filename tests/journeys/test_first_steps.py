"""A newcomer sets up an empty hub in her browser, from the one-time link to the first mail answered."""

import asyncio
import imaplib
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.integration.running import Place, Running, running
from tests.journeys.conftest import NewContext
from tests.journeys.looks import check
from tests.journeys.sections import link_to
from tests.neighbours.imap import ImapServer
from tests.neighbours.smtp import USER, SmtpSink

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]
MAIL = (
    b"Message-ID: <first@x.example>\r\nFrom: Mira <mira@x.example>\r\nTo: desk@hub.example\r\n"
    b"Subject: A lamp\r\n\r\nIs it in stock?\r\n"
)
PASSWORD = "correct horse battery"


@pytest.fixture
def empty_hub(tmp_path: Path) -> Iterator[Running]:
    """A hub of which nobody has ever heard."""
    with running(Place.new(tmp_path)) as hub:
        yield hub


def step(page: Page, name: str) -> Locator:
    """One of the first steps."""
    return page.get_by_role("region", name=name)


async def begin(page: Page, hub: Running) -> None:
    """The first administrator by her link, at once at the first steps."""
    await page.goto(f"{hub.place.url}/setup?token={hub.token()}")
    await page.get_by_role("textbox", name="Name").fill("Ada Winter")
    await page.get_by_role("textbox", name="Email").fill("ada@hub.example")
    await page.get_by_label("Password").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("0 of 5 done")).to_be_visible()


async def name_the_company(page: Page) -> None:
    await check(page, "the first steps of an empty hub")
    company = step(page, "Name the company")
    await company.get_by_role("textbox", name="Name of the company").fill("Lantern Books")
    zone = company.get_by_role("combobox", name="Time zone")
    await zone.fill("Mars/Olympus")
    await page.keyboard.press("Enter")
    await expect(zone).to_have_accessible_description(re.compile("Write a time zone, such as Europe/Berlin"))
    await expect(zone).to_have_attribute("aria-invalid", "true")
    await check(page, "a time zone that nobody knows")
    await zone.fill("Europe/Berlin")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("1 of 5 done")).to_be_visible()


async def connect_the_mailbox(page: Page, sink: SmtpSink, mailbox: ImapServer) -> None:
    """What was guessed is not there, and is corrected; the password was typed once."""
    mail = step(page, "Connect your mailbox")
    await mail.get_by_role("textbox", name="Mail address", exact=True).fill(mailbox.user)
    await mail.get_by_label("Password of this mail address").fill(mailbox.password)
    await page.keyboard.press("Enter")
    await expect(mail.get_by_text("A guess from the address")).to_be_visible()
    await expect(mail.get_by_text("Mailbox (IMAP): nobody answers as expected")).to_be_visible(timeout=60_000)
    await check(page, "a mailbox whose servers were guessed wrong")
    for name, port, user in (
        ("Mailbox (IMAP)", mailbox.port, mailbox.user),
        ("Server for outgoing mail (SMTP)", sink.port, USER),
    ):
        fields = mail.get_by_role("group", name=name, exact=True).last
        await fields.get_by_role("textbox", name="Server").fill("127.0.0.1")
        await fields.get_by_role("button", name="Protection of the line").click()
        await page.get_by_role("option").last.click()
        await fields.get_by_role("textbox", name="Port").fill(str(port))
        await fields.get_by_role("textbox", name="User name").fill(user)
    await mail.get_by_role("button", name="Test and connect").click()
    await expect(page.get_by_text("2 of 5 done")).to_be_visible()
    await expect(mail.get_by_role("button", name=re.compile("Connect your mailbox"))).to_be_focused()


async def write_to_oneself(page: Page, sink: SmtpSink) -> None:
    """A message to herself, without leaving the first steps, and on to the next one."""
    mail = step(page, "Connect your mailbox")
    await expect(mail.get_by_role("textbox", name="Send yourself a test mail, to")).to_have_value("ada@hub.example")
    await mail.get_by_role("button", name="Send a test").click()
    await expect(mail.get_by_text("It left for ada@hub.example")).to_be_visible()
    assert [one.recipients for one in await asyncio.to_thread(sink.wait_for, 1)] == [("ada@hub.example",)]
    await check(page, "a mailbox that is connected")
    await mail.get_by_role("button", name="Go on").click()


async def invite_two(page: Page, sink: SmtpSink) -> None:
    people = step(page, "Invite two colleagues")
    for name in ("Bo Lind", "Cy Berg"):
        await people.get_by_role("textbox", name="Name").fill(name)
        await people.get_by_role("textbox", name="Email").fill(f"{name[:2].lower()}@hub.example")
        await page.keyboard.press("Enter")
        await expect(people.get_by_text(f"The invitation went to {name} by mail")).to_be_visible()
        await expect(people.locator("code").last).to_contain_text("/password?token=")
    await expect(page.get_by_text("3 of 5 done")).to_be_visible()
    mails = await asyncio.to_thread(sink.wait_for, 3)
    assert [mail.recipients for mail in mails[1:]] == [("bo@hub.example",), ("cy@hub.example",)]


async def paste_the_widget(page: Page, hub: Running) -> None:
    chat = step(page, "Put the chat on your site")
    await page.get_by_role("button", name="Go on").click()
    await chat.get_by_role("button", name="Make the chat").click()
    await expect(chat.get_by_text("No page has asked for it yet")).to_be_visible()
    await check(page, "the chat as a first step")
    address = f"{hub.place.url}/widget.js?account=chat"
    await expect(chat.locator("code")).to_contain_text(address)
    await page.request.get(address, headers={"Referer": "https://lantern.example/"})
    await expect(chat.get_by_text("https://lantern.example")).to_be_visible()


async def open_the_queue(page: Page) -> None:
    queue = step(page, "Open your first queue")
    await queue.get_by_role("textbox", name="Name of the queue").fill("Everything")
    await queue.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("5 of 5 done")).to_be_visible()
    await check(page, "a hub that is set up")


async def answer_the_first_mail(page: Page, sink: SmtpSink, mailbox: ImapServer) -> None:
    with imaplib.IMAP4("127.0.0.1", mailbox.port) as client:
        client.login(mailbox.user, mailbox.password)
        client.append("INBOX", "", imaplib.Time2Internaldate(time.time()), MAIL)
    await page.get_by_role("button", name="Presence:").click()
    await page.get_by_role("menuitemradio", name="Available").click()
    offers = page.get_by_role("region", name="New offers")
    await expect(offers).to_contain_text("A lamp", timeout=90_000)
    await page.keyboard.press("Alt+a")
    await page.get_by_role("textbox", name="Reply").fill("Yes, three of them.")
    await page.keyboard.press("Control+Enter")
    mails = await asyncio.to_thread(sink.wait_for, 4, 60)
    assert mails[-1].recipients == ("mira@x.example",)
    assert "Yes, three of them." in mails[-1].message.get_content()


async def test_an_empty_hub_is_set_up_to_the_first_mail_answered(
    empty_hub: Running, new_context: NewContext, smtp_sink: SmtpSink, imap_server: ImapServer
) -> None:
    page = await (await new_context(bypass_csp=True)).new_page()
    await begin(page, empty_hub)
    # Whoever comes back before any customer can reach the company is led on from here.
    await page.goto(f"{empty_hub.place.url}/admin")
    await expect(link_to(page, "First steps")).to_have_attribute("aria-current", "page")
    await page.goto(f"{empty_hub.place.url}/#/admin/start")
    await name_the_company(page)
    await connect_the_mailbox(page, smtp_sink, imap_server)
    await write_to_oneself(page, smtp_sink)
    await invite_two(page, smtp_sink)
    await paste_the_widget(page, empty_hub)
    await page.get_by_role("button", name="Go on").click()
    await open_the_queue(page)
    await answer_the_first_mail(page, smtp_sink, imap_server)
