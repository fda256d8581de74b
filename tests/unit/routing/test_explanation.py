"""Why a conversation still waits, in codes that a screen can put into words."""

from routing.decision import Ruled
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, QueuePolicy, Waiting
from routing.lending import Gain, LendingPolicy, Proposal
from routing.reason import Reason
from routing.room import Sharing
from routing.verdict import Gap, Standing, Verdict

SALES = frozenset({"sales"})
FLUENT = {"de": 5, "loans": 4}
ONE = {"chat": 1, "voice": 1}


def told(*everything: Agent | Waiting) -> Engine:
    """Return an engine that has been told all of this and has decided."""
    engine = Engine(Sharing(frozenset({"voice"})))
    engine.put_queue(QueuePolicy("sales"))
    for each in everything:
        if isinstance(each, Agent):
            engine.put_agent(each)
        else:
            engine.put_waiting(each)
    engine.decide(10.0)
    return engine


def test_every_agent_gets_every_reason() -> None:
    engine = told(
        Agent("ann", SALES, FLUENT, ONE),
        Agent("bea", SALES, FLUENT, ONE, {"x": "voice"}, is_available=True),
        Agent("cy", SALES, FLUENT, ONE, {"y": "chat"}, is_available=True),
        Agent("dot", SALES, FLUENT, ONE, is_available=True, paused_channels=frozenset({"chat"})),
        Agent("eve", SALES, FLUENT, {}, is_available=True),
        Agent("fay", frozenset(), {"de": 2}, ONE, is_available=True),
        Agent("gil", SALES, FLUENT, ONE, is_available=True),
        Waiting("c1", "sales", "chat", 0.0, Demand(FLUENT), excluded_agent_ids=frozenset({"gil"})),
    )
    found = engine.explain("c1", 10.0)
    assert found.standing is Standing.WAITING
    assert {each.agent_id: each.reasons for each in found.verdicts} == {
        "ann": (Reason.NOT_AVAILABLE,),
        "bea": (Reason.HOLDS_AN_EXCLUSIVE_CHANNEL,),
        "cy": (Reason.CHANNEL_FULL,),
        "dot": (Reason.CHANNEL_PAUSED,),
        "eve": (Reason.CHANNEL_NOT_SERVED,),
        "fay": (Reason.NOT_IN_QUEUE, Reason.SKILL_MISSING, Reason.LEVEL_TOO_LOW),
        "gil": (Reason.EXCLUDED,),
    }
    assert found.verdicts[5].gaps == (Gap("de", 5, 2), Gap("loans", 4, 0))
    assert Ruled(Reason.CHANNEL_FULL, 1, ("cy",)) in found.excluded
    counted = {ruled.reason: ruled.examples for ruled in found.excluded}
    assert counted == {each.reasons[0]: (each.agent_id,) for each in found.verdicts}, "everybody once"
    assert [each.agent_id for each in found.nearest] == ["ann", "bea", "cy"]


def test_whom_a_policy_gives_no_more_is_full() -> None:
    engine = told(Agent("ann", SALES, {}, {"chat": 3}, {"x": "chat"}, is_available=True, pool_id="sales"))
    capped = Proposal((), Gain(1.0, 0.5), "2026-11-26", caps={"sales": 1})
    engine.put_policy(LendingPolicy(capped, engine.configured))
    engine.put_waiting(Waiting("c1", "sales", "chat", 0.0))
    assert engine.decide(10.0) == []
    assert engine.explain("c1", 10.0).excluded == (Ruled(Reason.CHANNEL_FULL, 1, ("ann",)),)


def test_a_call_waits_for_an_agent_who_holds_nothing() -> None:
    engine = told(
        Agent("ann", SALES, {}, ONE, {"x": "chat"}, is_available=True),
        Waiting("v1", "sales", "voice", 0.0),
    )
    assert engine.explain("v1", 10.0).verdicts == (Verdict("ann", (Reason.MUST_HOLD_NOTHING,)),)


def test_a_named_agent_is_the_nearest_as_long_as_only_she_may() -> None:
    engine = told(
        Agent("ann", SALES, {}, ONE, is_available=True),
        Agent("bea", frozenset(), {}, ONE),
        Waiting("c1", "sales", "chat", 0.0, named_agent_id="bea", named_until=20.0),
    )
    found = engine.explain("c1", 19.0)
    assert (found.named_agent_id, found.named_until) == ("bea", 20.0)
    assert found.nearest[0] == Verdict("bea", (Reason.NOT_AVAILABLE,))
    assert found.verdicts[0] == Verdict("ann", (Reason.NOT_THE_NAMED_AGENT,))
    later = engine.explain("c1", 20.0)
    assert (later.named_agent_id, later.named_until) == (None, None)
    assert later.nearest[0] == Verdict("ann", ())


def test_only_older_conversations_of_the_same_queue_are_ahead() -> None:
    engine = told(
        Waiting("c1", "sales", "chat", 1.0),
        Waiting("c2", "sales", "voice", 2.0),
        Waiting("c3", "sales", "chat", 0.5, is_manual_only=True),
        Waiting("c4", "billing", "chat", 0.0),
        Waiting("c5", "sales", "chat", 3.0),
    )
    assert engine.explain("c5", 10.0).ahead == 2
    assert engine.explain("c1", 10.0).ahead == 0


def test_nothing_is_said_of_a_conversation_nobody_told_of() -> None:
    found = told().explain("c9", 10.0)
    assert (found.standing, found.verdicts, found.nearest) == (Standing.UNKNOWN, (), ())
