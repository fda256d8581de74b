"""Lending as administrators see it: what holds, what was proposed, and how far the search is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SearchState(StrEnum):
    """How far the search for a proposal is, on the node that was asked."""

    NONE = "none"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class LendingSearch:
    """The last search of this node."""

    state: SearchState
    share: float
    """How much of it is done, from 0 to 1."""
    problem: str | None
    """Why nothing was proposed, and what to do."""


@dataclass(frozen=True, slots=True)
class Lends:
    """When a pool lends to a queue whose work is not its own: one of the three suffices."""

    idle_above: float
    """More agents than this are free, of the pool and of those beside it."""
    queue_above: float | None
    """More conversations than this wait; None: their number never suffices."""
    age_at_least: float | None
    """The first has waited for so many seconds; None: its age never suffices."""
    beside: list[str]


@dataclass(frozen=True, slots=True)
class LendingTerm:
    """How one queue and one pool (the queues that its people serve) go together."""

    queue: str
    pool: str
    rank: float
    """Of the pool among those who serve the queue: the lowest comes first."""
    tier: float
    """What the queue's conversations count more than their age, for this pool."""
    weight: float
    lends: Lends | None
    """None: the work is the pool's own."""


@dataclass(frozen=True, slots=True)
class LendingProposal:
    """A table of terms, and what it gained where it was simulated."""

    version: str
    made_on: str
    gain_percent: float
    """So much less time is lost than without it."""
    gain_half_width: float
    """Half the width of the gain's 95 % interval."""
    terms: list[LendingTerm]


@dataclass(frozen=True, slots=True)
class LendingView:
    """What holds, what was proposed last, and the search."""

    in_force: LendingProposal | None
    proposed: LendingProposal | None
    search: LendingSearch
