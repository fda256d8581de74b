"""What the candidates of every chain say of every work, as tables that lanes read."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from routing.simulation.candidate import Candidate
from routing.simulation.markov import Chain

Numbers: TypeAlias = npt.NDArray[np.float32]
Places: TypeAlias = npt.NDArray[np.intp]

OVERTAKING: Final = 1_000.0
"""More than any order of work."""
NEVER: Final = 1e9


class LanePolicies:
    """A row of each table for each chain, a column for each candidate."""

    def __init__(self, chain: Chain, candidates: Sequence[Sequence[Candidate]], home: Places) -> None:
        """`home` says of every column of the lanes which chain it belongs to."""

        def table_of(of: Callable[[Candidate], float]) -> Numbers:
            return np.array([[of(one) for one in row] for row in candidates], np.float32)

        def tables(of: Callable[[int, Candidate], float]) -> list[Numbers]:
            return [table_of(partial(of, work)) for work in range(len(chain.works))]

        def helper_tables(group: int) -> list[Numbers]:
            return tables(lambda work, one: group in helpers_of(chain, one, work))

        self._home = home
        self._is_one = len(candidates) == 1
        self._helper = [helper_tables(group) for group in range(len(chain.agents))]
        self.helpers = [
            [group for group, each in enumerate(self._helper) if each[work].any()] for work in range(len(chain.works))
        ]
        """Of each work, groups whose free agents count under some candidate."""
        self._rank = tables(lambda work, one: one.groups_of[chain.works[work].one].index(work))
        self._order = tables(lambda work, one: -one.classes_of[chain.works[work].group].index(work))
        self._reserve = tables(lambda work, one: one.rules[work].reserve)
        self._above = tables(lambda work, one: min(one.rules[work].queue_above, NEVER))
        self._over = tables(lambda work, one: min(one.rules[work].overtakes_above, NEVER))

    def rank(self, work: int, rows: Places) -> Numbers:
        """The place of the work's group in the order of its class."""
        return self._of(self._rank[work], rows)

    def helper(self, work: int, group: int, rows: Places) -> Numbers:
        """Whether free agents of the group count."""
        return self._of(self._helper[group][work], rows)

    def reserve(self, work: int, rows: Places) -> Numbers:
        """More agents than these must be free."""
        return self._of(self._reserve[work], rows)

    def above(self, work: int, rows: Places) -> Numbers:
        """Or more customers than these wait."""
        return self._of(self._above[work], rows)

    def score(self, work: int, rows: Places, queue: Numbers) -> Numbers:
        """How early a freed agent looks at the work."""
        over = queue > self._of(self._over[work], rows)
        order = self._of(self._order[work], rows)
        return np.where(over, order + np.float32(OVERTAKING), order)

    def _of(self, table: Numbers, rows: Places) -> Numbers:
        """The rows of a table for these columns; one row does for all where there is one chain."""
        return table if self._is_one else table[self._home[rows]]


def helpers_of(chain: Chain, one: Candidate, work: int) -> frozenset[int]:
    """The other groups whose free agents count before a group lends one to this work."""
    if not one.rules[work].is_wide:
        return frozenset()
    group = chain.works[work].group
    first = chain.works[one.classes_of[group][0]].one
    return frozenset(chain.works[place].group for place in chain.works_of_class(first)) - {group}
