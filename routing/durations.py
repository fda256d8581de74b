"""How long something lasts, as it was measured: the latest of a kind, and what is left of one that has begun."""

from bisect import bisect_right, insort
from collections import deque
from collections.abc import Sequence
from typing import Final

REMEMBERED: Final = 1_000
"""So many of the latest say how long the next will last."""
TAIL: Final = 8
"""Of one that has outlasted all but so few, they tell how much longer such ones last."""
FEW: Final = 60
"""A kind with fewer of its own borrows from all kinds of its channel."""
BORROWED: Final = 20


class Durations:
    """The latest durations of one kind."""

    __slots__ = ("_latest", "_ordered", "_sum")

    def __init__(self) -> None:
        """Nothing was measured."""
        self._latest: deque[float] = deque()
        self._ordered: list[float] = []
        self._sum = 0.0

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._ordered)

    @property
    def mean(self) -> float:
        """Of those remembered."""
        return self._sum / len(self._ordered) if self._ordered else 0.0

    @property
    def ordered(self) -> Sequence[float]:
        """The shortest first."""
        return self._ordered

    def add(self, seconds: float) -> None:
        """One more has ended; the oldest is forgotten."""
        if len(self._latest) == REMEMBERED:
            oldest = self._latest.popleft()
            del self._ordered[bisect_right(self._ordered, oldest) - 1]
            self._sum -= oldest
        self._latest.append(seconds)
        insort(self._ordered, seconds)
        self._sum += seconds


def quantiles(ordered: Sequence[float], count: int) -> list[float]:
    """So many of them, evenly spread: of each equal share the middle."""
    size = len(ordered)
    return [ordered[int((place + 0.5) * size / count)] for place in range(count)]


def with_borrowed(own: Durations | None, of_all: Durations | None) -> Sequence[float]:
    """What a kind was measured to last; where that was seldom, with a share of what all of them last."""
    if own is not None and len(own) >= FEW:
        return own.ordered
    mine = [] if own is None else list(own.ordered)
    borrowed = quantiles(of_all.ordered, min(BORROWED, len(of_all))) if of_all is not None and of_all else []
    return sorted(mine + borrowed)


def remaining(ordered: Sequence[float], lasted: float, count: int) -> list[float]:
    """What may be left of one that has lasted so long, as quantiles.

    Only those that lasted longer can say it; the few longest say how much longer such ones last.
    """
    place = bisect_right(ordered, lasted)
    if len(ordered) - place >= TAIL:
        size = len(ordered) - place
        return [ordered[place + int((level + 0.5) * size / count)] - lasted for level in range(count)]
    longest = ordered[-TAIL:]
    excess = [seconds - longest[0] for seconds in longest[1:]] or [longest[0]]
    return quantiles(excess, count)
