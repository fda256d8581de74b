"""How long somebody would wait who never gave up, where everybody else does (M/M/n+M).

The density of that time, for whoever does not get an agent at once, is proportional to
exp(-finishing * v + arrivals / patience * (1 - exp(-patience * v))) at the wait v. It has one hill, whose top may
lie far out, so it is measured from there: then nothing overflows, and no digits cancel.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import exp, expm1, inf, log, sqrt
from typing import Final

NEGLIGIBLE: Final = 45.0
"""Where the density has fallen by so much in its logarithm, the rest of it changes no digit."""
GROWTH: Final = 1.25
PANELS: Final = 8
LANDMARKS: Final = tuple(2.0**power for power in range(-2, 7))
"""In mean patiences: around its top and its beginning the density may change as fast as that."""
EXACT: Final = 1e-12
"""A part whose halves say the same so far; the halves are then exact to all digits."""
DEEPEST: Final = 12
DIGIT: Final = 1e-17
BEND_BY_SERIES: Final = 0.5
NODES: Final = (
    (0.1252334085114689, 0.2491470458134028),
    (0.3678314989981802, 0.2334925365383548),
    (0.5873179542866175, 0.2031674267230659),
    (0.7699026741943047, 0.1600783285433462),
    (0.9041172563704749, 0.1069393259953184),
    (0.9815606342467192, 0.0471753363865118),
)
"""Of Gauss and Legendre's rule of twelve points, one half."""

Weight = Callable[[float], float]
"""Of the wait in mean patiences."""


def nobody_gives_up(impatience: float) -> float:
    """Everybody counts."""
    del impatience
    return 1.0


def somebody_gives_up(impatience: float) -> float:
    """The share whose patience ends before the wait."""
    return -expm1(-impatience)


@dataclass(frozen=True, slots=True)
class OfferedWait:
    """The density beside its highest value."""

    arrival_rate: float
    finishing_rate: float
    """Of all agents together."""
    patience_rate: float

    @property
    def top(self) -> float:
        """The wait where the density is highest: nothing, unless more arrive than can be served."""
        return log(max(self.arrival_rate / self.finishing_rate, 1.0)) / self.patience_rate

    @property
    def log_of_highest(self) -> float:
        """The logarithm of the highest value beside that at no wait."""
        spared = self.arrival_rate / self.patience_rate * _bend(self.patience_rate * self.top)
        return (self.arrival_rate - self.finishing_rate) * self.top - spared

    def integral(self, weight: Weight, until: float = inf) -> float:
        """The weighted density, from no wait up to a wait."""
        first, last = self._ends()
        last = min(last, until - self.top)
        if last <= first:
            return 0.0
        marks = self._marks(first, last)

        def value(away: float) -> float:
            return exp(self._log_density(away)) * weight(self.patience_rate * (away + self.top))

        parts = [(start, end, _rule(value, start, end)) for start, end in pairwise(marks)]
        tolerance = EXACT * sum(whole for _, _, whole in parts)
        return sum(_refined(value, part, tolerance, DEEPEST) for part in parts)

    def _log_density(self, away: float) -> float:
        """So far away from the top."""
        slope = max(self.finishing_rate - self.arrival_rate, 0.0)
        least = min(self.finishing_rate, self.arrival_rate)
        return -slope * away - least / self.patience_rate * _bend(self.patience_rate * away)

    def _ends(self) -> tuple[float, float]:
        """Between them lies all that counts, as distances from the top."""
        slope = max(self.finishing_rate - self.arrival_rate, 0.0)
        least = min(self.finishing_rate, self.arrival_rate)
        width = 1.0 / (slope + sqrt(least * self.patience_rate))
        last = width
        while self._log_density(last) > -NEGLIGIBLE:
            last *= GROWTH
        first = -min(width, self.top)
        while first > -self.top and self._log_density(first) > -NEGLIGIBLE:
            first = max(first * GROWTH, -self.top)
        return first, last

    def _marks(self, first: float, last: float) -> list[float]:
        """Where to begin anew: evenly, and wherever the density may change fast."""
        return sorted({first, last, *(mark for mark in self._candidates(first, last) if first < mark < last)})

    def _candidates(self, first: float, last: float) -> Iterator[float]:
        for count in range(1, PANELS):
            yield first + (last - first) * count / PANELS
        yield 0.0
        for landmark in LANDMARKS:
            yield first + landmark / self.patience_rate
            yield landmark / self.patience_rate
            yield -landmark / self.patience_rate


def _bend(x: float) -> float:
    """exp(-x) - 1 + x, without losing digits where x is small."""
    if abs(x) > BEND_BY_SERIES:
        return expm1(-x) + x
    term = total = x * x / 2
    count = 2
    while abs(term) > DIGIT * total:
        count += 1
        term *= -x / count
        total += term
    return total


def _rule(value: Callable[[float], float], start: float, end: float) -> float:
    middle, half = (start + end) / 2, (end - start) / 2
    return half * sum(share * (value(middle - half * node) + value(middle + half * node)) for node, share in NODES)


def _refined(value: Callable[[float], float], part: tuple[float, float, float], tolerance: float, deeper: int) -> float:
    """An integral over a part, halved wherever its halves say something else."""
    start, end, whole = part
    middle = (start + end) / 2
    left, right = _rule(value, start, middle), _rule(value, middle, end)
    if abs(left + right - whole) <= tolerance + EXACT * whole or not deeper:
        return left + right
    return _refined(value, (start, middle, left), tolerance, deeper - 1) + _refined(
        value, (middle, end, right), tolerance, deeper - 1
    )
