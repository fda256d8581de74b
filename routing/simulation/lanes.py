"""Chains under candidate policies, thousands of copies side by side.

A column is a stretch of chance; every candidate lives through it in a lane of its own. All lanes of a column
share each instant: the same customers come, and whatever can end in one of them ends in all where it can. So
candidates differ only where their decisions do, and small differences show long before their costs are known.
Counts stand by candidate, by chain and by column, and each step goes over all of them: small numbers side by side
are counted faster than the few that change are picked out.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from routing.simulation.candidate import Candidate
from routing.simulation.lane_policies import NEVER, LanePolicies
from routing.simulation.levels import Counts, Levels
from routing.simulation.markov import Chain

Numbers: TypeAlias = npt.NDArray[np.float32]
Costs: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]

LONGEST_LINE: Final = 500
"""Beyond it the next one costs as much as the last."""
MOST_WAITING: Final = 32_000
"""Who comes to a line of so many goes away."""
LEAST_RATE: Final = 1e-9
"""Where nothing happens at all."""
SEEN: Final = 3
"""Every so many steps the costs are looked at, as they hardly change from one to the next. An odd number: with each
event there is one customer more or one less, so every second step would always see them even or always odd."""


class Lanes:
    """Chains of one floor, each under as many candidates, on as many columns."""

    def __init__(
        self, chains: Sequence[Chain], candidates: Sequence[Sequence[Candidate]], columns: int, seed: int
    ) -> None:
        """Every lane begins empty; `candidates` are those of each chain."""
        self._columns = columns
        self._works = chains[0].works
        self._of_class = [list(chains[0].works_of_class(one)) for one in range(len(chains[0].arrivals))]
        self._of_group = [list(chains[0].works_of_group(group)) for group in range(len(chains[0].agents))]
        self._classes = len(chains[0].arrivals)
        self._chance = np.random.Generator(np.random.PCG64(seed))
        shape = (len(candidates[0]), len(chains), columns)
        agents = np.array([chain.agents for chain in chains]).T
        sessions = [each * len(speeds) for each, speeds in zip(agents, chains[0].speeds, strict=True)]
        kind = np.int16 if np.sum(sessions, axis=0).max() < NEVER else np.int32
        self._queue: Counts = np.zeros((self._classes, *shape), kind)
        self._busy: Counts = np.zeros((len(self._works), *shape), kind)
        idle = [np.broadcast_to(each.astype(kind)[:, None], shape) for each in agents]
        self._levels = [Levels(each, speeds) for each, speeds in zip(idle, chains[0].speeds, strict=True)]
        self._go_on(chains, candidates)

    def play(self, steps: int) -> Costs:
        """The cost of a unit of time from now on: by chain, by candidate, by column."""
        time = np.zeros((len(self._chains), self._columns))
        cost = np.zeros(self._queue.shape[1:])
        for step in range(steps):
            waiting = self._queue.max(axis=1)
            paces = self._paces()
            tops = np.concatenate([waiting < MOST_WAITING, waiting, self._busy.max(axis=1)]) * self._rates
            for work, pace in paces.items():
                place = 2 * self._classes + work
                tops[place] = pace.max(axis=0) * self._rates[place]
            whole = tops.copy()
            for kind in range(1, len(whole)):
                whole[kind] += whole[kind - 1]
            if step % SEEN == 0:
                rate = np.maximum(whole[-1], LEAST_RATE)
                time += 1.0 / rate
                cost += self._price() / rate
            self._step(tops, whole, paces)
        found: Costs = (cost / time).transpose(1, 0, 2)
        return found

    def begin_anew(
        self, kept: Sequence[int], candidates: Sequence[Sequence[Candidate]], places: Sequence[Sequence[int]]
    ) -> None:
        """Go on with some of the chains under other candidates, each where one of the present ones has come to."""
        lanes_of, chains_of = np.array(places).T, np.array(kept)

        def take(lanes: Counts) -> Counts:
            return np.ascontiguousarray(lanes[lanes_of, chains_of])

        self._queue = np.array([take(lanes) for lanes in self._queue])
        self._busy = np.array([take(lanes) for lanes in self._busy])
        for levels in self._levels:
            levels.reshape(take)
        self._go_on([self._chains[chain] for chain in kept], candidates)

    def spread(self) -> Costs:
        """By chain and candidate: how far the busiest group and the least busy one are apart in this instant."""
        each = []
        for group, works in enumerate(self._of_group):
            open_ = self._busy[works].sum(axis=0)
            most = np.array([max(chain.agents[group] * len(chain.speeds[group]), 1) for chain in self._chains])
            each.append((open_ / most[:, None]).mean(axis=2).T)
        found: Costs = np.max(each, axis=0) - np.min(each, axis=0)
        return found

    def _go_on(self, chains: Sequence[Chain], candidates: Sequence[Sequence[Candidate]]) -> None:
        """These chains from now on, under these candidates."""
        self._chains = chains
        self._policies = LanePolicies(chains[0], candidates)
        for group, levels in enumerate(self._levels):
            levels.limit(np.array([[one.caps[group] for one in row] for row in candidates], np.int16).T[:, :, None])
        rates = [(*chain.arrivals, *chain.patience_rates, *(work.rate for work in chain.works)) for chain in chains]
        self._rates: Costs = np.array(rates).T[:, :, None]
        self._times = np.divide(1.0, self._rates, out=np.zeros_like(self._rates), where=self._rates > 0)
        self._prices = [_prices(chains, one) for one in range(self._classes)]

    def _paces(self) -> dict[int, Numbers]:
        """Of works whose agents have several sessions at once: how fast they all go together."""
        found: dict[int, Numbers] = {}
        for levels, works in zip(self._levels, self._of_group, strict=True):
            if levels.is_shared:
                each = levels.speed_of_each()
                found |= {work: self._busy[work] * each for work in works}
        return found

    def _price(self) -> Numbers:
        """The cost of a unit of time in this instant."""
        price = np.zeros(self._queue.shape[1:], np.float32)
        for queue, each in zip(self._queue, self._prices, strict=True):
            price += each(queue)
        for work, busy in zip(self._works, self._busy, strict=True):
            cost = self._chains[0].session_costs[work.one]
            if cost:
                price += np.float32(cost) * busy
        return price

    def _step(self, tops: Costs, whole: Costs, paces: Mapping[int, Numbers]) -> None:
        """In every column one thing happens, wherever it can; then somebody free takes somebody who waits."""
        drawn = self._chance.random(whole[0].shape) * whole[-1]
        further = self._chance.random(whole[0].shape, np.float32)
        hits = np.diff(drawn >= whole, axis=0, prepend=True)
        # What is drawn beyond the rate of a lane does not happen in it.
        beyond = (tops - whole + drawn) * self._times
        never = np.iinfo(self._busy.dtype).max
        bounds = np.where(hits, np.minimum(beyond, never), never).astype(self._busy.dtype)[:, None]
        leaving, ending = self._classes, 2 * self._classes
        self._queue += hits[:leaving, None]
        self._queue -= self._queue > bounds[leaving:ending]
        ends = self._busy > bounds[ending:]
        for work, pace in paces.items():
            ends[work] = hits[ending + work] & (pace > beyond[ending + work].astype(np.float32))
        self._busy -= ends
        freed = [np.logical_or.reduce(ends[works]) for works in self._of_group]
        for levels, gone in zip(self._levels, freed, strict=True):
            levels.leave(gone, further)
        self._begin(self._chosen(hits[:leaving], freed))

    def _chosen(self, comes: Mask, freed: Sequence[Mask]) -> Mask:
        """By work, where it is begun: with whoever has come, or by whoever is free again."""
        policies = self._policies
        may = self._may()
        chosen: Mask = np.zeros_like(may)
        # The first group in her order with room for her takes the first of her class.
        for works, come in zip(self._of_class, comes, strict=True):
            ranks = [policies.rank[work] for work in works]
            for work, is_first in zip(works, _firsts([may[work] for work in works], ranks), strict=True):
                chosen[work] = is_first & come
        # The freed agent looks at the queues in the order of her group.
        for works, gone in zip(self._of_group, freed, strict=True):
            orders = [policies.order(work, self._queue[self._works[work].one]) for work in works]
            for work, is_first in zip(works, _firsts([may[work] for work in works], orders), strict=True):
                chosen[work] |= is_first & gone
        return chosen

    def _may(self) -> Mask:
        """By work, where somebody waits for it, and the group has an agent for it."""
        policies = self._policies
        waits = self._queue > 0
        is_free = [levels.free > 0 for levels in self._levels]
        may: Mask = np.empty(self._busy.shape, bool)
        for place, work in enumerate(self._works):
            spare = self._levels[work.group].free
            for other in policies.helpers[place]:
                spare = spare + self._levels[other].free * policies.helper[other][place]
            gives = spare > policies.reserve[place]
            if policies.counts_lines[place]:
                gives |= self._queue[work.one] > policies.above[place]
            may[place] = gives & waits[work.one] & is_free[work.group]
        return may

    def _begin(self, chosen: Mask) -> None:
        for place, work in enumerate(self._works):
            self._queue[work.one] -= chosen[place]
        self._busy += chosen
        for levels, works in zip(self._levels, self._of_group, strict=True):
            levels.join(np.logical_or.reduce(chosen[works]))


def _firsts(may: Sequence[Mask], orders: Sequence[Counts]) -> list[Mask]:
    """Of what may be, where each has the greatest order; no two have the same."""
    if len(may) <= 1:
        return list(may)
    keys = [one * order for one, order in zip(may, orders, strict=True)]
    best = np.maximum.reduce(keys)
    return [one & (key == best) for one, key in zip(may, keys, strict=True)]


def _prices(chains: Sequence[Chain], one: int) -> Callable[[Counts], Numbers]:
    """Of each chain, what it costs in a unit of time that so many of a class wait."""
    if chains[0].giving_up is None:
        each = np.float32(chains[0].queue_costs[one])
        return lambda queue: each * queue
    counts = range(LONGEST_LINE + 2)
    whole = np.array([[chain.price_of_waiting(one, count) for count in counts] for chain in chains], np.float32)
    beyond = (whole[:, -1] - whole[:, -2])[:, None]
    chains_of = np.arange(len(chains))[:, None]

    def price_of(queue: Counts) -> Numbers:
        inside = np.minimum(queue, LONGEST_LINE)
        found: Numbers = whole[chains_of, inside] + (queue - inside) * beyond
        return found

    return price_of


def costs_of(chain: Chain, candidates: Sequence[Candidate], columns: int, seed: int, steps: tuple[int, int]) -> Costs:
    """What each candidate costs in a unit of time, after so many steps and over so many: a row for each."""
    lanes = Lanes([chain], [candidates], columns, seed)
    lanes.play(steps[0])
    found: Costs = lanes.play(steps[1])[0]
    return found
