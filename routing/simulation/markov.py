"""A scenario in one period as a chain of exponential times: what the tuning of thresholds is tried on.

Times keep their means and lose their shapes; that is enough to find thresholds, and thousands of copies of
the chain run side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p
from typing import Final

import numpy as np

from routing.simulation.scenario import AgentGroup, CustomerClass, Scenario, in_period

MOST_GONE: Final = 0.98
"""Of those who arrived as long ago as the first of a line."""


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
    giving_up: float | None = None
    """What it costs to give up, in mean patiences of the class, where lost time is the price; None: only the costs."""

    def price_of_waiting(self, one: int, waiting: int) -> float:
        """The cost of a unit of time while so many of a class wait.

        Where lost time is the price, whoever is served pays her wait, and whoever gives up so many mean patiences
        instead. So each who waits pays by waiting and by the chance to give up, and who gives up is paid back what she
        waited: in the mean the age of those who wait, where they arrive evenly and are served in turn.
        """
        cost = self.queue_costs[one] * waiting
        patience = self.patience_rates[one]
        if self.giving_up is None or not patience or not waiting:
            return cost
        gone = min(patience * waiting / self.arrivals[one], MOST_GONE) if self.arrivals[one] else MOST_GONE
        return cost + waiting * (self.giving_up - 1.0 - log1p(-gone) * (1.0 - gone) / gone)

    def works_of_class(self, one: int) -> Sequence[int]:
        """The places of the works by which a class is served."""
        return [place for place, work in enumerate(self.works) if work.one == one]

    def works_of_group(self, group: int) -> Sequence[int]:
        """The places of the works that a group does."""
        return [place for place, work in enumerate(self.works) if work.group == group]


def chain_of(scenario: Scenario, period: int, giving_up: float = 1.0) -> Chain:
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
        giving_up=None if scenario.has_costs else giving_up,
    )


def _handle_time(one: CustomerClass, group: AgentGroup, period: int) -> float:
    wrap_up = group.wrap_up.mean if group.wrap_up is not None else 0.0
    return max(in_period(group.service_of(one), period).mean + wrap_up, 1e-9)


def _patience_rate(one: CustomerClass, period: int) -> float:
    return 1.0 / max(in_period(one.patience, period).mean, 1e-9) if one.patience is not None else 0.0


def _queue_cost(scenario: Scenario, one: CustomerClass) -> float:
    """As the scenario says; without any price a wait costs its time."""
    return (one.queue_cost or 0.0) if scenario.has_costs else 1.0


def _arrival_rate(scenario: Scenario, one: CustomerClass, period: int) -> float:
    if one.trace is None:
        return in_period(one.rates, period)
    starts = [start for start in scenario.period_starts if start < scenario.until]
    if period >= len(starts):
        return 0.0
    start, end = starts[period], [*starts[1:], scenario.until][period]
    return float(np.count_nonzero((np.array(one.trace) >= start) & (np.array(one.trace) < end))) / (end - start)
