"""Messages are answered one by one, reacted to, put right and taken back, by keyboard alone."""

import pytest
from playwright.async_api import Locator, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
DEEDS = "What you can do with this message"


async def talking(house: House, new_context: NewContext, question: str, answer: str) -> tuple[Visitor, Agent]:
    """A visitor who was answered by Anna."""
    visitor = await Visitor.open(await new_context(bypass_csp=True), f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await visitor.begin()
    await visitor.say(question)
    await anna.accept(question)
    await anna.answer(answer)
    await visitor.reads(answer)
    return visitor, anna


def said(agent: Agent, text: str) -> Locator:
    """The message that was the first to say so: later ones may quote it."""
    return agent.log.get_by_role("article").filter(has_text=text).first


async def walk_to(agent: Agent, message: Locator) -> None:
    """Go up from the last message to this one."""
    await agent.tab_to(agent.log)
    for _ in range(20):
        await agent.press("ArrowUp")
        if await message.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the arrows do not lead there")


async def test_an_agent_reacts_to_a_message_that_she_walked_to_and_thinks_again(
    house: House, new_context: NewContext
) -> None:
    question = "Is the tall lamp blue?"
    visitor, anna = await talking(house, new_context, question, "It is.")
    await visitor.say("And the small one?")
    await expect(anna.log).to_contain_text("And the small one?")
    asked = said(anna, question)
    await walk_to(anna, asked)
    await anna.press("+")
    choice = anna.page.get_by_role("menuitemradio", name="heart")
    await expect(choice).to_be_visible()
    await check(anna.page, "the choice of a reaction")
    await anna.page.keyboard.type("heart")
    await expect(choice).to_be_focused()
    await anna.press("Enter")
    chip = asked.get_by_role("button", name="heart: You")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await check(anna.page, "a message with a reaction")
    await anna.tab_to(chip)
    await anna.press("Enter")
    await expect(chip).to_have_count(0)
    await anna.never_touched_the_mouse()


async def test_an_agent_answers_one_message_and_whoever_follows_the_quotation_is_there(
    house: House, new_context: NewContext
) -> None:
    question = "Is the green lamp in stock?"
    visitor, anna = await talking(house, new_context, question, "One moment.")
    await visitor.say("And how long does it take?")
    await expect(anna.log).to_contain_text("how long does it take")
    asked = said(anna, question)
    await walk_to(anna, asked)
    await anna.press("q")
    await expect(anna.reply).to_be_focused()
    drop = anna.page.get_by_role("button", name="Answer no certain message")
    await expect(drop).to_be_visible()
    await check(anna.page, "an answer to one message")
    await anna.answer("Three of them are.")
    await expect(drop).to_have_count(0)
    answer = said(anna, "Three of them are.")
    quotation = answer.get_by_role("button", name="In answer to")
    await expect(quotation).to_contain_text(question)
    await walk_to(anna, answer)
    await anna.press("Tab")
    await expect(quotation).to_be_focused()
    await anna.press("Enter")
    await expect(asked).to_be_focused()
    await anna.never_touched_the_mouse()


async def test_an_agent_puts_her_last_words_right_from_an_empty_field(house: House, new_context: NewContext) -> None:
    visitor, anna = await talking(house, new_context, "What does it cost?", "It costs 19 Euro.")
    field = anna.page.get_by_role("textbox", name="New text of your message")
    await anna.press("ArrowUp")
    await expect(field).to_be_focused()
    await expect(field).to_have_value("It costs 19 Euro.")
    await anna.page.keyboard.type(" Postage is free.")
    await check(anna.page, "a message that is being changed")
    await anna.press("Enter")
    await expect(anna.reply).to_be_focused()
    await visitor.reads("It costs 19 Euro. Postage is free.")
    changed = said(anna, "Postage is free.")
    await anna.tab_to(changed.get_by_role("button", name="Edited"))
    await anna.press("Enter")
    earlier = changed.get_by_role("list", name="What it said before")
    await expect(earlier.get_by_text("It costs 19 Euro.", exact=True)).to_be_visible()
    await check(anna.page, "a changed message with its earlier text")
    await anna.never_touched_the_mouse()


async def test_an_agent_takes_a_message_back_after_a_question(house: House, new_context: NewContext) -> None:
    visitor, anna = await talking(house, new_context, "Who is my neighbour?", "That is Mrs Smith of number 4.")
    await anna.command("Take my last message back")
    dialog = anna.page.get_by_role("dialog", name="Take this message back?")
    await expect(dialog).to_contain_text("That is Mrs Smith of number 4.")
    await check(anna.page, "the question before a message is taken back")
    await anna.tab_to(dialog.get_by_role("button", name="Take it back"))
    await anna.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(anna.log).to_contain_text("Taken back")
    await expect(said(anna, "Mrs Smith")).to_have_count(0)
    await expect(visitor.message("That is Mrs Smith of number 4.")).to_have_count(0)
    await check(anna.page, "a message that was taken back")
    await anna.never_touched_the_mouse()


async def test_what_was_being_changed_outlives_a_reload_and_escape_leaves_the_message_as_it_was(
    house: House, new_context: NewContext
) -> None:
    _, anna = await talking(house, new_context, "Where do you deliver to?", "Evrywhere.")
    field = anna.page.get_by_role("textbox", name="New text of your message")
    await anna.press("ArrowUp")
    await field.fill("Everywhere but the")
    await anna.page.reload()
    await expect(field).to_have_value("Everywhere but the")
    await field.press("Escape")
    await expect(field).to_have_count(0)
    await expect(said(anna, "Evrywhere.")).to_have_count(1)


async def test_where_there_is_nothing_to_answer_no_command_offers_it(house: House, new_context: NewContext) -> None:
    anna = await Agent.open(await new_context(), house, "anna")
    await anna.press("Control+k")
    await anna.page.keyboard.type("Answer one message")
    await expect(anna.page.get_by_role("option", name="Answer one message")).to_have_count(0)


def wrote(visitor: Visitor, text: str) -> Locator:
    """The message of the chat that says so, and whatever stands around it."""
    return visitor.log.locator(".message").filter(has=visitor.page.get_by_text(text, exact=True))


def menu_of(visitor: Visitor, text: str) -> Locator:
    """The button beside the message of the chat that says so."""
    return wrote(visitor, text).get_by_role("button", name=DEEDS)


async def back_to(visitor: Visitor, goal: Locator) -> None:
    """Press Shift and Tab until the focus is there."""
    await visitor.page.bring_to_front()
    await expect(goal).to_have_count(1)
    for _ in range(20):
        if await goal.evaluate("element => element === element.getRootNode().activeElement"):
            return
        await visitor.page.keyboard.press("Shift+Tab")
    raise AssertionError(f"{goal} cannot be reached with Shift and Tab")


async def test_a_visitor_reacts_by_keyboard(house: House, new_context: NewContext) -> None:
    first = "We have blue and green lamps."
    visitor, anna = await talking(house, new_context, "Which lamps are there?", first)
    await visitor.field.focus()
    await back_to(visitor, menu_of(visitor, first))
    await visitor.page.keyboard.press("Enter")
    offered = wrote(visitor, first).get_by_role("group", name=DEEDS)
    await expect(offered.get_by_role("button", name="👍")).to_be_focused()
    await check(visitor.page, "what a visitor can do with a message")
    await visitor.page.keyboard.press("Enter")
    chip = wrote(visitor, first).get_by_role("button", name="👍: You")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await expect(said(anna, first).get_by_role("img", name="thumbs up: ")).to_be_visible()
    await visitor.page.keyboard.press("Enter")
    await expect(offered).to_be_visible()
    await visitor.page.keyboard.press("Escape")
    await expect(offered).to_have_count(0)
    await expect(visitor.panel).to_be_visible()


async def test_a_visitor_answers_one_message_by_keyboard(house: House, new_context: NewContext) -> None:
    first, second = "There is a red one.", "And a white one."
    visitor, anna = await talking(house, new_context, "Which colours are there?", first)
    await anna.answer(second)
    await visitor.reads(second)
    await visitor.field.focus()
    await back_to(visitor, menu_of(visitor, second))
    await visitor.page.keyboard.press("ArrowUp")
    await expect(menu_of(visitor, first)).to_be_focused()
    await visitor.page.keyboard.press("Enter")
    await wrote(visitor, first).get_by_role("button", name="Answer").press("Enter")
    await expect(visitor.field).to_be_focused()
    await expect(visitor.panel.get_by_text("Answering Anna")).to_be_visible()
    await check(visitor.page, "a visitor's answer to one message")
    await visitor.say("The red one, please.")
    await expect(visitor.panel.get_by_text("Answering Anna")).to_have_count(0)
    quotation = wrote(visitor, "The red one, please.").get_by_role("button", name="In answer to Anna")
    await quotation.press("Enter")
    await expect(wrote(visitor, first)).to_be_focused()
    await expect(said(anna, "The red one, please.").get_by_role("button", name="In answer to")).to_contain_text(first)


async def test_a_visitor_puts_her_words_right_and_takes_them_back_by_keyboard(
    house: House, new_context: NewContext
) -> None:
    visitor, anna = await talking(house, new_context, "Is there a lamp for the gardn?", "There is.")
    field = visitor.panel.get_by_role("textbox", name="New text of your message")
    await visitor.field.press("ArrowUp")
    await expect(field).to_be_focused()
    await expect(field).to_have_value("Is there a lamp for the gardn?")
    await check(visitor.page, "a visitor's message that is being changed")
    await field.fill("Is there a lamp for the garden?")
    await field.press("Enter")
    await expect(visitor.field).to_be_focused()
    changed = wrote(visitor, "Is there a lamp for the garden?")
    await expect(changed.get_by_text("Edited")).to_be_visible()
    await expect(said(anna, "for the garden?").get_by_role("button", name="Edited")).to_be_visible()
    await back_to(visitor, menu_of(visitor, "There is."))
    await visitor.page.keyboard.press("ArrowUp")
    await visitor.page.keyboard.press("Enter")
    await changed.get_by_role("button", name="Take back").press("Enter")
    await expect(changed.get_by_role("button", name="Keep it")).to_be_focused()
    await check(visitor.page, "the question before a visitor takes a message back")
    await changed.get_by_role("button", name="Take back").press("Enter")
    await expect(visitor.message("Taken back")).to_be_visible()
    await expect(visitor.log).to_be_focused()
    await expect(anna.log).to_contain_text("Taken back")
    await expect(said(anna, "for the garden?")).to_have_count(0)
    await check(visitor.page, "a chat with a message that was taken back")
