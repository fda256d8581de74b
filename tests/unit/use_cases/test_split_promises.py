"""What is promised to a customer is kept by answers alone, however her conversation is split and made whole."""

from __future__ import annotations

from typing import Any

from hub.application.matter import merge_conversations
from hub.application.split import take_back_split
from hub.application.transfer import take_conversation
from hub.domain.ids import ConversationId
from hub.domain.sla import SlaClock
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import BO, MAIL, MAIL_QUEUE, change_entry
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.stage.timers import fire_due
from tests.unit.use_cases.acts import held
from tests.unit.use_cases.test_split import BEA, answered, split

PROMISED: dict[str, Any] = {
    "name": "Usual",
    "first_response_seconds": 600,
    "next_response_seconds": 1_200,
    "resolution_seconds": 7_200,
}


async def counted(stage: Stage, happening: str, *ids: ConversationId) -> list[object]:
    """The targets of which this was recorded for these conversations."""

    def found(reading: Reading) -> list[object]:
        facts = [fact for id_ in ids for fact in reading.facts_of(id_)]
        return [details["target"] for _, what, _, details in facts if what == happening]

    return await stage.store.read(found)


async def owed(stage: Stage, id_: ConversationId) -> tuple[str, float] | None:
    """Which response is owed, and in how many seconds from the question."""
    it = await stage.conversation(id_)
    clock = SlaClock.read(it.sla)
    if clock is None or clock.due is None or it.asked_at is None:
        return None
    return clock.due.target.value, (clock.due.at - it.asked_at).total_seconds()


async def begun(stage: Stage) -> ConversationId:
    """Bo holds a first letter of Bea in a queue that promises answers."""
    await stage.run(change_entry, "queues", MAIL_QUEUE, sla=[PROMISED])
    await stage.run(let_person_change, BO, capacity={"email": 5})
    return await held(stage, MAIL, BEA, BO)


async def asked(stage: Stage, whole: ConversationId, text: str) -> None:
    stage.clock.forward(60)
    await stage.write(MAIL, BEA, text, thread=whole, key=text)


async def answer(stage: Stage, id_: ConversationId, text: str) -> None:
    stage.clock.forward(60)
    await answered(stage, id_, BO, text, f"<{text}>")


@staged
async def test_a_question_that_moves_is_not_answered_by_that_and_counts_on_where_it_is(stage: Stage) -> None:
    whole = await begun(stage)
    await answer(stage, whole, "It leaves tomorrow")
    await asked(stage, whole, "And my invoice?")
    stage.clock.forward(300)
    part = await split(stage, whole, "And my invoice?")
    assert await counted(stage, "sla_met", whole, part) == ["first_response"]
    # She was answered before: it is the next response that is owed, and since she asked.
    assert await owed(stage, part) == ("next_response", 1_200)
    assert await owed(stage, whole) is None
    await answer(stage, part, "Here it is")
    assert await counted(stage, "sla_met", part) == ["next_response"]


@staged
async def test_what_was_missed_before_it_moved_is_not_missed_again(stage: Stage) -> None:
    whole = await begun(stage)
    await answer(stage, whole, "It leaves tomorrow")
    await asked(stage, whole, "And my invoice?")
    stage.clock.forward(1_200)
    await fire_due(stage)
    part = await split(stage, whole, "And my invoice?")
    await fire_due(stage)
    assert await counted(stage, "sla_missed", whole, part) == ["next_response"]
    await stage.run(take_back_split, whole, part, await stage.person(BO))
    await fire_due(stage)
    await answer(stage, whole, "Sorry")
    assert await counted(stage, "sla_missed", whole, part) == ["next_response"]
    assert await counted(stage, "sla_met", whole, part) == ["first_response"]


@staged
async def test_what_was_answered_in_the_whole_is_not_asked_again_in_the_rest(stage: Stage) -> None:
    whole = await begun(stage)
    await asked(stage, whole, "And my invoice?")
    await answer(stage, whole, "Both tomorrow")
    part = await split(stage, whole, "And my invoice?")
    rest = await stage.conversation(whole)
    assert (rest.asked_at, rest.unread, rest.replied_at is None) == (None, 0, False)
    stage.clock.forward(3_600)
    await fire_due(stage)
    assert await counted(stage, "sla_missed", whole, part) == []


@staged
async def test_two_open_questions_are_owed_an_answer_each(stage: Stage) -> None:
    whole = await begun(stage)
    await asked(stage, whole, "And my invoice?")
    part = await split(stage, whole, "And my invoice?")
    assert await owed(stage, whole) == ("first_response", 600)
    assert await owed(stage, part) == ("first_response", 600)
    await answer(stage, part, "Here it is")
    assert await counted(stage, "sla_met", whole) == []
    # Made whole again our word is the last, and it was counted where it was said.
    await stage.run(take_back_split, whole, part, await stage.person(BO))
    assert await counted(stage, "sla_met", whole, part) == ["first_response"]


@staged
async def test_what_closes_into_another_is_not_resolved(stage: Stage) -> None:
    whole = await begun(stage)
    await asked(stage, whole, "And my invoice?")
    part = await split(stage, whole, "And my invoice?")
    bo = await stage.person(BO)
    await stage.run(take_back_split, whole, part, bo)
    assert await counted(stage, "sla_met", whole, part) == []
    other = (await stage.write(MAIL, BEA, "Something else", key="other")).id
    await stage.run(take_conversation, other, bo)
    await stage.run(merge_conversations, whole, other, bo)
    assert await counted(stage, "sla_met", whole, other) == []
