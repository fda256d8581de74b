"""The default policy finds its thresholds: whose work comes first, when agents are lent, how many chats at once.

Own work first; agents are lent across skills only by thresholds; each threshold is moved while that makes the
simulated chain cheaper. Whatever is compared meets the same chance, so that small differences show.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import permutations
from math import inf, sqrt
from typing import Final, TypeVar

import numpy as np

from routing.simulation.lanes import Candidate, Lanes, Rule
from routing.simulation.markov import Chain, Work

T = TypeVar("T")

LANES: Final = 160
ROUNDS: Final = 3
MOST_LENT: Final = 12
"""Works with thresholds of their own; on larger floors a group has one set for all that it lends to."""
QUEUES: Final = (inf, 0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0)
OVERTAKES: Final = (inf, 0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0)
ALIKE: Final = 0.02
"""Orders whose worth differs by less than this share are no different."""
SURE: Final = 1.0
"""A change must save more than so many standard errors."""
SEED: Final = 20_261_126

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Tuned:
    """What was found for one chain."""

    candidate: Candidate
    cost: float
    """Of a unit of time in the chain."""
    tried: int
    """So many candidates were compared."""


def tune(chain: Chain, progress: Progress = lambda _: None) -> Tuned:
    """The cheapest policy found for a chain; the same chain always gives the same."""
    search = _Search(chain, progress)
    return search.found()


class _Search:
    def __init__(self, chain: Chain, progress: Progress) -> None:
        self._chain = chain
        self._progress = progress
        self._tried = 0
        everybody = sum(chain.agents) + 1
        self._warmup = min(400 + 6 * everybody, 6_000)
        self._steps = min(1_200 + 10 * everybody, 9_000)

    def found(self) -> Tuned:
        """The best of the structures, its thresholds moved one after another."""
        best, cost = self._settled(list(_structures(self._chain)))
        for round_ in range(ROUNDS):
            before = cost
            moves = self._moves(best)
            for place, alternatives in enumerate(moves):
                best, cost = self._better(best, cost, alternatives(best))
                self._progress((round_ + (place + 1) / len(moves)) / ROUNDS)
            if cost >= before:
                break
        self._progress(1.0)
        return Tuned(best, cost, self._tried)

    def _settled(self, structures: Sequence[Candidate]) -> tuple[Candidate, float]:
        """The structure that is cheapest with the best common reserve."""
        results: list[tuple[float, Candidate]] = []
        for structure in structures:
            lent = [place for place, rule in enumerate(structure.rules) if not rule.is_own]
            options = [_with(structure, lent, reserve=float(reserve)) for reserve in range(4 if lent else 1)]
            costs = self._costs(options)
            means = costs.mean(axis=1)
            results.append((float(means.min()), options[int(means.argmin())]))
        cost, best = min(results, key=lambda one: one[0])
        return best, cost

    def _moves(self, best: Candidate) -> list[Callable[[Candidate], list[Candidate]]]:
        """What may be changed, one after another: each gives the candidates that differ in this alone."""
        moves: list[Callable[[Candidate], list[Candidate]]] = []
        for lent in _sets(self._chain, best):
            most = self._chain.agents[self._chain.works[lent[0]].group]
            moves += [
                partial(_reserves, lent=lent, most=most),
                partial(_queues, lent=lent),
                partial(_both, lent=lent, most=most),
                partial(_overtakes, lent=lent),
            ]
        moves += [
            partial(_caps, group=group, most=len(speeds))
            for group, speeds in enumerate(self._chain.speeds)
            if len(speeds) > 1
        ]
        return moves

    def _better(self, best: Candidate, cost: float, options: list[Candidate]) -> tuple[Candidate, float]:
        options = [best, *(one for one in options if one != best)]
        if len(options) == 1:
            return best, cost
        costs = self._costs(options)
        means = costs.mean(axis=1)
        place = int(means.argmin())
        saved = costs[0] - costs[place]
        if place and saved.mean() > SURE * saved.std() / sqrt(LANES):
            return options[place], float(means[place])
        return best, float(means[0])

    def _costs(self, options: list[Candidate]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        self._tried += len(options)
        return Lanes(self._chain, options, LANES, SEED).costs(self._warmup, self._steps)


def _structures(chain: Chain) -> Iterator[Candidate]:
    """Whose work is whose: by speed, or by who can do nothing else; and own work in every order worth trying."""
    seen = []
    for by_speed in (True, False):
        own = own_works(chain, by_speed=by_speed)
        groups_of = tuple(
            tuple(
                sorted(chain.works_of_class(one), key=lambda place: _preference(chain, place, own, by_speed=by_speed))
            )
            for one in range(len(chain.arrivals))
        )
        rules = tuple(Rule(place in own) for place in range(len(chain.works)))
        for classes_of in _orders(chain, own):
            caps = tuple(len(speeds) for speeds in chain.speeds)
            candidate = Candidate(groups_of, classes_of, rules, caps)
            if candidate not in seen:
                seen.append(candidate)
                yield candidate


def own_works(chain: Chain, *, by_speed: bool) -> frozenset[int]:
    """The works that are a group's own: those it does best, or, where nobody has it do his best, all it can do."""
    own = set()
    for one in range(len(chain.arrivals)):
        works = chain.works_of_class(one)
        keys = {place: _fitness(chain, chain.works[place], by_speed=by_speed) for place in works}
        best = min(keys.values())
        own |= {place for place in works if keys[place] == best}
    for group in range(len(chain.agents)):
        works = chain.works_of_group(group)
        if not own.intersection(works):
            own |= set(works)
    return frozenset(own)


def _fitness(chain: Chain, work: Work, *, by_speed: bool) -> tuple[float, float]:
    speed, skills = -round(work.rate, 9), float(len(chain.works_of_group(work.group)))
    return (speed, skills) if by_speed else (skills, speed)


def _preference(chain: Chain, place: int, own: frozenset[int], *, by_speed: bool) -> tuple[bool, tuple[float, float]]:
    return place not in own, _fitness(chain, chain.works[place], by_speed=by_speed)


def _orders(chain: Chain, own: frozenset[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """For each group its own works by worth, then the others; every order of own work where there are few."""
    worth = {place: worth_of(chain, work) for place, work in enumerate(chain.works)}
    base: list[tuple[int, ...]] = []
    for group in range(len(chain.agents)):
        works = sorted(chain.works_of_group(group), key=lambda place: (place not in own, -worth[place], place))
        base.append(tuple(works))
    yield tuple(base)
    for group, ordered in enumerate(base):
        mine = [place for place in ordered if place in own]
        if 1 < len(mine) <= 3:  # noqa: PLR2004 - six orders at most
            for order in permutations(mine):
                yield _put(tuple(base), group, (*order, *ordered[len(mine) :]))


def worth_of(chain: Chain, work: Work) -> float:
    """What an agent saves in a unit of time by doing this work."""
    return chain.queue_costs[work.one] * work.rate


def _sets(chain: Chain, candidate: Candidate) -> list[list[int]]:
    """The works whose thresholds move together."""
    lent = [place for place, rule in enumerate(candidate.rules) if not rule.is_own]
    if len(lent) <= MOST_LENT:
        return [[place] for place in lent]
    by_group: dict[int, list[int]] = {}
    for place in lent:
        by_group.setdefault(chain.works[place].group, []).append(place)
    return list(by_group.values())


def _queues(one: Candidate, lent: Sequence[int]) -> list[Candidate]:
    return [_with(one, lent, queue_above=above) for above in QUEUES]


def _overtakes(one: Candidate, lent: Sequence[int]) -> list[Candidate]:
    return [_with(one, lent, overtakes_above=above) for above in OVERTAKES]


def _caps(one: Candidate, group: int, most: int) -> list[Candidate]:
    return [replace(one, caps=_put(one.caps, group, cap)) for cap in range(1, most + 1)]


def _reserves(one: Candidate, lent: Sequence[int], most: int) -> list[Candidate]:
    near = int(2 * sqrt(most)) + 3
    return [_with(one, lent, reserve=float(reserve)) for reserve in range(min(most, near) + 1)]


def _both(one: Candidate, lent: Sequence[int], most: int) -> list[Candidate]:
    """A little more or less kept free, with every length of queue that opens the door."""
    now = one.rules[lent[0]].reserve
    reserves = [reserve for reserve in (now - 1, now + 1) if 0 <= reserve <= most]
    return [_with(one, lent, reserve=reserve, queue_above=above) for reserve in reserves for above in QUEUES[1:6]]


def _with(
    one: Candidate,
    places: Sequence[int],
    *,
    reserve: float | None = None,
    queue_above: float | None = None,
    overtakes_above: float | None = None,
) -> Candidate:
    """The candidate with these thresholds for these works; what is None stays."""
    rules = list(one.rules)
    for place in places:
        rule = rules[place]
        rules[place] = replace(
            rule,
            reserve=rule.reserve if reserve is None else reserve,
            queue_above=rule.queue_above if queue_above is None else queue_above,
            overtakes_above=rule.overtakes_above if overtakes_above is None else overtakes_above,
        )
    return replace(one, rules=tuple(rules))


def _put(values: tuple[T, ...], place: int, value: T) -> tuple[T, ...]:
    return (*values[:place], value, *values[place + 1 :])
