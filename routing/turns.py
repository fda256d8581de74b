"""Who comes first: an order from which anybody may leave at any time."""

from heapq import heapify, heappop, heappush

# When it takes its turn, which it is, and the joining that put it there.
Place = tuple[float, str, int]
SPARE_PLACES = 64


class Turns:
    """Ids in order of an instant, ties by id; joining and leaving cost a logarithm.

    Whoever leaves from the middle only becomes stale; stale places are dropped when
    they come to the front, and all at once when they are the greater part.
    """

    __slots__ = ("_joined", "_places", "_serial")

    def __init__(self) -> None:
        """Start empty."""
        self._places: list[Place] = []
        self._joined: dict[str, int] = {}
        self._serial = 0

    def __len__(self) -> int:
        """Count who is here."""
        return len(self._joined)

    def join(self, id_: str, at: float) -> None:
        """Give it the place of this instant, whatever place it had."""
        self._serial += 1
        self._joined[id_] = self._serial
        heappush(self._places, (at, id_, self._serial))

    def leave(self, id_: str) -> None:
        """Make its place stale; nothing happens when it is not here."""
        self._joined.pop(id_, None)
        if len(self._places) > 2 * len(self._joined) + SPARE_PLACES:
            self._places = [place for place in self._places if self._is_held(place)]
            heapify(self._places)

    def head(self) -> Place | None:
        """Return the first place, or None when nobody is here."""
        while self._places:
            place = self._places[0]
            if self._joined.get(place[1]) == place[2]:
                return place
            heappop(self._places)
        return None

    def step_aside(self) -> Place:
        """Take the first place out of sight until `step_back` returns it."""
        return heappop(self._places)

    def step_back(self, place: Place) -> None:
        """Return a place that stepped aside."""
        heappush(self._places, place)

    def _is_held(self, place: Place) -> bool:
        return self._joined.get(place[1]) == place[2]
