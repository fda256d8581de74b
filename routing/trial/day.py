"""A day of a live floor: a scenario, and what the hub knows of its queues, channels and agents besides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from routing.demand import NOTHING_DEMANDED, Demand, Levels
from routing.floor import QueuePolicy
from routing.relaxation import Step
from routing.room import APART, Sharing
from routing.simulation.distribution import Distribution
from routing.simulation.scenario import Scenario

DAY_SECONDS: Final = 86_400.0
PERIOD_SECONDS: Final = 900.0
"""Staffing is known by the quarter of an hour."""
HOURS: Final = 24


@dataclass(frozen=True, slots=True)
class Crew:
    """Agents who serve the same queues with the same skills and room."""

    name: str
    queue_ids: frozenset[str]
    capacity: Mapping[str, int]
    pool_id: str = ""
    agent_ids: tuple[str, ...] = ()
    budgets: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stream:
    """Customers of one queue and channel who ask the same."""

    name: str
    queue_id: str
    channel: str
    demand: Demand = NOTHING_DEMANDED
    level: int = 0
    wrap_up: Distribution | None = None
    answer_seconds: float = 0.0
    """How long it rings until an agent answers."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What really happened on the day."""

    conversations: int = 0
    mean_wait: float = 0.0
    service_level: float = 0.0
    abandoned: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """What is played: times in seconds from midnight; streams and crews by the names of classes and groups."""

    scenario: Scenario
    streams: Mapping[str, Stream]
    crews: Mapping[str, Crew]
    recorded: Recorded | None = None
    """None: nothing was recorded that could be played again."""
    sharing: Sharing = APART
    """What agents hold side by side."""

    @property
    def is_recorded(self) -> bool:
        """Whether these customers came, and are not a realistic day's."""
        return self.recorded is not None


@dataclass(frozen=True, slots=True)
class LiveRules:
    """How one queue is served: its policy, and how what its conversations ask grows smaller with time."""

    policy: QueuePolicy
    steps: tuple[Step, ...] = ()
    target_seconds: float = 60.0
    """The service level: answered within so long."""


def text_of(demand: Demand) -> str:
    """The demand in short, the same for equal demands."""
    parts = [_levels(demand.skills), *("|" + _levels(one) for one in demand.any_of)]
    if demand.preferred:
        parts.append("~" + ",".join(f"{skill}:{weight:g}" for skill, weight in sorted(demand.preferred.items())))
    return "".join(parts)


def _levels(levels: Levels) -> str:
    return ",".join(f"{skill}:{level}" for skill, level in sorted(levels.items()))
