"""Agents who could take something now, in the order in which they are chosen."""

from bisect import bisect_left, insort
from typing import TypeAlias

ReadyKey: TypeAlias = tuple[float, float, int, str]
"""What the agent order counts; since when she is idle; how much she holds; who she is. The least comes first."""

MOST_GONE = 64


class Ready:
    """A sorted list from whose front somebody leaves all the time, which costs nothing here."""

    __slots__ = ("_gone", "_keys")

    def __init__(self) -> None:
        """Start empty."""
        self._keys: list[ReadyKey] = []
        self._gone = 0
        """So many at the front have left already."""

    def __len__(self) -> int:
        """Count who is here."""
        return len(self._keys) - self._gone

    def add(self, key: ReadyKey) -> None:
        """She is ready."""
        insort(self._keys, key, self._gone)

    def remove(self, key: ReadyKey) -> None:
        """She is ready no more."""
        place = bisect_left(self._keys, key, self._gone)
        if place > self._gone:
            del self._keys[place]
            return
        self._gone += 1
        if self._gone > MOST_GONE and 2 * self._gone > len(self._keys):
            del self._keys[: self._gone]
            self._gone = 0

    def firsts(self, count: int) -> list[ReadyKey]:
        """The first few of them."""
        return self._keys[self._gone : self._gone + count]

    def at(self, place: int) -> ReadyKey:
        """The one at this place, counted from the first."""
        return self._keys[self._gone + place]
