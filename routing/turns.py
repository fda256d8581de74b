"""Who comes first: an order from which anybody may leave at any time."""

from heapq import heapify, heappop, heappush
from typing import TypeAlias

Place: TypeAlias = tuple[float, str]
"""When it takes its turn, and which it is; it holds the place that it was given last, this very object."""
SPARE_PLACES = 64


class Turns:
    """Ids in order of an instant, ties by id; joining and leaving cost a logarithm.

    Whoever leaves from the middle only becomes stale; stale places are dropped when
    they come to the front, and all at once when they are the greater part.
    """

    __slots__ = ("_places", "held")

    def __init__(self) -> None:
        """Start empty."""
        self._places: list[Place] = []
        self.held: dict[str, Place] = {}
        """The place of everybody who is here."""

    def join(self, id_: str, at: float) -> Place:
        """Give it the place of this instant, whatever place it had."""
        place = self.held[id_] = (at, id_)
        heappush(self._places, place)
        return place

    def leave(self, id_: str) -> None:
        """Make its place stale; nothing happens when it is not here."""
        held = self.held
        held.pop(id_, None)
        if len(self._places) > 2 * len(held) + SPARE_PLACES:
            self._places = [place for place in self._places if held.get(place[1]) is place]
            heapify(self._places)

    def leave_first(self) -> Place | None:
        """Let the first leave, who has not stepped aside; return the next one."""
        places, held = self._places, self.held
        del held[heappop(places)[1]]
        while places:
            place = places[0]
            if held.get(place[1]) is place:
                return place
            heappop(places)
        return None

    def head(self) -> Place | None:
        """Return the first place, or None when nobody is here."""
        places, held = self._places, self.held
        while places:
            place = places[0]
            if held.get(place[1]) is place:
                return place
            heappop(places)
        return None

    def step_aside(self) -> Place:
        """Take the first place out of sight until `step_back` returns it."""
        return heappop(self._places)

    def step_back(self, place: Place) -> None:
        """Return a place that stepped aside."""
        heappush(self._places, place)
