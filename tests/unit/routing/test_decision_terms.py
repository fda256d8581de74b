"""A decision tells what its score was made of, what the order counted of each agent, and who was kept free."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hub.web.routing_api import _decision
from hub.worker.decision_record import record_of
from routing.decision import Decision, KeptFree, Rule, Terms
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, AgentOrder, ConversationOrder, QueuePolicy, Waiting
from routing.lending import Gain, LendingPolicy, Proposal, Term, pool_of
from routing.lines import Lend, Pair

OVERDUE = 1e11
BOTH = frozenset({"billing", "sales"})
GAIN = Gain(1.0, 0.5)


def agent(agent_id: str, queues: frozenset[str] = frozenset({"sales"}), **more: object) -> Agent:
    at_work = Agent(agent_id, queues, capacity={"chat": 4}, is_available=True, pool_id=pool_of(queues))
    return replace(at_work, **more)  # type: ignore[arg-type]


def decided(engine: Engine, *agents: Agent, at: float = 100.0) -> Decision:
    for one in agents:
        engine.put_agent(one)
    return engine.decide(at)[0]


def sales(**more: object) -> Engine:
    engine = Engine()
    engine.put_queue(replace(QueuePolicy("sales"), **more))  # type: ignore[arg-type]
    return engine


def total(terms: Terms) -> float:
    if terms.overdue_seconds is not None:
        return OVERDUE + terms.overdue_seconds
    return (terms.waited_seconds + terms.head_start_seconds) * terms.weight + terms.tier + terms.overtaking


def test_under_plain_rules_the_terms_are_age_and_head_start() -> None:
    engine = sales()
    engine.put_waiting(Waiting("c1", "sales", "chat", 70.0, head_start_seconds=15.0))
    decision = decided(engine, agent("ann"))
    assert decision.terms == Terms(30.0, 15.0, 1.0, 0.0, 0.0, None)
    assert decision.score == total(decision.terms) == 45.0


@pytest.mark.parametrize("order", ConversationOrder)
@pytest.mark.parametrize("named", [None, "ann"])
def test_the_terms_add_up_to_the_score_under_every_order_of_conversations(
    order: ConversationOrder, named: str | None
) -> None:
    engine = sales(conversation_order=order, slope=3.0, service_target_seconds=20.0, overdue_after_seconds=60.0)
    engine.put_queue(QueuePolicy("billing", slope=2.0))
    for number in range(8):
        since, level = 12.0 * number, number % 3
        engine.put_waiting(Waiting(f"c{number}", "sales", "chat", since, level=level, named_agent_id=named))
    engine.put_agent(agent("ann", capacity={"chat": 8}))
    decisions = engine.decide(100.0)
    assert len(decisions) == 8
    assert [one.score for one in decisions] == pytest.approx([total(one.terms) for one in decisions])
    assert {one.terms.overdue_seconds is None for one in decisions} == {True, False}


def test_lending_tells_its_part_and_for_what_others_were_kept_free() -> None:
    engine = Engine()
    for queue_id in BOTH:
        engine.put_queue(QueuePolicy(queue_id))
    lend = Lend(idle_above=1, age_at_least=90.0, queue_above=3, overtakes_above=0, overtaking=500.0)
    terms = (Term("billing", pool_of(BOTH), Pair(rank=1.0, tier=7.0, weight=2.0, lend=lend)),)
    engine.put_policy(LendingPolicy(Proposal(terms, GAIN, "2026-11-26"), engine.configured))
    engine.put_waiting(Waiting("c1", "billing", "chat", 80.0))
    own = decided(engine, agent("bea", BOTH), agent("bo", frozenset({"billing"})))
    assert (own.agent_id, own.kept_free) == ("bo", ((KeptFree(("sales",), 170.0), 1),))
    engine.put_waiting(Waiting("c2", "billing", "chat", 5.0))
    engine.remove_agent("bo")
    lent = decided(engine, agent("bea", BOTH), at=100.0)
    assert (lent.agent_id, lent.terms) == ("bea", Terms(95.0, 0.0, 2.0, 7.0, 500.0, None))
    assert lent.score == total(lent.terms)


def test_the_three_best_who_lost_stand_beside_the_winner() -> None:
    engine = sales()
    engine.put_waiting(Waiting("c1", "sales", "chat", 0.0))
    agents = [agent(f"a{number}", idle_since=float(number), skills={"s": number}) for number in range(1, 7)]
    assert [one.agent_id for one in decided(engine, *agents).considered] == ["a1", "a2", "a3", "a4"]


@pytest.mark.parametrize("order", [AgentOrder.LEAST_LOADED, AgentOrder.MOST_LOADED, AgentOrder.DEFAULT])
def test_an_order_by_load_tells_how_much_of_her_room_each_held(order: AgentOrder) -> None:
    engine = sales(agent_order=order)
    engine.put_waiting(Waiting("c1", "sales", "chat", 0.0))
    dana = agent("dana", holding={"x": "chat", "m": "mail"}, capacity={"chat": 3})
    found = decided(engine, agent("anna", holding={"y": "chat", "z": "chat"}), dana).considered
    assert {one.agent_id: (one.counted, one.room) for one in found} == {"dana": (1.0, 3), "anna": (2.0, 4)}


@pytest.mark.parametrize(
    ("order", "counted"),
    [
        (AgentOrder.FEWEST_HANDLED, 5.0),
        (AgentOrder.SHORTEST_HANDLE_TIME, 80.0),
        (AgentOrder.LEAST_OCCUPIED, 0.25),
        (AgentOrder.ROUND_ROBIN, 0.0),
        (AgentOrder.LONGEST_IDLE, None),
    ],
)
def test_every_other_order_tells_its_own_figure(order: AgentOrder, counted: float | None) -> None:
    engine = sales(agent_order=order)
    engine.put_waiting(Waiting("c1", "sales", "chat", 0.0))
    ann = agent("ann", handled_count=5, mean_handle_seconds=80.0, occupancy=0.25)
    (found,) = decided(engine, ann).considered
    assert (found.counted, found.room) == (counted, None)


def test_an_order_by_skill_tells_levels_and_rank() -> None:
    engine = sales(agent_order=AgentOrder.MOST_SKILLED)
    engine.put_waiting(Waiting("c1", "sales", "chat", 0.0, Demand({"de": 2})))
    found = decided(engine, agent("ann", skills={"de": 3}), agent("bea", skills={"de": 5, "fr": 1})).considered
    assert [(one.agent_id, one.skills, one.rank) for one in found] == [
        ("bea", {"de": 5, "fr": 1}, -5.0),
        ("ann", {"de": 3}, -3.0),
    ]


def test_a_first_choice_is_above_all_ranks_and_the_order_is_still_told() -> None:
    engine = sales(agent_order=AgentOrder.LEAST_LOADED)
    engine.put_waiting(Waiting("c1", "sales", "chat", 0.0, first_choice_id="dana"))
    decision = decided(engine, agent("anna"), agent("dana", holding={"x": "chat"}))
    assert (decision.rule, decision.considered[0].rank) == (Rule.FIRST_CHOICE, None)
    assert record_of(decision)["order"] == "least_loaded"


def test_what_is_stored_is_read_again_and_older_records_stay_readable() -> None:
    engine = sales(agent_order=AgentOrder.LEAST_LOADED)
    engine.put_waiting(Waiting("c1", "sales", "chat", 40.0))
    decision = decided(engine, agent("dana"))
    stored = record_of(decision) | {"kept_free": [{"queues": ["orders"], "count": 2, "until": 170.0}]}
    at = datetime(2026, 11, 26, tzinfo=UTC)
    shown = _decision(at, "dana", stored, {})
    assert shown.terms is not None
    assert (shown.terms.waited_seconds, shown.order) == (60.0, "least_loaded")
    assert (shown.considered[0].counted, shown.considered[0].room) == (0.0, 4)
    assert (shown.kept_free[0].count, shown.kept_free[0].until and shown.kept_free[0].until.timestamp()) == (2, 170.0)
    newer = {"terms", "order", "kept_free"}
    older = {name: value for name, value in stored.items() if name not in newer}
    older["considered"] = [{"agent_id": "dana", "idle_seconds": 4.0, "held": 0, "is_chosen": True}]
    shown = _decision(at, "dana", older, {})
    assert (shown.terms, shown.order, shown.kept_free) == (None, "", [])
    assert (shown.considered[0].counted, shown.considered[0].skills) == (None, None)


def test_preferred_skills_are_told_where_they_decided_and_the_order_where_they_were_equal() -> None:
    def chosen(bo: int) -> Decision:
        engine = sales()
        engine.put_waiting(Waiting("c1", "sales", "chat", 70.0, Demand(preferred={"fr": 1.0})))
        return decided(engine, agent("bo", skills={"fr": bo}, idle_since=10.0), agent("chen", skills={"fr": 5}))

    assert (chosen(2).agent_id, chosen(2).rule) == ("chen", Rule.PREFERRED_SKILLS)
    assert (chosen(5).agent_id, chosen(5).rule) == ("chen", Rule.LONGEST_IDLE)
    engine = sales()
    engine.put_waiting(Waiting("c1", "sales", "chat", 70.0, Demand(preferred={"fr": 1.0})))
    later = decided(engine, agent("bo"), agent("chen", skills={"fr": 5}, idle_since=90.0))
    assert (later.agent_id, later.rule) == ("chen", Rule.PREFERRED_SKILLS)


def test_whoever_comes_first_by_lending_is_not_said_to_have_come_first_by_the_order() -> None:
    engine = sales()
    term = Term("sales", pool_of(BOTH), Pair(rank=1.0))
    engine.put_policy(LendingPolicy(Proposal((term,), GAIN, "2026-11-26"), engine.configured))
    engine.put_waiting(Waiting("c1", "sales", "chat", 70.0))
    decision = decided(engine, agent("bo", BOTH), agent("chen", idle_since=90.0))
    assert (decision.agent_id, decision.rule) == ("chen", Rule.FIRST_FOR_QUEUE)
    assert record_of(decision)["rule"] == "first_for_queue"


def test_the_order_by_skill_is_told_by_its_own_name() -> None:
    engine = sales(agent_order=AgentOrder.MOST_SKILLED)
    engine.put_waiting(Waiting("c1", "sales", "chat", 70.0, Demand({"fr": 1})))
    decision = decided(engine, agent("bo", skills={"fr": 2}), agent("chen", skills={"fr": 5}, idle_since=90.0))
    assert (decision.agent_id, decision.rule) == ("chen", Rule.MOST_SKILLED)
