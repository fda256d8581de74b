"""What an agent takes who becomes free while others are ready, and what is decided beside it."""

from routing.decision import Trigger
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, QueuePolicy, Waiting


def agent(agent_id: str, queue_id: str, **holding: str) -> Agent:
    """One who may hold one chat of this queue."""
    return Agent(agent_id, frozenset({queue_id}), {}, {"chat": 1}, holding, is_available=True)


def floor(*agents: Agent) -> Engine:
    """Two queues, and these agents."""
    engine = Engine()
    for queue_id in ("billing", "sales"):
        engine.put_queue(QueuePolicy(queue_id))
    for one in agents:
        engine.put_agent(one)
    return engine


def taken(engine: Engine, now: float) -> list[tuple[str, str]]:
    """Who takes what now, in the order in which it is decided."""
    return [(decision.agent_id, decision.conversation_id) for decision in engine.decide(now)]


def test_a_freed_agent_takes_what_is_kept_for_her_by_name_when_it_has_waited_longest() -> None:
    engine = floor(agent("ann", "sales", c0="chat"))
    engine.put_waiting(Waiting("hers", "sales", "chat", 1.0, named_agent_id="ann"))
    engine.put_waiting(Waiting("anybodys", "sales", "chat", 2.0))
    assert taken(engine, 3.0) == []
    engine.release("ann", "c0", 4.0)
    assert taken(engine, 5.0) == [("ann", "hers")]


def test_a_freed_agent_takes_what_anybody_may_before_what_is_hers_by_name_when_that_came_later() -> None:
    engine = floor(agent("ann", "sales", c0="chat"))
    engine.put_waiting(Waiting("anybodys", "sales", "chat", 1.0))
    engine.put_waiting(Waiting("hers", "sales", "chat", 2.0, named_agent_id="ann"))
    assert taken(engine, 3.0) == []
    engine.release("ann", "c0", 4.0)
    assert taken(engine, 5.0) == [("ann", "anybodys")]


def test_what_a_freed_agent_takes_and_what_a_colleague_takes_is_decided_by_age() -> None:
    for since, order in ((3.0, ["old", "new"]), (0.5, ["new", "old"])):
        engine = floor(agent("ann", "sales", c0="chat"), agent("bea", "billing"))
        engine.put_waiting(Waiting("old", "sales", "chat", 1.0))
        assert taken(engine, 2.0) == []
        engine.put_waiting(Waiting("new", "billing", "chat", since))
        engine.release("ann", "c0", 4.0)
        assert [conversation_id for _, conversation_id in taken(engine, 5.0)] == order


def test_a_freed_agent_for_whom_nobody_waits_is_ready_for_whoever_comes_next() -> None:
    engine = floor(agent("ann", "sales", c0="chat"), agent("bea", "billing"))
    engine.put_waiting(Waiting("c1", "billing", "chat", 1.0))
    engine.release("ann", "c0", 2.0)
    assert taken(engine, 3.0) == [("bea", "c1")]
    engine.put_waiting(Waiting("c2", "sales", "chat", 4.0))
    (decision,) = engine.decide(5.0)
    assert (decision.agent_id, decision.trigger) == ("ann", Trigger.ARRIVAL)


def test_whom_a_freed_agent_passes_over_are_those_of_her_own_queues_however_few_wait() -> None:
    for crowd in (0, 40):
        engine = floor(agent("ann", "sales", c0="chat"))
        for number in range(crowd):
            engine.put_waiting(Waiting(f"x{number}", "billing", "chat", 0.0, Demand({f"skill-{number}": 1})))
        engine.put_waiting(Waiting("first", "sales", "chat", 1.0))
        engine.put_waiting(Waiting("second", "sales", "chat", 2.0, level=1))
        assert taken(engine, 3.0) == []
        engine.release("ann", "c0", 4.0)
        (decision,) = engine.decide(5.0)
        assert decision.conversation_id == "first"
        assert [passed.conversation_id for passed in decision.passed_over] == ["second"]
