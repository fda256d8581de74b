"""In turn: whoever has gone longest without being chosen is next, whichever engine decides."""

from itertools import pairwise

import pytest

from routing.engine import Engine
from routing.floor import Agent, AgentOrder, QueuePolicy
from tests.unit.routing.small_floor import SALES, agent, waiting

NAMES = ("ann", "bo", "cy")


def in_turn(*agents: Agent) -> Engine:
    engine = Engine()
    engine.put_queue(QueuePolicy("sales", AgentOrder.ROUND_ROBIN))
    for each in agents:
        engine.put_agent(each)
    return engine


def chosen(engine: Engine, name: str, now: float) -> str:
    engine.put_waiting(waiting(name, now))
    (decision,) = engine.decide(now)
    engine.confirm(decision)
    return decision.agent_id


def test_an_engine_that_is_told_when_each_had_her_turn_goes_on_where_another_ended() -> None:
    engine = in_turn(*(agent(name, idle_since=5.0) for name in NAMES))
    turns = {chosen(engine, f"c{number}", number): float(number) for number in (10, 11)}
    assert turns == {"ann": 10.0, "bo": 11.0}
    for name, at in turns.items():
        engine.release(name, f"c{at:.0f}", 20.0)
    told = [agent(name, idle_since=20.0, chosen_at=turns.get(name, 0.0)) for name in reversed(NAMES)]
    rest = [[chosen(one, f"d{number}", 30.0 + number) for number in range(3)] for one in (engine, in_turn(*told))]
    assert rest == [["cy", "ann", "bo"]] * 2


def test_what_could_not_be_offered_was_nobodys_turn() -> None:
    engine = in_turn(agent("ann"), agent("bo", idle_since=5.0))
    engine.put_waiting(waiting("c1", 10.0))
    (decision,) = engine.decide(10.0)
    assert decision.agent_id == "ann"
    engine.undo(decision)
    (again,) = engine.decide(11.0)
    assert again.agent_id == "ann"


@pytest.mark.parametrize("is_idle_still", [False, True])
def test_of_what_is_chosen_at_one_instant_nobody_has_two_before_everybody_has_one(*, is_idle_still: bool) -> None:
    of_three = [
        Agent(name, SALES, {}, {"chat": 3}, is_available=True, is_idle_still=is_idle_still, idle_since=float(place))
        for place, name in enumerate(NAMES)
    ]
    engine = in_turn(*of_three)
    for number in range(9):
        engine.put_waiting(waiting(f"c{number}", 10.0))
    turns = [decision.agent_id for decision in engine.decide(10.0)]
    assert sorted(turns) == sorted(NAMES * 3)
    assert all(len(set(turns[start : start + 3])) == 3 for start in (0, 3, 6)), turns
    assert all(one != other for one, other in pairwise(turns))


def test_a_report_that_names_what_is_reserved_keeps_her_turn() -> None:
    engine = in_turn(agent("ann"), agent("bo", idle_since=5.0))
    engine.put_waiting(waiting("c1", 10.0))
    (decision,) = engine.decide(10.0)
    # She reports something else meanwhile: what is reserved for her was her turn all the same.
    engine.put_agent(agent("ann", capacity={"chat": 2}))
    assert chosen(engine, "c2", 11.0) == "bo"
    engine.confirm(decision)
    engine.put_agent(agent("bo", idle_since=5.0, capacity={"chat": 2}, holding={"c2": "chat"}, chosen_at=11.0))
    assert chosen(engine, "c3", 12.0) == "ann"
