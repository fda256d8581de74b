"""Who comes first: an order from which anybody may leave at any time."""

from collections import deque
from heapq import heapify, heappop, heappush
from typing import Final, TypeAlias

Place: TypeAlias = tuple[float, str]
"""When it takes its turn, and which it is."""
SPARE_PLACES: Final = 64


class Turns:
    """Ids in order of an instant, ties by id; nobody is here twice.

    Whoever joins behind all others, as nearly everybody does, costs the same however many wait; coming
    between others costs a logarithm. Whoever leaves from the middle only becomes stale; stale places are
    dropped when they come to the front, and all at once when they are the greater part.
    """

    __slots__ = ("_behind", "_between", "_stale", "count")

    def __init__(self) -> None:
        """Start empty."""
        self._behind: deque[Place] = deque()
        """In order."""
        self._between: list[Place] = []
        """A heap of those who came before somebody that was here already."""
        self._stale: set[Place] = set()
        self.count = 0
        """How many are here."""

    def join(self, id_: str, at: float) -> Place:
        """Give it the place of this instant."""
        place = at, id_
        self.count += 1
        if self._stale and place in self._stale:
            # It left and is back where it was.
            self._stale.remove(place)
            return place
        behind = self._behind
        if not behind or place > behind[-1]:
            behind.append(place)
        else:
            heappush(self._between, place)
        return place

    def leave(self, id_: str, at: float) -> None:
        """Make its place, which it must have, stale."""
        self.count -= 1
        self._stale.add((at, id_))
        if len(self._stale) > self.count + SPARE_PLACES:
            stale = self._stale
            self._behind = deque([place for place in self._behind if place not in stale])
            self._between = [place for place in self._between if place not in stale]
            heapify(self._between)
            stale.clear()

    def leave_first(self) -> Place | None:
        """Let the first leave, who has not stepped aside; return the next one."""
        self.count -= 1
        if self._between or self._stale:
            self.step_aside()
            return self.head()
        behind = self._behind
        behind.popleft()
        return behind[0] if behind else None

    def head(self) -> Place | None:
        """Return the first place, or None when nobody is here."""
        behind, between, stale = self._behind, self._between, self._stale
        if stale:
            while behind and behind[0] in stale:
                stale.remove(behind.popleft())
            while between and between[0] in stale:
                stale.remove(heappop(between))
        if between and (not behind or between[0] < behind[0]):
            return between[0]
        return behind[0] if behind else None

    def step_aside(self) -> Place:
        """Take the first place, which there must be, out of sight until `step_back` returns it."""
        first = self.head()
        if self._behind and self._behind[0] is first:
            return self._behind.popleft()
        return heappop(self._between)

    def step_back(self, place: Place) -> None:
        """Return a place that stepped aside."""
        if not self._behind or place < self._behind[0]:
            self._behind.appendleft(place)
        else:
            heappush(self._between, place)
