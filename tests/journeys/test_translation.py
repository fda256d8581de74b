"""A customer writes French; her agent reads English, writes English, and what leaves is French: by keyboard alone."""

from __future__ import annotations

import re
import smtplib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.floor import clear, furnish
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor
from tests.journeys.watchman import Watchman
from tests.peers.translator import TranslatorPeer, translator_peer

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
GREETING = "Hello, is anybody there?"
QUESTION = "Bonjour, où est mon colis ?"
ODILE = "odile.petit@post.example"
ANSWER = "It leaves today."
IN_FRENCH = "Il part aujourd’hui."


@dataclass
class Abroad:
    """A hub whose operator named a translator."""

    house: House
    peer: TranslatorPeer


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def running_abroad(tmp_path_factory: pytest.TempPathFactory, chromium: Path) -> AsyncIterator[Abroad]:
    async with translator_peer() as peer:
        house = House(tmp_path_factory.mktemp("abroad"), settings={"HUB_TRANSLATION_URL": peer.url})
        try:
            house.start()
            await furnish(house)
            yield Abroad(house, peer)
        finally:
            house.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def abroad(running_abroad: Abroad) -> Abroad:
    """The same, with nobody at her desk and nothing left to do."""
    running_abroad.house.turn_page()
    await clear(running_abroad.house)
    running_abroad.peer.refusals.clear()
    return running_abroad


async def visit(abroad: Abroad, new_context: NewContext, question: str, agent: str) -> tuple[Visitor, Agent]:
    """A visitor whom the agent took for English, until she asks."""
    visitor = await Visitor.open(await new_context(bypass_csp=True), f"{abroad.house.url}/demo/shop?language=en")
    taken = await Agent.open(await new_context(bypass_csp=True), abroad.house, agent)
    await visitor.begin()
    await visitor.say(GREETING)
    await taken.accept(GREETING)
    await visitor.say(question)
    await expect(taken.log).to_contain_text(question)
    return visitor, taken


def translation(agent: Agent, text: str) -> Locator:
    """The translation that stands beneath a message."""
    return agent.log.get_by_role("group", name="Translated by machine").filter(has_text=text)


async def test_an_agent_reads_a_message_in_her_own_language(abroad: Abroad, new_context: NewContext) -> None:
    _, anna = await visit(abroad, new_context, QUESTION, "anna")
    await anna.leave_text()
    await anna.press("g")
    beneath = translation(anna, "Hello, where is my parcel?")
    await expect(beneath).to_contain_text("Translated by machine from French")
    await expect(anna.log).to_contain_text(QUESTION)
    await check(anna.page, "a translated message")
    await anna.press("g")
    await expect(beneath).to_have_count(0)
    await anna.press("g")
    await expect(beneath).to_be_visible()
    await anna.note("She is in a hurry.")
    await anna.tab_to(anna.log)
    await anna.press("ArrowUp")
    deed = anna.page.get_by_role("button", name="Translate a message")
    await expect(deed).to_be_visible()
    await anna.press("Enter")
    await expect(deed).to_be_focused()
    await anna.press("Enter")
    await expect(anna.log).to_contain_text("This is in English already.")
    await check(anna.page, "a note that is in my language")
    await anna.never_touched_the_mouse()


async def begun(abroad: Abroad, new_context: NewContext) -> tuple[Visitor, Agent, Locator]:
    """An agent who has read a question translated, and translated her answer; where her own words stand."""
    visitor, anna = await visit(abroad, new_context, QUESTION, "anna")
    await anna.leave_text()
    await anna.press("g")
    await anna.begin_answer(ANSWER)
    await expect(anna.page.get_by_role("button", name="Translate into French")).to_be_enabled()
    await anna.press("Alt+g")
    await expect(anna.reply).to_have_value(IN_FRENCH)
    own = anna.page.get_by_role("group", name="What was written before it was translated")
    await expect(own).to_have_text(ANSWER)
    return visitor, anna, own


async def test_her_own_words_come_back_as_long_as_she_has_not_sent(abroad: Abroad, new_context: NewContext) -> None:
    _, anna, own = await begun(abroad, new_context)
    await check(anna.page, "a translated reply that is looked at")
    await anna.page.reload()
    await expect(anna.reply).to_have_value(IN_FRENCH)
    await expect(own).to_have_text(ANSWER)
    await anna.tab_to(anna.page.get_by_role("button", name="Back to my own words"))
    await anna.press("Enter")
    await expect(anna.reply).to_have_value(ANSWER)
    await expect(anna.reply).to_be_focused()
    await expect(own).to_have_count(0)
    await anna.press("Alt+g")
    await expect(anna.reply).to_have_value(IN_FRENCH)
    await anna.press("Control+z")
    await expect(anna.reply).to_have_value(ANSWER)
    await anna.press("Escape")
    await anna.command("Translate my reply into the customer’s language")
    await expect(anna.reply).to_have_value(IN_FRENCH)
    await anna.command("Back to my own words")
    await expect(anna.reply).to_have_value(ANSWER)
    await anna.never_touched_the_mouse()


async def test_the_customer_gets_her_language_and_colleagues_see_what_was_written(
    abroad: Abroad, new_context: NewContext
) -> None:
    visitor, anna, _ = await begun(abroad, new_context)
    await anna.send()
    await visitor.reads(IN_FRENCH)
    await expect(visitor.message(ANSWER)).to_have_count(0)
    await anna.tab_to(anna.log.get_by_role("button", name="Translated; show the original"))
    await anna.press("Enter")
    await expect(anna.log.get_by_role("group", name="What was written before")).to_have_text(ANSWER)
    await check(anna.page, "a message with what was written before it was translated")
    await anna.never_touched_the_mouse()


async def test_what_comes_in_a_language_is_translated_by_itself_once_she_says_so(
    abroad: Abroad, new_context: NewContext
) -> None:
    visitor, anna = await visit(abroad, new_context, QUESTION, "anna")
    await anna.leave_text()
    await anna.press("g")
    await expect(translation(anna, "Hello, where is my parcel?")).to_be_visible()
    always = anna.log.get_by_role("button", name="Always translate French")
    await anna.tab_to(always)
    await anna.press("Enter")
    await expect(anna.log.get_by_role("button", name="No longer translate French by itself")).to_be_visible()
    await visitor.say("Et la facture ?")
    await expect(translation(anna, "And the invoice?")).to_be_visible()
    await anna.page.reload()
    await expect(translation(anna, "And the invoice?")).to_be_visible()
    await expect(translation(anna, "Hello, where is my parcel?")).to_be_visible()
    await check(anna.page, "a conversation that is translated by itself")
    await anna.command("Translate this customer’s language by itself, or no longer")
    await expect(always).to_be_visible()
    await anna.never_touched_the_mouse()


async def test_a_translator_that_fails_is_told_in_place_and_asked_again_by_a_key(
    abroad: Abroad, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("409", "429")
    _, anna = await visit(abroad, new_context, "Merci, mon colis est là", "anna")
    abroad.peer.refusals.append((500, "Cannot translate text"))
    await anna.leave_text()
    await anna.press("g")
    await expect(anna.log).to_contain_text("The translator cannot be reached or failed; try again later")
    await check(anna.page, "a message that could not be translated")
    await anna.tab_to(anna.log.get_by_role("button", name="Try again"))
    await anna.press("Enter")
    await expect(translation(anna, "[en] Merci, mon colis est là")).to_be_visible()
    abroad.peer.refusals.append((429, "Slowdown"))
    await anna.begin_answer("We look for it.")
    await anna.press("Alt+g")
    await expect(anna.page.get_by_text("The translator is asked too often")).to_be_visible()
    await expect(anna.reply).to_have_value("We look for it.")
    await anna.never_touched_the_mouse()


def post(house: House) -> None:
    """Odile writes a mail with a form of its own."""
    sentences = f"Hello, from here on I write as it is easiest for me and hope that you understand it. {QUESTION}"
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Odile Petit <{ODILE}>", "support@demo.example", "My parcel"
    mail["Message-ID"] = "<parcel@post.example>"
    mail.set_content(sentences)
    mail.add_alternative(f"<p style='color:#444'><b>{sentences}</b></p>", subtype="html")
    with smtplib.SMTP("127.0.0.1", house.smtp_port, timeout=30) as server:
        server.send_message(mail, ODILE, ["support@demo.example"])


async def test_a_mail_is_read_as_text_and_answered_in_its_form(abroad: Abroad, new_context: NewContext) -> None:
    anna = await Agent.open(await new_context(bypass_csp=True), abroad.house, "anna")
    post(abroad.house)
    await expect(anna.offers).to_contain_text("My parcel")
    await anna.press("Alt+a")
    await expect(anna.reply).to_be_focused()
    deed = anna.log.get_by_role("button", name="Translate a message")
    await anna.tab_to(deed)
    await anna.press("Enter")
    await expect(translation(anna, "easiest for me and hope that you understand it. Hello, where is")).to_be_visible()
    await anna.begin_answer("It leaves ")
    await anna.press("Control+b")
    await anna.page.keyboard.type("today")
    await expect(anna.reply.locator("strong")).to_have_text("today")
    await anna.press("Alt+g")
    await expect(anna.reply).to_have_text("[fr] It leaves today")
    await expect(anna.reply.locator("strong")).to_have_text("today")
    await expect(anna.page.get_by_role("button", name="Back to my own words")).to_be_visible()
    await expect(anna.page.get_by_role("tooltip")).to_have_count(0)
    await check(anna.page, "a translated mail and its translated answer")
    await anna.press("Control+z")
    await expect(anna.reply).to_have_text("It leaves today")
    await expect(anna.reply.locator("strong")).to_have_text("today")
    await anna.never_touched_the_mouse()


@pytest.mark.parametrize(
    ("locale", "inbox", "said", "into", "back"),
    [
        ("zh-CN", "收件箱", "由机器从法语翻译", "译成法语", "恢复我的原文"),
        ("zh-TW", "收件匣", "由機器從法文翻譯", "譯成法文", "恢復我的原文"),
    ],
)
async def test_it_speaks_the_readers_language(
    abroad: Abroad, new_context: NewContext, locale: str, inbox: str, said: str, into: str, back: str
) -> None:
    visitor = await Visitor.open(await new_context(bypass_csp=True), f"{abroad.house.url}/demo/shop?language=en")
    page = await (await new_context(bypass_csp=True, locale=locale)).new_page()
    language = "zh-Hans" if locale == "zh-CN" else "zh-Hant"
    await page.add_init_script(f"localStorage.setItem('hub.language', '{language}')")
    await page.goto(f"{abroad.house.url}/demo/as/anna")
    await expect(page.get_by_role("heading", name=inbox).first).to_be_attached()
    await visitor.begin()
    await visitor.say(GREETING)
    await expect(page.get_by_text(GREETING).first).to_be_visible()
    await page.keyboard.press("Alt+a")
    field = page.locator("textarea[data-composer]")
    await expect(field).to_be_focused()
    await visitor.say(QUESTION)
    await page.keyboard.type(ANSWER)
    await page.get_by_role("article").filter(has_text=QUESTION).focus()
    await page.keyboard.press("g")
    await expect(page.get_by_role("log").get_by_text(said)).to_be_visible()
    await page.get_by_role("button", name=into).press("Enter")
    await expect(field).to_have_value(IN_FRENCH)
    await expect(page.get_by_role("button", name=back)).to_be_visible()
    await check(page, f"a translated conversation, {locale}")


async def test_where_nothing_is_configured_nothing_of_it_is_shown(house: House, new_context: NewContext) -> None:
    visitor = await Visitor.open(await new_context(bypass_csp=True), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await visitor.begin()
    await visitor.say(GREETING)
    await anna.accept(GREETING)
    await anna.leave_text()
    await anna.press("g", "Control+k")
    await expect(anna.page.get_by_role("dialog", name="Commands")).to_be_visible()
    await anna.page.keyboard.type("translate")
    await expect(anna.page.get_by_role("option", name="Search everything")).to_be_visible()
    await expect(anna.page.get_by_role("option", name=re.compile("^Translate"))).to_have_count(0)
    await anna.press("Escape")
    await expect(anna.page.get_by_role("button", name="Translate")).to_have_count(0)
    await anna.never_touched_the_mouse()
