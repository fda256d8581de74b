"""What the candidates of every chain say of every work, as tables that lanes read."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import numpy as np

from routing.simulation.candidate import Candidate
from routing.simulation.levels import Counts
from routing.simulation.markov import Chain

NEVER: Final = 32_767
"""More than any threshold."""


class LanePolicies:
    """Tables by work: a row for each candidate, a column for each chain, and the same on every stretch of chance."""

    def __init__(self, chain: Chain, candidates: Sequence[Sequence[Candidate]]) -> None:
        """`candidates` are those of each chain."""

        def tables(of: Callable[[int, Candidate], float]) -> list[Counts]:
            return [_table(candidates, partial(of, work)) for work in range(len(chain.works))]

        def helper_tables(group: int) -> list[Counts]:
            return tables(lambda work, one: group in helpers_of(chain, one, work))

        self._most = len(chain.works)
        self.helper = [helper_tables(group) for group in range(len(chain.agents))]
        """By group and work, whether free agents of the group count."""
        self.helpers = [
            [group for group, each in enumerate(self.helper) if each[work].any()] for work in range(len(chain.works))
        ]
        """Of each work, groups whose free agents count under some candidate."""
        self.rank = tables(lambda work, one: self._most - one.groups_of[chain.works[work].one].index(work))
        """The more, the earlier the work's group is in the order of its class."""
        self._order = tables(lambda work, one: self._most - one.classes_of[chain.works[work].group].index(work))
        self.reserve = tables(lambda work, one: one.rules[work].reserve)
        """More agents than these must be free."""
        self.above = tables(lambda work, one: min(one.rules[work].queue_above, NEVER))
        """Or more customers than these wait."""
        self.counts_lines = [bool((table < NEVER).any()) for table in self.above]
        """By work, whether a long line counts under some candidate."""
        self._over = tables(lambda work, one: min(one.rules[work].overtakes_above, NEVER))
        self._overtakes = [bool((table < NEVER).any()) for table in self._over]

    def order(self, work: int, queue: Counts) -> Counts:
        """The more, the earlier a freed agent looks at the work."""
        if not self._overtakes[work]:
            return self._order[work]
        found: Counts = (queue > self._over[work]) * np.int16(self._most) + self._order[work]
        return found


def _table(candidates: Sequence[Sequence[Candidate]], of: Callable[[Candidate], float]) -> Counts:
    return np.array([[of(one) for one in row] for row in candidates]).T.astype(np.int16)[:, :, None]


def helpers_of(chain: Chain, one: Candidate, work: int) -> frozenset[int]:
    """The other groups whose free agents count before a group lends one to this work."""
    if not one.rules[work].is_wide:
        return frozenset()
    group = chain.works[work].group
    first = chain.works[one.classes_of[group][0]].one
    return frozenset(chain.works[place].group for place in chain.works_of_class(first)) - {group}
