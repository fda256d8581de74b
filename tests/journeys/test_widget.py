"""The chat on somebody else's page."""

import time

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from playwright.async_api import Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.floor import SECRET
from tests.journeys.house import House
from tests.journeys.street import Street
from tests.journeys.visitor import Visitor
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
STORED = """async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
  ...(await indexedDB.databases()).map((each) => each.name)].filter(Boolean)"""
WORDS = {
    "en": ("Chat with us", "Write a message", "End chat"),
    "zh-Hans": ("在线咨询", "输入消息", "结束聊天"),
    "zh-Hant": ("線上諮詢", "輸入訊息", "結束聊天"),
}


async def stored(page: Page) -> list[str]:
    """What this page keeps in the browser."""
    names: list[str] = await page.evaluate(STORED)
    return names


def token(secret: str = SECRET, *, minutes: float = 10, name: str = "Mira Holt") -> str:
    """Who the visitor is, signed by the shop."""
    expires = int(time.time() + minutes * 60)
    claims = {"sub": "customer-1042", "name": name, "email": "mira@mail.example", "exp": expires}
    signed: str = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(secret))
    return signed


async def test_nothing_is_stored_before_the_chat_is_opened_and_one_entry_after(
    house: House, street: Street, new_context: NewContext
) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, street.address(house, account="demo-chat"))
    assert await stored(visitor.page) == []
    assert await context.cookies() == []
    await visitor.begin()
    await expect(visitor.field).to_be_visible()
    await expect(visitor.panel.get_by_text("Hello! How can we help you?")).to_be_visible()
    assert await stored(visitor.page) == ["contact-hub:demo-chat"]
    assert await context.cookies() == []


async def test_a_chat_goes_on_after_a_reload(house: House, street: Street, new_context: NewContext) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, street.address(house, account="demo-chat"))
    anna = await Agent.open(await new_context(), house, "anna")
    await visitor.begin()
    await visitor.say("I am going to reload this page.")
    await anna.accept("going to reload")
    await visitor.page.reload()
    await anna.answer("I am still here.")
    await expect(visitor.page.get_by_role("button", name="Chat with us (1 unread)")).to_be_visible()
    await visitor.begin()
    await visitor.reads("I am going to reload this page.")
    await visitor.reads("I am still here.")
    await visitor.say("So am I.")
    await expect(anna.log.get_by_text("So am I.")).to_have_count(1)


async def test_outside_the_hours_a_message_is_left_and_reaches_an_agent(
    house: House, street: Street, new_context: NewContext
) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, street.address(house, account="closed-chat"))
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await expect(visitor.panel.get_by_text("Leave us a message and we will answer by mail.")).to_be_visible()
    await visitor.panel.get_by_role("button", name="Send message").click()
    await expect(visitor.panel.get_by_text("Please fill this in.").first).to_be_visible()
    await visitor.panel.get_by_role("textbox", name="Your name").fill("Nora Lund")
    await visitor.panel.get_by_role("textbox", name="Your mail address").fill("nora@mail.example")
    await visitor.panel.get_by_role("textbox", name="Your message").fill("Please call me about the twelve lamps.")
    await visitor.panel.get_by_role("button", name="Send message").click()
    await expect(visitor.panel.get_by_text("Thank you. We will answer to nora@mail.example.")).to_be_visible()
    await anna.accept("Please call me about the twelve lamps.")
    await expect(anna.page.get_by_role("heading", name="Nora Lund").first).to_be_visible()


async def test_where_nobody_mails_the_answer_is_in_the_chat(
    house: House, street: Street, new_context: NewContext
) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, street.address(house, account="resting-chat"))
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await expect(visitor.panel.get_by_text("The answer will be here when you come back.")).to_be_visible()
    await expect(visitor.panel.get_by_role("textbox", name="Your mail address")).to_have_count(0)
    await visitor.panel.get_by_role("textbox", name="Your name").fill("Nora Lund")
    await visitor.panel.get_by_role("textbox", name="Your message").fill("Do you repair old lamps?")
    await visitor.panel.get_by_role("button", name="Send message").click()
    await expect(visitor.panel.get_by_text("The answer will be here when you come back.")).to_be_visible()
    await anna.accept("Do you repair old lamps?")
    await anna.answer("We do.")
    await visitor.reads("We do.")


async def test_a_form_is_asked_before_the_chat(house: House, street: Street, new_context: NewContext) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, street.address(house, account="asking-chat"))
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await expect(visitor.panel.get_by_text("Tell us a little first.")).to_be_visible()
    await expect(visitor.field).to_have_count(0)
    await visitor.panel.get_by_role("textbox", name="Your name").fill("Ida Berg")
    await visitor.panel.get_by_role("button", name="Start chat").click()
    await expect(visitor.panel.get_by_text("Please choose one.")).to_be_visible()
    await visitor.panel.get_by_role("combobox", name="What is it about?").select_option("A lamp")
    await visitor.panel.get_by_role("button", name="Start chat").click()
    await visitor.say("It hums.")
    await anna.accept("It hums.")
    await expect(anna.page.get_by_role("heading", name="Ida Berg").first).to_be_visible()
    await expect(anna.log.get_by_role("definition").filter(has_text="A lamp")).to_be_visible()
    await expect(anna.log.get_by_text("What is it about?")).to_be_visible()


@pytest.mark.parametrize("language", list(WORDS))
async def test_the_chat_speaks_three_languages(
    language: str, house: House, street: Street, new_context: NewContext
) -> None:
    launcher, field, end = WORDS[language]
    page = await (await new_context()).new_page()
    await page.goto(street.address(house, account="demo-chat", language=language))
    await page.get_by_role("button", name=launcher).click()
    await page.get_by_role("textbox", name=field).fill("你好")
    await page.get_by_role("textbox", name=field).press("Enter")
    await expect(page.get_by_role("button", name=end)).to_be_visible()


async def test_a_signed_name_is_shown_as_verified(house: House, street: Street, new_context: NewContext) -> None:
    context = await new_context()
    visitor = await Visitor.open(context, street.address(house, account="named-chat", token=token()))
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.say("You know me.")
    await expect(anna.offers).to_contain_text("Mira Holt")
    await anna.accept("You know me.")
    identities = anna.page.get_by_role("complementary").get_by_role("listitem")
    await expect(identities.filter(has_text="Web chat").filter(has_text="Verified").first).to_be_visible()


@pytest.mark.parametrize("bad", ["forged", "expired"])
async def test_a_forged_or_expired_name_is_refused(
    bad: str, house: House, street: Street, new_context: NewContext, watchman: Watchman
) -> None:
    given = token("a-secret-that-nobody-gave-us") if bad == "forged" else token(minutes=-1)
    visitor = await Visitor.open(await new_context(), street.address(house, account="named-chat", token=given))
    watchman.allow("is not valid or has expired")
    async with visitor.page.expect_console_message(lambda said: "is not valid or has expired" in said.text):
        await visitor.begin()
    await expect(visitor.panel.get_by_text("The chat is not available right now.")).to_be_visible()
    await expect(visitor.panel.get_by_text("token")).to_have_count(0)
    await expect(visitor.field).to_have_count(0)


async def test_a_chat_that_does_not_exist_says_so_to_the_page_and_not_to_the_customer(
    house: House, street: Street, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("check data-account")
    page = await (await new_context()).new_page()
    await page.goto(street.address(house, account="no-such-chat", language="zh-TW"))
    async with page.expect_console_message(lambda said: "check data-account" in said.text):
        await page.get_by_role("button", name="線上諮詢").click()
    await expect(page.get_by_role("dialog").get_by_text("聊天暫時無法使用。")).to_be_visible()
    await expect(page.get_by_text("data-account")).to_have_count(0)


async def test_a_text_that_is_too_long_is_said_before_it_is_sent(
    house: House, street: Street, new_context: NewContext
) -> None:
    visitor = await Visitor.open(await new_context(), street.address(house, account="demo-chat"))
    await visitor.begin()
    await visitor.field.fill("x" * 100_001)
    await visitor.field.press("Enter")
    await expect(visitor.panel.get_by_role("alert")).to_have_text("That is too long; please send it in several.")
    await expect(visitor.field).to_have_value("x" * 100_001)
    await visitor.field.fill("x" * 10)
    await expect(visitor.panel.get_by_role("alert")).to_have_count(0)


async def test_a_chat_that_was_ended_and_rated_can_begin_anew(
    house: House, street: Street, new_context: NewContext
) -> None:
    context = await new_context()
    anna = await Agent.open(context, house, "anna")
    visitor = await Visitor.open(context, street.address(house, account="named-chat"))
    await visitor.begin()
    await visitor.say("Never mind, I found it.")
    await anna.accept("Never mind, I found it.")
    await visitor.page.bring_to_front()
    await visitor.end()
    await visitor.rate("Good", "")
    await visitor.panel.get_by_role("button", name="Start a new chat").click()
    await visitor.say("One more thing.")


async def test_whoever_would_have_to_wait_is_called_back_and_may_leave(
    house: House, street: Street, new_context: NewContext
) -> None:
    visitor = await Visitor.open(await new_context(), street.address(house, account="calling-chat"))
    await visitor.begin()
    await visitor.say("Which lamp fits a bath?")
    await visitor.panel.get_by_role("button", name="Be called back instead of waiting").press("Enter")
    number = visitor.panel.get_by_role("textbox", name="Number, with its country")
    await expect(number).to_be_focused()
    await number.fill("+49 30 901820")
    await number.press("Enter")
    await expect(visitor.panel.get_by_text("We will call +4930901820.")).to_be_visible()
    await visitor.panel.get_by_role("button", name="No call, I wait here").click()
    await visitor.panel.get_by_role("button", name="Be called back instead of waiting").click()
    await number.fill("+49 30 901821")
    await visitor.panel.get_by_role("button", name="Keep my place").click()
    await expect(visitor.panel.get_by_text("We will call +4930901821.")).to_be_visible()
    await visitor.page.close()
    anna = await Agent.open(await new_context(), house, "anna")
    await expect(anna.page.get_by_text("Call back +4930901821").first).to_be_visible()
    await anna.accept("Which lamp fits a bath?")
    await expect(anna.page.get_by_role("link", name="Call back +4930901821")).to_be_visible()
