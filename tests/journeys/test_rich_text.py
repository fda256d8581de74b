"""A mail is written as it will look: by keyboard alone, kept in its form, cleaned, and read as it was sent."""

import re
import smtplib
from email.message import EmailMessage

import pytest
from playwright.async_api import Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
LENA = "lena.vogel@post.example"
STAYS = "new Promise((done) => setTimeout(done, 700))"
"""Longer than a draft waits before it is kept."""

PASTE = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
  );
}"""
FORM = (
    "<div>It is <strong>free</strong>.</div><ul><li><div>Order it</div></li><li><div>Pay nothing</div></li></ul>"
    '<div>More at <a href="https://shop.example/lamp">shop.example/lamp</a></div>'
)
FOREIGN = (
    '<h1 style="color:red">Care</h1><script>document.title = "stolen"</script>'
    '<p onclick="alert(1)">Wipe it <i>dry</i>, <a href="javascript:alert(1)">always</a>.<img src="/x.png"></p>'
)


def post(house: House, text: str) -> None:
    """Lena writes a mail."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Lena Vogel <{LENA}>", "support@demo.example", "The lamp"
    mail["Message-ID"] = f"<{abs(hash(text))}@post.example>"
    mail.set_content(text)
    with smtplib.SMTP("127.0.0.1", house.smtp_port, timeout=30) as server:
        server.send_message(mail, LENA, ["support@demo.example"])


async def written(page: Page) -> str:
    """The form of what is being written."""
    field = page.get_by_role("textbox", name="Reply", exact=True)
    return str(await field.evaluate('field => field.innerHTML.replaceAll(/ (class|rel|title)="[^"]*"/g, \'\')'))


async def test_a_mail_is_written_by_keyboard_in_bold_lists_and_links(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    post(house, "Is the lamp really free, and how do I get it?")
    await anna.accept("Is the lamp really free")
    await _bold_and_points(anna)
    await _a_link(anna)
    assert await written(anna.page) == FORM
    await _buttons_by_keyboard(anna)
    assert await written(anna.page) == FORM
    await check(anna.page, "a mail in bold and lists")
    await anna.page.evaluate(STAYS)
    await anna.page.reload()
    await expect(anna.reply).to_contain_text("More at")
    await expect(anna.reply.locator("strong")).to_have_text("free")
    await anna.reply.focus()
    await anna.send()
    mail = anna.log.frame_locator("iframe[title='Mail from Anna Fischer']")
    await expect(mail.locator("strong")).to_have_text("free")
    await expect(mail.get_by_role("listitem")).to_have_count(2)
    await expect(anna.reply).to_have_text("")
    await anna.never_touched_the_mouse()
    await home.page.bring_to_front()
    choice = home.mailbox.get_by_role("combobox", name="You are")
    await choice.select_option(label=await choice.locator("option").filter(has_text="Lena Vogel").first.text_content())
    await home.reads_in_mailbox("More at shop.example/lamp")


async def _bold_and_points(anna: Agent) -> None:
    keyboard = anna.page.keyboard
    await keyboard.type("It is ")
    bar = anna.page.get_by_role("toolbar", name="Formatting")
    await expect(bar).to_be_visible()
    await expect(anna.reply).to_be_focused()
    await anna.press("Control+b")
    await expect(bar.get_by_role("button", name="Bold")).to_have_attribute("aria-pressed", "true")
    await keyboard.type("free")
    await anna.press("Control+b")
    await keyboard.type(".")
    await anna.press("Enter", "Control+Shift+8")
    await keyboard.type("Order it")
    await anna.press("Enter")
    await keyboard.type("Pay nothing")
    await anna.press("Enter", "Enter")


async def _a_link(anna: Agent) -> None:
    keyboard = anna.page.keyboard
    await keyboard.type("More at ")
    await anna.press("Control+Shift+l")
    address = anna.page.get_by_role("textbox", name="Where the link leads")
    await expect(address).to_be_focused()
    await keyboard.type("nowhere")
    await anna.press("Enter")
    await expect(address).to_have_accessible_description(re.compile("Enter an address such as"))
    await check(anna.page, "a link in a mail")
    await address.focus()
    await anna.press("Control+a")
    await keyboard.type("shop.example/lamp")
    await anna.press("Enter")
    await expect(anna.reply).to_be_focused()


async def _buttons_by_keyboard(anna: Agent) -> None:
    """The buttons are one stop, with arrow keys inside; each goes back to the text."""
    bar = anna.page.get_by_role("toolbar", name="Formatting")
    await anna.press("Alt+F10")
    await expect(bar.get_by_role("button", name="Bold")).to_be_focused()
    await anna.press("ArrowRight")
    await expect(bar.get_by_role("button", name="Italic")).to_be_focused()
    await anna.press("ArrowRight", "ArrowRight", "ArrowRight", "Enter")
    await expect(anna.reply).to_be_focused()
    await expect(anna.reply.locator("blockquote")).to_have_count(1)
    await anna.press("Control+z")
    await expect(anna.reply.locator("blockquote")).to_have_count(0)
    await anna.press("Control+y")
    await expect(anna.reply.locator("blockquote")).to_have_count(1)
    await anna.press("Control+z")
    await anna.press("Tab")
    await expect(bar.locator(":focus")).to_have_count(1)
    await anna.press("Shift+Tab")
    await expect(anna.reply).to_be_focused()


async def test_what_is_pasted_is_cleaned_and_a_canned_reply_keeps_the_form(
    house: House, new_context: NewContext
) -> None:
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    post(house, "How do I clean the shade?")
    await anna.accept("How do I clean the shade?")
    await expect(anna.page.get_by_role("toolbar", name="Formatting")).to_be_visible()
    await anna.page.evaluate(PASTE, FOREIGN)
    assert await written(anna.page) == "<div>Care</div><div>Wipe it <em>dry</em>, always.</div>"
    await anna.press("Enter")
    await anna.page.keyboard.type("/hel")
    replies = anna.page.get_by_role("listbox", name="Canned replies")
    await expect(replies.get_by_role("option", name="Greeting")).to_have_attribute("aria-selected", "true")
    await anna.press("Enter")
    await expect(anna.reply).to_contain_text("this is Anna of Evenlight")
    await expect(anna.reply.locator("em")).to_have_text("dry")
    await expect(anna.page).not_to_have_title("stolen")
    await anna.reply.fill("")
    await anna.end()


async def test_the_first_mail_to_somebody_is_written_as_it_will_look(house: House, new_context: NewContext) -> None:
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await anna.press("o")
    letter = anna.page.get_by_role("dialog", name="Start a conversation")
    await letter.get_by_role("textbox", name="mail address").fill("li.mei@mail.example")
    await letter.get_by_role("textbox", name="Subject").fill("Your lamp")
    await expect(letter.get_by_role("toolbar", name="Formatting")).to_be_visible()
    await letter.get_by_role("textbox", name="Message").focus()
    await anna.press("Control+i")
    await anna.page.keyboard.type("Good morning")
    await check(anna.page, "a first mail")
    await letter.get_by_role("button", name="Send").click()
    mail = anna.log.frame_locator("iframe[title='Mail from Anna Fischer']")
    await expect(mail.locator("em")).to_have_text("Good morning")
