"""The first of every line: in which lines anybody waits, and when the firsts took their turns, side by side."""

from array import array
from collections.abc import Iterable
from math import inf
from typing import Final

import numpy as np

from routing.lines import Line, Pool
from routing.tables import SPARE, Floats, positions
from routing.turns import Place

LOOKED_AT: Final = 4
"""So many firsts are wanted: of the line that is chosen, and of those that come next."""
FEW: Final = 12
"""Up to so many lines a look at each is faster than numpy."""
NOBODY: Final[Place] = (inf, "")
"""The first of a line in which nobody waits: after everybody."""


class Heads:
    """Knows the first of every line.

    While queues are long, numpy takes in all lines of a pool at once; while they are short, the few lines
    in which anybody waits are asked whether the pool serves them. Both tell the same.
    """

    __slots__ = ("_ahead", "_at", "_firsts", "_numbers", "_waiting")

    def __init__(self) -> None:
        """Start with no line."""
        self._waiting: dict[Line, None] = {}
        """The lines in which anybody waits."""
        self._ahead: dict[Line, None] = {}
        """Of these, the ones with head starts."""
        self._firsts: list[Place] = []
        self._numbers = array("d")
        # The same memory: here one number is changed fast, there many are looked at fast.
        self._at: Floats = np.frombuffer(self._numbers)

    def make_place(self, place: int) -> None:
        """Let there be such a place."""
        missing = place + 1 - len(self._firsts)
        if missing > 0:
            missing += SPARE
            self._firsts += [NOBODY] * missing
            self._numbers = self._numbers + array("d", [inf]) * missing
            self._at = np.frombuffer(self._numbers)

    def put(self, line: Line, head: Place | None) -> None:
        """The first of this line; none where nobody waits or nothing is offered."""
        if head is None:
            self._waiting.pop(line, None)
            if self._ahead:
                self._ahead.pop(line, None)
            first = NOBODY
        else:
            if line.head is None:
                self._waiting[line] = None
                if line.key.is_ahead:
                    self._ahead[line] = None
            first = head
        line.head = head
        self._firsts[line.place] = first
        self._numbers[line.place] = first[0]

    def oldest(self) -> float:
        """When the first of all took its turn, but for those with head starts; infinite where nobody did."""
        at = self._at.copy()
        at[[line.place for line in self._ahead]] = inf
        return float(at.min(initial=inf))

    def look(self, pool: Pool) -> list[Place]:
        """Return the first few of the firsts of the pool's lines, the first of all first; none if nobody waits."""
        if len(self._waiting) <= FEW:
            return sorted([head for line in self._waiting if pool in line.serving and (head := line.head) is not None])
        places = pool.line_places
        if places is None:
            places = pool.line_places = positions(pool.lines)
        first_of = self._firsts.__getitem__
        if len(places) <= FEW:
            found = sorted(map(first_of, places.tolist()))
        else:
            at = self._at.take(places)
            found = sorted(map(first_of, places[at.argpartition(LOOKED_AT)[: LOOKED_AT + 1]].tolist()))
            if found[-1][0] == found[-2][0] < inf:
                # Perhaps more than these have waited as long; then their ids decide.
                found = sorted(map(first_of, places[at <= found[-1][0]].tolist()))
        return found if found and found[0][0] < inf else []


def is_first(line: Line, others: Iterable[Line]) -> bool:
    """Tell whether the first of the line has its turn before the firsts of all others, where ages alone decide."""
    head = line.head or NOBODY
    for other in others:  # noqa: SIM110 - half the time of `all`, for at most a few
        if other.head is not None and other.head < head:
            return False
    return True
