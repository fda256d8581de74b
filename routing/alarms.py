"""When something is to be looked at again, one instant for each id."""

from heapq import heapify, heappop, heappush
from typing import Final

SPARE: Final = 64


class Alarms:
    """Ids in order of their instants; setting, clearing and looking cost a logarithm.

    A cleared one only becomes stale; stale ones are dropped when they come to the front, and all at once
    when they are the greater part.
    """

    __slots__ = ("_heap", "at")

    def __init__(self) -> None:
        """Start with none."""
        self._heap: list[tuple[float, str]] = []
        self.at: dict[str, float] = {}
        """The instant of every id."""

    def set(self, id_: str, at: float) -> None:
        """Let it go off at this instant, whatever was set before."""
        self.at[id_] = at
        heappush(self._heap, (at, id_))
        self._sweep()

    def clear(self, id_: str) -> None:
        """Let it not go off; nothing happens where none is set."""
        self.at.pop(id_, None)
        self._sweep()

    def first(self) -> tuple[float, str] | None:
        """Return the next one, or None where none is set."""
        heap = self._heap
        while heap:
            at, id_ = heap[0]
            if self.at.get(id_) == at:
                return heap[0]
            heappop(heap)
        return None

    def _sweep(self) -> None:
        if len(self._heap) > 2 * len(self.at) + SPARE:
            self._heap = [(at, id_) for id_, at in self.at.items()]
            heapify(self._heap)
