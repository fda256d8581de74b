"""A trial of changed queues: what was played, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from routing.trial.comparison import Comparison


class Failure(StrEnum):
    """Why a trial failed."""

    TOO_LONG = "too_long"
    """Not even the fewest plays were done in time."""
    BROKEN = "broken"


class Basis(StrEnum):
    """Where the customers of a trial come from."""

    RECORDED = "recorded"
    """They came on a day of this very floor."""
    REALISTIC = "realistic"
    """Too little was recorded: a realistic day, spread over this floor."""


class TrialState(StrEnum):
    """How far a trial is."""

    WAITING = "waiting"
    """Another trial is being played; this one is next, or after others."""
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class TrialPart:
    """The busiest part of a large day, by the clocks of its time zone."""

    begins: str
    """Such as `10:15`."""
    ends: str
    came: int
    """How many conversations began to wait on the whole day."""


@dataclass(frozen=True, slots=True)
class TrialDay:
    """Which day was played, and for a recorded one what really happened."""

    basis: Basis
    date: str | None
    """Of a recorded day, in its time zone."""
    time_zone: str | None
    """In which a recorded day went from midnight to midnight: that of the queue's hours."""
    conversations: int
    """How many were played of a recorded day, or how many came on the day that would have been played."""
    needed: int
    """So many are needed for a day to be played."""
    mean_wait: float | None
    service_level: float | None
    abandoned: int | None
    part: TrialPart | None = None
    """Of a recorded day that is too large: what was played of it, beginning with empty queues."""


@dataclass(frozen=True, slots=True)
class CrewNames:
    """Agents who can do the same."""

    crew: str
    agents: list[str]


@dataclass(frozen=True, slots=True)
class TrialResult:
    """Both sets of rules on this day; waits in seconds, shares from 0 to 1."""

    day: TrialDay
    comparison: Comparison
    crews: list[CrewNames]


@dataclass(frozen=True, slots=True)
class QueueTrial:
    """A trial as whoever asked for it sees it."""

    id: str
    queue: str
    state: TrialState
    share: float
    """How much of it is done, from 0 to 1."""
    problem: str | None
    """Why it failed, and what to do."""
    result: TrialResult | None
    """Of as many plays as are done, also while more are made; none before there are enough for an interval."""
    failure: Failure | None = None
