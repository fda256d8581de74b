"""What the hub keeps of a day becomes what the simulator plays: facts of real use cases, read from the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hub.application.close import close_conversation, customer_left, end_conversation
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.application.wait import wait_for_customer
from hub.domain.ids import ConversationId
from hub.domain.local_day import LocalDay
from hub.domain.person import Presence
from hub.worker.queue_trial_day import (
    NEEDED,
    KeptDay,
    TrialTask,
    chosen_day,
    day_of,
    doors_of,
    happened_on,
    kept_day,
    last_busy_day,
)
from routing.trial.recorded import Kind
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, MAIL_QUEUE, TEXT, TEXT_QUEUE
from tests.stage.stage import Stage


def midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def today(stage: Stage) -> LocalDay:
    return LocalDay.at(stage.clock(), "UTC")


def leave(tx: Transaction, id_: ConversationId) -> None:
    customer_left(tx, tx.conversations.get(id_), "customer_left")


async def whole_day(stage: Stage) -> TrialTask:
    """The day that the stage's clock shows, as if it had been busy."""
    kept, people = await stage.store.read(chosen_day, today(stage))
    padded = {**kept.asked, **{f"more {number}": next(iter(kept.asked.values())) for number in range(NEEDED)}}
    return TrialTask(KeptDay(kept.day, kept.facts, padded), people, stage.store.floor, stage.store.floor)


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
    kept, _ = await stage.store.read(chosen_day, today(stage))
    happened = list(happened_on(kept, stage.store.floor))
    assert [one.queue_id for one in happened if one.kind is Kind.LEFT] == [TEXT_QUEUE]


@staged
async def test_the_last_day_that_was_busy_enough_is_read(stage: Stage) -> None:
    first = today(stage)
    for number in range(NEEDED):
        await stage.write(CHAT, f"customer {number}")
    stage.clock.forward(timedelta(days=1).total_seconds())
    await stage.write(CHAT, "one more")
    kept, people = await stage.store.read(last_busy_day, first.before(-2))
    assert (kept.day, kept.arrived) == (first, NEEDED)
    assert len(people) == 5
    later, _ = await stage.store.read(last_busy_day, first.before(-30))
    assert (later.day, later.arrived) == (first.before(-29), 0)


@staged
async def test_a_day_is_that_of_the_zone_and_as_long_as_it_was_there(stage: Stage) -> None:
    stage.clock.forward((datetime(2026, 10, 24, 21, 30, tzinfo=UTC) - stage.clock()).total_seconds())
    late = await stage.write(CHAT, "ada")
    stage.clock.forward(3_600)
    early = await stage.write(CHAT, "bea")
    stage.clock.forward(24 * 3_600)
    last = await stage.write(CHAT, "cleo")
    days = [LocalDay(date(2026, 10, number), "Europe/Berlin") for number in (24, 25)]
    kept = [(await stage.store.read(chosen_day, day))[0] for day in days]
    assert [set(day.asked) for day in kept] == [{late.id}, {early.id, last.id}]
    assert [day.between for day in kept] == [(0, 24 * 3_600), (0, 25 * 3_600)], "clocks went back"
    queued = [one.at for one in happened_on(kept[1], stage.store.floor) if one.kind is Kind.QUEUED]
    assert queued == [1_800, 24.5 * 3_600]
    people = list((await stage.store.read(chosen_day, days[1]))[1])
    padded = {**kept[1].asked, **{f"more {number}": kept[1].asked[last.id] for number in range(NEEDED)}}
    floor = stage.store.floor
    played = day_of(TrialTask(KeptDay(days[1], kept[1].facts, padded), people, floor, floor))
    assert (played.scenario.horizon, len(played.scenario.periods)) == (25 * 3_600, 100)


@staged
async def test_of_a_day_that_is_too_large_the_busiest_part_is_played(stage: Stage) -> None:
    anna = await stage.person(ANNA)
    await stage.become(ANNA)
    stage.clock.forward((datetime(2026, 6, 2, 8, 5, tzinfo=UTC) - stage.clock()).total_seconds())
    early = await stage.write(CHAT, "early")
    stage.clock.forward(3_600)
    served, second = await stage.write(CHAT, "served"), await stage.write(CHAT, "second")
    await stage.run(take_conversation, early.id, anna)
    stage.clock.forward(40)
    await stage.run(take_conversation, served.id, anna)
    stage.clock.forward(1_000)
    await stage.run(end_conversation, served.id, anna)
    await stage.run(close_conversation, served.id, anna, disposition="solved")
    await stage.become(ANNA, Presence.AWAY)
    whole = await stage.store.read(kept_day, today(stage), 3)
    assert (whole.part, whole.arrived, whole.between) == (None, 3, (0, 86_400))
    cut = await stage.store.read(kept_day, today(stage), 2)
    assert cut.part == (8.25 * 3_600, 9.25 * 3_600, 3)
    assert set(cut.asked) == {served.id, second.id}
    floor, people = stage.store.floor, list((await stage.store.read(chosen_day, today(stage)))[1])
    padded = {**cut.asked, **{f"more {number}": cut.asked[second.id] for number in range(NEEDED)}}
    day = day_of(TrialTask(replace(cut, asked=padded), people, floor, floor))
    assert day.recorded is not None
    assert (day.recorded.conversations, day.recorded.mean_wait) == (2, 40.0)
    (one,) = day.scenario.classes
    group = next(group for group in day.scenario.groups if group.name == ANNA)
    assert group.service_of(one)[0].mean == pytest.approx(1_000), "how it went on is told after the part as well"
    assert day.scenario.horizon == 9.25 * 3_600
    assert group.agents == (*[0] * 33, *[1] * 4, 1), "nobody is there before it begins, and who was there stays"


@staged
async def test_a_quiet_day_is_replaced_by_the_realistic_one_on_this_floor(stage: Stage) -> None:
    kept, people = await stage.store.read(chosen_day, today(stage))
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
