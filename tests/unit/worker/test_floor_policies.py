"""The floor in memory tells the engine what each queue is configured to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.domain.floor import RelaxationStep
from hub.domain.ids import PersonId
from hub.domain.person import Presence
from hub.worker.decision_record import record_of
from routing.floor import AgentOrder, ConversationOrder
from tests.unit.worker.mirrors import GENERAL, ORDERS, SALES, agent, at, floor, matched, mirror, waits


def test_agents_come_in_the_order_of_the_queue() -> None:
    expert, novice = agent("expert", ready=5, skills={"de": 9}), agent("novice", ready=0, skills={"de": 3})
    asked = waits("c1", 10, {"de": 2})
    for order, chosen in (
        (AgentOrder.DEFAULT, "novice"),
        (AgentOrder.MOST_SKILLED, "expert"),
        (AgentOrder.LEAST_SKILLED, "novice"),
    ):
        one = mirror(floor(agent_order=order), expert, novice)
        one.put_conversation(asked, at(10))
        assert matched(one, 10) == [("c1", chosen)], order


def test_by_default_who_holds_least_comes_before_who_is_idle_longest() -> None:
    one = mirror(floor(), agent("busy", ready=0), agent("free", ready=5))
    one.hold(PersonId("busy"), waits("held").id, "sms")
    one.put_conversation(waits("c1", 10), at(10))
    assert matched(one, 10) == [("c1", "free")]


def test_conversations_come_in_the_order_of_the_queue() -> None:
    older, higher = waits("older", 0), waits("higher", 5, level=3)
    for order, first in ((ConversationOrder.OLDEST_FIRST, "older"), (ConversationOrder.STRICT_LEVELS, "higher")):
        one = mirror(floor(conversation_order=order))
        one.put_conversation(older, at(5))
        one.put_conversation(higher, at(5))
        one.put_person(agent("ann", ready=6, capacity={"sms": 1}), at(6))
        assert matched(one, 6) == [(first, "ann")]


@pytest.mark.parametrize(("overdue_after", "first"), [(3_600, "low"), (0, "high")])
def test_whoever_waits_too_long_comes_first_unless_nobody_ever_does(overdue_after: int, first: str) -> None:
    one = mirror(floor(conversation_order=ConversationOrder.STRICT_LEVELS, overdue_after_seconds=overdue_after))
    one.put_conversation(waits("low", 0), at(0))
    one.put_conversation(waits("high", 3_500, level=9), at(3_500))
    one.put_person(agent("ann", ready=3_600, capacity={"sms": 1}), at(3_600))
    assert matched(one, 3_600) == [(first, "ann")]


STEPS = (RelaxationStep(30, lowers={"de": 2}), RelaxationStep(60, drops=("de",), also_queues=(ORDERS,)))


def test_what_is_asked_grows_smaller_from_when_it_joined_the_queue() -> None:
    one = mirror(floor(relaxation=STEPS), agent("ann", skills={"de": 2}))
    one.put_conversation(waits("c1", 0, {"de": 5}, queued_at=at(100)), at(100))
    assert matched(one, 129) == []
    one.prospects(at(100))
    assert one.seconds_to_sleep(at(100), 600) == 30
    assert matched(one, 130) == [("c1", "ann")]


def test_other_queues_help_after_a_time() -> None:
    one = mirror(floor(relaxation=STEPS), agent("sal", team=SALES))
    one.put_conversation(waits("c1", 0, {"de": 5}), at(0))
    assert matched(one, 59) == []
    assert matched(one, 60) == [("c1", "sal")]


def test_a_skill_expires_by_itself() -> None:
    one = mirror(floor(skill_expires_after_seconds={"de": 45}), agent("ann"))
    one.put_conversation(waits("c1", 0, {"de": 5}), at(0))
    assert matched(one, 44) == []
    assert matched(one, 45) == [("c1", "ann")]


def test_a_changed_queue_holds_at_once_for_what_already_waits() -> None:
    one = mirror(floor(), agent("ann", skills={"de": 2}))
    one.put_conversation(waits("c1", 0, {"de": 5}), at(0))
    assert matched(one, 300) == []
    one.put_floor(floor(2, relaxation=STEPS[:1]), at(300))
    assert matched(one, 300) == [("c1", "ann")]


def test_a_team_that_takes_over_a_queue_serves_it_at_once() -> None:
    before = floor()
    one = mirror(before, agent("sal", team=SALES))
    one.put_conversation(waits("c1", 0), at(0))
    assert matched(one, 1) == []
    moved = replace(before, version=2, queues={GENERAL: replace(before.queues[GENERAL], team=SALES)})
    one.put_floor(moved, at(2))
    assert matched(one, 2) == [("c1", "sal")]


def test_the_record_tells_trigger_score_passed_over_and_the_version_of_rule_and_floor() -> None:
    one = mirror(floor(41))
    one.put_conversation(waits("c1", 0), at(5))
    one.put_conversation(waits("c2", 5, {"de": 1}), at(5))
    one.put_floor(floor(42), at(5))
    one.put_person(agent("ann", ready=10, capacity={"sms": 1}, skills={"de": 1}), at(10))
    (decision,) = one.decide(at(10))
    record = record_of(decision)
    assert (record["trigger"], record["score"]) == ("agent_free", 10.0)
    assert record["passed_over"] == [{"conversation_id": "c2", "score": 5.0}]
    assert str(record["rule_version"]).endswith(", floor 42")


def test_a_former_agent_is_the_first_choice_when_her_time_alone_is_over() -> None:
    ann, bo = agent("ann", ready=9), agent("bo", ready=0)
    meant = waits("c1", 10, named_agent_id=PersonId("ann"), named_until=at(10))
    one = mirror(floor(), ann, bo)
    one.put_conversation(meant, at(10))
    (decision,) = one.decide(at(10))
    assert (decision.agent_id, decision.rule) == ("ann", "first_choice")
    one = mirror(floor(), replace(ann, presence=Presence.AWAY), bo)
    one.put_conversation(meant, at(10))
    assert matched(one, 10) == [("c1", "bo")]
