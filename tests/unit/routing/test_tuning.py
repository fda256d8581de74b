"""The default policy comes close to what no policy can beat, on small floors whose optimum is known exactly."""

from dataclasses import replace
from functools import cache
from math import inf, sqrt

import numpy as np
import pytest

from routing.simulation.default_policy import default_policies
from routing.simulation.desks import occupancy
from routing.simulation.lanes import costs_of
from routing.simulation.likeness import MOST, alike
from routing.simulation.markov import Chain, chain_of
from routing.simulation.moves import beginnings, neighbours
from routing.simulation.tuning import Tuned, tune
from tests.unit.routing.floors import (
    N_MODEL_B,
    X_MODEL_1,
    Words,
    chat,
    exponential,
    one_class,
    one_group,
    played_under,
    scenario,
)

pytestmark = pytest.mark.timeout(300)

LANES = 1024
SURE = 2.6
"""Standard errors."""

OPTIMA = [
    ("N-model B", N_MODEL_B, 5.573081, 0.02),
    ("X-model X1", X_MODEL_1, 1.872988, 0.02),
    ("chat H1", chat(0.3), 3.088099, 0.015),
    ("chat H2", chat(1.0), 9.991214, 0.015),
]
"""The least cost of any policy, found by value iteration on the whole chain, and how near ours must come."""


@cache
def tuned(chain: Chain) -> Tuned:
    """What is found for a chain, once for all tests."""
    return tune([chain])[0]


@pytest.mark.parametrize(("words", "optimum", "gap"), [one[1:] for one in OPTIMA], ids=[one[0] for one in OPTIMA])
def test_the_tuned_policy_costs_hardly_more_than_the_optimum(words: Words, optimum: float, gap: float) -> None:
    chain = chain_of(scenario(**words), 0)
    costs = costs_of(chain, [tuned(chain).candidate], LANES, seed=7, steps=(1_000, 2_500))
    error = costs.std() / sqrt(LANES)
    assert costs.mean() - SURE * error < optimum * (1 + gap)
    assert costs.mean() + SURE * error > optimum, "nothing is better than the best"


def test_the_same_chain_is_always_tuned_alike() -> None:
    chain = chain_of(scenario(**chat(1.0)), 0)
    assert tune([chain]) == [tuned(chain)]


def test_an_agent_is_kept_free_for_the_work_that_nobody_else_can_do() -> None:
    chain = chain_of(scenario(**N_MODEL_B), 0)
    rules = {(work.one, work.group): rule for work, rule in zip(chain.works, tuned(chain).candidate.rules, strict=True)}
    assert rules[0, 0].is_own
    assert rules[1, 1].is_own
    assert not rules[0, 1].is_own
    assert rules[0, 1].reserve == 2


def test_chats_are_capped_where_a_further_one_slows_the_others_too_much() -> None:
    caps = [tuned(chain_of(scenario(**chat(cost)), 0)).candidate.caps for cost in (0.3, 1.0)]
    assert caps == [(3,), (2,)]


def test_a_floor_of_one_group_lends_nothing() -> None:
    found = tuned(chain_of(scenario(classes=[one_class()], groups=[one_group()]), 0))
    assert all(rule.is_own and rule.overtakes_above == inf for rule in found.candidate.rules)


def test_the_engine_does_under_the_tuned_policy_what_the_chain_foresaw() -> None:
    of = scenario(**{**N_MODEL_B, "horizon": 400, "warmup": 30})
    policies = default_policies(of, {}, lambda _: None)
    costs = [played_under(of, policies, replication=number).cost_rate(of) for number in range(8)]
    mean = sum(costs) / len(costs)
    error = sqrt(sum((cost - mean) ** 2 for cost in costs) / 7 / 8)
    assert abs(mean - 5.58) < SURE * error + 0.02 * 5.58


def test_every_period_with_another_staffing_has_thresholds_of_its_own() -> None:
    words = {**N_MODEL_B, "periods": [60, 60], "horizon": 120}
    words["groups"] = [group | {"agents": [group["agents"], group["agents"] + 4]} for group in words["groups"]]
    first, second, after = default_policies(scenario(**words), {}, lambda _: None)
    assert first.told["agents"] != second.told["agents"]
    assert second.pairs == after.pairs


def test_periods_that_are_nearly_alike_share_one_tuning() -> None:
    words = {**N_MODEL_B, "periods": [60, 60, 60], "horizon": 180}
    one, two = words["classes"]
    words["classes"] = [one | {"arrivals": {"rate": [8.5, 8.7, 5]}}, two]
    chains, members = alike([chain_of(scenario(**words), period) for period in range(3)])
    assert members == [0, 0, 1]
    assert [chain.arrivals[0] for chain in chains] == [8.6, 5]


def test_however_many_periods_there_are_few_are_tuned() -> None:
    rates = [1 + period for period in range(168)]
    words = {**N_MODEL_B, "periods": [60] * 168, "horizon": 168 * 60}
    words["classes"] = [one | {"arrivals": {"rate": rates}} for one in words["classes"]]
    words["groups"] = [group | {"agents": [3 + rate // 9 for rate in rates]} for group in words["groups"]]
    chains, members = alike([chain_of(scenario(**words), period) for period in range(168)])
    assert len(chains) <= MOST
    assert members == sorted(members), "the busier hours stand together"


def test_candidates_that_decide_alike_cost_exactly_the_same() -> None:
    chain = chain_of(scenario(**N_MODEL_B), 0)
    one = beginnings(chain)[0]
    costs = costs_of(chain, [one, one, *neighbours(chain, one)], 32, seed=1, steps=(50, 200))
    assert np.array_equal(costs[0], costs[1])
    assert len({row.tobytes() for row in costs}) > len(costs) / 2


def test_a_small_difference_shows_long_before_the_costs_are_known() -> None:
    chain = chain_of(scenario(**N_MODEL_B), 0)
    best = tuned(chain).candidate
    (lent,) = (place for place, rule in enumerate(best.rules) if not rule.is_own)
    near = best.with_rule([lent], replace(best.rules[lent], reserve=best.rules[lent].reserve + 1))
    costs = costs_of(chain, [best, near], 256, seed=3, steps=(300, 900))
    assert (costs[1] - costs[0]).std() < costs[0].std() / 2


def test_where_lost_time_counts_whoever_gives_up_is_paid_back_what_she_waited() -> None:
    words = [one_class(arrivals={"rate": 4}, patience=exponential(2))]
    chain = chain_of(scenario(classes=words, groups=[one_group()]), 0)
    prices = [chain.price_of_waiting(0, count) for count in range(12)]
    assert prices[:2] == pytest.approx([0.0, 2.0], abs=0.1), "her wait, and her chance to lose her patience"
    assert np.all(np.diff(prices[:8], 2) < 0), (
        "the next one costs less, for the longer they wait the more leave unserved"
    )
    dearer = chain_of(scenario(classes=words, groups=[one_group()]), 0, giving_up=3.0)
    assert dearer.price_of_waiting(0, 5) == pytest.approx(prices[5] + 2.0 * 5)
    paid = chain_of(scenario(classes=[words[0] | {"queue_cost": 3}], groups=[one_group()]), 0)
    assert paid.price_of_waiting(0, 5) == 15.0


def test_fairness_lets_the_slower_group_work_more() -> None:
    able = {"skills": {"a": 5}, "agents": 4}
    groups = [
        one_group(name="fast", service={"default": exponential(1)}, **able),
        one_group(name="slow", service={"default": exponential(1.2)}, **able),
    ]
    of = scenario(classes=[one_class(requires={"a": 1}, arrivals={"rate": 4})], groups=groups)
    spreads = []
    for fairness in (0.0, 20.0):
        policies = default_policies(of, {"fairness": fairness}, lambda _: None)
        groups_tally = played_under(of, policies).groups
        spreads.append(occupancy(groups_tally["fast"]) - occupancy(groups_tally["slow"]))
    assert spreads[0] > 0.1
    assert abs(spreads[1]) < spreads[0]


def test_a_wide_floor_has_more_kinds_of_work_than_a_small_number_can_count() -> None:
    names = [f"c{number}" for number in range(12)]
    wide = scenario(
        classes=[one_class(name=name, arrivals={"rate": 1}) for name in names],
        groups=[
            one_group(name=f"g{number}", service={name: {"exponential": {"mean": 1}} for name in names})
            for number in range(12)
        ],
    )
    chain = chain_of(wide, 0)
    assert len(chain.works) == 144
    costs = costs_of(chain, [beginnings(chain)[0]], 8, seed=1, steps=(50, 200))
    assert (costs >= 0).all()


def test_a_vast_group_has_more_agents_than_a_small_number_can_count() -> None:
    vast = one_group(agents=40_000, sessions=3, session_rates=[1, 1.6, 1.9])
    chain = chain_of(scenario(classes=[one_class(session_cost=1)], groups=[vast]), 0)
    costs = costs_of(chain, [beginnings(chain)[0]], 8, seed=1, steps=(50, 200))
    assert costs.mean() == pytest.approx(1, abs=0.6), "as many as come while one is served, and nobody waits"


def test_hours_in_which_nothing_happens_cost_nothing() -> None:
    words = {**N_MODEL_B, "periods": [60, 60], "horizon": 120}
    words["classes"] = [one | {"arrivals": {"rate": [one["arrivals"]["rate"], 0]}} for one in words["classes"]]
    told = [policy.told["expected_cost_rate"] for policy in default_policies(scenario(**words), {}, lambda _: None)]
    assert told[1] == 0.0
