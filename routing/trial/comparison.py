"""What a comparison of two sets of rules says, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, and half the width of its 95 % interval."""

    mean: float
    half_width: float


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure under both rules, and by how much the second is more, judged play beside play."""

    before: Estimate
    after: Estimate
    difference: Estimate


@dataclass(frozen=True, slots=True)
class QueueCompared:
    """The figures of one queue, or of all together."""

    queue_id: str
    arrived: float
    mean_wait: Compared
    service_level: Compared
    abandoned: Compared
    longest: Compared


@dataclass(frozen=True, slots=True)
class CrewCompared:
    """The agents who can do the same, and which share of their time they are busy."""

    crew: str
    busy: Compared
    handled: Compared


@dataclass(frozen=True, slots=True)
class HourCompared:
    """One hour of a queue: means only, for a picture."""

    hour: int
    arrived: float
    wait_before: float
    wait_after: float
    level_before: float
    level_after: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that two sets of rules did on one day."""

    replications: int
    total: QueueCompared
    queues: tuple[QueueCompared, ...]
    crews: tuple[CrewCompared, ...]
    hours: Mapping[str, tuple[HourCompared, ...]]
    """By queue."""
    targets: Mapping[str, float]
    """By queue the promise, in seconds, by which both sides are counted: the one in force before the change."""
