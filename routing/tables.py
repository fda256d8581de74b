"""Numbers of all lines and all pools side by side, so that one look takes in hundreds of them."""

from array import array
from collections.abc import Iterable
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Positions: TypeAlias = npt.NDArray[np.intp]

SPARE = 64


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


def positions(things: Iterable[Placed]) -> Positions:
    """The places of these, as numpy wants them."""
    return np.array([one.place for one in things], dtype=np.intp)
