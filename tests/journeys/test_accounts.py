"""An administrator sets up accounts in the browser: made, tried on the spot, changed, put back and set aside."""

import asyncio

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.test_things import foot, save, section, settle
from tests.journeys.watchman import Watchman
from tests.neighbours.imap import ImapServer
from tests.neighbours.smtp import PASSWORD, USER, SmtpSink

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


async def choose(page: Page | Locator, name: str, option: str) -> None:
    """One of a list."""
    await page.get_by_role("button", name=name).first.click()
    await page.get_by_role("option", name=option, exact=True).click()


async def server(page: Page, name: str, port: int, *, user: str, password: str) -> None:
    """A server on this machine, without TLS."""
    fields = page.get_by_role("group", name=name, exact=True).last
    await fields.get_by_role("textbox", name="Server").fill("127.0.0.1")
    await fields.get_by_role("button", name="Protection of the line").press("Enter")
    await page.get_by_role("listbox", name="Protection of the line").get_by_role("option").last.click()
    await fields.get_by_role("textbox", name="Port").fill(str(port))
    await fields.get_by_role("textbox", name="User name").fill(user)
    await fields.get_by_label("Password", exact=True).fill(password)


async def new_mail_account(house: House, new_context: NewContext) -> Page:
    """The page of a mailbox that nobody has saved yet."""
    page = await section(await new_context(bypass_csp=True), house, "Accounts")
    await page.get_by_role("button", name="New account").click()
    await page.get_by_role("textbox", name="Name", exact=True).fill("Repairs")
    await choose(page, "Channel", "Email")
    await page.get_by_role("textbox", name="Address", exact=True).fill("repairs@evenlight.example")
    await choose(page, "Queue", "Mail")
    return page


async def test_a_mailbox_is_connected_tried_and_written_from_without_a_file(
    house: House, new_context: NewContext, smtp_sink: SmtpSink, imap_server: ImapServer
) -> None:
    page = await new_mail_account(house, new_context)
    await server(page, "Mailbox (IMAP)", imap_server.port, user=imap_server.user, password="wrong-" + PASSWORD)
    await server(page, "Server for outgoing mail (SMTP)", smtp_sink.port, user=USER, password=PASSWORD)
    tried = page.get_by_role("region", name="Does it work?")
    await tried.get_by_role("button", name="Test connection").click()
    await expect(tried.get_by_text("Mailbox (IMAP): something is missing or wrong")).to_be_visible()
    await expect(tried.get_by_text("correct imap_url")).to_be_visible()
    await expect(tried.get_by_text("Server for outgoing mail (SMTP): works")).to_be_visible()
    await check(page, "an account whose mailbox refuses the password")
    password = page.get_by_role("group", name="Mailbox (IMAP)").last.get_by_label("Password", exact=True)
    await password.fill(imap_server.password)
    await tried.get_by_role("button", name="Test connection").click()
    await expect(tried.get_by_text("Mailbox (IMAP): works")).to_be_visible()
    await tried.get_by_role("textbox", name="Send yourself a test mail, to").fill("ada@example.org")
    await tried.get_by_role("button", name="Send a test").click()
    await expect(tried.get_by_text("It left for ada@example.org")).to_be_visible()
    (mail,) = await asyncio.to_thread(smtp_sink.wait_for, 1)
    assert mail.recipients == ("ada@example.org",)
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Repairs")).to_be_visible()
    await expect(page.get_by_text("Kept, and never shown").first).to_be_visible()
    assert PASSWORD not in await page.content()
    async with Person(house, "admin") as admin:
        kept = await admin.call("GET", "/api/admin/accounts/repairs")
        assert kept["settings"] == {"smtp_url": "********", "imap_url": "********"}
        await admin.call("DELETE", "/api/admin/accounts/repairs")


async def test_a_secret_is_replaced_without_being_shown_and_the_rest_is_put_back(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    sid = "AC" + "1" * 32
    async with Person(house, "admin") as admin:
        settings = {"account_sid": sid, "auth_token": "hush-hush-hush-hush"}
        await admin.call("PUT", "/api/admin/hooks/spare", {"channel": "sms", "settings": settings})
    page = await section(await new_context(bypass_csp=True), house, "Incoming hooks")
    await page.get_by_role("button", name="Edit spare").click()
    await expect(page.locator("code", has_text="/webhooks/spare")).to_be_visible()
    await page.get_by_role("button", name="Replace: Auth Token").click()
    await page.keyboard.type("short")
    await page.get_by_role("textbox", name="Account SID").fill("AC" + "2" * 32)
    asked = await save(page)
    await expect(asked).to_contain_text("Auth Token: before: kept → after: another one")
    assert "short" not in await asked.inner_text()
    await settle(asked)
    await expect(page.get_by_text("is too short for a secret").first).to_be_visible()
    await page.get_by_role("textbox", name="Auth Token").fill("fresh-fresh-fresh-fresh")
    await settle(await save(page))
    await expect(foot(page)).to_have_text("Nothing is changed")
    await check(page, "a hook that was changed")
    past = page.get_by_role("region", name="Last changes")
    await past.get_by_role("button", name="Put back").first.click()
    await settle(page.get_by_role("dialog", name="Save these changes?"))
    await expect(page.get_by_role("textbox", name="Account SID")).to_have_value(sid)
    await page.get_by_role("button", name="Set aside").click()
    await page.get_by_role("dialog").get_by_role("button", name="Set aside").click()
    await expect(page.get_by_role("main").get_by_role("heading", name="spare")).to_contain_text("Not active")


async def test_rules_and_questions_are_edited_in_their_order(house: House, new_context: NewContext) -> None:
    chat = {"name": "Second chat", "channel": "webchat", "address": "second-chat", "queue": "chat"}
    async with Person(house, "admin") as admin:
        await admin.call("PUT", "/api/admin/accounts/second-chat", chat)
    page = await section(await new_context(bypass_csp=True), house, "Accounts")
    await page.get_by_role("button", name="Edit Second chat").click()
    rules = page.get_by_role("group", name="Where an arrival goes")
    await rules.get_by_role("button", name="One more rule").click()
    await rules.get_by_role("textbox", name="Name", exact=True).fill("Refunds")
    await expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    await choose(page, "Goes to the queue", "Mail")
    await rules.get_by_role("textbox", name="The text has one of").fill("refund, return")
    questions = page.get_by_role("group", name="Questions before the chat")
    await questions.get_by_role("button", name="One more question").click()
    await questions.get_by_role("textbox", name="Name, for rules").fill("order")
    await questions.get_by_role("textbox", name="For everybody").fill("Your order number")
    await check(page, "an account with a rule and a question")
    asked = await save(page)
    await expect(asked).to_contain_text(
        "No. 1: Refunds, Goes to the queue: Mail, The text has one of: refund and return"
    )
    await settle(asked)
    async with Person(house, "admin") as admin:
        kept = await admin.call("GET", "/api/admin/accounts/second-chat")
        assert kept["entry_rules"][0]["keywords"] == ["refund", "return"]
        assert [question["name"] for question in kept["form"]] == ["order"]
        await admin.call("DELETE", "/api/admin/accounts/second-chat")


async def test_a_chat_is_seen_as_visitors_will_while_it_is_being_set_up(house: House, new_context: NewContext) -> None:
    chat = {"name": "Second chat", "channel": "webchat", "address": "second-chat", "queue": "chat"}
    async with Person(house, "admin") as admin:
        await admin.call("PUT", "/api/admin/accounts/second-chat", chat)
    page = await section(await new_context(bypass_csp=True), house, "Accounts")
    await page.get_by_role("button", name="Edit Second chat").click()
    seen = page.frame_locator("iframe")
    await expect(seen.get_by_role("heading", name="Evenlight")).to_be_visible()
    title = page.get_by_role("group", name="Title of the chat").get_by_role("textbox", name="For everybody")
    await title.fill("Lamps and light")
    await expect(seen.get_by_role("heading", name="Lamps and light")).to_be_visible()
    await expect(title).to_be_focused()
    await page.get_by_role("textbox", name="Colour", exact=True).fill("#b00020")
    await choose(page, "Corner of the page", "Bottom left")
    await page.get_by_role("switch", name="Outside the hours").press("Space")
    await expect(seen.get_by_text("closed").first).to_be_visible()
    await page.get_by_role("switch", name="On a telephone").press("Space")
    await check(page, "a chat beside its preview")
    await settle(await save(page))
    line = page.get_by_role("region", name="Does it work?").locator("code")
    await expect(line).to_have_text(
        f'<script src="{house.url}/widget.js?account=second-chat" data-account="second-chat" async></script>'
    )
    async with Person(house, "admin") as admin:
        await admin.call("DELETE", "/api/admin/accounts/second-chat")
