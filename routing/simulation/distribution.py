"""How long things take: distributions that a scenario names, drawn from numbers that chance has thrown before.

Two policies are compared fairly when both meet the same customers. So a customer carries her raw numbers
with her, and whatever group serves her turns the same number into its own time.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import exp, fsum, log
from typing import Protocol

import numpy as np

Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]


class Raw(StrEnum):
    """The kinds of raw numbers."""

    NOTHING = "nothing"
    EXPONENTIAL = "exponential"
    UNIFORM = "uniform"
    NORMAL = "normal"
    GAMMA = "gamma"


Source = tuple[Raw, float]
"""A kind of raw numbers, and its shape where it has one."""


class Distribution(Protocol):
    """Turns raw numbers into times."""

    @property
    def source(self) -> Source:
        """The raw numbers it is made from."""
        ...

    @property
    def mean(self) -> float:
        """Its mean."""
        ...

    @property
    def variance(self) -> float:
        """Its variance."""
        ...

    def of(self, raw: float) -> float:
        """The time that a raw number becomes."""
        ...


@dataclass(frozen=True, slots=True)
class Constant:
    """Always the same."""

    value: float
    source: Source = (Raw.NOTHING, 0.0)

    @property
    def mean(self) -> float:
        """Its mean."""
        return self.value

    @property
    def variance(self) -> float:
        """None."""
        return 0.0

    def of(self, raw: float) -> float:
        """The value, whatever chance threw."""
        del raw
        return self.value


@dataclass(frozen=True, slots=True)
class Exponential:
    """Forgets how long it has taken."""

    mean: float
    source: Source = (Raw.EXPONENTIAL, 0.0)

    @property
    def variance(self) -> float:
        """The square of its mean."""
        return self.mean * self.mean

    def of(self, raw: float) -> float:
        """A raw exponential number of mean one, stretched."""
        return self.mean * raw


@dataclass(frozen=True, slots=True)
class Uniform:
    """Anything between two times alike."""

    low: float
    high: float
    source: Source = (Raw.UNIFORM, 0.0)

    @property
    def mean(self) -> float:
        """The middle."""
        return (self.low + self.high) / 2

    @property
    def variance(self) -> float:
        """A twelfth of the square of its width."""
        return (self.high - self.low) ** 2 / 12

    def of(self, raw: float) -> float:
        """The time at this share of the way."""
        return self.low + (self.high - self.low) * raw


@dataclass(frozen=True, slots=True)
class Gamma:
    """A sum of exponential stages, where `shape` is a whole number."""

    shape: float
    scale: float

    @property
    def source(self) -> Source:
        """Raw gamma numbers of the same shape."""
        return (Raw.GAMMA, self.shape)

    @property
    def mean(self) -> float:
        """Shape by scale."""
        return self.shape * self.scale

    @property
    def variance(self) -> float:
        """Shape by the square of the scale."""
        return self.shape * self.scale**2

    def of(self, raw: float) -> float:
        """A raw gamma number of scale one, stretched."""
        return self.scale * raw


@dataclass(frozen=True, slots=True)
class Lognormal:
    """What handle times look like: its logarithm is normal with the standard deviation `log_sd`."""

    mean: float
    log_sd: float
    source: Source = (Raw.NORMAL, 0.0)

    @property
    def variance(self) -> float:
        """What the logarithm's deviation makes of the mean."""
        return self.mean**2 * (exp(self.log_sd**2) - 1)

    def of(self, raw: float) -> float:
        """The time at this many deviations of the logarithm."""
        return exp(log(self.mean) - self.log_sd**2 / 2 + self.log_sd * raw)


@dataclass(frozen=True, slots=True)
class Empirical:
    """Times that were measured, each as likely as the others."""

    values: tuple[float, ...]
    source: Source = (Raw.UNIFORM, 0.0)

    @property
    def mean(self) -> float:
        """Of the measured."""
        return fsum(self.values) / len(self.values)

    @property
    def variance(self) -> float:
        """Of the measured."""
        mean = self.mean
        return fsum((value - mean) ** 2 for value in self.values) / len(self.values)

    def of(self, raw: float) -> float:
        """The value at this share of all."""
        return self.values[int(raw * len(self.values))]


def thrown(chance: np.random.Generator, source: Source, count: int) -> Numbers:
    """So many raw numbers."""
    kind, shape = source
    match kind:
        case Raw.EXPONENTIAL:
            return chance.standard_exponential(count)
        case Raw.UNIFORM:
            return chance.random(count)
        case Raw.NORMAL:
            return chance.standard_normal(count)
        case Raw.GAMMA:
            return chance.standard_gamma(shape, count)
        case Raw.NOTHING:
            return np.zeros(count)
