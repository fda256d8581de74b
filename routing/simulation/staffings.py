"""How many agents each group has, and how far that serves each class in time."""

from collections.abc import Sequence
from dataclasses import replace

from routing.simulation.report import Estimates, Figures, Report
from routing.simulation.scenario import Scenario

Staff = tuple[tuple[int, ...], ...]
"""By group, one number or one for each of its periods."""
Place = tuple[int, int]
"""A group, and one of its numbers."""


def mean_agents(scenario: Scenario, staff: Staff) -> float:
    """All agents, each for the share of the periods in which she is there; nobody is counted after the last."""
    whole = sum(scenario.periods)
    shares = [length / whole for length in scenario.periods]
    return sum(
        counts[0] if len(counts) == 1 else sum(count * share for count, share in zip(counts, shares, strict=False))
        for counts in staff
    )


def staffed(scenario: Scenario, staff: Staff) -> Scenario:
    """The scenario with so many agents."""
    pairs = zip(scenario.groups, staff, strict=True)
    return replace(scenario, groups=tuple(replace(group, agents=counts) for group, counts in pairs))


def moved(staff: Staff, place: Place, step: int) -> Staff:
    """With so many more in one place."""
    changed = [list(counts) for counts in staff]
    changed[place[0]][place[1]] += step
    return tuple(tuple(counts) for counts in changed)


def least_level(scenario: Scenario, figures: Sequence[Figures], name: str) -> float:
    """Of the whole horizon and of each of its periods, the least share that was served in time."""
    periods = range(len(scenario.periods))
    return min(level(figures, name, ""), *(level(figures, name, f".{period}") for period in periods), 1.0)


def level(figures: Sequence[Figures], name: str, period: str) -> float:
    """The share that was served in time, in the whole or in one period; all of nobody."""
    arrived = sum(one.get(f"{name}.arrived{period}", 0.0) for one in figures)
    return sum(one[f"{name}.in_target{period}"] for one in figures) / arrived if arrived else 1.0


def estimated(figures: Sequence[Figures], name: str, period: str) -> Report:
    """A level with its interval; where nobody arrived, everybody was served in time."""
    if not any(one.get(f"{name}.arrived{period}", 0.0) for one in figures):
        return {"mean": 1.0, "half_width": 0.0}
    return Estimates(figures).ratio([f"{name}.in_target{period}"], [f"{name}.arrived{period}"])
