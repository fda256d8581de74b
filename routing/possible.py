"""The matches that have become possible, the one worth most first."""

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from math import inf
from typing import Final, TypeAlias

from routing.lines import Line, Pool, Slot
from routing.matching import Chosen, Matching
from routing.policy import InForce
from routing.tally import READY
from routing.turns import Place

Hot: TypeAlias = tuple[float, float, str, int, Line, Pool | None, Chosen | None]
"""A possible match: what it is worth (negative), its turn, its conversation, a serial, and where it came from."""
CONVERSATION: Final = 2
LINE: Final = 4
POOL: Final = 5
CHOSEN: Final = 6


class Possible:
    """Looks at what changed, and notes what could be matched; one look at the floor, until the next."""

    def __init__(self, matching: Matching, rules: InForce, slots: Mapping[str, Slot]) -> None:
        """`slots` are the conversations by their ids."""
        self._matching = matching
        self._rules = rules
        self._slots = slots
        self._now = -inf
        self._hot: list[Hot] = []
        self._noted = 0
        self.aside: list[tuple[Line, Place]] = []
        """Who let those behind have their turn."""
        self.helped: dict[Line, None] = {}
        """Lines that others may help after a time."""

    def look(self, pools: Mapping[Pool, None], lines: Iterable[Line], now: float) -> None:
        """Note what these could take, and who of these could be taken; what was noted before is forgotten."""
        self._now = now
        self._hot.clear()
        self.aside.clear()
        self.helped.clear()
        for pool in pools:
            self.look_for(pool)
        for line in lines:
            if line.head is not None and not self._is_seen(line, pools):
                self.look_at(line)

    def _is_seen(self, line: Line, pools: Mapping[Pool, None]) -> bool:
        """Whether all who could take the line's first have been looked at themselves."""
        if not pools or not self._rules.is_plain or line.agent_id is not None:
            return False
        return all(pool in pools for pool in self._matching.open_pools(line))

    def pop(self) -> Hot | None:
        """The match worth most of those noted, if its conversation is still the first of its line."""
        while self._hot:
            hot = heappop(self._hot)
            head = hot[LINE].head
            if head is not None and head[1] == hot[CONVERSATION]:
                return hot
            self.look_again(hot)
        return None

    def has_faded(self, hot: Hot) -> bool:
        """Whether it is worth less than when it was noted, since others were matched; then it is noted anew."""
        line, pool = hot[LINE], hot[POOL]
        if self._rules.is_plain or line.agent_id is not None:
            return False
        worth = self._matching.most(line, self._slots[hot[CONVERSATION]].waiting, self._now)
        if not -inf < worth < -hot[0]:
            return False
        self._note(worth, line, None, None)
        if pool is not None:
            self.look_for(pool)
        return True

    def look_again(self, hot: Hot) -> None:
        """What else came from there."""
        pool = hot[POOL]
        if pool is not None:
            self.look_for(pool)
        else:
            self.look_at(hot[LINE])

    def look_for(self, pool: Pool) -> None:
        """Note what the agents of this pool should take next, if any of them could take something."""
        if not pool.tally & READY or not pool.lines:
            return
        chosen = self._matching.best_line(pool, self._now)
        if not self._rules.is_plain:
            self._note_helped(line for line in pool.lines if line.head is not None)
            if chosen is not None and chosen[2].waiting.excluded_agent_ids:
                self._look_past_barred(pool)
                return
        if chosen is not None:
            self._note(chosen[0], chosen[1], pool, chosen)

    def _look_past_barred(self, pool: Pool) -> None:
        """Note what is worth most to the pool of what it may take; whatever is barred from it counts as elsewhere."""
        for chosen in self._matching.lines_in_turn(pool, self._now):
            if self._matching.has_unbarred(chosen[1], pool, chosen[2].waiting):
                self._note(chosen[0], chosen[1], pool, chosen)
                return
            self.look_at(chosen[1])

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
            self._note(self._matching.most(line, waiting, self._now), line, None, None)
        elif waiting.excluded_agent_ids:
            # Nobody may take it, but those behind it have their turn in time only if it steps aside in its own.
            scores = [self._matching.score(line, pool.group, self._now) for pool in line.pools]
            self._note(max(scores), line, None, None)

    def step_aside(self, line: Line) -> bool:
        """Let those behind the first of the line have their turn, where somebody is ready."""
        if not self._matching.has_ready(line):
            return False
        place = line.turns.step_aside()
        self.aside.append((line, place))
        if line.aside is None:
            line.aside = place
        return True

    def step_back(self) -> list[Line]:
        """Everybody who stepped aside is the first again; returns their lines."""
        for line, place in self.aside:
            line.turns.step_back(place)
            line.aside = None
        return [line for line, _ in self.aside]

    def _note_helped(self, lines: Iterable[Line]) -> None:
        for line in lines:
            if line not in self.helped and any(pair.lend is not None for pair in line.pairs.values()):
                self.helped[line] = None

    def _note(self, score: float, line: Line, pool: Pool | None, chosen: Chosen | None) -> None:
        head = line.head
        if head is not None:
            self._noted += 1
            heappush(self._hot, (-score, head[0], head[1], self._noted, line, pool, chosen))
