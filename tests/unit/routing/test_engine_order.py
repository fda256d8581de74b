"""The order in which the hub tells its facts never shows in what is decided."""

import random

import hypothesis.strategies as st
from hypothesis import given, settings

from routing.decision import Decision
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, QueuePolicy, Waiting
from routing.room import Sharing

QUEUES = ("billing", "sales")
skills = st.dictionaries(st.sampled_from(("de", "fr")), st.integers(1, 3), max_size=2)
everybody = st.lists(
    st.builds(
        Agent,
        agent_id=st.sampled_from([f"a{number}" for number in range(6)]),
        queue_ids=st.frozensets(st.sampled_from(QUEUES), min_size=1),
        skills=skills,
        capacity=st.just({"chat": 2, "voice": 1}),
        is_available=st.sampled_from((True, True, False)),
        idle_since=st.integers(0, 3).map(float),
    ),
    unique_by=lambda agent: agent.agent_id,
)
everything_waiting = st.lists(
    st.builds(
        Waiting,
        conversation_id=st.sampled_from([f"c{number}" for number in range(10)]),
        queue_id=st.sampled_from(QUEUES),
        channel=st.sampled_from(("chat", "voice")),
        since=st.integers(0, 3).map(float),
        demand=st.builds(Demand, skills),
        named_agent_id=st.sampled_from((None, None, "a1")),
        excluded_agent_ids=st.frozensets(st.sampled_from(("a1", "a2")), max_size=1),
    ),
    unique_by=lambda waiting: waiting.conversation_id,
)


Fact = QueuePolicy | Agent | Waiting


def tell(facts: list[Fact]) -> Engine:
    """Return an engine that was told these facts in this order."""
    engine = Engine(Sharing(frozenset({"voice"})))
    for fact in facts:
        match fact:
            case QueuePolicy():
                engine.put_queue(fact)
            case Agent():
                engine.put_agent(fact)
            case Waiting():
                engine.put_waiting(fact)
    return engine


def outcome(engine: Engine) -> list[Decision]:
    """Return two rounds of decisions, with one undone in between."""
    first = engine.decide(10.0)
    for decision in first[::2]:
        engine.undo(decision)
    return first + engine.decide(11.0)


@settings(max_examples=40, deadline=None)
@given(everybody, everything_waiting, st.randoms(use_true_random=False))
def test_input_order_never_changes_the_decision(
    agents: list[Agent], waiting: list[Waiting], chance: random.Random
) -> None:
    facts: list[Fact] = [*map(QueuePolicy, QUEUES), *agents, *waiting]
    shuffled = chance.sample(facts, len(facts))
    assert outcome(tell(facts)) == outcome(tell(shuffled))


@settings(max_examples=40, deadline=None)
@given(everybody, everything_waiting)
def test_facts_told_twice_change_nothing(agents: list[Agent], waiting: list[Waiting]) -> None:
    facts: list[Fact] = [*map(QueuePolicy, QUEUES), *agents, *waiting]
    assert outcome(tell(facts)) == outcome(tell([*facts, *facts]))


@settings(max_examples=40, deadline=None)
@given(everybody, everything_waiting)
def test_a_sudden_end_of_all_decisions_restores_the_floor(agents: list[Agent], waiting: list[Waiting]) -> None:
    engine = tell([*map(QueuePolicy, QUEUES), *agents, *waiting])
    decided = engine.decide(10.0)
    for decision in decided:
        engine.undo(decision)
    assert engine.decide(10.0) == decided
