"""A customer who waits asks to be called or written to, and keeps her place though she goes."""

from __future__ import annotations

from typing import Any

import pytest

from hub.application.callback import ask_answer_by_mail, ask_callback, cancel_callback, miss_callback
from hub.application.reply import send_reply
from hub.application.undo_send import choose_undo_seconds, send_undoably
from hub.application.visitor import visitor_ends
from hub.domain.conversation import Conversation, State
from hub.domain.departing import UndoSeconds
from hub.domain.ids import IdentityId
from hub.domain.person import Presence
from hub.domain.problem import Conflict, Invalid
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, DORA, LEGAL_QUEUE, MAIL, MAIL_QUEUE, change_entry
from tests.stage.people import let_conversation_change, let_person_change
from tests.stage.stage import Stage

NUMBER = "+49 30 901820"
PAUSE_SECONDS = 600


async def offered(stage: Stage, who: str = "ada") -> Conversation:
    """She waits, and is offered a callback at once."""
    rule = {"when": "length_above", "count": 0, "then": "callback"}
    await stage.run(change_entry, "queues", CHAT_QUEUE, overflow=[rule], callback_attempts=2)
    await stage.write(CHAT, "earlier")
    return await stage.write(CHAT, who, "My order 4711 is missing.")


async def asked(stage: Stage) -> Conversation:
    found = await offered(stage)
    await stage.run(ask_callback, found.identity_id, stage.store.floor.accounts[CHAT], NUMBER)
    return await stage.conversation(found.id)


async def facts(stage: Stage, conversation: Conversation, happening: str) -> list[dict[str, object]]:
    def found(reading: Reading) -> list[dict[str, object]]:
        return [details for _, what, _, details in reading.facts_of(conversation.id) if what == happening]

    return await stage.store.read(found)


async def only_anna(stage: Stage, conversation: Conversation) -> None:
    """Nobody else is in her way: the earlier one is taken."""
    await stage.run(let_conversation_change, conversation.id, head_start_seconds=60)
    await stage.run(let_person_change, ANNA, capacity={"webchat": 1})
    await stage.become(ANNA)
    await stage.pause()
    assert await stage.accept(ANNA) == conversation.id


@staged
async def test_what_she_waits_with_keeps_her_place_and_everybody_sees_where_she_is_called(stage: Stage) -> None:
    before = await offered(stage)
    stage.clock.forward(90)
    await stage.run(ask_callback, before.identity_id, stage.store.floor.accounts[CHAT], NUMBER)
    found = await stage.conversation(before.id)
    kept = (found.waiting_since, found.queued_at, found.level, found.skills, found.queue_id)
    assert kept == (before.waiting_since, before.queued_at, before.level, before.skills, before.queue_id)
    rows = {row.conversation_id: row.callback for row in stage.consoles.desks[DORA].waiting}
    assert rows[found.id] == "+4930901820"
    async with stage.working():
        await only_anna(stage, found)
        (row,) = stage.consoles.desks[ANNA].conversations
        assert row.callback == "+4930901820"
    (fact,) = await facts(stage, found, "callback")
    assert fact == {"way": "phone", "waited_seconds": 90.0}
    assert await facts(stage, found, "abandoned") == []


@staged
async def test_its_offer_says_whom_to_call(stage: Stage) -> None:
    found = await asked(stage)
    await stage.run(let_conversation_change, found.id, head_start_seconds=60)
    async with stage.working():
        await stage.become(ANNA)
        await stage.pause()
        cards = {card.conversation_id: card.callback for card in stage.consoles.desks[ANNA].offers}
        assert cards[found.id] == "+4930901820"


@staged
async def test_leaving_the_page_gives_nothing_up(stage: Stage) -> None:
    found = await asked(stage)
    await stage.run(visitor_ends, found.identity_id, stage.store.floor.accounts[CHAT])
    assert (await stage.conversation(found.id)).state is State.QUEUED
    (earlier,) = [row for row in stage.consoles.desks[DORA].waiting if row.conversation_id != found.id]
    other = await stage.conversation(earlier.conversation_id)  # type: ignore[arg-type]
    await stage.run(visitor_ends, other.identity_id, stage.store.floor.accounts[CHAT])
    assert (await stage.conversation(other.id)).state is State.CLOSED


@staged
async def test_she_may_correct_the_number_and_take_it_back_until_somebody_calls(stage: Stage) -> None:
    found, account = await asked(stage), stage.store.floor.accounts[CHAT]
    for number in (NUMBER, "+49 30 901821"):
        await stage.run(ask_callback, found.identity_id, account, number)
    assert len(await facts(stage, found, "callback")) == 2
    for _ in range(2):
        await stage.run(cancel_callback, found.identity_id, account)
    waiting = await stage.conversation(found.id)
    assert (waiting.state, waiting.waiting_since) == (State.QUEUED, found.waiting_since)
    assert stage.consoles.desks[DORA].waiting[-1].callback == ""
    await stage.run(ask_callback, found.identity_id, account, NUMBER)
    async with stage.working():
        await only_anna(stage, found)
        with pytest.raises(Conflict, match="calling already"):
            await stage.run(cancel_callback, found.identity_id, account)


@staged
async def test_whom_nobody_answers_for_comes_back_after_a_pause_and_ends_after_the_last_attempt(stage: Stage) -> None:
    found = await asked(stage)
    async with stage.working():
        await only_anna(stage, found)
        anna = await stage.person(ANNA)
        await stage.run(miss_callback, found.id, anna)
        aside = await stage.conversation(found.id)
        assert (aside.state, aside.owner, aside.holds_slot) == (State.SNOOZED, ANNA, False)
        # Somebody else has her slot meanwhile: it waits until there is room, with its whole age.
        await stage.pause(1)
        await stage.accept(ANNA)
        await stage.pause(PAUSE_SECONDS)
        back = await stage.conversation(found.id)
        assert (back.state, back.waiting_since) == (State.QUEUED, found.waiting_since)
        await stage.run(let_person_change, ANNA, capacity={"webchat": 2})
        await stage.pause()
        assert await stage.accept(ANNA) == found.id
        await stage.run(miss_callback, found.id, anna)
        assert (await stage.conversation(found.id)).state is State.WRAP_UP
    assert [fact["attempt"] for fact in await facts(stage, found, "callback_missed")] == [1, 2]


@staged
async def test_whoever_is_reached_by_no_call_has_what_her_agent_wrote_just_before(stage: Stage) -> None:
    found = await asked(stage)
    async with stage.working():
        await only_anna(stage, found)
        anna = await stage.person(ANNA)
        await stage.run(choose_undo_seconds, anna, UndoSeconds(20, 20))
        await stage.run(send_undoably, found.id, anna, text="I am calling you", client_id="c1")
        await stage.run(miss_callback, found.id, anna)
        assert [item.text for item in await stage.items(found.id) if item.direction == "out"] == ["I am calling you"]
        aside = await stage.conversation(found.id)
        assert (aside.state, aside.owner) == (State.SNOOZED, ANNA)


@staged
async def test_a_pause_ends_on_the_desk_of_an_agent_who_is_there(stage: Stage) -> None:
    found = await asked(stage)
    async with stage.working():
        await only_anna(stage, found)
        await stage.run(miss_callback, found.id, await stage.person(ANNA))
        await stage.become(ANNA, Presence.AWAY)
        await stage.pause(PAUSE_SECONDS + 1)
        back = await stage.conversation(found.id)
        assert (back.state, back.owner) == (State.OPEN, ANNA)


@staged
async def test_a_letter_takes_the_place_of_a_chat_and_is_answered_by_mail(stage: Stage) -> None:
    await stage.run(change_entry, "accounts", CHAT, mail_account=MAIL)
    chat = await offered(stage)
    await stage.run(let_conversation_change, chat.id, level=4, skills={"fr": 2}, head_start_seconds=60)
    await stage.write(CHAT, "ada", "It was a lamp.")
    stage.clock.forward(90)
    await stage.run(ask_answer_by_mail, chat.identity_id, stage.store.floor.accounts[CHAT], "Ada@Example.org")
    assert (await stage.conversation(chat.id)).state is State.CLOSED
    assert await facts(stage, chat, "abandoned") == []
    assert (await facts(stage, chat, "callback"))[0]["way"] == "mail"
    (row,) = [row for row in stage.consoles.desks[DORA].waiting if row.channel == "email"]
    letter = await stage.conversation(row.conversation_id)  # type: ignore[arg-type]
    assert (letter.queue_id, letter.waiting_since, letter.level) == (CHAT_QUEUE, chat.waiting_since, 4)
    assert (letter.skills, letter.head_start_seconds) == ({"fr": 2}, 60)
    (first, *_) = await stage.items(letter.id)
    assert first.text == "My order 4711 is missing.\n\nIt was a lamp."
    async with stage.working():
        await stage.run(let_person_change, BO, capacity={"email": 1})
        await stage.become(BO)
        await stage.pause()
        assert await stage.accept(BO) == letter.id
        await stage.run(send_reply, letter.id, await stage.person(BO), text="It is on its way.", client_id="1")
        await stage.pause()
        assert [command.to.address for command in stage.provider.sent] == ["ada@example.org"]


async def written_to(stage: Stage, *rules: dict[str, Any]) -> Conversation:
    """A letter in the place of a chat, in whose queue these rules hold as well."""
    await stage.run(change_entry, "accounts", CHAT, mail_account=MAIL)
    offers = {"when": "length_above", "count": 0, "then": "callback"}
    await stage.run(change_entry, "queues", CHAT_QUEUE, overflow=[offers, *rules])
    await stage.write(CHAT, "earlier")
    chat = await stage.write(CHAT, "ada", "My order 4711 is missing.")
    await stage.run(ask_answer_by_mail, chat.identity_id, stage.store.floor.accounts[CHAT], "ada@example.org")
    (row,) = [row for row in stage.consoles.desks[DORA].waiting if row.channel == "email"]
    return await stage.conversation(row.conversation_id)  # type: ignore[arg-type]


@staged
async def test_a_letter_goes_on_under_the_rules_of_the_queue_in_which_the_chat_waited(stage: Stage) -> None:
    letter = await written_to(stage, {"when": "waited", "seconds": 600, "then": "queue", "queue": LEGAL_QUEUE})
    async with stage.working():
        await stage.pause(601)
        assert (await stage.conversation(letter.id)).queue_id == LEGAL_QUEUE


@staged
async def test_a_promised_letter_is_not_closed_by_any_queue_that_is(stage: Stage) -> None:
    tomorrow = stage.clock().date().replace(day=stage.clock().day + 1).isoformat()
    await stage.run(change_entry, "hours", "later", name="Later", extra_days={tomorrow: ["08:00-12:00"]})
    close = {"when": "closed", "then": "close", "text": "Closed."}
    for queue in (MAIL_QUEUE, LEGAL_QUEUE):
        await stage.run(change_entry, "queues", queue, overflow=[close], hours="later")
    letter = await written_to(stage, {"when": "waited", "seconds": 600, "then": "queue", "queue": LEGAL_QUEUE})
    assert (letter.queue_id, letter.state) == (CHAT_QUEUE, State.QUEUED)
    async with stage.working():
        await stage.pause(601)
        moved = await stage.conversation(letter.id)
        assert (moved.queue_id, moved.state) == (LEGAL_QUEUE, State.QUEUED)


@staged
async def test_a_callback_is_asked_for_only_where_it_is_offered_and_makes_sense(stage: Stage) -> None:
    account = stage.store.floor.accounts[CHAT]
    plain = await stage.write(CHAT, "cleo")

    async def refused(kind: type[Exception], match: str, use_case: Any, identity: IdentityId, to: str) -> None:
        with pytest.raises(kind, match=match):
            await stage.run(use_case, identity, account, to)

    await refused(Conflict, "No callback is offered", ask_callback, plain.identity_id, NUMBER)
    found = await offered(stage)
    await refused(Invalid, "with its country", ask_callback, found.identity_id, "call me")
    await refused(Conflict, "does not answer by mail", ask_answer_by_mail, found.identity_id, "ada@example.org")
    await refused(Conflict, "Nobody keeps you waiting", ask_callback, IdentityId("nobody"), NUMBER)


@staged
async def test_whoever_is_promised_a_call_is_not_sent_away_when_the_queue_closes(stage: Stage) -> None:
    found = await asked(stage)
    today = stage.clock().date().isoformat()
    await stage.run(change_entry, "hours", "morning", name="Morning", extra_days={today: ["08:00-08:10"]})
    close = {"when": "closed", "then": "close", "text": "Closed."}
    await stage.run(change_entry, "queues", CHAT_QUEUE, overflow=[close], hours="morning")
    async with stage.working():
        await stage.become(ANNA)
        await stage.become(ANNA, Presence.OFFLINE)
        await stage.pause(1200)
        assert (await stage.conversation(found.id)).state is State.QUEUED


@staged
async def test_a_missed_call_needs_a_callback(stage: Stage) -> None:
    found = await offered(stage)
    async with stage.working():
        await only_anna(stage, found)
        with pytest.raises(Conflict, match="Nobody asked"):
            await stage.run(miss_callback, found.id, await stage.person(ANNA))
