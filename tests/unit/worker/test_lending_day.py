"""What is measured of a kept day is what happened on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.domain.fact import Happening
from hub.domain.ids import ConversationId
from hub.worker.lending_day import NothingToSearch, measured_day
from routing.lending import pool_of
from tests.unit.worker.lending_days import HOUR, busy_day, instant, presence
from tests.unit.worker.mirrors import GENERAL, ORDERS

BOTH = pool_of({GENERAL, ORDERS})


def test_a_day_is_measured_by_queue_pool_and_hour() -> None:
    day = measured_day(busy_day())
    assert {queue.queue_id: list(queue.arrivals) for queue in day.queues} == {
        GENERAL: [60.0, 60.0, 60.0],
        ORDERS: [60.0, 60.0, 60.0],
    }
    assert {pool.pool_id: list(pool.agents) for pool in day.pools} == {
        GENERAL: [3, 3, 3],
        ORDERS: [3, 3, 3],
        BOTH: [4, 4, 4],
    }
    shared = next(pool for pool in day.pools if pool.pool_id == BOTH)
    assert dict(shared.handle_seconds) == {GENERAL: 300.0, ORDERS: 300.0}
    assert shared.session_rates == (1.0,)
    assert day.service_target_seconds == 60.0


def test_patience_counts_those_who_were_answered_too() -> None:
    (general, _) = measured_day(busy_day()).queues
    assert general.patience_seconds == pytest.approx(180 * 40 / 18)


def test_what_an_agent_rarely_did_takes_as_long_as_it_took_the_others() -> None:
    task = busy_day()
    by = {person.id for person in task.people if len(person.teams) > 1}
    kept = [fact for fact in task.day.facts if not (fact.agent_id in by and fact.queue_id == GENERAL)]
    day = measured_day(replace(task, day=replace(task.day, facts=kept)))
    shared = next(pool for pool in day.pools if pool.pool_id == BOTH)
    assert shared.handle_seconds[GENERAL] == 300.0


def test_who_goes_in_the_middle_of_an_hour_is_there_for_a_part_of_it() -> None:
    task = busy_day()
    first, second, *_ = task.people
    more = [presence(one, 9 * HOUR + 900, is_there=False) for one in (first, second)]
    facts = sorted([*task.day.facts, *more], key=lambda fact: fact.at)
    day = measured_day(replace(task, day=replace(task.day, facts=facts)))
    assert list(next(pool for pool in day.pools if pool.pool_id == GENERAL).agents) == [3, 1, 1]


def test_what_a_conversation_is_passed_on_for_counts_once_as_an_arrival() -> None:
    task = busy_day()
    id_ = ConversationId("c0000")
    moved = [
        replace(
            task.day.facts[10], at=instant(8 * HOUR + 400), happening=happening, conversation_id=id_, queue_id=ORDERS
        )
        for happening in (Happening.QUEUED, Happening.ABANDONED)
    ]
    day = measured_day(replace(task, day=replace(task.day, facts=[*task.day.facts, *moved])))
    assert [sum(queue.arrivals) for queue in day.queues] == [180, 180]


@pytest.mark.parametrize(
    ("task", "told"),
    [(busy_day(is_shared=False), "No two queues share agents"), (busy_day(arrivals=10), "at least 100 conversations")],
    ids=["nobody shared", "quiet"],
)
def test_a_day_that_tells_nothing_says_why_and_what_to_do(task: object, told: str) -> None:
    with pytest.raises(NothingToSearch, match=told):
        measured_day(task)  # type: ignore[arg-type] # a task, as made above


def test_a_day_on_which_nobody_worked_tells_nothing() -> None:
    task = busy_day()
    facts = [fact for fact in task.day.facts if fact.happening is not Happening.PRESENCE]
    away = [replace(person, presence_since=instant(100 * HOUR)) for person in task.people]
    with pytest.raises(NothingToSearch, match="at least 100"):
        measured_day(replace(task, people=away, day=replace(task.day, facts=facts)))
