"""A live floor lends nothing, until a proposal made on its measured day is applied: then it does what was simulated."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from json import dumps, loads
from math import inf

import pytest

from routing.decision import Decision
from routing.engine import Engine
from routing.floor import Agent, ConversationOrder, QueuePolicy, Waiting
from routing.lending import Gain, LendingPolicy, Proposal, Term, pool_of
from routing.lines import Lend, Pair
from routing.policy import Policy, QueuePolicies
from routing.simulation.customers import Chance
from routing.simulation.playing import Play
from routing.simulation.presets import SimulatedPolicy
from routing.simulation.proposal import (
    FRESH_SEED,
    REPLICATIONS,
    SEED,
    TODAY,
    MeasuredDay,
    MeasuredPool,
    MeasuredQueue,
    proposal_of,
    propose,
    scenario_of,
)
from routing.simulation.report import differences
from routing.simulation.running import Replication, play
from routing.simulation.scenario import Scenario

# A proposal plays a whole day many times.
pytestmark = pytest.mark.timeout(240)

HELPED = Lend(idle_above=1, queue_above=3, age_at_least=600.0, overtakes_above=inf, beside=frozenset({"sales"}))
PAIRS = {
    ("billing", "billing"): Pair(tier=100.0),
    ("billing", "billing + sales"): Pair(rank=1.0, lend=HELPED),
    ("sales", "billing + sales"): Pair(tier=200.0),
    ("sales", "sales"): Pair(rank=0.0, lend=Lend(queue_above=2)),
}
POLICY = SimulatedPolicy("default", pairs=PAIRS, caps={"sales": 2})
PROPOSAL = proposal_of(POLICY, Gain(12.5, 2.0), "2026-11-26")


def measured(*, is_shared: bool = True) -> MeasuredDay:
    """Three hours of two queues whose people can help each other, more slowly than they do their own work."""
    sales, billing = ({"sales": 420.0}, {"billing": 420.0}) if is_shared else ({}, {})
    return MeasuredDay(
        queues=[
            MeasuredQueue("billing", (46, 58, 52), patience_seconds=400),
            MeasuredQueue("sales", (50, 40, 52), patience_seconds=300),
        ],
        pools=[
            MeasuredPool("b", (5, 5, 5), {"billing": 280.0} | sales),
            MeasuredPool("s", (5, 5, 5), {"sales": 280.0} | billing),
        ],
    )


def read_back(proposal: Proposal) -> Proposal:
    return Proposal.from_words(loads(dumps(proposal.as_words(), allow_nan=False)))


class Journal(Play):
    """A play that writes down who was given to whom."""

    def __init__(self, scenario: Scenario, policies: Sequence[Policy], chance: Chance) -> None:
        super().__init__(scenario, policies, chance)
        self.decided: list[tuple[str, str, float]] = []

    def _begin(self, decision: Decision, now: float) -> None:
        self.decided.append((decision.conversation_id, decision.agent_id, now))
        super()._begin(decision, now)


def decided(policy: Policy, replication: int) -> list[tuple[str, str, float]]:
    journal = Journal(scenario_of(measured()), (policy,), Chance(3, replication, 3))
    journal.play()
    return journal.decided


@cache
def proposed() -> tuple[Proposal, list[float]]:
    """The proposal for the measured day, and how its making was told."""
    told: list[float] = []
    found = propose(scenario_of(measured()), "2026-11-26", told.append)
    assert found is not None
    return found, told


def test_a_proposal_is_the_same_after_it_was_written_and_read() -> None:
    assert read_back(PROPOSAL) == PROPOSAL
    assert read_back(PROPOSAL).version == PROPOSAL.version
    assert PROPOSAL.as_words()["terms"][0]["lend"] is None
    assert PROPOSAL.as_words()["terms"][1]["lend"]["overtakes_above"] is None, "infinity is no JSON"


def test_other_numbers_have_another_version_and_a_changed_file_is_refused() -> None:
    pairs = PAIRS | {("sales", "sales"): Pair(lend=Lend(queue_above=3))}
    assert proposal_of(replace(POLICY, pairs=pairs), PROPOSAL.gain, PROPOSAL.made_on).version != PROPOSAL.version
    words = PROPOSAL.as_words()
    words["terms"][1]["lend"]["idle_above"] = 2
    with pytest.raises(ValueError, match=r"the proposal says 'lending 2026-11-26 \w+' and is .* be made anew"):
        Proposal.from_words(words)
    with pytest.raises(ValueError, match="no proposal of lending"):
        Proposal.from_words({"terms": [{}]})


def test_the_live_engine_decides_what_the_simulator_decided() -> None:
    proposal, _ = proposed()
    simulated = SimulatedPolicy("default", pairs={(one.queue_id, one.pool_id): one.pair for one in proposal.terms})
    live = LendingPolicy(read_back(proposal), QueuePolicies())
    for replication in range(3):
        there = decided(simulated, replication)
        assert len(there) > 200
        assert decided(live, replication) == there
        assert decided(QueuePolicies(), replication) != there, "today's rules decide otherwise"


def test_a_day_that_lending_helps_gets_a_proposal_with_its_sure_gain() -> None:
    proposal, told = proposed()
    assert proposal.gain.is_sure
    assert proposal.gain.mean > 5
    assert {(term.queue_id, term.pool_id) for term in proposal.terms} == {
        ("billing", "b"), ("billing", "s"), ("sales", "b"), ("sales", "s"),
    }  # fmt: skip
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


def test_what_a_proposal_gains_is_told_by_days_that_did_not_choose_it() -> None:
    proposal, _ = proposed()
    pairs = {(one.queue_id, one.pool_id): one.pair for one in proposal.terms}
    scenario, found = scenario_of(measured()), []
    for seed in (SEED, FRESH_SEED):
        lost = [
            [
                play(Replication(scenario, (policy,), Chance(seed, number, REPLICATIONS)))
                for number in range(REPLICATIONS)
            ]
            for policy in (SimulatedPolicy(TODAY), SimulatedPolicy("default", pairs=pairs, caps=proposal.caps))
        ]
        difference = differences(*lost)["lost_time"]
        assert difference is not None
        found.append(-difference["mean"])
    assert proposal.gain.mean == pytest.approx(found[1])
    assert proposal.gain.mean != pytest.approx(found[0])


def test_a_day_on_which_nobody_can_help_gets_none() -> None:
    assert propose(scenario_of(measured(is_shared=False)), "2026-11-26", replications=4) is None


def test_a_day_that_was_measured_badly_is_refused() -> None:
    day = measured()
    with pytest.raises(ValueError, match=r"\[2, 3\] hours: please give each queue and pool one value"):
        MeasuredDay([replace(day.queues[0], arrivals=(1, 2)), day.queues[1]], day.pools)
    with pytest.raises(ValueError, match="nobody serves sales"):
        MeasuredDay(day.queues, [MeasuredPool("b", (5, 5, 5), {"billing": 280.0})])


def test_prices_and_sessions_of_the_measured_day_are_those_of_its_scenario() -> None:
    queue = MeasuredQueue("billing", (60,), cost=30.0)
    pool = MeasuredPool("b", (2,), {"billing": 100.0, "old": 90.0}, session_rates=(1.0, 1.5))
    scenario = scenario_of(MeasuredDay([queue], [pool]))
    assert scenario.classes[0].queue_cost == pytest.approx(30 / 3600)
    assert (scenario.groups[0].sessions, list(scenario.groups[0].service)) == (2, ["billing"])


def test_what_the_queues_say_holds_beneath_the_terms() -> None:
    engine = Engine(policy=None)
    engine.put_queue(QueuePolicy("sales", conversation_order=ConversationOrder.STRICT_LEVELS))
    term = Term("sales", pool_of({"sales"}), Pair(tier=100.0, weight=2.0))
    engine.put_policy(LendingPolicy(Proposal((term,), PROPOSAL.gain, "2026-11-26"), engine.configured))
    engine.put_agent(Agent("ann", frozenset({"sales"}), {}, {"work": 1}, is_available=False, pool_id="sales"))
    engine.put_waiting(Waiting("low", "sales", "work", 0.0))
    engine.put_waiting(Waiting("high", "sales", "work", 50.0, level=1))
    engine.put_agent(Agent("ann", frozenset({"sales"}), {}, {"work": 1}, is_available=True, pool_id="sales"))
    (decision,) = engine.decide(60.0)
    assert decision.conversation_id == "high"
    assert "lending 2026-11-26 " in decision.rule_version


def test_lending_begins_when_it_is_applied_and_ends_when_it_is_taken_back() -> None:
    engine = Engine()
    for queue_id in ("billing", "sales"):
        engine.put_queue(QueuePolicy(queue_id))
    both = frozenset({"billing", "sales"})
    engine.put_policy(LendingPolicy(PROPOSAL, engine.configured))
    engine.put_agent(Agent("bea", both, {}, {"work": 1}, is_available=True, pool_id=pool_of(both)))
    engine.put_waiting(Waiting("c1", "billing", "work", 0.0))
    assert engine.decide(1.0) == [], "she is kept for sales"
    assert engine.wakes_at(1.0) == HELPED.age_at_least
    engine.put_agent(Agent("sam", frozenset({"sales"}), {}, {"work": 1}, is_available=True, pool_id="sales"))
    assert [one.agent_id for one in engine.decide(2.0)] == ["bea"], "somebody else is free for sales"
    engine.put_agent(Agent("sam", frozenset({"sales"}), {}, {"work": 1}, is_available=False, pool_id="sales"))
    engine.put_agent(Agent("cy", both, {}, {"work": 1}, is_available=True, pool_id=pool_of(both)))
    engine.put_waiting(Waiting("c2", "billing", "work", 3.0))
    assert engine.decide(4.0) == []
    engine.put_policy(engine.configured)
    assert [one.agent_id for one in engine.decide(5.0)] == ["cy"]
