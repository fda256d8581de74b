"""The default policy comes close to what no policy can beat, on small floors whose optimum is known exactly."""

from math import inf, sqrt

import pytest

from routing.simulation.default_policy import default_policies
from routing.simulation.lanes import Lanes
from routing.simulation.markov import chain_of
from routing.simulation.tuning import tune
from tests.unit.routing.floors import N_MODEL_B, X_MODEL_1, Words, chat, one_class, one_group, played_under, scenario

LANES = 2048
SURE = 2.6
"""Standard errors."""

OPTIMA = [
    ("N-model B", N_MODEL_B, 5.573081, 0.02),
    ("X-model X1", X_MODEL_1, 1.872988, 0.02),
    ("chat H1", chat(0.3), 3.088099, 0.015),
    ("chat H2", chat(1.0), 9.991214, 0.015),
]
"""The least cost of any policy, found by value iteration on the whole chain, and how near ours must come."""


@pytest.mark.parametrize(("words", "optimum", "gap"), [one[1:] for one in OPTIMA], ids=[one[0] for one in OPTIMA])
def test_the_tuned_policy_costs_hardly_more_than_the_optimum(words: Words, optimum: float, gap: float) -> None:
    chain = chain_of(scenario(**words), 0)
    costs = Lanes(chain, [tune(chain).candidate], LANES, seed=7).costs(warmup=1_000, steps=2_500)
    error = costs.std() / sqrt(LANES)
    assert costs.mean() - SURE * error < optimum * (1 + gap)
    assert costs.mean() + SURE * error > optimum, "nothing is better than the best"


def test_the_same_chain_is_always_tuned_alike() -> None:
    chain = chain_of(scenario(**chat(1.0)), 0)
    assert tune(chain) == tune(chain)


def test_an_agent_is_kept_free_for_the_work_that_nobody_else_can_do() -> None:
    chain = chain_of(scenario(**N_MODEL_B), 0)
    rules = {(work.one, work.group): rule for work, rule in zip(chain.works, tune(chain).candidate.rules, strict=True)}
    assert rules[0, 0].is_own
    assert rules[1, 1].is_own
    assert not rules[0, 1].is_own
    assert rules[0, 1].reserve == 2


def test_chats_are_capped_where_a_further_one_slows_the_others_too_much() -> None:
    caps = [tune(chain_of(scenario(**chat(cost)), 0)).candidate.caps for cost in (0.3, 1.0)]
    assert caps == [(3,), (2,)]


def test_a_floor_of_one_group_lends_nothing() -> None:
    found = tune(chain_of(scenario(classes=[one_class()], groups=[one_group()]), 0))
    assert all(rule.is_own and rule.overtakes_above == inf for rule in found.candidate.rules)


def test_the_engine_does_under_the_tuned_policy_what_the_chain_foresaw() -> None:
    of = scenario(**{**N_MODEL_B, "horizon": 400, "warmup": 30})
    policies = default_policies(of, lambda _: None)
    costs = [played_under(of, policies, replication=number).cost_rate(of) for number in range(8)]
    mean = sum(costs) / len(costs)
    error = sqrt(sum((cost - mean) ** 2 for cost in costs) / 7 / 8)
    assert abs(mean - 5.58) < SURE * error + 0.02 * 5.58


def test_every_period_with_another_staffing_has_thresholds_of_its_own() -> None:
    words = {**N_MODEL_B, "periods": [60, 60], "horizon": 120}
    words["groups"] = [group | {"agents": [group["agents"], group["agents"] + 4]} for group in words["groups"]]
    first, second, after = default_policies(scenario(**words), lambda _: None)
    assert first.told["agents"] != second.told["agents"]
    assert second.pairs == after.pairs
