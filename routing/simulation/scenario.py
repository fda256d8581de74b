"""What a scenario says: a floor, its arrivals and its policy; every time and rate in the scenario's own unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from routing.simulation.distribution import Distribution

T = TypeVar("T")

DEFAULT_CLASS = "default"
SECONDS_IN = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0}


class End(StrEnum):
    """What becomes of those who still wait at the end of the horizon."""

    DRAIN = "drain"
    """Nobody new arrives; the rest is finished and counted."""
    CLEAR = "clear"
    """Whoever waits is sent home uncounted."""


@dataclass(frozen=True, slots=True)
class Retry:
    """Who gives up may call again: this share of them, after this long, as patient as before."""

    share: float
    after: float


@dataclass(frozen=True, slots=True)
class CustomerClass:
    """Customers who ask the same and arrive alike."""

    name: str
    requires: Mapping[str, int] = field(default_factory=dict)
    head_start: float = 0.0
    rates: tuple[float, ...] = (0.0,)
    """Of arrivals, one for each period."""
    trace: tuple[float, ...] | None = None
    """The instants of the arrivals, where they are replayed."""
    patience: tuple[Distribution, ...] | None = None
    queue_cost: float | None = None
    session_cost: float = 0.0
    retry: Retry | None = None
    groups: tuple[str, ...] = ()
    """In order of preference, for policies that have one."""

    def mean_patience(self, period: int) -> float:
        """How long one who arrives in the period waits before she gives up, in the mean; 0 where nobody gives up."""
        return in_period(self.patience, period).mean if self.patience is not None else 0.0


@dataclass(frozen=True, slots=True)
class AgentGroup:
    """Agents who can do the same equally fast."""

    name: str
    agents: tuple[int, ...]
    skills: Mapping[str, int]
    service: Mapping[str, tuple[Distribution, ...]]
    """By class, or under `default`; of each one distribution for each period of arrival."""
    wrap_up: Distribution | None = None
    sessions: int = 1
    session_rates: tuple[float, ...] = (1.0,)
    """The whole speed of an agent with one, two … open sessions."""

    def can_serve(self, one: CustomerClass) -> bool:
        """Whether its agents have every skill at its level, and a time for such work."""
        is_timed = one.name in self.service or DEFAULT_CLASS in self.service
        return is_timed and all(self.skills.get(skill, 0) >= level for skill, level in one.requires.items())

    def service_of(self, one: CustomerClass) -> tuple[Distribution, ...]:
        """How long they work for one of the class."""
        return self.service.get(one.name) or self.service[DEFAULT_CLASS]


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A preset and its settings."""

    preset: str = "default"
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything that is played."""

    name: str
    unit: str
    horizon: float
    classes: tuple[CustomerClass, ...]
    groups: tuple[AgentGroup, ...]
    warmup: float = 0.0
    end: End = End.DRAIN
    periods: tuple[float, ...] = ()
    day_factor: Distribution | None = None
    service_target: float = 0.0
    lines: int | None = None
    policy: PolicyChoice = PolicyChoice()

    @property
    def until(self) -> float:
        """When the last customer may arrive."""
        return self.warmup + self.horizon

    @property
    def has_costs(self) -> bool:
        """Whether anybody's wait or session has a price."""
        return any(one.queue_cost is not None or one.session_cost for one in self.classes)

    @property
    def period_starts(self) -> tuple[float, ...]:
        """When each period begins; the first at once, one more where all are over."""
        starts = [0.0]
        for length in self.periods:
            starts.append(starts[-1] + length)
        return tuple(starts)

    def period_at(self, instant: float) -> int:
        """The number of the period, counted on after the last."""
        period = 0
        for number, start in enumerate(self.period_starts):
            if instant >= start:
                period = number
        return period


def in_period(values: Sequence[T], period: int) -> T:
    """The value that holds in a period; the last holds on."""
    return values[min(period, len(values) - 1)]
