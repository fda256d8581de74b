"""What no policy can beat: the least cost of a small chain, by value iteration over all its states."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from routing.simulation.markov import Chain

Values: TypeAlias = npt.NDArray[np.float64]
Busy: TypeAlias = tuple[int, ...]
"""Of each work, how many agents do it."""


def least_cost(chain: Chain, longest: Sequence[int], tolerance: float = 2e-5) -> float:
    """The cost of a unit of time under the best policy there is; `longest` is the longest queue of each class."""
    iteration = _Iteration(chain, longest)
    low, high = iteration.step()
    while high - low > tolerance * high:
        low, high = iteration.step()
    return float((low + high) / 2)


class _Iteration:
    """Agents with one session each; whoever is free may take anybody, or wait for somebody better."""

    def __init__(self, chain: Chain, longest: Sequence[int]) -> None:
        self._chain = chain
        self._busy = _busy_states(chain)
        place = {busy: number for number, busy in enumerate(self._busy)}
        works = range(len(chain.works))
        self._more = [[place.get(_changed(busy, work, 1), -1) for work in works] for busy in self._busy]
        self._less = np.array([[place.get(_changed(busy, work, -1), -1) for work in works] for busy in self._busy])
        self._queues = np.indices([most + 1 for most in longest]).astype(float)
        doing = np.array(self._busy, float)
        self._ending = doing * np.array([work.rate for work in chain.works])
        whole = sum(chain.arrivals) + sum(rate * most for rate, most in zip(chain.patience_rates, longest, strict=True))
        self._whole = whole + self._ending.sum(axis=1).max()
        sessions = doing @ np.array([chain.session_costs[work.one] for work in chain.works])
        waiting = sum(cost * queue for cost, queue in zip(chain.queue_costs, self._queues, strict=True))
        self._cost = self._beside(sessions) + waiting
        leaving = sum(rate * queue for rate, queue in zip(chain.patience_rates, self._queues, strict=True))
        self._rest = self._whole - sum(chain.arrivals) - self._beside(self._ending.sum(axis=1)) - leaving
        self._values: Values = np.zeros(self._cost.shape)

    def step(self) -> tuple[float, float]:
        """One more event is foreseen; between these two lies the least cost."""
        decided = self._decided()
        new = self._cost + self._rest * self._values
        for one, rate in enumerate(self._chain.arrivals):
            new += rate * _moved(decided, one, -1)
            new += self._chain.patience_rates[one] * self._queues[one] * _moved(decided, one, 1)
        for work in range(len(self._chain.works)):
            can_end = self._less[:, work] >= 0
            new[can_end] += self._beside(self._ending[can_end, work]) * decided[self._less[can_end, work]]
        new /= self._whole
        change = (new - self._values) * self._whole
        self._values = new - new.flat[0]
        return float(change.min()), float(change.max())

    def _decided(self) -> Values:
        """The value of each state once the best agents have begun the best work, from the busiest floor down."""
        decided = self._values.copy()
        totals = np.array([sum(busy) for busy in self._busy])
        for total in sorted(set(totals.tolist()), reverse=True):
            for work, begun in enumerate(self._chain.works):
                pairs = [(row, self._more[row][work]) for row in np.flatnonzero(totals == total)]
                rows = [row for row, after in pairs if after >= 0]
                if rows:
                    after = decided[[after for _, after in pairs if after >= 0]]
                    waits = self._queues[begun.one] > 0
                    begins = np.where(waits, _moved(after, begun.one, 1), np.inf)
                    decided[rows] = np.minimum(decided[rows], begins)
        return decided

    def _beside(self, values: Values) -> Values:
        """One value for each way to be busy, beside all lengths of the queues."""
        return values.reshape((-1, *(1 for _ in self._chain.arrivals)))


def _busy_states(chain: Chain) -> list[Busy]:
    counts = [range(chain.agents[work.group] + 1) for work in chain.works]

    def fits(busy: Busy) -> bool:
        return all(
            sum(busy[work] for work in chain.works_of_group(group)) <= agents
            for group, agents in enumerate(chain.agents)
        )

    return [busy for busy in product(*counts) if fits(busy)]


def _changed(busy: Busy, work: int, by: int) -> Busy:
    return (*busy[:work], busy[work] + by, *busy[work + 1 :])


def _moved(values: Values, one: int, by: int) -> Values:
    """The values where the queue of a class is one shorter, or one longer as far as it goes."""
    axis = one + 1
    if by > 0:
        return np.concatenate([np.take(values, [0], axis), np.delete(values, -1, axis)], axis)
    return np.concatenate([np.delete(values, 0, axis), np.take(values, [-1], axis)], axis)
