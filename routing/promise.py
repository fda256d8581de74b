"""What is promised to whoever waits, and what the next promise learns from how the last one was kept."""

from dataclasses import dataclass, field
from math import exp
from typing import Final

from routing.outlook import Outlook

MISSES: Final = 0.1
"""Of ten promises one may end before the interval, and one after it."""
FIRST_STEP: Final = 0.15
LAST_STEP: Final = 0.03
"""Steps grow smaller as promises are kept, but never so small that a new day is not learned."""
NARROWEST: Final = 0.1
WIDEST: Final = 8.0
BIAS_STEP: Final = 0.003
"""Whoever waits together waits alike: the mean is corrected slowly, so that it does not run after one crowd."""
LEAST_BIAS: Final = 0.5
MOST_BIAS: Final = 2.0
MOST_SURPRISE: Final = 2.0
"""A single wait, however long, counts as no more than so many times the promise."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A wait from now in seconds, and the interval in which eight of ten end."""

    seconds: float
    low: float
    high: float
    is_unforeseen: bool = False
    """The model foresaw no wait at all: whatever is promised was learned."""

    def holds(self, seconds: float) -> bool:
        """Whether a wait that ended after so long kept it."""
        return self.low <= seconds <= self.high


@dataclass(slots=True)
class Unforeseen:
    """What waits come to where the model foresees none: their mean, and the ends between which eight of ten lie."""

    seconds: float = 0.0
    low: float = 0.0
    high: float = 0.0
    learned: int = 0

    def promise(self) -> Promise:
        """What those before had to wait."""
        high = max(self.high, self.low)
        return Promise(min(max(self.seconds, self.low), high), self.low, high, is_unforeseen=True)

    def learn(self, promise: Promise, seconds: float) -> None:
        """Whoever should not have waited did for so long; steps are shares of what is usual."""
        self.learned += 1
        step = max(FIRST_STEP / self.learned**0.5, LAST_STEP)
        self.seconds += max(1 / self.learned, LAST_STEP) * (seconds - self.seconds)
        if not self.high:
            self.high = self.seconds
        reach = 5 * step * self.seconds
        self.high = max(self.high + reach * ((seconds > promise.high) - MISSES), 0.0)
        self.low = max(self.low - reach * ((seconds < promise.low) - MISSES), 0.0)


@dataclass(slots=True)
class Calibration:
    """How the promises of one queue are corrected: an online conformal rule, one side at a time.

    Each miss above widens the upper side by nine steps, and each promise that is no such miss narrows it by
    one, so that in the long run one of ten misses, whatever is wrong with the model. Likewise below.
    No factor makes a wait of nothing: where the model foresees none, the ends move by the same steps in seconds.
    """

    bias: float = 1.0
    below: float = 1.0
    above: float = 1.0
    learned: int = 0
    unforeseen: Unforeseen = field(default_factory=Unforeseen)

    def promise(self, outlook: Outlook) -> Promise:
        """The outlook, corrected by what was learned."""
        if outlook.high <= 0:
            return self.unforeseen.promise()
        seconds = self.bias * outlook.seconds
        low = seconds - self.below * self.bias * max(outlook.seconds - outlook.low, 0.0)
        high = seconds + self.above * self.bias * max(outlook.high - outlook.seconds, 0.0)
        return Promise(seconds, max(low, 0.0), high)

    def learn(self, promise: Promise, seconds: float) -> None:
        """A promise was followed by a wait of so long."""
        if promise.is_unforeseen or promise.high <= 0:
            self.unforeseen.learn(promise, seconds)
            return
        self.learned += 1
        step = max(FIRST_STEP / self.learned**0.5, LAST_STEP)
        self.above = _moved(self.above, step, is_missed=seconds > promise.high)
        self.below = _moved(self.below, step, is_missed=seconds < promise.low)
        if promise.seconds > 0:
            surprise = min(seconds / promise.seconds - 1.0, MOST_SURPRISE)
            self.bias = min(max(self.bias * exp(BIAS_STEP * surprise), LEAST_BIAS), MOST_BIAS)


def _moved(factor: float, step: float, *, is_missed: bool) -> float:
    moved = factor * exp(10 * step * (is_missed - MISSES) / 2)
    return min(max(moved, NARROWEST), WIDEST)
