"""Numbers of all lines and all pools side by side, so that one look takes in hundreds of them."""

from array import array
from collections.abc import Iterable
from math import inf
from typing import Final, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from routing.turns import Place

Floats: TypeAlias = npt.NDArray[np.float64]
Positions: TypeAlias = npt.NDArray[np.intp]

SPARE = 64
LOOKED_AT: Final = 4
"""So many firsts are wanted: of the line that is chosen, and of those that come next."""
FEW: Final = 12
"""Up to so many lines a look at each is faster than numpy."""
NOBODY: Final[Place] = (inf, "")
"""The first of a line in which nobody waits: after everybody."""


class Placed(Protocol):
    """Whatever has a column."""

    place: int


class Places:
    """Gives out columns of tables, the ones that were given back first."""

    __slots__ = ("_free", "_next")

    def __init__(self) -> None:
        """Start with the first."""
        self._next = 0
        self._free: list[int] = []

    def take(self) -> int:
        """A column that nobody has."""
        if self._free:
            return self._free.pop()
        self._next += 1
        return self._next - 1

    def give_back(self, place: int) -> None:
        """The column is nobody's."""
        self._free.append(place)


class Row:
    """One number for each place; it grows as places are given out."""

    __slots__ = ("_empty", "_numbers", "_values")

    def __init__(self, empty: float) -> None:
        """Every place starts with the number for nothing."""
        self._empty = empty
        self._numbers = array("d", [empty]) * SPARE
        # The same memory: here one number is changed fast, there many are looked at fast.
        self._values: Floats = np.frombuffer(self._numbers)

    def put(self, place: int, value: float) -> None:
        """The number of this place."""
        try:
            self._numbers[place] = value
        except IndexError:
            self._grow(place)
            self._numbers[place] = value

    def of(self, places: Positions) -> Floats:
        """The numbers of these places."""
        try:
            return self._values.take(places)
        except IndexError:
            self._grow(int(places.max()))
            return self._values.take(places)

    def _grow(self, place: int) -> None:
        self._numbers = self._numbers + array("d", [self._empty]) * (place + 1)
        self._values = np.frombuffer(self._numbers)


class Heads:
    """The first of every line."""

    __slots__ = ("_at", "_firsts", "_numbers")

    def __init__(self) -> None:
        """Start with no line."""
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

    def put(self, place: int, head: Place | None) -> None:
        """The first of this line; none where nobody waits or nothing is offered."""
        self._firsts[place] = first = NOBODY if head is None else head
        self._numbers[place] = first[0]

    def look(self, places: Positions) -> list[Place]:
        """Return the first few of the firsts of these lines, the first of all first."""
        first_of = self._firsts.__getitem__
        if len(places) <= FEW:
            return sorted(map(first_of, places.tolist()))
        at = self._at.take(places)
        found = sorted(map(first_of, places[at.argpartition(LOOKED_AT)[: LOOKED_AT + 1]].tolist()))
        if found[-1][0] == found[-2][0] < inf:
            # Perhaps more than these have waited as long; then their ids decide.
            found = sorted(map(first_of, places[at <= found[-1][0]].tolist()))
        return found


def positions(things: Iterable[Placed]) -> Positions:
    """The places of these, as numpy wants them."""
    return np.array([one.place for one in things], dtype=np.intp)
