"""The default policy finds its thresholds: whose work comes first, when agents are lent, how many chats at once.

Each chain begins with the cheapest of a few structures and moves one thing after another as long as that saves
anything; on a small floor once more under so much chance that little differences show. Whatever is compared lives
through the same chance, from where the best so far has come to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, TypeAlias

import numpy as np

from routing.simulation.candidate import Candidate
from routing.simulation.lanes import Costs, Lanes
from routing.simulation.markov import Chain
from routing.simulation.moves import beginnings, neighbours

SEED: Final = 20_261_126
LEAST_COLUMNS: Final = 64
MOST_AT_ONCE: Final = 120
"""Candidates of one round."""
WARMUP: Final = 25
FEWEST: Final = 28
"""Events of a service time, on however small a floor."""
LONGEST: Final = 5_000
"""Events, on however large a floor."""
GLANCES: Final = 20
"""So often it is seen how busy the groups are, where that counts."""
PROOFS: Final = 40
"""Service times at the end."""
SURE: Final = 1.0
"""A change must save more than so many standard errors."""
DOUBT: Final = 3.0
"""What saves nothing even so many standard errors off is not looked at again."""
LEAST_SAVED: Final = 0.0005
"""And more than this share."""
ALIKE: Final = 0.004
"""What costs so little more is no worse, if other periods have it too."""
KIND_EFFORT: Final = 2_000
"""Of one kind of event in one step, beside that of a lane."""

Progress: TypeAlias = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Search:
    """How closely candidates are compared."""

    columns: int
    """Of a floor with one chain; several share them."""
    sieved: tuple[int, ...]
    """So many of a round are looked at more closely, and again."""
    looks: tuple[tuple[int, int], ...]
    """Each time for so many service times, after so many that do not count: what is kept free pays only later."""
    effort: float
    """No round begins beyond it."""


ROUGH: Final = Search(384, (12, 4), ((3, 5), (0, 10), (0, 30)), 2.5e8)
CLOSE: Final = Search(1_536, (16, 6, 3), ((2, 4), (0, 12), (0, 30), (0, 50)), 2e8)
"""From where the rough one has come to, on a small floor with one chain."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """What was found for one chain."""

    candidate: Candidate
    cost: float
    """Of a unit of time in the chain."""
    tried: int
    """So many candidates were compared."""


def tune(chains: Sequence[Chain], fairness: float = 0.0, progress: Progress = lambda _: None) -> list[Tuned]:
    """The cheapest policy found for each chain of a floor; the same chains always give the same."""
    return _Searching(chains, fairness, progress).found()


class _Searching:
    def __init__(self, chains: Sequence[Chain], fairness: float, progress: Progress) -> None:
        self._chains = chains
        self._fairness = fairness
        self._progress = progress
        self._handle = max(2 * max(sum(chain.agents) for chain in chains), FEWEST)
        self._kinds = 2 * len(chains[0].arrivals) + len(chains[0].works)
        self._whole = (CLOSE if len(chains) == 1 else ROUGH).effort
        self._spent = 0.0
        self._tried = 0
        self._place: list[int] = []

    def found(self) -> list[Tuned]:
        """The best of the beginnings, moved while that saves anything, at last by little."""
        best = self._climbed(self._begun(), ROUGH)
        if self._is_small(best):
            self._place = [0] * len(best)
            self._start([[one] for one in best], CLOSE, SEED + 2)
            best = self._climbed(best, CLOSE)
        return self._shared(best)

    def _is_small(self, best: list[Candidate]) -> bool:
        """Whether there is one chain alone, and a closer round fits."""
        return len(self._chains) == 1 and self._spent + self._effort_of(CLOSE, best[0]) < CLOSE.effort

    def _begun(self) -> list[Candidate]:
        rows = _filled([beginnings(chain)[:MOST_AT_ONCE] for chain in self._chains])
        self._start(rows, ROUGH, SEED)
        chosen, self._place = self._compared(rows, ROUGH)
        return chosen

    def _start(self, rows: list[list[Candidate]], search: Search, seed: int) -> None:
        self._columns = max(search.columns // len(self._chains), LEAST_COLUMNS)
        self._lanes = Lanes(self._chains, rows, self._columns, seed)
        self._play(WARMUP, rows)

    def _climbed(self, best: list[Candidate], search: Search) -> list[Candidate]:
        """Of each chain what is left once nothing beside it saves anything."""
        best = list(best)
        active = list(range(len(self._chains)))
        looked: list[set[Candidate]] = [{one} for one in best]
        while active:
            options = [self._unseen(number, best[number], looked[number]) for number in active]
            kept = [place for place, more in enumerate(options) if more]
            active = [active[place] for place in kept]
            options = [options[place] for place in kept]
            if not active or self._spent >= search.effort:
                break
            rows = _filled([[best[number], *more] for number, more in zip(active, options, strict=True)])
            self._lanes.begin_anew(kept, rows, [[self._place[place]] * len(rows[0]) for place in kept])
            chosen, self._place = self._compared(rows, search)
            for number, row, one in zip(active, options, chosen, strict=True):
                looked[number].update(row)
                if one != best[number]:
                    best[number] = one
                    looked[number] = {one}
        return best

    def _unseen(self, number: int, best: Candidate, looked: set[Candidate]) -> list[Candidate]:
        more = [one for one in neighbours(self._chains[number], best) if one not in looked]
        return more[:MOST_AT_ONCE]

    def _compared(self, rows: list[list[Candidate]], search: Search) -> tuple[list[Candidate], list[int]]:
        """The best of each row and its place in the lanes: the fewer are left, the longer they are seen."""
        self._tried += len(set(rows[0]))
        for most, (before, counted) in zip((*search.sieved, 0), search.looks, strict=True):
            if before:
                self._play(before, rows)
            costs = self._play(counted, rows)
            # What is kept free pays only later: the first look alone tells of nobody that there is no hope.
            left = most - 1 if before else min(most - 1, _hopeful(costs))
            if left == 0:
                break
            if 0 < left < len(rows[0]) - 1:
                order = np.argsort(costs.mean(axis=2)[:, 1:], axis=1, kind="stable")[:, :left] + 1
                places = np.concatenate([np.zeros((len(rows), 1), int), order], axis=1).tolist()
                rows = [[row[place] for place in chosen] for row, chosen in zip(rows, places, strict=True)]
                self._lanes.begin_anew(range(len(rows)), rows, places)
        best = [_cheapest(row) for row in costs]
        return [row[place] for row, place in zip(rows, best, strict=True)], best

    def _play(self, handle_times: int, rows: list[list[Candidate]]) -> Costs:
        """What each candidate costs, for as long as it takes to handle so many customers one after another."""
        steps = self._steps(handle_times)
        self._progress(min(self._spent / self._whole, 1.0))
        self._spent += steps * self._effort_of_step(len(rows) * len(rows[0]) * self._columns)
        if not self._fairness:
            return self._lanes.play(steps)
        spread = np.zeros((len(rows), len(rows[0])))
        costs = np.zeros((len(rows), len(rows[0]), self._columns))
        for _ in range(GLANCES):
            costs += self._lanes.play(max(steps // GLANCES, 1)) / GLANCES
            spread += self._lanes.spread() / GLANCES
        fair: Costs = costs * (1.0 + self._fairness * spread[:, :, None])
        return fair

    def _steps(self, handle_times: int) -> int:
        return min(handle_times * self._handle, LONGEST)

    def _effort_of_step(self, lanes: int) -> float:
        return self._kinds * KIND_EFFORT + lanes

    def _effort_of(self, search: Search, best: Candidate) -> float:
        """What a round of a search takes on the only chain."""
        most = min(len(neighbours(self._chains[0], best)), MOST_AT_ONCE) + 1
        left = (most, *(min(most, kept) for kept in search.sieved))
        return sum(
            self._steps(before + counted) * self._effort_of_step(search.columns * candidates)
            for candidates, (before, counted) in zip(left, search.looks, strict=True)
        )

    def _shared(self, best: list[Candidate]) -> list[Tuned]:
        """The same candidate for as many chains as it is good enough for."""
        distinct = list(dict.fromkeys(best))
        rows = [distinct] * len(self._chains)
        if len(rows) == 1:
            self._lanes.begin_anew([0], rows, [self._place])
        else:
            self._start(rows, ROUGH, SEED + 1)
        means = self._play(PROOFS, rows).mean(axis=2)
        is_good = means <= means.min(axis=1)[:, None] * (1 + ALIKE)
        found: dict[int, Tuned] = {}
        while len(found) < len(self._chains):
            left = [chain for chain in range(len(self._chains)) if chain not in found]
            place = int(is_good[left].sum(axis=0).argmax())
            for chain in left:
                if is_good[chain, place]:
                    found[chain] = Tuned(distinct[place], float(means[chain, place]), self._tried)
        self._progress(1.0)
        return [found[chain] for chain in range(len(self._chains))]


def _hopeful(costs: Costs) -> int:
    """Of the row that has most of them, candidates that may still turn out to be cheaper than the first."""
    saved = costs[:, :1] - costs
    most = saved.mean(axis=2) + DOUBT * saved.std(axis=2) / sqrt(costs.shape[2])
    return int((most[:, 1:] > LEAST_SAVED * costs[:, :1].mean(axis=2)).sum(axis=1).max())


def _cheapest(costs: Costs) -> int:
    """The place of the cheapest, if it surely is cheaper than the first."""
    means = costs.mean(axis=1)
    saved = costs[0] - costs
    sure = saved.mean(axis=1) > np.maximum(SURE * saved.std(axis=1) / sqrt(costs.shape[1]), LEAST_SAVED * means[0])
    return int(np.where(sure, means, np.inf).argmin()) if sure.any() else 0


def _filled(rows: list[list[Candidate]]) -> list[list[Candidate]]:
    """Rows of one length: what is missing is the first once more."""
    longest = max(len(row) for row in rows)
    return [row + [row[0]] * (longest - len(row)) for row in rows]
