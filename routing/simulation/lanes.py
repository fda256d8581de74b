"""Thousands of copies of one chain side by side, each under thresholds of its own.

A lane steps from event to event; time is counted by its mean, which takes nothing from the averages and much
from their scatter. Lanes of the same number meet the same chance under every candidate.
"""

from dataclasses import dataclass
from math import inf
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from routing.simulation.markov import Chain

Counts: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rule:
    """How one work is chosen: the thresholds of `Lend`; own work has none."""

    is_own: bool = True
    reserve: float = 0.0
    queue_above: float = inf
    overtakes_above: float = inf


@dataclass(frozen=True, slots=True)
class Candidate:
    """A policy of count: of each class the works in order of preference, of each group likewise, rules and caps."""

    groups_of: tuple[tuple[int, ...], ...]
    """By class, its works in order of rank."""
    classes_of: tuple[tuple[int, ...], ...]
    """By group, its works in the order in which a freed agent looks at them."""
    rules: tuple[Rule, ...]
    """By work."""
    caps: tuple[int, ...]
    """By group, the most sessions of one agent."""


class Lanes:
    """Candidates of one structure (the same orders), each on the same number of lanes."""

    def __init__(self, chain: Chain, candidates: list[Candidate], lanes: int, seed: int) -> None:
        self._chain = chain
        self._shape = candidates[0]
        self._each = lanes
        self._lanes = lanes * len(candidates)
        self._chance = np.random.Generator(np.random.PCG64(seed))
        self._queue = np.zeros((len(chain.arrivals), self._lanes))
        self._busy = np.zeros((len(chain.works), self._lanes))
        self._rules = [
            tuple(
                np.repeat([getattr(candidate.rules[work], name) for candidate in candidates], lanes)
                for name in ("reserve", "queue_above", "overtakes_above")
            )
            for work in range(len(chain.works))
        ]
        self._levels = [
            _Levels(chain.agents[group], chain.speeds[group], np.repeat([one.caps[group] for one in candidates], lanes))
            for group in range(len(chain.agents))
        ]
        self._rates = np.array([work.rate for work in chain.works])[:, None]
        self._arrivals = np.repeat(np.array(chain.arrivals)[:, None], self._lanes, axis=1)
        self._patience = np.array(chain.patience_rates)[:, None]

    def costs(self, warmup: int, steps: int) -> Counts:
        """The cost of a unit of time: a row for each candidate, a column for each of its lanes."""
        time, cost = np.zeros(self._lanes), np.zeros(self._lanes)
        for step in range(warmup + steps):
            rates = self._event_rates()
            whole = rates.sum(axis=0)
            if step >= warmup:
                time += 1.0 / whole
                cost += self._price() / whole
            self._step(rates, whole)
        return (cost / time).reshape(-1, self._each)

    def _price(self) -> Counts:
        price: Counts = np.zeros(self._lanes)
        for one, cost in enumerate(self._chain.queue_costs):
            if cost:
                price += cost * self._queue[one]
        for place, work in enumerate(self._chain.works):
            if self._chain.session_costs[work.one]:
                price += self._chain.session_costs[work.one] * self._busy[place]
        return price

    def _event_rates(self) -> Counts:
        speed = self._busy * self._rates
        for place, work in enumerate(self._chain.works):
            if self._levels[work.group].is_shared:
                speed[place] *= self._levels[work.group].speed_of_each()
        return np.concatenate([self._arrivals, self._queue * self._patience, speed])

    def _step(self, rates: Counts, whole: Counts) -> None:
        drawn = np.tile(self._chance.random(self._each), self._lanes // self._each) * whole
        event = _drawn_event(rates, drawn)
        classes = len(self._queue)
        for one in range(classes):
            is_arrival = event == one
            self._queue[one] += is_arrival
            self._queue[one] -= event == classes + one
            self._place(one, is_arrival)
        for group, works in enumerate(self._shape.classes_of):
            is_free = np.zeros(self._lanes, dtype=bool)
            for place in works:
                ended = event == 2 * classes + place
                self._busy[place] -= ended
                is_free |= ended
            self._levels[group].leave(is_free, self._chance, self._each)
            self._fill(group, is_free)

    def _place(self, one: int, waits: Mask) -> None:
        """Somebody has come: the first group in her order with room for her takes the first of her class."""
        for place in self._shape.groups_of[one]:
            group = self._chain.works[place].group
            takes = waits & (self._levels[group].free > 0) & self._may(place)
            self._begin(place, takes)
            waits = waits & ~takes

    def _fill(self, group: int, is_free: Mask) -> None:
        """A slot has become free: those who overtake first, then the group's order."""
        works = self._shape.classes_of[group]
        for place in works:
            if not self._shape.rules[place].is_own:
                queue = self._queue[self._chain.works[place].one]
                takes = is_free & (queue > self._rules[place][2])
                self._begin(place, takes)
                is_free = is_free & ~takes
        for place in works:
            takes = is_free & (self._queue[self._chain.works[place].one] > 0) & self._may(place)
            self._begin(place, takes)
            is_free = is_free & ~takes

    def _may(self, place: int) -> Mask:
        work = self._chain.works[place]
        if self._shape.rules[place].is_own:
            return np.ones(self._lanes, dtype=bool)
        reserve, above, _ = self._rules[place]
        may: Mask = (self._levels[work.group].free > reserve) | (self._queue[work.one] > above)
        return may

    def _begin(self, place: int, takes: Mask) -> None:
        work = self._chain.works[place]
        self._queue[work.one] -= takes
        self._busy[place] += takes
        self._levels[work.group].join(takes)


def _drawn_event(rates: Counts, drawn: Counts) -> npt.NDArray[np.int8]:
    """The number of the event on which each lane's draw falls, row by row: that is kinder to memory."""
    event = np.zeros(len(drawn), dtype=np.int8)
    below = rates[0].copy()
    for rate in rates[1:]:
        event += drawn >= below
        below += rate
    return event


class _Levels:
    """How many agents of a group have no session open, one, two and so on."""

    def __init__(self, agents: int, speeds: tuple[float, ...], caps: Counts) -> None:
        self._speeds = speeds
        self._caps = caps
        self.is_shared = len(speeds) > 1
        self._at = np.zeros((len(speeds) + 1, len(caps)))
        self._at[0] = agents
        self._rows = np.arange(len(caps))
        self.free: Counts = np.full(len(caps), float(agents))
        """Agents who may take one more, in every lane."""

    def speed_of_each(self) -> Counts:
        """The mean speed of an open session, beside that of an agent with one."""
        sessions = sum(count * self._at[count] for count in range(1, len(self._at)))
        speed = sum(self._speeds[count - 1] * self._at[count] for count in range(1, len(self._at)))
        each: Counts = np.divide(speed, sessions, out=np.ones(len(self._caps)), where=np.asarray(sessions) > 0)
        return each

    def join(self, takes: Mask) -> None:
        """The least loaded agent takes one more."""
        if not self.is_shared:
            self.free -= takes
            return
        level = (self._at > 0).argmax(axis=0)
        level = np.minimum(level, len(self._speeds) - 1)
        self._at[level, self._rows] -= takes
        self._at[level + 1, self._rows] += takes
        self._count()

    def leave(self, ends: Mask, chance: np.random.Generator, each: int) -> None:
        """A session ends, at an agent of some level, the likelier the faster they work there together."""
        if not self.is_shared:
            self.free += ends
            return
        speeds = np.array(self._speeds)[:, None] * self._at[1:]
        drawn = np.tile(chance.random(each), len(self._caps) // each) * speeds.sum(axis=0)
        level = np.minimum((np.cumsum(speeds, axis=0) <= drawn).sum(axis=0) + 1, len(self._speeds))
        self._at[level, self._rows] -= ends
        self._at[level - 1, self._rows] += ends
        self._count()

    def _count(self) -> None:
        # An agent below her cap has room; the lanes of different candidates have different caps.
        free = np.zeros(len(self._caps))
        for count in range(len(self._speeds)):
            free += self._at[count] * (count < self._caps)
        self.free = free
