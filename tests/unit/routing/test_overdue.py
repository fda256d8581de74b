"""Overdue is whoever has really waited as long as her queue allows; a head start is none of that."""

from dataclasses import replace

import pytest

from routing.engine import Engine
from routing.floor import Agent, AgentOrder, ConversationOrder, QueuePolicy, Waiting
from routing.lines import Group, Lend, Line, Pair
from tests.unit.routing.small_floor import SALES, agent, waiting
from tests.unit.routing.test_engine_under_policies import TablePolicy

LEVELS = ConversationOrder.STRICT_LEVELS


def floor(policy: QueuePolicy, *waits: Waiting) -> Engine:
    engine = Engine()
    engine.put_queue(policy)
    for each in waits:
        engine.put_waiting(each)
    return engine


def first(engine: Engine, now: float) -> str:
    """Who is served first at an instant, if somebody is free then; nothing changes by it."""
    engine.put_agent(agent("ann"))
    (decision,) = engine.decide(now)
    engine.undo(decision)
    engine.remove_agent("ann")
    assert engine.decide(now) == []
    return decision.conversation_id


def test_a_head_start_as_long_as_the_limit_leads_past_no_level() -> None:
    strict = QueuePolicy("sales", conversation_order=LEVELS, overdue_after_seconds=600)
    engine = floor(strict, waiting("ahead", 590.0, head_start_seconds=900.0), waiting("high", 595.0, level=9))
    assert first(engine, 700.0) == "high"
    assert first(engine, 1_189.0) == "high"
    assert engine.wakes_at(1_189.0) == 1_190.0
    assert first(engine, 1_190.0) == "ahead"


def test_whoever_is_overdue_comes_before_the_longest_head_start_where_ages_alone_decide() -> None:
    early, late = waiting("early", 0.0), waiting("late", 50.0, head_start_seconds=604_800.0)
    engine = floor(QueuePolicy("sales", overdue_after_seconds=100), early, late)
    assert [first(engine, now) for now in (99.0, 100.0, 150.0, 1_000.0)] == ["late", "early", "early", "early"]
    engine.remove_waiting("early")
    assert first(engine, 1_000.0) == "late"
    engine.put_waiting(waiting("new", 1_000.0, head_start_seconds=604_800.0))
    assert first(engine, 1_000.0) == "late"


def test_whoever_was_set_back_is_overdue_as_soon_as_anybody() -> None:
    back = waiting("back", 0.0, head_start_seconds=-500.0)
    engine = floor(QueuePolicy("sales", overdue_after_seconds=100), back, waiting("later", 10.0))
    assert [first(engine, now) for now in (99.0, 100.0, 120.0)] == ["later", "back", "back"]


def test_the_record_of_whoever_is_overdue_says_so_by_what_she_waited() -> None:
    strict = QueuePolicy("sales", conversation_order=LEVELS, overdue_after_seconds=600)
    engine = floor(strict, waiting("ahead", 0.0, head_start_seconds=900.0, level=1))
    engine.put_agent(agent("ann"))
    (decision,) = engine.decide(500.0)
    assert decision.terms[:2] == (500.0, 900.0)
    assert decision.terms.overdue_seconds is None
    engine.undo(decision)
    (decision,) = engine.decide(610.0)
    assert decision.terms[:2] == (610.0, 900.0)
    assert decision.terms.overdue_seconds == 10.0
    assert decision.score > 1e11


@pytest.mark.parametrize("limit", [400.0, float("inf")])
def test_another_limit_holds_at_once_for_whoever_waits_already(limit: float) -> None:
    usual = QueuePolicy("sales", conversation_order=LEVELS, overdue_after_seconds=600)
    engine = floor(usual, waiting("ahead", 0.0, head_start_seconds=900.0), waiting("high", 1.0, level=9))
    assert first(engine, 500.0) == "high"
    engine.put_queue(replace(usual, overdue_after_seconds=limit))
    assert first(engine, 500.0) == ("ahead" if limit == 400.0 else "high")
    assert engine.waiting(500.0)[0].conversation_id == first(engine, 500.0)


def test_conversations_with_and_without_a_head_start_are_one_queue_where_lending_counts_them() -> None:
    class Lends(TablePolicy):
        def pair(self, line: Line, group: Group) -> Pair:
            return Pair(lend=Lend(idle_above=9, queue_above=1))

    engine = Engine(policy=Lends({}, AgentOrder.LONGEST_IDLE))
    engine.put_queue(QueuePolicy("sales", overdue_after_seconds=100))
    engine.put_agent(Agent("ann", SALES, {}, {"chat": 1}, is_available=True))
    engine.put_waiting(waiting("plain", 0.0))
    assert engine.decide(1.0) == []
    engine.put_waiting(waiting("ahead", 1.0, head_start_seconds=0.5))
    assert [one.conversation_id for one in engine.decide(1.0)] == ["plain"]
