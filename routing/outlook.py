"""What an estimate is told of a floor, and what it says of a wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Final

from routing.floor import Agent, Waiting
from routing.lent import Lends
from routing.room import APART, Sharing

TENTH: Final = 0.1


@dataclass(frozen=True, slots=True)
class Held:
    """A conversation that takes a slot, and since when; None while it rings."""

    queue_id: str
    since: float | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A floor at one instant."""

    agents: Sequence[Agent]
    waiting: Sequence[Waiting]
    """In the order in which their turns come."""
    held: Mapping[str, Held] = field(default_factory=dict)
    """What takes a slot, by its id."""
    arriving: Sequence[Waiting] = ()
    """Who would come next in some queue: each is estimated as if nobody else did."""
    sharing: Sharing = APART
    """What agents hold side by side."""
    lends: Lends = field(default_factory=dict)
    """Who keeps agents free for other work."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A wait from now: as expected, and the interval in which eight of ten end."""

    seconds: float
    low: float
    high: float


def outlook_of(starts: list[float], rings: Sequence[float]) -> Outlook | None:
    """The mean and the middle eight tenths of all plays; None where nobody ever came in one of them."""
    if not starts or max(starts) == inf:
        return None
    starts.sort()
    low, high = _quantile(starts, TENTH), _quantile(starts, 1 - TENTH)
    ring = sum(rings) / len(rings)
    return Outlook(sum(starts) / len(starts) + ring, low + _quantile(rings, TENTH), high + _quantile(rings, 1 - TENTH))


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Between the two nearest, each standing in the middle of its own share."""
    at = min(max(share * len(ordered) - 0.5, 0.0), len(ordered) - 1.0)
    before = int(at)
    after = min(before + 1, len(ordered) - 1)
    return ordered[before] + (at - before) * (ordered[after] - ordered[before])
