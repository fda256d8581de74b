"""An agent writes first: by keyboard from the palette, by mouse from the customer, and what may not be sent stays."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


def dialog(page: Page) -> Locator:
    """Where one writes first."""
    return page.get_by_role("dialog", name="Start a conversation")


async def test_a_letter_to_a_typed_address_by_keyboard_and_its_answer(house: House, new_context: NewContext) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await anna.page.bring_to_front()
    await anna.press("Control+k")
    await expect(anna.page.get_by_role("combobox")).to_be_focused()
    await anna.page.keyboard.type("lena.vogel@post.example")
    await anna.page.get_by_role("option", name="Write to lena.vogel@post.example").wait_for()
    await anna.press("ArrowDown", "Enter")
    letter = dialog(anna.page)
    await expect(letter.get_by_role("textbox", name="mail address")).to_have_value("lena.vogel@post.example")
    await expect(letter.get_by_role("button", name="From")).to_contain_text("Support mailbox")
    send = letter.get_by_role("button", name="Send")
    await anna.tab_to(letter.get_by_role("textbox", name="Message"))
    await anna.page.keyboard.type("Guten Tag Frau Vogel, Ihre Lampe ist da.")
    await anna.tab_to(send)
    await anna.press("Enter")
    await expect(letter.get_by_text("Give it a subject")).to_be_visible()
    await anna.tab_to(letter.get_by_role("textbox", name="Subject"))
    await anna.page.keyboard.type("Ihre Lampe")
    await anna.tab_to(send)
    await anna.press("Enter")
    await expect(anna.log).to_contain_text("Anna Fischer wrote first")
    await expect(anna.log).to_contain_text("Ihre Lampe ist da.")
    await anna.never_touched_the_mouse()
    await home.page.bring_to_front()
    choice = home.mailbox.get_by_role("combobox", name="You are")
    label = await choice.locator("option").filter(has_text="Lena Vogel").first.text_content()
    await choice.select_option(label=label)
    await home.reads_in_mailbox("Guten Tag Frau Vogel, Ihre Lampe ist da.")


async def test_a_text_from_the_customers_panel_joins_her_open_thread(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "Are you open on Monday?")
    await anna.accept("Are you open on Monday?")
    panel = anna.page.get_by_role("complementary", name="Customer")
    await panel.get_by_role("button", name="Write to +").first.click()
    letter = dialog(anna.page)
    await expect(letter.get_by_role("button", name="From")).to_contain_text("Text line")
    await letter.get_by_role("textbox", name="Message").fill("Yes, from nine.")
    await check(anna.page, "starting a conversation")
    await letter.get_by_role("button", name="Send").click()
    await expect(letter).to_have_count(0)
    await expect(anna.log).to_contain_text("Are you open on Monday?")
    await expect(anna.log.get_by_text("Yes, from nine.")).to_have_count(1)
    await home.page.bring_to_front()
    await home.reads_on_telephone("Yes, from nine.")


async def test_what_cannot_be_sent_stays_as_it_was_typed(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    context = await new_context()
    anna = await Agent.open(context, house, "anna")
    await anna.press("o")
    letter = dialog(anna.page)
    address = letter.get_by_role("textbox", name="mail address")
    await expect(address).to_be_focused()
    await address.fill("+49 1")
    await letter.get_by_role("textbox", name="Message").fill("Good morning")
    await letter.get_by_role("button", name="From").click()
    await anna.page.get_by_role("option", name="Text line").click()
    await letter.get_by_role("button", name="Send").click()
    await expect(letter.get_by_role("alert")).to_contain_text("write it with its country")
    await expect(letter.get_by_role("textbox", name="Message")).to_have_value("Good morning")
    await anna.press("Escape")
    await expect(letter).to_have_count(0)
    await anna.press("o")
    await expect(letter.get_by_role("textbox", name="Message")).to_have_text("Good morning")
    await expect(address).to_have_value("+49 1")
    # What is kept for her is kept for whoever plays her next.
    await letter.get_by_role("textbox", name="Message").fill("")


async def test_somebody_else_is_chosen_by_key_and_what_was_begun_stays_with_whom_it_was_for(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "Do you repair sundials?")
    await anna.accept("Do you repair sundials?")
    await anna.page.locator("#content").focus()
    await anna.press("o")
    letter = anna.page.get_by_role("dialog", name="Start a conversation with Emma Clarke")
    message = letter.get_by_role("textbox", name="Message")
    await expect(message).to_be_focused()
    await anna.page.keyboard.type("About the sundials")
    await anna.tab_to(letter.get_by_role("button", name="Somebody else"))
    await anna.press("Enter")
    whom = dialog(anna.page).get_by_role("textbox", name="mail address")
    await expect(whom).to_be_focused()
    await expect(whom).to_have_value("")
    await expect(letter).to_have_count(0)
    await expect(dialog(anna.page).get_by_role("textbox", name="Message")).to_have_text("")
    await check(anna.page, "a letter to somebody else")
    await anna.press("Escape")
    await anna.page.locator("#content").focus()
    await anna.press("o")
    await expect(message).to_have_text("About the sundials")
    # What is kept for her is kept for whoever plays her next.
    await message.fill("")
    await anna.never_touched_the_mouse()


async def test_arrows_lead_to_those_found_by_name_and_the_buttons_stay_in_sight(
    house: House, new_context: NewContext
) -> None:
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await anna.page.set_viewport_size({"width": 1280, "height": 560})
    await anna.page.locator("#content").focus()
    await anna.press("o")
    whom = dialog(anna.page).get_by_role("textbox", name="mail address")
    await expect(whom).to_be_focused()
    await expect(dialog(anna.page).get_by_role("button", name="Send")).to_be_in_viewport(ratio=1)
    await anna.page.keyboard.type("emma cl")
    found = dialog(anna.page).get_by_role("list", name="Customers").get_by_role("button", name="Emma Clarke").first
    await expect(found).to_be_visible()
    await anna.press("ArrowDown")
    await expect(found).to_be_focused()
    await anna.press("ArrowUp")
    await expect(whom).to_be_focused()
    await check(anna.page, "a letter to somebody found by name")
    await anna.press("ArrowDown")
    await anna.press("Enter")
    await expect(anna.page.get_by_role("dialog", name="Start a conversation with Emma Clarke")).to_be_visible()
    await anna.never_touched_the_mouse()


async def test_what_was_begun_to_one_is_not_put_into_a_letter_to_another(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Emma Clarke", "Do you repair clocks?")
    await anna.accept("Do you repair clocks?")
    await anna.page.locator("#content").focus()
    await anna.press("o")
    letter = anna.page.get_by_role("dialog", name="Start a conversation with Emma Clarke")
    await expect(letter.get_by_role("textbox", name="Message")).to_have_text("")
    await letter.get_by_role("button", name="Somebody else").click()
    whom = dialog(anna.page).get_by_role("textbox", name="mail address")
    await expect(whom).to_be_focused()
    await whom.fill("lena@post.example")
    await dialog(anna.page).get_by_role("textbox", name="Message").fill("Liebe Lena")
    await anna.press("Escape")
    await anna.page.locator("#content").focus()
    await anna.press("o")
    await expect(letter.get_by_role("textbox", name="Message")).to_have_text("")
    await check(anna.page, "a letter that was not sent")
    await letter.get_by_role("button", name="Go on writing to lena@post.example").click()
    await expect(whom).to_have_value("lena@post.example")
    await expect(dialog(anna.page).get_by_role("textbox", name="Message")).to_have_text("Liebe Lena")
    # Somebody is found by name as well, and is written to where she is best reached.
    await whom.fill("Emma Cl")
    found = dialog(anna.page).get_by_role("list", name="Customers found")
    await found.get_by_role("button", name="Emma Clarke").first.click()
    await expect(letter.get_by_role("button", name="SMS To")).to_be_visible()
    await expect(letter.get_by_role("textbox", name="Message")).to_have_text("")
    await expect(letter.get_by_role("button", name="Go on writing to lena@post.example")).to_be_visible()
    await letter.get_by_role("button", name="Discard what was begun to lena@post.example").click()
