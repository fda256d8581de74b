"""The customers of one replication, thrown before it is played: every policy meets the same ones.

Each class and purpose has a stream of chance of its own, so that a change to one leaves the others as they were.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, lgamma, log, sqrt

import numpy as np

from routing.simulation.distribution import Distribution, Numbers, Raw, Source, thrown
from routing.simulation.scenario import CustomerClass, Scenario, in_period

ARRIVALS, PATIENCE, SERVICE, WRAP_UP, RETRY, DAY, ORDER = range(7)
"""The purposes for which chance is thrown."""
STRATA = 64
"""So many numbers are thrown for each replication's day factor, to find the one that stands at its share."""


@dataclass(slots=True, eq=False)
class Customer:
    """Somebody who will arrive."""

    class_place: int
    number: int
    """Within her class; her raw numbers stand at this place."""
    at: float
    """When she calls; a retry moves it."""
    period: int
    patience: float
    waited: float = 0.0
    """Over all her earlier calls."""
    serial: int = 0
    """Names her conversation."""
    is_counted: bool = False


class Raws:
    """The raw numbers of everybody, by class and kind."""

    def __init__(self, chance: "Chance", counts: list[int]) -> None:
        """`counts` says how many there are of each class."""
        self._chance = chance
        self._counts = counts
        self._thrown: dict[tuple[int, int, Source], list[float]] = {}

    def of(self, class_place: int, purpose: int, source: Source) -> list[float]:
        """The numbers of a class for a purpose."""
        key = (class_place, purpose, source)
        numbers = self._thrown.get(key)
        if numbers is None:
            chance = stream(self._chance.seed, self._chance.replication, class_place, purpose, source)
            numbers = self._thrown[key] = thrown(chance, source, self._counts[class_place]).tolist()
        return numbers


def stream(
    seed: int, replication: int, class_place: int, purpose: int, source: Source = (Raw.NOTHING, 0.0)
) -> np.random.Generator:
    """Chance for one class and purpose of a replication."""
    kind = list(Raw).index(source[0])
    shape = int(source[1] * 1_000_000)
    return np.random.Generator(np.random.PCG64([seed, replication, class_place, purpose, kind, shape]))


@dataclass(frozen=True, slots=True)
class Chance:
    """Which chance a replication meets: one of several that belong together.

    How many arrive, and how busy the day is, is spread evenly over the replications of one run (Latin
    hypercube sampling): their mean comes closer to the truth than that of independent ones.
    """

    seed: int
    replication: int = 0
    of: int = 1

    def share(self, class_place: int, purpose: int, part: int) -> float:
        """A number between 0 and 1 that no other replication of the run comes near."""
        order = stream(self.seed, 0, class_place, purpose, (Raw.UNIFORM, float(part)))
        stratum = int(order.permutation(self.of)[self.replication])
        mine = stream(self.seed, self.replication, class_place, purpose, (Raw.UNIFORM, float(part)))
        return (stratum + float(mine.random())) / self.of


def throw_customers(scenario: Scenario, chance: Chance) -> tuple[list[Customer], Raws]:
    """Everybody who arrives in one replication, in order, and their raw numbers."""
    factor = 1.0
    if scenario.day_factor is not None:
        source = scenario.day_factor.source
        many = np.sort(thrown(stream(chance.seed, 0, 0, DAY, source), source, STRATA * chance.of))
        factor = scenario.day_factor.of(float(many[int(chance.share(0, DAY, 0) * len(many))]))
    instants = [_arrivals(scenario, place, chance, factor) for place in range(len(scenario.classes))]
    raws = Raws(chance, [len(one) for one in instants])
    customers = [
        customer
        for place, one in enumerate(scenario.classes)
        for customer in _of_class(scenario, one, place, instants[place], raws)
    ]
    customers.sort(key=lambda customer: (customer.at, customer.class_place, customer.number))
    for serial, customer in enumerate(customers):
        customer.serial = serial
    return customers, raws


def _of_class(scenario: Scenario, one: CustomerClass, place: int, instants: Numbers, raws: Raws) -> list[Customer]:
    starts = np.array(scenario.period_starts)
    periods = np.maximum(np.searchsorted(starts, instants, side="right") - 1, 0).tolist()
    return [
        Customer(place, number, at, period, _patience(one, place, number, period, raws))
        for number, (at, period) in enumerate(zip(instants.tolist(), periods, strict=True))
    ]


def _patience(one: CustomerClass, place: int, number: int, period: int, raws: Raws) -> float:
    if one.patience is None:
        return inf
    patience = in_period(one.patience, period)
    return patience.of(raws.of(place, PATIENCE, patience.source)[number])


def _arrivals(scenario: Scenario, place: int, chance: Chance, factor: float) -> Numbers:
    """The instants at which a class arrives: replayed, or a Poisson stream whose rate changes by period."""
    one = scenario.classes[place]
    if one.trace is not None:
        return np.array([at for at in one.trace if at <= scenario.until])
    instants = stream(chance.seed, chance.replication, place, ARRIVALS)
    starts = [start for start in scenario.period_starts if start < scenario.until]
    ends = [*starts[1:], scenario.until]
    pieces = []
    for period, (start, end) in enumerate(zip(starts, ends, strict=True)):
        mean = in_period(one.rates, period) * factor * (end - start)
        count = poisson_quantile(mean, chance.share(place, ARRIVALS, period))
        pieces.append(np.sort(start + (end - start) * instants.random(count)))
    return np.concatenate(pieces)


def poisson_quantile(mean: float, share: float) -> int:
    """The least count that a Poisson number of this mean does not exceed with this probability."""
    if mean <= 0:
        return 0
    reach = 10 * sqrt(mean) + 20
    counts = np.arange(max(int(mean - reach), 0), int(mean + reach) + 1)
    weights = np.exp(counts * log(mean) - mean - np.array([lgamma(count + 1) for count in counts.tolist()]))
    return int(counts[min(int(np.searchsorted(np.cumsum(weights), share)), len(counts) - 1)])


def service_raws(scenario: Scenario, raws: Raws) -> Mapping[tuple[int, int, int], tuple[Distribution, list[float]]]:
    """By class, group and period: the distribution of the service time, and the raw numbers it is made from."""
    found = {}
    periods = range(len(scenario.period_starts))
    for place, one in enumerate(scenario.classes):
        for group_place, group in enumerate(scenario.groups):
            if group.can_serve(one):
                for period in periods:
                    service = in_period(group.service_of(one), period)
                    found[place, group_place, period] = (service, raws.of(place, SERVICE, service.source))
    return found
