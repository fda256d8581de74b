"""Agents who could take something now, in the order in which they are chosen."""

from bisect import bisect_left, insort
from typing import TypeAlias

ReadyKey: TypeAlias = tuple[float, float, int, str]
"""What the agent order counts; since when she is idle; how much she holds; who she is. The least comes first."""

MOST_GONE = 64


class Ready:
    """A sorted list from whose front somebody leaves all the time, which costs nothing here."""

    __slots__ = ("_gone", "_keys", "first")

    def __init__(self) -> None:
        """Start empty."""
        self._keys: list[ReadyKey] = []
        self._gone = 0
        """So many at the front have left already."""
        self.first: ReadyKey | None = None

    def add(self, key: ReadyKey) -> None:
        """She is ready."""
        insort(self._keys, key, self._gone)
        self.first = self._keys[self._gone]

    def remove(self, key: ReadyKey) -> None:
        """She is ready no more."""
        keys, gone = self._keys, self._gone
        if keys[gone] != key:
            del keys[bisect_left(keys, key, gone)]
            return
        gone += 1
        if gone == len(keys) or (gone > MOST_GONE and 2 * gone > len(keys)):
            del keys[:gone]
            gone = 0
        self._gone = gone
        self.first = keys[gone] if keys else None

    def firsts(self, count: int) -> list[ReadyKey]:
        """The first few of them."""
        return self._keys[self._gone : self._gone + count]
