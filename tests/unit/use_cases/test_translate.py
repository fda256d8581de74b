"""Messages are read in one's own language, and replies leave in the customer's."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from hub.application.edit_message import edit_message
from hub.application.reply import add_note, send_reply
from hub.application.transfer import transfer_conversation
from hub.application.translate import Bounds, by_itself, choose_by_itself
from hub.application.translator import TranslatorFailed, Why
from hub.application.undo_send import choose_undo_seconds, send_undoably, take_back
from hub.application.withdraw_message import withdraw_message
from hub.domain.departing import DepartingReply, UndoSeconds
from hub.domain.draft import DraftKind
from hub.domain.ids import ConversationId, ItemId
from hub.domain.item import Direction, Item
from hub.domain.problem import Conflict, Invalid, NotAllowed, NotFound, TooLarge, TooMany
from hub.domain.translation import ORIGINAL, Translated, language_tag
from hub.worker.translations import TranslationDesk
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, DORA, LEGAL_QUEUE, MAIL
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held, item_of

BOUNDS = Bounds(longest_text=200, takes_restricted=False)


class Interpreter:
    """Marks what it is asked for, and counts."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, bool]] = []
        self.source = "fr"
        self.mark = ""
        self.fails: Why | None = None
        self.answers = asyncio.Event()
        self.answers.set()
        self.came = asyncio.Event()

    async def languages(self) -> Sequence[str]:
        return ["en", "fr"]

    async def translate(self, text: str, *, to: str, is_html: bool = False) -> Translated:
        self.asked.append((text, to, is_html))
        self.came.set()
        await self.answers.wait()
        if self.fails is not None:
            raise TranslatorFailed(self.fails, "for the log")
        return Translated(self.mark.format(text) if self.mark else f"[{to}] {text}", self.source)


def desk_on(stage: Stage, bounds: Bounds = BOUNDS) -> tuple[TranslationDesk, Interpreter]:
    interpreter = Interpreter()
    return TranslationDesk(stage.store, interpreter, bounds), interpreter


async def asked(stage: Stage) -> tuple[ConversationId, Item]:
    """A conversation of Anna's, and what its customer said."""
    id_ = await held(stage)
    return id_, next(item for item in await stage.items(id_) if item.direction is Direction.IN)


@staged
async def test_each_message_is_asked_for_once_in_each_language_whoever_asks(stage: Stage) -> None:
    id_, item = await asked(stage)
    desk, interpreter = desk_on(stage)
    anna, bo = await stage.person(ANNA), await stage.person(BO)
    both = await asyncio.gather(*(desk.of_message(id_, who, item.id, "en") for who in (anna, bo)))
    assert {one.text for one in both} == {"[en] Hello"}
    again = await desk.of_message(id_, bo, item.id, "EN")
    assert (again.text, again.source, again.language) == ("[en] Hello", "fr", "en")
    await desk.of_message(id_, anna, item.id, "zh-hans")
    assert [to for _, to, _ in interpreter.asked] == ["en", "zh-Hans"]
    other_node, idle = desk_on(stage)
    await other_node.of_message(id_, anna, item.id, "en")
    assert idle.asked == []


@staged
async def test_whoever_may_read_a_message_or_note_may_translate_it_and_nobody_else(stage: Stage) -> None:
    id_, item = await asked(stage)
    desk, interpreter = desk_on(stage)
    note, _ = await stage.run(add_note, id_, await stage.person(ANNA), text="She is cross.", client_id=None)
    found = await desk.of_message(id_, await stage.person(BO), note.id, "fr")
    assert found.text == "[fr] She is cross."
    with pytest.raises(NotFound, match="no such conversation"):
        await desk.of_message(id_, await stage.person(CHRIS), item.id, "en")
    other = await held(stage, who="bea")
    with pytest.raises(NotFound, match="no such message"):
        await desk.of_message(other, await stage.person(ANNA), item.id, "en")
    event = next(one for one in await stage.items(id_) if one.event)
    with pytest.raises(NotFound, match="no such message"):
        await desk.of_message(id_, await stage.person(ANNA), event.id, "en")
    assert len(interpreter.asked) == 1


@staged
async def test_a_translation_goes_with_the_words_that_it_translates(stage: Stage) -> None:
    id_, _ = await asked(stage)
    desk, interpreter = desk_on(stage)
    anna = await stage.person(ANNA)
    ours, _ = await stage.run(send_reply, id_, anna, text="Helo", client_id="c1")
    await desk.of_message(id_, anna, ours.id, "fr")
    await stage.run(edit_message, id_, anna, ours.id, "Hello")
    assert (await desk.of_conversation(id_, anna, "fr")).kept == []
    assert (await desk.of_message(id_, anna, ours.id, "fr")).text == "[fr] Hello"
    await stage.run(withdraw_message, id_, anna, ours.id)
    assert (await desk.of_conversation(id_, anna, "fr")).kept == []
    with pytest.raises(Conflict, match="taken back"):
        await desk.of_message(id_, anna, ours.id, "fr")
    assert len(interpreter.asked) == 2


@staged
async def test_what_was_changed_while_it_was_translated_keeps_no_translation_of_what_it_said(stage: Stage) -> None:
    id_, _ = await asked(stage)
    desk, interpreter = desk_on(stage)
    anna = await stage.person(ANNA)
    ours, _ = await stage.run(send_reply, id_, anna, text="Helo", client_id="c1")
    interpreter.answers.clear()

    async def edit_then_answer() -> None:
        await interpreter.came.wait()
        await stage.run(edit_message, id_, anna, ours.id, "Hello")
        interpreter.answers.set()

    with pytest.raises(Conflict, match="changed or taken back meanwhile"):
        await asyncio.gather(desk.of_message(id_, anna, ours.id, "fr"), edit_then_answer())
    assert (await desk.of_conversation(id_, anna, "fr")).kept == []


@staged
async def test_whatever_fails_is_told_with_what_to_do_and_keeps_nothing(stage: Stage) -> None:
    id_, item = await asked(stage)
    desk, interpreter = desk_on(stage)
    anna = await stage.person(ANNA)
    told = {
        Why.LATE: (Conflict, "try again in a moment, nothing is lost"),
        Why.AWAY: (Conflict, "try again later, or tell an administrator"),
        Why.REFUSED: (Conflict, "looks at HUB_TRANSLATION_KEY"),
        Why.TOO_LONG: (TooLarge, "translate it in parts"),
        Why.TOO_OFTEN: (TooMany, "in a minute"),
        Why.LANGUAGE: (Conflict, "choose another one"),
    }
    for why in Why:
        interpreter.fails = why
        kind, advice = told[why]
        with pytest.raises(kind, match=advice):
            await desk.of_message(id_, anna, item.id, "en")
        with pytest.raises(kind, match=advice):
            await desk.of_draft(id_, anna, "Hello", "", "fr")
    interpreter.fails = None
    assert (await desk.of_message(id_, anna, item.id, "en")).text == "[en] Hello"


@staged
async def test_without_a_translator_the_refusal_names_the_setting(stage: Stage) -> None:
    id_, item = await asked(stage)
    desk = TranslationDesk(stage.store, None, BOUNDS)
    anna = await stage.person(ANNA)
    assert not desk.is_on
    for question in (
        desk.languages(),
        desk.of_conversation(id_, anna, "en"),
        desk.of_message(id_, anna, item.id, "en"),
        desk.of_draft(id_, anna, "Hello", "", "fr"),
    ):
        with pytest.raises(Conflict, match="HUB_TRANSLATION_URL"):
            await question


@staged
async def test_words_of_a_restricted_queue_leave_only_where_the_operator_lets_them(stage: Stage) -> None:
    found = await stage.write(MAIL, "ada@example.org")
    await stage.run(transfer_conversation, found.id, await stage.person(DORA), to_queue=LEGAL_QUEUE)
    chris = await stage.person(CHRIS)
    item = next(one for one in await stage.items(found.id) if one.direction is Direction.IN)
    desk, interpreter = desk_on(stage)
    assert not (await desk.of_conversation(found.id, chris, "en")).is_possible
    with pytest.raises(Conflict, match="restricted queue"):
        await desk.of_message(found.id, chris, item.id, "en")
    assert interpreter.asked == []
    desk, interpreter = desk_on(stage, Bounds(200, takes_restricted=True))
    assert (await desk.of_message(found.id, chris, item.id, "en")).text == "[en] Hello"


@staged
async def test_a_text_that_is_too_long_or_empty_and_a_tag_that_is_none_are_not_sent(stage: Stage) -> None:
    id_, _ = await asked(stage)
    desk, interpreter = desk_on(stage)
    anna = await stage.person(ANNA)
    long, _ = await stage.run(send_reply, id_, anna, text="x" * 201, client_id="c1")
    with pytest.raises(TooLarge, match="At most 200 characters are translated at once; this text has 201"):
        await desk.of_message(id_, anna, long.id, "en")
    with pytest.raises(TooLarge):
        await desk.of_draft(id_, anna, "x" * 201, "", "en")
    with pytest.raises(Invalid, match="Write something first"):
        await desk.of_draft(id_, anna, "  ", "", "en")
    with pytest.raises(Invalid, match="is a tag such as"):
        await desk.of_message(id_, anna, ItemId(long.id), "français")
    assert interpreter.asked == []


@staged
async def test_the_customers_language_is_what_she_wrote_last_else_what_is_known_of_her(stage: Stage) -> None:
    id_, item = await asked(stage)
    desk, interpreter = desk_on(stage)
    anna = await stage.person(ANNA)
    before = (await desk.of_conversation(id_, anna, "en")).customer_language
    await desk.of_message(id_, anna, item.id, "en")
    assert (await desk.of_conversation(id_, anna, "de")).customer_language == "fr"
    await stage.write(CHAT, "ada", "Danke")
    last = (await stage.items(id_))[-1]
    interpreter.source = ""
    await desk.of_message(id_, anna, last.id, "en")
    assert (await desk.of_conversation(id_, anna, "en")).customer_language == "fr", "nobody knows of the last one"
    interpreter.source = "de"
    await desk.of_message(id_, anna, last.id, "fr")
    found = await desk.of_conversation(id_, anna, "en")
    assert (before, found.customer_language, [one.item_id for one in found.kept]) == ("", "de", [item.id, last.id])


@staged
async def test_a_reply_is_translated_for_whoever_writes_there(stage: Stage) -> None:
    id_, _ = await asked(stage)
    desk, _ = desk_on(stage)
    with pytest.raises(NotAllowed, match="You do not hold"):
        await desk.of_draft(id_, await stage.person(BO), "Hello", "", "fr")
    anna = await stage.person(ANNA)
    made = await desk.of_draft(id_, anna, "Hello", "", "fr")
    assert (made.text, made.html) == ("[fr] Hello", "")
    with pytest.raises(Invalid, match="plain text only"):
        await desk.of_draft(id_, anna, "Hello", "<b>Hello</b>", "fr")


@staged
async def test_a_mail_keeps_its_form_and_what_goes_and_comes_back_is_cleaned(stage: Stage) -> None:
    id_ = await held(stage, MAIL, "ada@example.org", BO)
    desk, interpreter = desk_on(stage)
    bo = await stage.person(BO)
    rich = await desk.of_draft(id_, bo, "Hello", '<div><b onclick="x()">Hello</b></div><script>x()</script>', "fr")
    assert interpreter.asked[-1] == ("<div><b>Hello</b></div>", "fr", True)
    assert (rich.text.split(), rich.html) == (["[fr]", "Hello"], "[fr] <div><b>Hello</b></div>")
    assert (await desk.of_draft(id_, bo, "Hello", "<div>Hello</div>", "fr")).html == "", "it says no more than plain"
    interpreter.mark = '<img src="https://tracker.example/1"><i>{}</i>'
    made = await desk.of_draft(id_, bo, "Hello", "<b>Hello</b>", "fr")
    assert (made.text, made.html) == ("Hello", "<i><b>Hello</b></i>")


@staged
async def test_what_was_written_before_it_was_translated_stands_with_the_message_until_that_says_else(
    stage: Stage,
) -> None:
    id_, _ = await asked(stage)
    anna = await stage.person(ANNA)
    item, _ = await stage.run(send_reply, id_, anna, text="Bonjour", client_id="c1", original="Hello")
    assert (await item_of(stage, id_, item)).details[ORIGINAL] == "Hello"
    await stage.run(edit_message, id_, anna, item.id, "Bonsoir")
    assert ORIGINAL not in (await item_of(stage, id_, item)).details
    gone, _ = await stage.run(send_reply, id_, anna, text="Adieu", client_id="c2", original="Good-bye")
    await stage.run(withdraw_message, id_, anna, gone.id)
    assert ORIGINAL not in (await item_of(stage, id_, gone)).details
    with pytest.raises(Invalid, match="before it was translated"):
        await stage.run(send_reply, id_, anna, text="Oui", client_id="c3", original="x" * 100_001)


@staged
async def test_what_is_taken_back_in_time_is_a_draft_with_her_own_words_again(stage: Stage) -> None:
    id_, _ = await asked(stage)
    anna = await stage.person(ANNA)
    await stage.run(choose_undo_seconds, anna, UndoSeconds(5, 5))
    sent = await stage.run(send_undoably, id_, anna, text="Bonjour", client_id="c1", original="Hello")
    assert isinstance(sent, DepartingReply)
    await stage.run(take_back, id_, anna, "c1")
    draft = await stage.store.read(lambda tx: tx.drafts.get(ANNA, id_, DraftKind.REPLY))
    assert draft is not None
    assert (draft.text, draft.fields[ORIGINAL]) == ("Bonjour", "Hello")
    async with stage.working():
        await stage.run(send_undoably, id_, anna, text="Bonjour", client_id="c2", original="Hello")
        await stage.pause(6)
    assert (await stage.items(id_))[-1].details[ORIGINAL] == "Hello"


@staged
async def test_languages_that_are_translated_by_themselves_are_remembered_for_each_agent(stage: Stage) -> None:
    anna, bo = await stage.person(ANNA), await stage.person(BO)
    await stage.run(choose_by_itself, anna, ["FR", "zh-hans", "fr"])
    assert await stage.store.read(by_itself, anna.id) == ("fr", "zh-Hans")
    assert await stage.store.read(by_itself, bo.id) == ()
    await stage.run(choose_by_itself, anna, [])
    assert await stage.store.read(by_itself, anna.id) == ()
    with pytest.raises(Invalid):
        await stage.run(choose_by_itself, anna, ["not a language"])


@pytest.mark.parametrize(
    ("given", "kept"), [("EN", "en"), ("pt-br", "pt-BR"), ("ZH-hANT", "zh-Hant"), ("zh-hans-cn", "zh-Hans-CN")]
)
def test_a_tag_is_kept_as_everybody_writes_it(given: str, kept: str) -> None:
    assert language_tag(given) == kept
