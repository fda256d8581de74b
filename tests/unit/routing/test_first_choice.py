"""A first choice takes what she could take, and nobody waits for her."""

from dataclasses import replace

import pytest

from routing.decision import Rule, TieBreak
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, AgentOrder, QueuePolicy, Waiting

ANN = Agent("ann", frozenset({"one"}), {"de": 3}, {"work": 1}, is_available=True, idle_since=5.0)
BO = replace(ANN, agent_id="bo", idle_since=1.0)
ASKED = Waiting("c1", "one", "work", 10.0, first_choice_id="ann")


def floor(*agents: Agent, order: AgentOrder = AgentOrder.DEFAULT) -> Engine:
    engine = Engine(chance=lambda: 0.99)
    engine.put_queue(QueuePolicy("one", order))
    for agent in agents:
        engine.put_agent(agent)
    return engine


@pytest.mark.parametrize("order", [*AgentOrder])
def test_a_first_choice_who_is_free_comes_before_whomever_the_order_names(order: AgentOrder) -> None:
    engine = floor(ANN, BO, replace(BO, agent_id="cy"), order=order)
    engine.put_waiting(ASKED)
    (decision,) = engine.decide(10.0)
    assert (decision.agent_id, decision.rule, decision.tie_break) == ("ann", Rule.FIRST_CHOICE, TieBreak.NOT_NEEDED)
    assert decision.eligible_count == 3
    assert [one.agent_id for one in decision.considered].count("ann") == 1


@pytest.mark.parametrize(
    "ann",
    [
        replace(ANN, is_available=False),
        replace(ANN, holding={"other": "work"}),
        replace(ANN, skills={}),
        replace(ANN, queue_ids=frozenset({"two"})),
    ],
    ids=["away", "full", "unskilled", "elsewhere"],
)
def test_a_first_choice_who_could_not_take_it_is_not_waited_for(ann: Agent) -> None:
    engine = floor(ann, BO)
    engine.put_waiting(replace(ASKED, demand=Demand({"de": 2})))
    (decision,) = engine.decide(10.0)
    assert (decision.agent_id, decision.rule) == ("bo", Rule.DEFAULT)


def test_a_first_choice_who_declined_it_is_none() -> None:
    engine = floor(ANN, BO)
    engine.put_waiting(replace(ASKED, excluded_agent_ids=frozenset({"ann"})))
    assert [one.agent_id for one in engine.decide(10.0)] == ["bo"]


def test_an_older_conversation_is_served_first_even_by_somebodys_first_choice() -> None:
    engine = floor(replace(ANN, is_available=False))
    engine.put_waiting(ASKED)
    engine.put_waiting(Waiting("c0", "one", "work", 9.0))
    assert engine.decide(10.0) == []
    engine.put_agent(ANN)
    assert [one.conversation_id for one in engine.decide(11.0)] == ["c0"]


def test_whoever_stands_behind_one_that_nobody_may_take_still_comes_before_the_younger() -> None:
    liked = Demand({"de": 1}, preferred={"de": 1.0})
    engine = floor(ANN)
    engine.put_waiting(Waiting("barred", "one", "work", 0.0, liked, excluded_agent_ids=frozenset({"ann"})))
    assert engine.decide(1.0) == []
    engine.put_waiting(Waiting("older", "one", "work", 1.0, liked))
    engine.put_waiting(Waiting("younger", "one", "work", 2.0))
    assert [one.conversation_id for one in engine.decide(10.0)] == ["older"]


def test_an_agent_whose_idle_clock_stands_still_is_first_again_after_she_was_chosen() -> None:
    still = replace(ANN, idle_since=0.0, capacity={"work": 3}, is_idle_still=True)
    engine = floor(still, replace(BO, is_idle_still=True), order=AgentOrder.LONGEST_IDLE)
    for number in range(3):
        engine.put_waiting(Waiting(f"c{number}", "one", "work", 10.0 + number))
    assert [one.agent_id for one in engine.decide(20.0)] == ["ann", "ann", "ann"]


def test_decisions_name_the_version_of_the_rules_under_which_they_fell() -> None:
    engine = floor(ANN)
    engine.put_waiting(ASKED)
    engine.name_rules("floor 7")
    (decision,) = engine.decide(10.0)
    assert decision.rule_version.endswith(", floor 7")
