"""Lines to which others lend a hand once their first has waited long enough: when to look at them again."""

from collections.abc import Iterable
from math import inf

from routing.lines import Line
from routing.turns import Place


class Valves:
    """The lines that are watched; when each was looked at last, and who was the first then."""

    def __init__(self) -> None:
        """Watch none."""
        self.seen: dict[Line, tuple[Place | None, float]] = {}

    def clear(self) -> None:
        """Watch none any more."""
        self.seen.clear()

    def watch(self, lines: Iterable[Line], now: float) -> None:
        """Look at these again in their time, if anybody waits there."""
        for line in lines:
            if line.head is not None:
                self.seen.setdefault(line, (None, now))

    def due(self, now: float) -> list[Line]:
        """Return the lines to which somebody may lend a hand by now who would not before."""
        found = []
        for line in list(self.seen):
            if line.head is None:
                # Whoever comes next is looked at anew; an empty line may be forgotten altogether.
                del self.seen[line]
            elif self._opens_at(line) <= now:
                self.seen[line] = (line.head, now)
                found.append(line)
        return found

    def opens_at(self) -> float:
        """When to look again; infinite if never."""
        return min(map(self._opens_at, self.seen), default=inf)

    def _opens_at(self, line: Line) -> float:
        """When the next group lends a hand to the first of the line; infinite where none will."""
        head = line.head
        if head is None:
            return inf
        seen, looked_at = self.seen[line]
        lends = [pair.lend for pair in line.pairs.values() if pair.lend is not None]
        opens = [head[0] + min(lend.age_at_least, line.overdue_after) for lend in lends]
        return min((at for at in opens if seen is not head or at > looked_at), default=inf)
