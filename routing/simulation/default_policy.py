"""The hub's own policy for a scenario: thresholds tuned before the run, for every period that is unlike the others."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from math import inf
from typing import Final

from routing.floor import AgentOrder
from routing.lines import Lend, Pair
from routing.simulation.candidate import Rule
from routing.simulation.lane_policies import helpers_of
from routing.simulation.likeness import alike
from routing.simulation.markov import Chain, chain_of
from routing.simulation.moves import worth_of
from routing.simulation.presets import SimulatedPolicy
from routing.simulation.scenario import Scenario, in_period
from routing.simulation.tuning import Tuned, tune

STEP_HANDLE_TIMES: Final = 20.0
"""Between two orders of work lie so many handle times of age: then even the least comes first, and nobody starves."""
WEIGHTS: Final[Mapping[str, float]] = {"fairness": 0.0, "giving_up": 1.0}
"""What the settings weigh unless they say so: an even share of work, and customers who give up."""
ALIKE: Final = 0.02
"""Works whose worth differs by less than this share come by age."""
VALVE_HANDLE_TIMES: Final = 10.0
"""Whoever has waited so long is helped by everybody who can."""


def default_policies(
    scenario: Scenario, settings: Mapping[str, object], progress: Callable[[float], None]
) -> tuple[SimulatedPolicy, ...]:
    """The policy of each period; the last one holds on. Periods that are alike share one."""
    giving_up = _weight(settings, "giving_up")
    chains = [chain_of(scenario, period, giving_up) for period in range(len(scenario.period_starts))]
    found, members = alike(chains)
    tuned = tune(found, _weight(settings, "fairness"), progress)
    return tuple(_policy(scenario, found[member], tuned[member], period) for period, member in enumerate(members))


def _weight(settings: Mapping[str, object], name: str) -> float:
    weight = settings.get(name, WEIGHTS[name])
    return float(weight) if isinstance(weight, int | float) else WEIGHTS[name]


def _policy(scenario: Scenario, chain: Chain, tuned: Tuned, period: int) -> SimulatedPolicy:
    handle = max(1.0 / work.rate for work in chain.works)
    pairs = {
        (scenario.classes[work.one].name, scenario.groups[work.group].name): _pair(
            chain, tuned, place, handle, _beside(scenario, chain, tuned, place)
        )
        for place, work in enumerate(chain.works)
    }
    caps = {
        group.name: tuned.candidate.caps[place]
        for place, group in enumerate(scenario.groups)
        if tuned.candidate.caps[place] < group.sessions
    }
    order = AgentOrder.LEAST_LOADED if any(group.sessions > 1 for group in scenario.groups) else AgentOrder.LONGEST_IDLE
    return SimulatedPolicy("default", order, pairs, caps, _told(scenario, chain, tuned, period))


def _beside(scenario: Scenario, chain: Chain, tuned: Tuned, place: int) -> frozenset[str]:
    return frozenset(scenario.groups[group].name for group in helpers_of(chain, tuned.candidate, place))


def _pair(chain: Chain, tuned: Tuned, place: int, handle: float, beside: frozenset[str]) -> Pair:
    work, rule = chain.works[place], tuned.candidate.rules[place]
    step = STEP_HANDLE_TIMES * handle
    tiers = _tiers(chain, tuned, work.group)
    return Pair(
        rank=float(_rank(chain, tuned, place)),
        tier=tiers[place] * step,
        lend=None if rule.is_own else _lend(rule, handle, step * (len(tiers) + 1), beside),
    )


def _lend(rule: Rule, handle: float, overtaking: float, beside: frozenset[str]) -> Lend:
    valve = VALVE_HANDLE_TIMES * handle
    return Lend(rule.reserve, rule.queue_above, valve, rule.overtakes_above, overtaking, beside)


def _rank(chain: Chain, tuned: Tuned, place: int) -> int:
    """Groups that do the work equally well, as their own, share a rank."""
    order = tuned.candidate.groups_of[chain.works[place].one]
    rank = 0
    for earlier, later in pairwise(order):
        if earlier == place:
            break
        alike = chain.works[earlier].rate == chain.works[later].rate
        both = tuned.candidate.rules[earlier].is_own and tuned.candidate.rules[later].is_own
        skills = [len(chain.works_of_group(chain.works[one].group)) for one in (earlier, later)]
        rank += not (alike and both and skills[0] == skills[1])
    return rank


def _tiers(chain: Chain, tuned: Tuned, group: int) -> dict[int, int]:
    """Of each work of the group, how many kinds of work it comes before; work of the same worth comes by age."""
    order = tuned.candidate.classes_of[group]
    tiers: dict[int, int] = {}
    tier = 0
    for place, later in zip(reversed(order), (None, *reversed(order)), strict=False):
        if later is not None and not _is_alike(chain, tuned, place, later):
            tier += 1
        tiers[place] = tier
    return tiers


def _is_alike(chain: Chain, tuned: Tuned, one: int, other: int) -> bool:
    rules = tuned.candidate.rules
    worth = [worth_of(chain, chain.works[place]) for place in (one, other)]
    return rules[one].is_own == rules[other].is_own and abs(worth[0] - worth[1]) <= ALIKE * max(worth)


def _told(scenario: Scenario, chain: Chain, tuned: Tuned, period: int) -> dict[str, object]:
    """What was chosen, for the report."""
    lent: list[dict[str, object]] = []
    for place, rule in enumerate(tuned.candidate.rules):
        work = chain.works[place]
        if not rule.is_own:
            lent.append(
                {
                    "class": scenario.classes[work.one].name,
                    "group": scenario.groups[work.group].name,
                    "idle_above": rule.reserve,
                    "queue_above": _finite(rule.queue_above),
                    "overtakes_above": _finite(rule.overtakes_above),
                    "beside": sorted(_beside(scenario, chain, tuned, place)),
                }
            )
    orders = {
        scenario.groups[group].name: [scenario.classes[chain.works[place].one].name for place in order]
        for group, order in enumerate(tuned.candidate.classes_of)
    }
    return {
        "period": period,
        "agents": {group.name: in_period(group.agents, period) for group in scenario.groups},
        "lends": lent,
        "order": orders,
        "session_caps": {group.name: cap for group, cap in zip(scenario.groups, tuned.candidate.caps, strict=True)},
        "expected_cost_rate": tuned.cost,
        "candidates_compared": tuned.tried,
    }


def _finite(value: float) -> float | None:
    return None if value == inf else value
