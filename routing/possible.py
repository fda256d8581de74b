"""The matches that have become possible, the one worth most first."""

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from routing.lines import Group, Line, Slot
from routing.matching import Chosen, Matching
from routing.policy import InForce
from routing.roster import Roster
from routing.turns import Place

Pool = tuple[Group, str]
"""The agents of a group as one channel sees them."""


class Hot(NamedTuple):
    """A possible match: what it is worth (negative), its turn, its conversation, a serial, and where it came from."""

    worth: float
    ordered_at: float
    conversation_id: str
    serial: int
    line: Line
    pool: Pool | None
    chosen: Chosen | None


class Possible:
    """Looks at what changed, and notes what could be matched; one look at the floor, thrown away afterwards."""

    def __init__(
        self, matching: Matching, rules: InForce, roster: Roster, slots: Mapping[str, Slot], now: float
    ) -> None:
        """`slots` are the conversations by their ids."""
        self._matching = matching
        self._rules = rules
        self._roster = roster
        self._slots = slots
        self._now = now
        self._hot: list[Hot] = []
        self._noted = 0
        self._aside: list[tuple[Line, Place]] = []
        self.helped: dict[Line, None] = {}
        """Lines that others may help after a time."""

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has stepped aside so far."""
        return not self._aside

    def pop(self) -> Hot | None:
        """The match worth most of those noted, if its conversation is still the first of its line."""
        while self._hot:
            hot = heappop(self._hot)
            head = hot.line.head
            if head is not None and head[1] == hot.conversation_id:
                return hot
            self.look_again(hot)
        return None

    def look(self, pools: Iterable[Pool], lines: Iterable[Line]) -> None:
        """Note what these could take, and who of these could be taken."""
        for pool in pools:
            self.look_for(pool)
        for line in lines:
            self.look_at(line)

    def look_again(self, hot: Hot) -> None:
        """What else came from there."""
        if hot.pool is not None:
            self.look_for(hot.pool)
        else:
            self.look_at(hot.line)

    def look_for(self, pool: Pool) -> None:
        """Note what the agents of this pool should take next, if any of them could take something."""
        group, channel = pool
        served = group.served.get(channel)
        if served is None or not self._roster.is_ready(group, channel):
            return
        chosen = self._matching.best_line(served, group, self._now)
        if not self._rules.is_plain:
            self._note_helped(line for line in served.lines if line.head is not None)
        if chosen is not None:
            self._note(chosen.score, chosen.line, pool, chosen)

    def look_at(self, line: Line) -> None:
        """Note the first of the line, if anybody could take it."""
        head = line.head
        if head is None or not self._matching.has_ready(line):
            return
        if self._matching.is_unranked(line) or line.agent_id is not None:
            self._note(self._matching.score(line, None, self._now), line, None, None)
            return
        waiting = self._slots[head[1]].waiting
        best = self._matching.candidates(line, waiting, self._now)
        self._note_helped([line])
        if best:
            self._note(self._matching.score(line, best[0].group, self._now), line, None, None)
        elif waiting.excluded_agent_ids:
            # Nobody may take it, but those behind it have their turn in time only if it steps aside in its own.
            self._note(max(self._matching.score(line, group, self._now) for group in line.groups), line, None, None)

    def step_aside(self, line: Line) -> bool:
        """Let those behind the first of the line have their turn, where somebody is ready."""
        if not self._matching.has_ready(line):
            return False
        self._aside.append((line, line.turns.step_aside()))
        return True

    def step_back(self) -> list[Line]:
        """Everybody who stepped aside is the first again; returns their lines."""
        for line, place in self._aside:
            line.turns.step_back(place)
        return [line for line, _ in self._aside]

    def _note_helped(self, lines: Iterable[Line]) -> None:
        for line in lines:
            if line not in self.helped and any(pair.lend is not None for pair in line.pairs.values()):
                self.helped[line] = None

    def _note(self, score: float, line: Line, pool: Pool | None, chosen: Chosen | None) -> None:
        head = line.head
        if head is not None:
            self._noted += 1
            heappush(self._hot, Hot(-score, head[0], head[1], self._noted, line, pool, chosen))
