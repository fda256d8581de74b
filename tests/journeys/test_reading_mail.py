"""Mails as they are read: what is new in them, nothing fetched unasked, and one's own answer in sight."""

import smtplib
from base64 import b64decode
from email.message import EmailMessage

import pytest
from playwright.async_api import Locator, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
EMMA = "emma.clarke@mail.example"
LONG = "".join(f"<p>The lamp was ordered in the year {year}.</p>" for year in range(1980, 2010))
TALL = "R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
COLUMNS = "".join(f"<td>a wide cell number {place}</td>" for place in range(30))


def post_picture(house: House) -> None:
    """Emma shows a picture in the midst of her mail, and sends another beside it."""
    mail = EmailMessage()
    mail["From"], mail["To"] = f"Emma Clarke <{EMMA}>", "support@demo.example"
    mail["Subject"], mail["Message-ID"] = "The hall as it is", "<the-hall@mail.example>"
    mail.set_content("See the hall.")
    mail.add_alternative('<p>See the hall:</p><img src="cid:hall@mail" width="200" height="120">', subtype="html")
    _, shown = mail.iter_parts()
    assert isinstance(shown, EmailMessage)
    shown.add_related(b64decode(TALL), "image", "gif", cid="<hall@mail>", filename="hall.gif", disposition="inline")
    mail.add_attachment(b64decode(TALL), maintype="image", subtype="gif", filename="door.gif")
    with smtplib.SMTP("127.0.0.1", house.smtp_port, timeout=30) as server:
        server.send_message(mail, EMMA, ["support@demo.example"])


def post(house: House, subject: str, html: str, text: str) -> None:
    """Emma writes a mail with a form of its own."""
    mail = EmailMessage()
    mail["From"], mail["To"] = f"Emma Clarke <{EMMA}>", "support@demo.example"
    mail["Subject"], mail["Message-ID"] = subject, f"<{abs(hash(html))}@mail.example>"
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    with smtplib.SMTP("127.0.0.1", house.smtp_port, timeout=30) as server:
        server.send_message(mail, EMMA, ["support@demo.example"])


AT_END = "log => log.scrollHeight - log.scrollTop - log.clientHeight < 3"
TO_TOP = "log => { log.scrollTop = 0; }"
OUTSIDE = "https://pictures.example/lamp.png"
QUOTED = f'<div class="gmail_attr">On Mon, 4 May 2026, Us wrote:<br></div><blockquote>{LONG}</blockquote>'
SHADE = '<p style="margin:0">The <b>shade</b> is cracked.</p>'
SHADE += f'<img src="data:image/gif;base64,{TALL}" alt="" width="40" height="700">'
PICTURE = f'<img src="{OUTSIDE}" alt="The lamp">'
HTML = f'<div>{SHADE}{PICTURE}<table><tr>{COLUMNS}</tr></table></div><div class="gmail_quote">{QUOTED}</div>'
TEXT = "The shade is cracked.\n\nOn Mon, 4 May 2026, Us wrote:\n> The lamp was ordered."


async def opened(anna: Agent, subject: str) -> Locator:
    """Take the mail with this subject; the frame it is shown in."""
    await anna.page.bring_to_front()
    await expect(anna.offers).to_contain_text(subject)
    await anna.press("Alt+a")
    await expect(anna.reply).to_be_focused()
    return anna.log.locator("iframe").last


async def test_a_mail_shows_what_is_new_and_fetches_nothing_unasked(house: House, new_context: NewContext) -> None:
    context = await new_context()
    await context.route(
        "https://pictures.example/**", lambda route: route.fulfill(content_type="image/gif", body=b64decode(TALL))
    )
    anna = await Agent.open(context, house, "anna")
    asked: list[str] = []
    complaints: list[str] = []
    anna.page.on("request", lambda request: asked.append(request.url))
    anna.page.on("console", lambda line: complaints.append(line.text))
    post(house, "A cracked shade", HTML, TEXT)
    mail = (await opened(anna, "A cracked shade")).content_frame
    await expect(mail.get_by_text("is cracked")).to_be_visible()
    await expect(mail.get_by_text("in the year 1999")).to_have_count(0)
    assert await mail.locator("main").evaluate("main => main.scrollWidth > main.clientWidth")
    await expect(anna.log.get_by_role("button", name="Show quoted text")).to_be_in_viewport()
    assert await anna.log.evaluate(AT_END)
    await anna.log.get_by_role("button", name="Show quoted text").click()
    await expect(mail.get_by_text("in the year 1999")).to_be_visible()
    await anna.log.get_by_role("button", name="Hide quoted text").click()
    await expect(mail.get_by_text("in the year 1999")).to_have_count(0)
    assert not [line for line in complaints if "Content Security" in line]
    assert OUTSIDE not in asked
    async with anna.page.expect_request(OUTSIDE):
        await anna.log.get_by_role("button", name="Show pictures").click()
    await expect(mail.get_by_role("img", name="The lamp")).to_have_attribute("src", OUTSIDE)


async def test_an_answer_is_in_sight_with_its_way_back(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    anna = await Agent.open(context, house, "anna")
    post(house, "Another shade", HTML.replace("cracked", "dented"), TEXT)
    mail = (await opened(anna, "Another shade")).content_frame
    await expect(mail.get_by_text("is dented")).to_be_visible()
    await check(anna.page, "a mail with pictures that are not loaded")
    await anna.log.evaluate(TO_TOP)
    await anna.reply.fill("We send a new one.")
    await anna.send()
    await expect(anna.log.get_by_text("We send a new one.")).to_be_in_viewport()
    await expect(anna.page.get_by_role("button", name="Undo sending")).to_be_in_viewport()


async def test_a_picture_that_a_mail_shows_stands_where_it_shows_it_and_no_more_beneath_it(
    house: House, new_context: NewContext
) -> None:
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    post_picture(house)
    mail = (await opened(anna, "The hall as it is")).content_frame
    picture = mail.locator("img")
    await expect(picture).to_have_attribute("alt", "hall.gif")
    await expect(picture).to_have_js_property("naturalWidth", 1)
    await expect(anna.log.get_by_role("button", name="View door.gif")).to_be_visible()
    await expect(anna.log.get_by_role("button", name="View hall.gif")).to_have_count(0)
    await check(anna.page, "a mail with a picture of its own")
