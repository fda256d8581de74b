"""Chains under candidate policies, thousands of copies side by side.

A column is a stretch of chance; every candidate lives through it in a lane of its own. All lanes of a column
share each instant: the same customers come, and whatever can end in one of them ends in all where it can. So
candidates differ only where their decisions do, and small differences show long before their costs are known.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from routing.simulation.candidate import Candidate
from routing.simulation.lane_policies import LanePolicies
from routing.simulation.levels import Levels
from routing.simulation.markov import Chain

Numbers: TypeAlias = npt.NDArray[np.float32]
Costs: TypeAlias = npt.NDArray[np.float64]
Places: TypeAlias = npt.NDArray[np.intp]
Mask: TypeAlias = npt.NDArray[np.bool_]

NEVER: Final = 1e9
LONGEST_LINE: Final = 500
"""Beyond it the next one costs as much as the last."""


class Lanes:
    """Chains of one floor, each under as many candidates, on as many columns."""

    def __init__(
        self, chains: Sequence[Chain], candidates: Sequence[Sequence[Candidate]], columns: int, seed: int
    ) -> None:
        """Every lane begins empty; `candidates` are those of each chain."""
        self._chains = chains
        self._works = chains[0].works
        self._columns = columns
        self._chance = np.random.Generator(np.random.PCG64(seed))
        self._home = np.repeat(np.arange(len(chains)), columns)
        self._classes = len(chains[0].arrivals)
        self._patience = self._of_chains(lambda chain: chain.patience_rates)
        self._rates = self._of_chains(lambda chain: [work.rate for work in chain.works])
        shape = (len(self._home), len(candidates[0]))
        self._queue = [np.zeros(shape, np.float32) for _ in range(self._classes)]
        self._busy = [np.zeros(shape, np.float32) for _ in self._works]
        self._price = np.zeros(shape, np.float32)
        self._levels = [
            Levels(agents, speeds, shape)
            for agents, speeds in zip(self._of_chains(lambda chain: chain.agents), chains[0].speeds, strict=True)
        ]
        self._tops = np.concatenate(
            [self._of_chains(lambda chain: chain.arrivals), np.zeros((self._classes + len(self._works), shape[0]))]
        )
        self._policies = LanePolicies(chains[0], candidates, self._home)
        self._limit(candidates)
        self._prices = [_prices(chains, one) for one in range(self._classes)]

    def play(self, steps: int) -> Costs:
        """The cost of a unit of time from now on: by chain, by candidate, by column."""
        time = np.zeros(len(self._home))
        cost = np.zeros(self._price.shape)
        for _ in range(steps):
            whole = np.cumsum(self._tops, axis=0)
            time += 1.0 / whole[-1]
            cost += self._price / whole[-1][:, None]
            self._step(whole)
        found: Costs = (cost / time[:, None]).reshape(len(self._chains), self._columns, -1).transpose(0, 2, 1)
        return found

    def begin_anew(
        self, kept: Sequence[int], candidates: Sequence[Sequence[Candidate]], places: Sequence[Sequence[int]]
    ) -> None:
        """Go on with some of the chains under other candidates, each where one of the present ones has come to."""
        rows = np.concatenate([np.flatnonzero(self._home == chain) for chain in kept])
        lanes_of = np.repeat(np.array(places), self._columns, axis=0)

        def take(lanes: Numbers) -> Numbers:
            return np.take_along_axis(lanes[rows], lanes_of, axis=1)

        self._chains = [self._chains[chain] for chain in kept]
        self._prices = [prices[list(kept)] for prices in self._prices]
        self._home = np.repeat(np.arange(len(kept)), self._columns)
        self._patience, self._rates = self._patience[:, rows], self._rates[:, rows]
        self._tops = self._tops[:, rows]

        self._queue = [take(lanes) for lanes in self._queue]
        self._busy = [take(lanes) for lanes in self._busy]
        self._price = take(self._price)
        for levels in self._levels:
            levels.reshape(take)
        self._policies = LanePolicies(self._chains[0], candidates, self._home)
        self._limit(candidates)
        everywhere = np.arange(len(self._home))
        for one in range(self._classes):
            self._note_queue(one, everywhere)
        for work in range(len(self._works)):
            self._note_work(work, everywhere)

    def spread(self) -> Costs:
        """By chain and candidate: how far the busiest group and the least busy one are apart in this instant."""
        chain = self._chains[0]
        each = []
        for group, agents in enumerate(self._of_chains(lambda chain: chain.agents)):
            open_ = np.sum([self._busy[work] for work in chain.works_of_group(group)], axis=0)
            share = open_ / np.maximum(agents * len(chain.speeds[group]), 1.0)[:, None]
            each.append(share.reshape(len(self._chains), self._columns, -1).mean(axis=1))
        found: Costs = np.max(each, axis=0) - np.min(each, axis=0)
        return found

    def _of_chains(self, of: Callable[[Chain], Sequence[float]]) -> Costs:
        """A number of each chain for all its columns, in rows."""
        return np.repeat(np.array([of(chain) for chain in self._chains], float).T, self._columns, axis=1)

    def _limit(self, candidates: Sequence[Sequence[Candidate]]) -> None:
        for group, levels in enumerate(self._levels):
            caps = np.array([[one.caps[group] for one in row] for row in candidates], np.float32)
            levels.limit(caps[self._home])

    def _step(self, whole: Costs) -> None:
        """In every column one thing happens, wherever it can."""
        drawn = self._chance.random(len(self._home)) * whole[-1]
        further = self._chance.random(len(self._home), np.float32)
        kind = (drawn >= whole[:-1]).sum(axis=0)
        order = np.argsort(kind, kind="stable")
        ends = np.searchsorted(kind[order], np.arange(len(whole) + 1))
        for number in range(len(whole)):
            rows = order[ends[number] : ends[number + 1]]
            if not len(rows):
                continue
            # What is drawn beyond the rate of a lane does not happen in it.
            beyond = whole[number][rows] - drawn[rows]
            offset = (self._tops[number][rows] - beyond).astype(np.float32)[:, None]
            if number < self._classes:
                self._arrive(number, rows)
            elif number < 2 * self._classes:
                self._give_up(number - self._classes, rows, offset)
            else:
                self._end(number - 2 * self._classes, rows, offset, further[rows])

    def _arrive(self, one: int, rows: Places) -> None:
        """Somebody has come: the first group in her order with room for her takes the first of her class."""
        self._add(one, rows, np.ones(self._price[rows].shape, bool))
        queue = self._queue[one][rows]
        best = np.full(queue.shape, NEVER, np.float32)
        chosen = np.full(queue.shape, -1, np.int32)
        for work in self._chains[0].works_of_class(one):
            rank = np.where(self._may(work, rows, queue), self._policies.rank(work, rows), NEVER)
            chosen[rank < best] = work
            best = np.minimum(best, rank)
        for work in self._chains[0].works_of_class(one):
            self._begin(work, rows, chosen == work)

    def _give_up(self, one: int, rows: Places, offset: Numbers) -> None:
        leaves = self._queue[one][rows] * self._patience[one][rows][:, None] > offset
        self._take(one, rows, leaves)

    def _end(self, work: int, rows: Places, offset: Numbers, further: Numbers) -> None:
        """A session ends where one is open; the freed agent looks at the queues in the order of her group."""
        ends = self._speed(work, rows) > offset
        done = self._works[work]
        self._busy[work][rows] -= ends
        self._price[rows] -= ends * np.float32(self._chains[0].session_costs[done.one])
        self._levels[done.group].leave(rows, ends, further)
        best = np.full(ends.shape, -NEVER, np.float32)
        chosen = np.full(ends.shape, -1, np.int32)
        for other in self._chains[0].works_of_group(done.group):
            queue = self._queue[self._works[other].one][rows]
            may = ends & (queue > 0) & self._may(other, rows, queue)
            score = np.where(may, self._policies.score(other, rows, queue), -NEVER)
            chosen[score > best] = other
            best = np.maximum(best, score)
        for other in self._chains[0].works_of_group(done.group):
            self._begin(other, rows, chosen == other)
        for other in self._chains[0].works_of_group(done.group):
            self._note_work(other, rows)

    def _may(self, work: int, rows: Places, queue: Numbers) -> Mask:
        """Whether the group has an agent for this work."""
        free = self._levels[self._works[work].group].free[rows]
        spare = free
        for group in self._policies.helpers[work]:
            spare = spare + self._levels[group].free[rows] * self._policies.helper(work, group, rows)
        may: Mask = (free > 0) & (
            (spare > self._policies.reserve(work, rows)) | (queue > self._policies.above(work, rows))
        )
        return may

    def _begin(self, work: int, rows: Places, takes: Mask) -> None:
        if not takes.any():
            return
        begun = self._works[work]
        self._take(begun.one, rows, takes)
        self._busy[work][rows] += takes
        self._price[rows] += takes * np.float32(self._chains[0].session_costs[begun.one])
        self._levels[begun.group].join(rows, takes)
        self._note_work(work, rows)

    def _add(self, one: int, rows: Places, comes: Mask) -> None:
        """One more of the class waits, where this says so."""
        self._price[rows] += comes * self._price_of_next(one, rows)
        self._queue[one][rows] += comes
        self._note_queue(one, rows)

    def _take(self, one: int, rows: Places, leaves: Mask) -> None:
        """One of the class waits no more, where this says so."""
        self._queue[one][rows] -= leaves
        self._price[rows] -= leaves * self._price_of_next(one, rows)
        self._note_queue(one, rows)

    def _price_of_next(self, one: int, rows: Places) -> Numbers | np.float32:
        """What one more in the queue adds to the cost of a unit of time."""
        if self._chains[0].giving_up is None:
            return np.float32(self._chains[0].queue_costs[one])
        queue = np.minimum(self._queue[one][rows], LONGEST_LINE).astype(np.intp)
        prices: Numbers = self._prices[one][self._home[rows][:, None], queue]
        return prices

    def _speed(self, work: int, rows: Places) -> Numbers:
        speed: Numbers = self._busy[work][rows] * self._rates[work][rows][:, None].astype(np.float32)
        levels = self._levels[self._works[work].group]
        return speed * levels.speed_of_each(rows) if levels.is_shared else speed

    def _note_queue(self, one: int, rows: Places) -> None:
        """How often at most somebody of the class gives up, in these columns."""
        self._tops[self._classes + one][rows] = self._queue[one][rows].max(axis=1) * self._patience[one][rows]

    def _note_work(self, work: int, rows: Places) -> None:
        """How often at most a session of this kind ends."""
        self._tops[2 * self._classes + work][rows] = self._speed(work, rows).max(axis=1)


def _prices(chains: Sequence[Chain], one: int) -> Numbers:
    """Of each chain, what the next of a class costs while nobody, one, two … wait."""
    whole = [[chain.price_of_waiting(one, count) for count in range(LONGEST_LINE + 2)] for chain in chains]
    return np.diff(np.array(whole), axis=1).astype(np.float32)


def costs_of(chain: Chain, candidates: Sequence[Candidate], columns: int, seed: int, steps: tuple[int, int]) -> Costs:
    """What each candidate costs in a unit of time, after so many steps and over so many: a row for each."""
    lanes = Lanes([chain], [candidates], columns, seed)
    lanes.play(steps[0])
    found: Costs = lanes.play(steps[1])[0]
    return found
