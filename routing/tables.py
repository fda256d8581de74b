"""Numbers of all lines and all groups side by side, so that one look takes in hundreds of them."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Places: TypeAlias = npt.NDArray[np.intp]

SPARE = 64


class Row:
    """One number for each place; it grows as places are given out."""

    __slots__ = ("_empty", "values")

    def __init__(self, empty: float) -> None:
        """Every place starts with the number for nothing."""
        self._empty = empty
        self.values: Floats = np.full(SPARE, empty)

    def put(self, place: int, value: float) -> None:
        """The number of this place."""
        try:
            self.values[place] = value
        except IndexError:
            self._grow(place)
            self.values[place] = value

    def of(self, places: Places) -> Floats:
        """The numbers of these places."""
        try:
            return self.values[places]
        except IndexError:
            self._grow(int(places.max()))
            return self.values[places]

    def _grow(self, place: int) -> None:
        more = np.full(place + 1, self._empty)
        self.values = np.concatenate([self.values, more])


class Matrix:
    """Whole numbers in a few rows, one column for each place."""

    __slots__ = ("_values",)

    def __init__(self, rows: int) -> None:
        """Every place starts with zeros."""
        self._values = np.zeros((rows, SPARE), dtype=np.int64)

    def add(self, row: int, place: int, change: int) -> None:
        """So much more in this place."""
        if place >= self._values.shape[1]:
            more = np.zeros((self._values.shape[0], place + 1), dtype=np.int64)
            self._values = np.concatenate([self._values, more], axis=1)
        self._values[row, place] += change

    def at(self, row: int, place: int) -> int:
        """The number in this place."""
        return int(self._values[row, place]) if place < self._values.shape[1] else 0

    def sums(self, places: Places) -> list[int]:
        """Of each row, the sum over these places, all of which have been used."""
        found: list[int] = self._values.take(places, axis=1, mode="clip").sum(axis=1).tolist()
        return found


class PlaceList:
    """The places of a growing list of things, as numpy wants them."""

    __slots__ = ("_array", "_list")

    def __init__(self) -> None:
        """Start empty."""
        self._list: list[int] = []
        self._array: Places | None = None

    def add(self, place: int) -> None:
        """One more, at the end."""
        self._list.append(place)
        self._array = None

    def replace(self, places: list[int]) -> None:
        """These and no others."""
        self._list = places
        self._array = None

    @property
    def array(self) -> Places:
        """All of them."""
        if self._array is None:
            self._array = np.array(self._list, dtype=np.intp)
        return self._array
