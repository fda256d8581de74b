"""A mail with others on it: answered to all by one key, under a subject of its own, and no address that is none."""

import re
import smtplib
from email.message import EmailMessage

import pytest
from playwright.async_api import Locator, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
LENA, EMMA, LI = "lena.vogel@post.example", "emma.clarke@mail.example", "li.mei@mail.example"


def post(house: House, text: str, plan: bytes = b"") -> None:
    """Lena writes, and Emma is told."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Cc"] = f"Lena Vogel <{LENA}>", "support@demo.example", EMMA
    mail["Subject"], mail["Message-ID"] = "Our order", f"<{abs(hash(text))}@post.example>"
    mail.set_content(text)
    if plan:
        mail.add_attachment(plan, maintype="text", subtype="plain", filename="plan.txt")
    with smtplib.SMTP("127.0.0.1", house.smtp_port, timeout=30) as server:
        server.send_message(mail, LENA, ["support@demo.example"])


async def mailbox_of(home: Customer, name: str) -> Locator:
    """The mailbox of one customer on screen."""
    await home.page.bring_to_front()
    choice = home.mailbox.get_by_role("combobox", name="You are")
    label = await choice.locator("option").filter(has_text=name).first.text_content()
    await choice.select_option(label=label)
    return home.mailbox


async def test_everybody_on_a_mail_is_answered_by_one_key(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    post(house, "Hello, when will our order arrive, please? Emma would like to know as well.")
    await anna.accept("Emma would like to know")
    await expect(anna.log).to_contain_text(f"Cc: {EMMA}")
    head = anna.page.get_by_role("button", name="To, copies and subject")
    await expect(head).to_contain_text("Lena Vogel")
    await expect(head).not_to_contain_text("more")
    await anna.leave_text()
    await anna.press("a")
    await expect(anna.reply).to_be_focused()
    await expect(head).to_contain_text(re.compile(f"and (1 more|{EMMA})"))
    await anna.tab_to(head)
    await anna.press("Enter")
    await anna.tab_to(anna.page.get_by_role("textbox", name="Bcc"))
    await anna.page.keyboard.type(f"{LI}, nobody")
    await expect(anna.page.get_by_role("alert")).to_contain_text("“nobody” is no mail address")
    await anna.tab_to(anna.reply)
    await anna.page.keyboard.type("It arrives tomorrow.")
    await expect(anna.page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    await check(anna.page, "the head of a mail")
    await anna.page.get_by_role("textbox", name="Bcc").fill(LI)
    await anna.page.get_by_role("textbox", name="Subject").fill("Your order arrives")
    await anna.reply.focus()
    await anna.send()
    await expect(anna.log).to_contain_text(f"To: {LENA} · Cc: {EMMA} · Bcc: {LI}")
    for name in ("Lena Vogel", "Emma Clarke", "李梅"):
        mailbox = await mailbox_of(home, name)
        await expect(mailbox.locator(".body").filter(has_text="It arrives tomorrow.")).to_have_count(1)
    await expect(home.mailbox.get_by_text("Your order arrives").first).to_be_visible()


async def test_a_letter_is_passed_on_with_its_file_and_the_answer_goes_to_its_author(
    house: House, new_context: NewContext
) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    post(house, "Hello, please find the plan of our kitchen attached.", plan=b"lamp here, lamp there")
    await anna.accept("plan of our kitchen")
    await anna.log.get_by_role("button", name="Forward").first.click()
    await expect(anna.page.get_by_text("Passing on what Lena Vogel wrote · with 1 file")).to_be_visible()
    await expect(anna.page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    await anna.page.get_by_role("textbox", name="To", exact=True).fill(EMMA)
    await anna.reply.fill("Could you look at this, please?")
    await anna.send()
    await expect(anna.log).to_contain_text(f"To: {EMMA}")
    await expect(anna.log.get_by_role("button", name="plan.txt")).to_have_count(2)
    await expect(anna.page.get_by_role("button", name="To, copies and subject")).to_contain_text("Lena Vogel")
    mailbox = await mailbox_of(home, "Emma Clarke")
    passed_on = mailbox.locator(".body").filter(has_text="Could you look at this, please?")
    await expect(passed_on).to_contain_text(f"Lena Vogel <{LENA}>")
    await expect(passed_on).to_contain_text("plan of our kitchen")
    await expect(mailbox.get_by_text("plan.txt").first).to_be_visible()


async def test_a_signature_is_written_once_and_stands_under_every_mail(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    post(house, "Hello, who is my contact for the order, please?")
    await anna.accept("who is my contact")
    await anna.sign("Kind regards, Anna")
    await expect(anna.page.get_by_role("group", name="Signature")).to_contain_text("Kind regards, Anna")
    await check(anna.page, "a signed mail")
    await anna.begin_answer("That is me.")
    await anna.send()
    mailbox = await mailbox_of(home, "Lena Vogel")
    await expect(mailbox.locator(".body").filter(has_text="That is me.")).to_contain_text("Kind regards, Anna")
    await anna.leave_text()
    await anna.sign("")
    await expect(anna.page.get_by_role("group", name="Signature")).to_have_count(0)
