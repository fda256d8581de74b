"""What a queue promises is kept in sight by stored times, whoever looks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hub.application.apply_floor import Applying, apply_floor
from hub.application.close import close_conversation, end_conversation
from hub.application.customer import edit_customer
from hub.application.reply import send_reply
from hub.application.snooze import snooze_conversation
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation, transfer_conversation
from hub.application.wait import wait_for_customer
from hub.domain.conversation import Conversation, State, after
from hub.domain.ids import ConversationId
from hub.domain.item import Item
from hub.domain.sla import SlaClock
from hub.storage.seal import Seals
from hub.wire.desk import SlaDue
from hub.wire.promised import SlaKeepable
from tests.deterministic.test_stories_of_overflow import events, facts
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, DORA, MAIL_QUEUE, TEXT, TEXT_QUEUE, change_entry
from tests.stage.stage import Stage
from tests.stage.timers import due_timers, fire_due

USUAL: dict[str, Any] = {
    "name": "Usual",
    "first_response_seconds": 600,
    "next_response_seconds": 1_200,
    "resolution_seconds": 7_200,
}
LOUD: dict[str, Any] = {
    **USUAL,
    "on_warning": {"head_start_seconds": 300},
    "on_breach": {"tell_supervisors": True, "level": 7},
}


async def promises(stage: Stage, *policies: dict[str, Any], queue: str = CHAT_QUEUE, **more: Any) -> None:
    await stage.run(change_entry, "queues", queue, sla=list(policies), **more)


async def next_due(stage: Stage, id_: ConversationId) -> tuple[str, float] | None:
    """What is promised next, and in how many seconds from its arrival."""
    it = await stage.conversation(id_)
    clock = SlaClock.read(it.sla)
    if clock is None or clock.due is None:
        return None
    return clock.due.target.value, (clock.due.at - it.arrived_at).total_seconds()


async def told(stage: Stage, it: Conversation, event: str) -> list[Item]:
    return [item for item in await stage.items(it.id) if item.event == event]


@staged
async def test_a_conversation_carries_what_is_promised_next_on_every_desk_that_shows_it(stage: Stage) -> None:
    await promises(stage, USUAL)
    it = await stage.write(CHAT, "ada")
    (row,) = stage.consoles.desks[ANNA].waiting
    assert row.sla == SlaDue("first_response", after(it.arrived_at, 600), after(it.arrived_at, 480))
    await stage.become(ANNA)
    await stage.run(take_conversation, it.id, await stage.person(ANNA))
    (mine,) = stage.consoles.desks[ANNA].conversations
    assert mine.sla == row.sla
    stage.clock.forward(60)
    await stage.run(send_reply, it.id, await stage.person(ANNA), text="Good morning", client_id="1")
    assert await next_due(stage, it.id) == ("resolution", 7_200)
    assert [fact["target"] for fact in await facts(stage, it, "sla_met")] == ["first_response"]
    await stage.run(close_conversation, it.id, await stage.person(ANNA), disposition="solved")
    assert [fact["target"] for fact in await facts(stage, it, "sla_met")] == ["first_response", "resolution"]
    assert (await stage.conversation(it.id)).sla == {}


@staged
async def test_near_and_missed_are_told_once_and_bring_it_further_ahead(stage: Stage) -> None:
    await promises(stage, LOUD)
    it = await stage.write(CHAT, "ada")
    stage.clock.forward(480)
    assert await fire_due(stage) == 1
    assert (await stage.conversation(it.id)).head_start_seconds == 300
    (near,) = await told(stage, it, "sla_near")
    assert near.details == {"target": "first_response", "policy": "Usual", "tells": "owner"}
    assert await fire_due(stage) == 0
    stage.clock.forward(120)
    assert await fire_due(stage) == 1
    missed = await stage.conversation(it.id)
    assert missed.level == 7
    assert SlaClock.read(missed.sla).told == ("first_response",)  # type: ignore[union-attr]
    assert [fact["target"] for fact in await facts(stage, it, "sla_missed")] == ["first_response"]
    (row,) = stage.consoles.desks[ANNA].waiting
    assert row.missed == ("first_response",)
    await stage.become(ANNA)
    await stage.run(take_conversation, it.id, await stage.person(ANNA))
    await stage.run(send_reply, it.id, await stage.person(ANNA), text="Sorry", client_id="1")
    answered = SlaClock.read((await stage.conversation(it.id)).sla)
    assert answered is not None
    assert (answered.told, answered.missed) == ((), ("first_response",))
    assert await facts(stage, it, "sla_met") == []


@staged
async def test_an_answer_in_time_leaves_its_timer_nothing_to_do(stage: Stage) -> None:
    await promises(stage, {"name": "Only answers", "first_response_seconds": 600})
    it = await stage.write(CHAT, "ada")
    await stage.become(ANNA)
    await stage.run(take_conversation, it.id, await stage.person(ANNA))
    await stage.run(send_reply, it.id, await stage.person(ANNA), text="Good morning", client_id="1")
    stage.clock.forward(700)
    assert [timer.kind.value for timer in await stage.store.read(due_timers)] == ["customer_asked"]
    assert "sla_missed" not in await events(stage, it)


@staged
async def test_a_missed_end_hides_no_answer_that_can_still_be_given_in_time(stage: Stage) -> None:
    await promises(stage, USUAL)
    it = await stage.write(CHAT, "ada")
    anna = await stage.person(ANNA)
    await stage.become(ANNA)
    await stage.run(take_conversation, it.id, anna)
    await stage.run(send_reply, it.id, anna, text="Good morning", client_id="1")
    stage.clock.forward(7_200)
    await fire_due(stage)
    asked = await stage.write(CHAT, "ada", "And now?")
    (row,) = stage.consoles.desks[ANNA].conversations
    assert row.sla is not None
    assert (row.sla.target, row.missed) == ("resolution", ("resolution",))
    due = after(asked.last_message_at, 1_200)
    assert row.sla.keepable == SlaKeepable("next_response", due, after(due, -240))
    await stage.run(snooze_conversation, it.id, anna, None)
    stage.clock.forward(60)
    await stage.write(CHAT, "ada", "Hello?")
    (row,) = stage.consoles.desks[ANNA].conversations
    assert row.sla is not None
    assert row.sla.due_at == stage.clock(), "late by as much as when it was put aside: not at all yet"


@staged
async def test_a_wrap_up_that_runs_out_says_whose_time_it_was(stage: Stage) -> None:
    it = await stage.write(CHAT, "ada")
    anna = await stage.person(ANNA)
    await stage.become(ANNA)
    await stage.run(take_conversation, it.id, anna)
    await stage.run(end_conversation, it.id, anna)
    stage.clock.forward(3_600)
    await fire_due(stage)
    (closed,) = await told(stage, it, "closed")
    assert (closed.author, closed.details) == (None, {"why": "wrap_up_over", "agent": "Anna Holm"})


@staged
async def test_the_clock_rests_while_the_customer_has_the_word(stage: Stage) -> None:
    await promises(stage, USUAL)
    it = await stage.write(CHAT, "ada")
    anna = await stage.person(ANNA)
    await stage.become(ANNA)
    await stage.run(take_conversation, it.id, anna)
    await stage.run(send_reply, it.id, anna, text="Which order?", client_id="1")
    await stage.run(wait_for_customer, it.id, anna)
    (mine,) = stage.consoles.desks[ANNA].conversations
    assert mine.sla is None
    stage.clock.forward(500)
    await stage.write(CHAT, "ada", "This one")
    assert await next_due(stage, it.id) == ("next_response", 500 + 1_200)


@staged
async def test_a_transfer_keeps_what_has_passed_and_the_timer_that_was_stopped_with_the_others(stage: Stage) -> None:
    await promises(stage, USUAL)
    await promises(stage, {**USUAL, "name": "Texts", "first_response_seconds": 3_600}, queue=TEXT_QUEUE)
    it = await stage.write(CHAT, "ada")
    anna = await stage.person(ANNA)
    await stage.become(ANNA)
    await stage.run(take_conversation, it.id, anna)
    stage.clock.forward(100)
    await stage.run(transfer_conversation, it.id, anna, to_queue=TEXT_QUEUE)
    assert await next_due(stage, it.id) == ("first_response", 3_600)
    stage.clock.forward(2_780)
    assert await fire_due(stage) == 1
    assert "sla_near" in await events(stage, it)
    await stage.become(BO)
    await stage.run(transfer_conversation, it.id, await stage.person(DORA), to_queue=MAIL_QUEUE)
    assert (await stage.conversation(it.id)).sla == {}


@staged
async def test_a_promise_that_is_changed_holds_for_what_waits_already(stage: Stage) -> None:
    it = await stage.write(CHAT, "ada")
    assert it.sla == {}
    how = Applying(by="test", secrets=Seals(bytes(32), {}))
    document = {"queues": {CHAT_QUEUE: {"sla": [USUAL]}}}
    await stage.run(apply_floor, document, how)
    assert await fire_due(stage) == 1
    assert await next_due(stage, it.id) == ("first_response", 600)
    week = {
        day: ["10:00-12:00"] for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    }
    await stage.run(apply_floor, {"hours": {"ten": {"name": "Ten", "week": week}}}, how)
    await stage.run(apply_floor, {"queues": {CHAT_QUEUE: {"hours": "ten"}}}, how)
    await fire_due(stage)
    opens = it.arrived_at.replace(hour=10, minute=0, second=0, microsecond=0)
    assert await next_due(stage, it.id) == ("first_response", (after(opens, 600) - it.arrived_at).total_seconds())
    week = {day: ["11:00-12:00"] for day in week}
    await stage.run(apply_floor, {"hours": {"ten": {"week": week}}}, how)
    await fire_due(stage)
    later = opens.replace(hour=11)
    assert await next_due(stage, it.id) == ("first_response", (after(later, 600) - it.arrived_at).total_seconds())


@staged
async def test_a_customer_who_is_promised_more_is_promised_it_at_once(stage: Stage) -> None:
    gold = {"name": "Gold", "tiers": ["gold"], "first_response_seconds": 60}
    big = {"name": "Big", "customer_value_at_least": 100, "first_response_seconds": 120}
    await promises(stage, gold, big, USUAL)
    it = await stage.write(CHAT, "ada")
    assert await next_due(stage, it.id) == ("first_response", 600)
    anna = await stage.person(ANNA)
    await stage.run(edit_customer, it.customer_id, anna, {"value": 250})
    assert await next_due(stage, it.id) == ("first_response", 120)
    await stage.run(edit_customer, it.customer_id, anna, {"tier": "gold"})
    await fire_due(stage)
    assert await next_due(stage, it.id) == ("first_response", 60)


@staged
async def test_what_a_machine_wrote_asks_for_no_answer(stage: Stage) -> None:
    await promises(stage, USUAL)
    it = await stage.write(CHAT, "ada")

    def by_machine(tx: Transaction, id_: ConversationId) -> None:
        found = tx.conversations.get(id_)
        said = replace(found, state=State.OPEN, agent_id=ANNA).said("Good morning", tx.now)
        tx.conversations.save(said.heard("I am away", tx.now, asks=False))

    await stage.run(by_machine, it.id)
    assert await next_due(stage, it.id) == ("resolution", 7_200)


@staged
async def test_who_writes_again_after_an_end_without_an_answer_is_promised_a_whole_one(stage: Stage) -> None:
    await promises(stage, USUAL, queue=TEXT_QUEUE)
    it = await stage.write(TEXT, "ada")
    await stage.become(ANNA)
    anna = await stage.person(ANNA)
    await stage.run(take_conversation, it.id, anna)
    await stage.run(close_conversation, it.id, anna, disposition="solved")
    stage.clock.forward(1_800)
    again = await stage.write(TEXT, "ada", "And another thing")
    assert again.id == it.id
    assert await next_due(stage, it.id) == ("first_response", 1_800 + 600)
