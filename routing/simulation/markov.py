"""A scenario in one period as a chain of exponential times: what the tuning of thresholds is tried on.

Times keep their means and lose their shapes; that is enough to find thresholds, and thousands of copies of
the chain run side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routing.simulation.scenario import AgentGroup, CustomerClass, Scenario, in_period


@dataclass(frozen=True, slots=True)
class Work:
    """One class served by one group."""

    one: int
    group: int
    rate: float
    """Of one agent who has nothing else."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Rates and prices of a scenario while one period lasts."""

    arrivals: tuple[float, ...]
    patience_rates: tuple[float, ...]
    queue_costs: tuple[float, ...]
    session_costs: tuple[float, ...]
    agents: tuple[int, ...]
    speeds: tuple[tuple[float, ...], ...]
    """By group, the whole speed of an agent with one, two … sessions."""
    works: tuple[Work, ...]

    def works_of_class(self, one: int) -> Sequence[int]:
        """The places of the works by which a class is served."""
        return [place for place, work in enumerate(self.works) if work.one == one]

    def works_of_group(self, group: int) -> Sequence[int]:
        """The places of the works that a group does."""
        return [place for place, work in enumerate(self.works) if work.group == group]


def chain_of(scenario: Scenario, period: int) -> Chain:
    """The chain of one period, counted from 0."""
    works = tuple(
        Work(place, group_place, 1.0 / _handle_time(one, group, period))
        for place, one in enumerate(scenario.classes)
        for group_place, group in enumerate(scenario.groups)
        if group.can_serve(one)
    )
    return Chain(
        arrivals=tuple(_arrival_rate(scenario, one, period) for one in scenario.classes),
        patience_rates=tuple(_patience_rate(one, period) for one in scenario.classes),
        queue_costs=tuple(_queue_cost(scenario, one) for one in scenario.classes),
        session_costs=tuple(one.session_cost for one in scenario.classes),
        agents=tuple(in_period(group.agents, period) for group in scenario.groups),
        speeds=tuple(group.session_rates for group in scenario.groups),
        works=works,
    )


def _handle_time(one: CustomerClass, group: AgentGroup, period: int) -> float:
    wrap_up = group.wrap_up.mean if group.wrap_up is not None else 0.0
    return max(in_period(group.service_of(one), period).mean + wrap_up, 1e-9)


def _patience_rate(one: CustomerClass, period: int) -> float:
    return 1.0 / max(in_period(one.patience, period).mean, 1e-9) if one.patience is not None else 0.0


def _queue_cost(scenario: Scenario, one: CustomerClass) -> float:
    """As the scenario says; without any price a wait costs its time, and giving up one mean patience more."""
    if scenario.has_costs:
        return one.queue_cost or 0.0
    return 2.0 if one.patience is not None else 1.0


def _arrival_rate(scenario: Scenario, one: CustomerClass, period: int) -> float:
    if one.trace is None:
        return in_period(one.rates, period)
    starts = [start for start in scenario.period_starts if start < scenario.until]
    if period >= len(starts):
        return 0.0
    start, end = starts[period], [*starts[1:], scenario.until][period]
    return float(np.count_nonzero((np.array(one.trace) >= start) & (np.array(one.trace) < end))) / (end - start)
