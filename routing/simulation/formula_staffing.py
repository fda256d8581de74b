"""Where a search for agents begins: each group alone with its own work, by formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from routing.simulation.markov import Chain, chain_of
from routing.simulation.scenario import SECONDS_IN, Scenario
from routing.staffing import Target, Work, least_staffing, outcome_of

SECONDS_IN_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class FormulaStaffing:
    """What the formulas say."""

    agents: tuple[tuple[int, ...], ...]
    """By group, one number or one for each of its periods."""
    service_levels: tuple[float, ...]
    """By class, where its arrivals are heaviest for its group."""


def formula_staffing(scenario: Scenario, service_level: float) -> FormulaStaffing:
    """The least agents of each group if it had its own work only; a class is the own work of one group."""
    target = Target(service_level, scenario.service_target * SECONDS_IN[scenario.unit])
    chains = [chain_of(scenario, period) for period in range(max(len(scenario.periods), 1))]
    homes = [_home(scenario, place) for place in range(len(scenario.classes))]
    agents = []
    levels = [1.0] * len(scenario.classes)
    for place, group in enumerate(scenario.groups):
        own = [one for one, home in enumerate(homes) if home == place]
        work = [_work(scenario, chain, place, own) for chain in chains]
        servers = [least_staffing(one, target).agents for one in work]
        heaviest = max(range(len(work)), key=lambda period: servers[period])
        level = outcome_of(work[heaviest], servers[heaviest], target.within_seconds).service_level
        for one in own:
            levels[one] = level
        needed = [ceil(count / group.sessions) for count in servers]
        slots = len(group.agents)
        agents.append(
            (max(needed),) if slots == 1 else tuple(needed[min(slot, len(needed) - 1)] for slot in range(slots))
        )
    return FormulaStaffing(tuple(agents), tuple(levels))


def _home(scenario: Scenario, place: int) -> int:
    """The group a class prefers, or else the one that can do the least besides."""
    one = scenario.classes[place]
    able = [number for number, group in enumerate(scenario.groups) if group.can_serve(one)]
    named = [number for number in able if scenario.groups[number].name in one.groups[:1]]
    return named[0] if named else min(able, key=lambda number: _breadth(scenario, number))


def _breadth(scenario: Scenario, number: int) -> int:
    return sum(scenario.groups[number].can_serve(one) for one in scenario.classes)


def _work(scenario: Scenario, chain: Chain, group: int, own: Sequence[int]) -> Work:
    """All own work of a group in one period as if it were of one kind; several sessions count as so many agents."""
    seconds = SECONDS_IN[scenario.unit]
    factor = scenario.day_factor.mean if scenario.day_factor is not None else 1.0
    rates = {one: chain.arrivals[one] * factor for one in own}
    whole = sum(rates.values())
    if not whole:
        return Work(0.0, 1.0)
    sessions = len(chain.speeds[group])
    slowed = sessions / chain.speeds[group][-1]
    handled = {work.one: slowed / work.rate for work in chain.works if work.group == group}
    handle = sum(rate * handled[one] for one, rate in rates.items()) / whole
    patience = sum(rate * chain.patience_rates[one] for one, rate in rates.items()) / whole
    return Work(whole / seconds * SECONDS_IN_HOUR, handle * seconds, seconds / patience if patience else None)
