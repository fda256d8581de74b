"""How many agents a forecast needs: the least that meet every target, by the formulas of waiting lines."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final

from routing.erlang import impatient_line, impatient_service_level, patient_line, patient_service_level

SECONDS_IN_HOUR: Final = 3600.0
HEAVIEST_LOAD: Final = 100_000.0
"""In erlangs; more is no contact center, and would be reckoned for minutes."""
ROUNDING: Final = 1e-9


class Goal(StrEnum):
    """What a staffing has to meet."""

    SERVICE_LEVEL = "service level"
    OCCUPANCY = "occupancy"
    ABANDONMENT = "abandonment"


@dataclass(frozen=True, slots=True)
class Work:
    """What is expected to come: calls an hour, how long each takes, and how long its caller waits for an answer."""

    calls_per_hour: float
    handle_seconds: float
    patience_seconds: float | None = None
    """The mean; None: nobody ever gives up."""

    @property
    def erlangs(self) -> float:
        """How many agents it keeps busy, if nobody gives up."""
        return self.calls_per_hour * self.handle_seconds / SECONDS_IN_HOUR


@dataclass(frozen=True, slots=True)
class Target:
    """How well it is to be answered; shares from 0 to 1."""

    service_level: float
    within_seconds: float
    occupancy_at_most: float = 1.0
    abandon_at_most: float = 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a number of agents comes to."""

    agents: int
    service_level: float
    abandoned: float
    mean_wait_seconds: float
    occupancy: float

    def missed(self, target: Target) -> tuple[Goal, ...]:
        """The goals it does not meet."""
        is_missed = {
            Goal.SERVICE_LEVEL: self.service_level < target.service_level,
            Goal.OCCUPANCY: self.occupancy > target.occupancy_at_most,
            Goal.ABANDONMENT: self.abandoned > target.abandon_at_most,
        }
        return tuple(goal for goal, missed in is_missed.items() if missed)


@dataclass(frozen=True, slots=True)
class Staffing:
    """The least agents, and what one fewer would miss."""

    outcome: Outcome
    needed_for: tuple[Goal, ...]

    @property
    def agents(self) -> int:
        """At their desks."""
        return self.outcome.agents


def outcome_of(work: Work, agents: int, within_seconds: float) -> Outcome:
    """What so many agents come to: Erlang A where patience is known, Erlang C where nobody gives up."""
    if not work.erlangs:
        return Outcome(agents, 1.0, 0.0, 0.0, 0.0)
    arrivals, service = work.calls_per_hour / SECONDS_IN_HOUR, 1.0 / work.handle_seconds
    if work.patience_seconds is not None:
        if not agents:
            return Outcome(0, 0.0, 1.0, work.patience_seconds, 1.0)
        patience = 1.0 / work.patience_seconds
        line = impatient_line(arrivals, service, patience, agents)
        level = impatient_service_level(arrivals, service, patience, agents, within_seconds)
    elif arrivals < agents * service:
        line = patient_line(arrivals, service, agents)
        level = patient_service_level(arrivals, service, agents, within_seconds)
    else:
        return Outcome(agents, 0.0, 0.0, float("inf"), 1.0)
    return Outcome(agents, level, line.probability_of_abandoning, line.mean_wait, line.occupancy)


def least_staffing(work: Work, target: Target) -> Staffing:
    """The least agents who meet the target; raises ValueError where the load is out of all proportion."""
    if not work.erlangs:
        return Staffing(outcome_of(work, 0, target.within_seconds), ())
    if work.erlangs > HEAVIEST_LOAD:
        message = f"the load is {work.erlangs:g} erlangs: please give at most {HEAVIEST_LOAD:g}"
        raise ValueError(message)

    def tried(agents: int) -> Outcome:
        return outcome_of(work, agents, target.within_seconds)

    agents = _least(lambda agents: not tried(agents).missed(target), ceil(work.erlangs))
    return Staffing(tried(agents), tried(agents - 1).missed(target))


def with_shrinkage(agents: int, shrinkage: float) -> int:
    """How many must be paid so that so many are at their desks, where a share of their time goes elsewhere."""
    return ceil(agents / (1.0 - shrinkage) - ROUNDING)


def _least(is_enough: Callable[[int], bool], guess: int) -> int:
    """The least count above zero that is enough, where every larger one is enough too."""
    step, high = 1, max(guess, 1)
    while not is_enough(high):
        high += step
        step *= 2
    low = 0
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high
