"""Which policies the tuning tries: where it begins, and what differs from a candidate in one thing alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from math import inf, sqrt
from typing import Final

from routing.simulation.candidate import Candidate, Rule, put
from routing.simulation.markov import Chain, Work

MOST_LENT: Final = 12
"""Works with thresholds of their own; on larger floors a group has one set for all that it lends to."""
QUEUES: Final = (inf, 0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0)
OVERTAKES: Final = (inf, 0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0)
HELPED: Final = (
    Rule(is_own=False, reserve=0),
    Rule(is_own=False, reserve=1),
    Rule(is_own=False, reserve=2),
    Rule(is_own=False, reserve=1, is_wide=True),
    Rule(is_own=False, reserve=2, is_wide=True),
)
"""How work that is not a group's own is helped at first."""
FEW: Final = 3
"""Up to so many kinds of own work are tried in every order at the beginning."""


def beginnings(chain: Chain) -> list[Candidate]:
    """Whose work is whose, by every way to see it; own work in every order, and some kept free of the rest."""
    found: dict[Candidate, None] = {}
    for own in (own_works(chain, by_speed=True), own_works(chain, by_speed=False), dearest_works(chain)):
        groups_of = tuple(
            tuple(sorted(chain.works_of_class(one), key=lambda place: (place not in own, *_fitness(chain, place))))
            for one in range(len(chain.arrivals))
        )
        for classes_of in _orders(chain, own):
            caps = tuple(len(speeds) for speeds in chain.speeds)
            for helped in HELPED if len(own) < len(chain.works) else HELPED[:1]:
                rules = tuple(Rule() if place in own else helped for place in range(len(chain.works)))
                found[Candidate(groups_of, classes_of, rules, caps)] = None
    return list(found)


def own_works(chain: Chain, *, by_speed: bool) -> frozenset[int]:
    """The works that a group does best of all, by speed or by doing little else; or all, where it is never the best."""
    own = set()
    for one in range(len(chain.arrivals)):
        keys = {place: _fitness(chain, place, by_speed=by_speed) for place in chain.works_of_class(one)}
        best = min(keys.values())
        own |= {place for place, key in keys.items() if key == best}
    for group in range(len(chain.agents)):
        works = chain.works_of_group(group)
        if not own.intersection(works):
            own |= set(works)
    return frozenset(own)


def dearest_works(chain: Chain) -> frozenset[int]:
    """The work of each group that saves most: whatever waits for it there comes first."""
    return frozenset(
        max(works, key=lambda place: worth_of(chain, chain.works[place]))
        for works in map(chain.works_of_group, range(len(chain.agents)))
        if works
    )


def _fitness(chain: Chain, place: int, *, by_speed: bool = True) -> tuple[float, float]:
    work = chain.works[place]
    speed, skills = -round(work.rate, 9), float(len(chain.works_of_group(work.group)))
    return (speed, skills) if by_speed else (skills, speed)


def _orders(chain: Chain, own: frozenset[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """For each group its own works by worth, then the others; every order of own work where there are few."""
    worth = {place: worth_of(chain, work) for place, work in enumerate(chain.works)}
    base: tuple[tuple[int, ...], ...] = tuple(
        tuple(sorted(chain.works_of_group(group), key=lambda place: (place not in own, -worth[place], place)))
        for group in range(len(chain.agents))
    )
    yield base
    for group, ordered in enumerate(base):
        mine = [place for place in ordered if place in own]
        if 1 < len(mine) <= FEW:
            for order in permutations(mine):
                yield put(base, group, (*order, *ordered[len(mine) :]))


def worth_of(chain: Chain, work: Work) -> float:
    """What an agent saves in a unit of time by doing this work."""
    return chain.queue_costs[work.one] * work.rate


def neighbours(chain: Chain, one: Candidate) -> list[Candidate]:
    """Everything that differs from a candidate in one thing."""
    found = dict.fromkeys((*_other_rules(chain, one), *_other_orders(one), *_reversals(one), *_other_caps(chain, one)))
    found.pop(one, None)
    return list(found)


def _other_rules(chain: Chain, one: Candidate) -> Iterator[Candidate]:
    for places in _sets(chain, one):
        for rule in _rules(chain, one, places):
            yield one.with_rule(places, rule)


def _other_orders(one: Candidate) -> Iterator[Candidate]:
    for place, order in enumerate(one.classes_of):
        for swapped in _swaps(order):
            yield replace(one, classes_of=put(one.classes_of, place, swapped))
    for place, order in enumerate(one.groups_of):
        for swapped in _swaps(order):
            yield replace(one, groups_of=put(one.groups_of, place, swapped))


def _other_caps(chain: Chain, one: Candidate) -> Iterator[Candidate]:
    for group, speeds in enumerate(chain.speeds):
        for cap in range(1, len(speeds) + 1):
            yield replace(one, caps=put(one.caps, group, cap))


def _reversals(one: Candidate) -> Iterator[Candidate]:
    """Another work is a group's own and comes first, and what came first is helped."""
    for group, order in enumerate(one.classes_of):
        for place in order[1:]:
            classes_of = put(one.classes_of, group, (place, *(other for other in order if other != place)))
            turned = replace(one, classes_of=classes_of).with_rule([place], Rule())
            for helped in HELPED:
                yield turned.with_rule([order[0]], helped)


def _swaps(order: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Two that stand beside each other change places."""
    for place in range(len(order) - 1):
        yield (*order[:place], order[place + 1], order[place], *order[place + 2 :])


def _sets(chain: Chain, one: Candidate) -> list[list[int]]:
    """The works whose thresholds move together: those beside which there is another work or another group."""
    chosen = [
        place
        for place, work in enumerate(chain.works)
        if len(chain.works_of_group(work.group)) > 1 or len(chain.works_of_class(work.one)) > 1
    ]
    lent = [place for place in chosen if not one.rules[place].is_own]
    if len(chosen) <= MOST_LENT:
        return [*([place] for place in chosen), *([lent] if len(lent) > 1 else ())]
    by_group: dict[int, list[int]] = {}
    for place in lent:
        by_group.setdefault(chain.works[place].group, []).append(place)
    return list(by_group.values())


def _rules(chain: Chain, one: Candidate, places: Sequence[int]) -> Iterator[Rule]:
    """What else the rule of these works might be."""
    now = one.rules[places[0]]
    most = chain.agents[chain.works[places[0]].group]
    if now.is_own:
        yield from _no_longer_own(is_first=one.classes_of[chain.works[places[0]].group][0] in places)
        return
    yield Rule()
    yield replace(now, is_wide=not now.is_wide)
    for reserve in _reserves(now.reserve, most):
        yield replace(now, reserve=reserve)
    for above in QUEUES:
        yield replace(now, queue_above=above)
    for over in OVERTAKES:
        yield replace(now, overtakes_above=over)
    for reserve in (now.reserve - 1, now.reserve + 1):
        if 0 <= reserve <= most:
            for above in QUEUES[1:6]:
                yield replace(now, reserve=reserve, queue_above=above)


def _no_longer_own(*, is_first: bool) -> Iterator[Rule]:
    """How own work might be helped instead."""
    yield from HELPED
    # Helped whenever anybody is free is as good as own: only with another threshold does it begin to differ.
    if not is_first:
        yield from (replace(HELPED[0], overtakes_above=over) for over in OVERTAKES[1:])
    yield from (replace(helped, queue_above=above) for helped in HELPED[1:3] for above in QUEUES[1:5])


def _reserves(now: float, most: int) -> list[float]:
    """One or two more or less, and further where groups are large."""
    far = max(round(sqrt(most)), 2)
    return sorted({float(min(max(now + step, 0), most)) for step in (-far, -2, -1, 1, 2, far)})
