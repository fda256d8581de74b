"""What the hub keeps of a day becomes what the simulator plays: facts of real use cases, read from the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hub.application.close import close_conversation, customer_left, end_conversation
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.application.wait import wait_for_customer
from hub.domain.ids import ConversationId
from hub.domain.person import Presence
from hub.worker.queue_trial_day import (
    NEEDED,
    KeptDay,
    TrialTask,
    chosen_day,
    day_of,
    doors_of,
    happened_on,
    last_busy_day,
)
from routing.trial.recorded import Kind
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, MAIL_QUEUE, TEXT, TEXT_QUEUE
from tests.stage.stage import Stage


def midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def leave(tx: Transaction, id_: ConversationId) -> None:
    customer_left(tx, tx.conversations.get(id_), "customer_left")


async def whole_day(stage: Stage) -> TrialTask:
    """The day that the stage's clock shows, as if it had been busy."""
    kept, people = await stage.store.read(chosen_day, midnight(stage.clock()))
    padded = {**kept.asked, **{f"more {number}": next(iter(kept.asked.values())) for number in range(NEEDED)}}
    return TrialTask(KeptDay(kept.since, kept.facts, padded), people, stage.store.floor, stage.store.floor)


@staged
async def test_a_served_and_a_lost_customer_are_found_in_the_facts(stage: Stage) -> None:
    began = (stage.clock() - midnight(stage.clock())).total_seconds()
    anna = await stage.person(ANNA)
    await stage.become(ANNA)
    served, lost = await stage.write(CHAT, "ada"), await stage.write(CHAT, "bea")
    stage.clock.forward(30)
    await stage.run(take_conversation, served.id, anna)
    await stage.run(leave, lost.id)
    stage.clock.forward(200)
    await stage.run(end_conversation, served.id, anna)
    stage.clock.forward(15)
    await stage.run(close_conversation, served.id, anna, disposition="solved")
    stage.clock.forward(3_600)
    await stage.become(ANNA, Presence.AWAY)
    day = day_of(await whole_day(stage))
    (one,) = day.scenario.classes
    assert one.trace == pytest.approx((began, began))
    stream = day.streams[one.name]
    assert (stream.queue_id, stream.channel) == (CHAT_QUEUE, "webchat")
    assert stream.wrap_up is not None
    assert stream.wrap_up.mean == pytest.approx(15)
    group = next(group for group in day.scenario.groups if group.name == ANNA)
    assert group.service_of(one)[0].mean == pytest.approx(200)
    quarter = int(began // 900)
    assert group.agents[quarter : quarter + 5] == (1, 1, 1, 1, 0)
    assert day.recorded is not None
    assert (day.recorded.conversations, day.recorded.abandoned, day.recorded.mean_wait) == (2, 1, 30.0)


@staged
async def test_waiting_on_the_customer_ends_the_work_where_it_gives_back_the_slot(stage: Stage) -> None:
    anna = await stage.person(ANNA)
    await stage.become(ANNA)
    for account in (CHAT, TEXT):
        found = await stage.write(account, "ada")
        await stage.run(take_conversation, found.id, anna)
        stage.clock.forward(100)
        await stage.run(wait_for_customer, found.id, anna)
    kept, _ = await stage.store.read(chosen_day, midnight(stage.clock()))
    happened = list(happened_on(kept, stage.store.floor))
    assert [one.queue_id for one in happened if one.kind is Kind.LEFT] == [TEXT_QUEUE]


@staged
async def test_the_last_day_that_was_busy_enough_is_read(stage: Stage) -> None:
    first = midnight(stage.clock())
    for number in range(NEEDED):
        await stage.write(CHAT, f"customer {number}")
    stage.clock.forward(timedelta(days=1).total_seconds())
    await stage.write(CHAT, "one more")
    kept, people = await stage.store.read(last_busy_day, first + timedelta(days=2))
    assert (kept.since, kept.arrived) == (first, NEEDED)
    assert len(people) == 5
    later, _ = await stage.store.read(last_busy_day, first + timedelta(days=30))
    assert (later.since, later.arrived) == (first + timedelta(days=29), 0)


@staged
async def test_a_quiet_day_is_replaced_by_the_realistic_one_on_this_floor(stage: Stage) -> None:
    kept, people = await stage.store.read(chosen_day, midnight(stage.clock()))
    floor = stage.store.floor
    day = day_of(TrialTask(kept, people, floor, floor))
    assert not day.is_recorded
    assert {one.queue_id for one in day.streams.values()} == {CHAT_QUEUE, TEXT_QUEUE, MAIL_QUEUE}
    assert f"{MAIL_QUEUE} email fr:3" in day.streams, "an entry rule asks for French"
    assert sorted(name for crew in day.crews.values() for name in crew.agent_ids) == ["anna", "bo", "chris"]
    assert day_of(TrialTask(None, people, floor, floor)).streams.keys() == day.streams.keys()


@staged
async def test_whoever_was_there_when_the_day_began_is_known_from_what_she_did_next(stage: Stage) -> None:
    await stage.become(ANNA)
    stage.clock.forward(timedelta(days=1).total_seconds())
    await stage.write(CHAT, "ada")
    day = day_of(await whole_day(stage))
    there = {group.name: group.agents[0] for group in day.scenario.groups}
    assert (there[ANNA], there[BO]) == (1, 0), "nothing changed for either"
    await stage.become(ANNA, Presence.OFFLINE)
    await stage.become(BO)
    there = {group.name: group.agents[0] for group in day_of(await whole_day(stage)).scenario.groups}
    assert (there[ANNA], there[BO]) == (1, 0), "she went, and Bo came"


@staged
async def test_facts_of_a_queue_that_is_gone_are_left_out(stage: Stage) -> None:
    await stage.write(CHAT, "ada")
    task = await whole_day(stage)
    queues = {id_: queue for id_, queue in task.before.queues.items() if id_ != CHAT_QUEUE}
    assert not day_of(replace(task, before=replace(task.before, queues=queues))).scenario.classes
    assert {door.queue_id for door in doors_of(replace(task.before, queues={}))} == set()
