"""Looking for a match: the best line for a free agent, the best agents for a conversation; nothing changes here."""

from collections.abc import Callable, Collection, Mapping
from math import inf
from typing import NamedTuple

from routing.floor import AgentOrder, Waiting
from routing.lines import Group, Lend, Line, Pair, Served
from routing.policy import InForce
from routing.ready import ReadyKey
from routing.roster import READY, Roster, Seat
from routing.tables import Row
from routing.turns import Place

SHOWN = 3
"""How many are named in a decision: of those who could, of those who could not, of those passed over."""
MANY = 12
"""Above so many lines numpy is faster than a loop."""
FEW = 5
"""Up to so many groups a loop is faster than numpy."""


FIRST = -inf
"""The rank of a first choice: before every group."""
OVERDUE = 1e11
"""Above every level: whoever waits too long comes first, the longest overdue before the others."""


class Candidate(NamedTuple):
    """An agent who could take a conversation; the least comes first."""

    rank: float
    key: ReadyKey
    group: Group | None


class Chosen(NamedTuple):
    """The line whose first conversation a group should take, and what the others score."""

    score: float
    line: Line
    others: tuple[tuple[float, Line], ...]


class Matching:
    """Reads the floor's index."""

    def __init__(
        self, seats: Mapping[str, Seat], roster: Roster, heads: Row, rules: InForce, chance: Callable[[], float] | None
    ) -> None:
        """`heads` tells of every line when its first took its turn; `chance` is asked for random orders."""
        self._seats = seats
        self._roster = roster
        self._heads = heads
        self._rules = rules
        self._chance = chance

    def pair(self, line: Line, group: Group) -> Pair:
        """How these two go together."""
        pair = line.pairs.get(group)
        if pair is None:
            pair = line.pairs[group] = self._rules.policy.pair(line, group)
        return pair

    def score(self, line: Line, group: Group | None, now: float) -> float:
        """What the first conversation of the line is worth to the group."""
        if line.head is None:
            return -inf
        age = now - line.head[0]
        if self._rules.is_plain:
            return age
        if age >= line.overdue_after:
            return OVERDUE + age - line.overdue_after
        if group is None:
            return self._named_score(line, age)
        pair = self.pair(line, group)
        score = pair.tier + pair.weight * age
        if pair.lend is not None and len(line.turns) > pair.lend.overtakes_above:
            score += pair.lend.overtaking
        return score

    def _named_score(self, line: Line, age: float) -> float:
        """What it is worth to the group of the only one who may take it."""
        seat = self._seats.get(line.agent_id or "")
        if seat is None:
            return age
        # Not kept: this line is none of those that the group serves, so nobody would forget the pair with it.
        pair = self._rules.policy.pair(line, seat.group)
        return pair.tier + pair.weight * age

    def lends(self, lend: Lend, line: Line, group: Group, now: float) -> bool:
        """Whether the group may lend an agent to this line now."""
        free = self._roster.counts(line.channel).at(READY, group.place)
        for pool_id in lend.beside:
            free += self._roster.ready_in_pool[pool_id, line.channel]
        if free > lend.idle_above:
            return True
        if len(line.turns) > lend.queue_above:
            return True
        return line.head is not None and now >= line.head[0] + min(lend.age_at_least, line.overdue_after)

    def best_line(self, served: Served, group: Group, now: float) -> Chosen | None:
        """The line of which the group should take the first conversation."""
        if self._rules.is_plain:
            return self._oldest(served, now)
        scored = []
        for line in served.lines:
            if line.head is None:
                continue
            lend = self.pair(line, group).lend
            if lend is None or self.lends(lend, line, group, now):
                scored.append((self.score(line, group, now), line))
        if not scored:
            return None
        scored.sort(key=_order)
        return Chosen(*scored[0], tuple(scored[1 : SHOWN + 1]))

    def _oldest(self, served: Served, now: float) -> Chosen | None:
        lines = served.lines
        if len(lines) > MANY:
            heads = self._heads.of(served.places.array)
            few = heads.argpartition(SHOWN + 1)[: SHOWN + 2]
            bound = heads[few].max()
            if bound == inf:
                few = (heads < inf).nonzero()[0]
            elif (heads <= bound).sum() > len(few):
                few = (heads <= bound).nonzero()[0]
            lines = [lines[place] for place in few.tolist()]
        turns = [(line.head, line) for line in lines if line.head is not None]
        if not turns:
            return None
        turns.sort(key=_turn)
        head, line = turns[0]
        return Chosen(now - head[0], line, tuple([(now - other[0], later) for other, later in turns[1 : SHOWN + 1]]))

    def has_ready(self, line: Line) -> bool:
        """Tell whether any agent could take anything from this line, whatever is against this conversation."""
        if line.agent_id is not None:
            seat = self._seats.get(line.agent_id)
            return seat is not None and seat.is_ready(line.channel)
        if not self._roster.ready_total[line.channel]:
            return False
        if len(line.groups) > FEW:
            row = self._roster.first(line.channel, self._roster.orders[0])
            return bool(row.of(line.group_places.array).min() < inf)
        counts = self._roster.counts(line.channel)
        return any(counts.at(READY, group.place) for group in line.groups)

    def candidates(self, line: Line, waiting: Waiting, now: float) -> list[Candidate]:
        """Return the first few agents who could take this conversation, best first."""
        order = self._rules.policy.agent_order(line.queue_id)
        barred = waiting.excluded_agent_ids
        if line.agent_id is not None:
            return self._named(line, order, barred)
        found = self._ordered(line, order, barred, now)
        if waiting.first_choice_id is None:
            return found
        first = self._first_choice(line, waiting, order, now)
        return first + [one for one in found if one.key[3] != waiting.first_choice_id][: SHOWN - len(first)]

    def _first_choice(self, line: Line, waiting: Waiting, order: AgentOrder, now: float) -> list[Candidate]:
        """The agent of its first choice, if she is one of those who could take it."""
        id_ = waiting.first_choice_id or ""
        seat = self._seats.get(id_)
        if seat is None or not seat.is_ready(line.channel) or id_ in waiting.excluded_agent_ids:
            return []
        if seat.group not in line.groups or self._rank(line, seat.group, now) is None:
            return []
        return [Candidate(FIRST, seat.key(order, line.channel), seat.group)]

    def _ordered(self, line: Line, order: AgentOrder, barred: Collection[str], now: float) -> list[Candidate]:
        groups = self._near(line, order) if self.is_unranked(line) and not barred else line.groups
        if order is AgentOrder.RANDOM:
            return self._drawn(line, barred, now)
        found: list[Candidate] = []
        reach = SHOWN + len(barred)
        for group in groups:
            ready = group.ready.get((line.channel, order))
            if ready is None or not len(ready):
                continue
            rank = self._rank(line, group, now)
            if rank is not None:
                found += [Candidate(rank, key, group) for key in ready.firsts(reach)]
        if barred:
            found = [one for one in found if one.key[3] not in barred]
        found.sort(key=_first)
        return found[:SHOWN]

    def is_unranked(self, line: Line) -> bool:
        """Whether all groups are alike to this line."""
        return self._rules.is_plain and not line.key.preferred

    def _rank(self, line: Line, group: Group, now: float) -> float | None:
        """The group's rank for this line; None where it keeps its agents for its own work."""
        if self.is_unranked(line):
            return 0.0
        pair = self.pair(line, group)
        if pair.lend is not None and not self.lends(pair.lend, line, group, now):
            return None
        return pair.rank

    def _near(self, line: Line, order: AgentOrder) -> list[Group]:
        """The groups among which the first few agents are."""
        if len(line.groups) <= FEW:
            return line.groups
        firsts = self._roster.first(line.channel, order).of(line.group_places.array)
        few = firsts.argpartition(SHOWN)[: SHOWN + 1]
        bound = firsts[few].max()
        if bound == inf:
            few = (firsts < inf).nonzero()[0]
        elif (firsts <= bound).sum() > len(few):
            few = (firsts <= bound).nonzero()[0]
        return [line.groups[place] for place in few.tolist()]

    def _named(self, line: Line, order: AgentOrder, barred: Collection[str]) -> list[Candidate]:
        seat = self._seats.get(line.agent_id or "")
        if seat is None or not seat.is_ready(line.channel) or line.agent_id in barred:
            return []
        return [Candidate(0.0, seat.key(order, line.channel), None)]

    def _drawn(self, line: Line, barred: Collection[str], now: float) -> list[Candidate]:
        """One of the ready agents of the best rank, each as likely as the others."""
        found: list[Candidate] = []
        for group in line.groups:
            ready = group.ready.get((line.channel, AgentOrder.RANDOM))
            rank = self._rank(line, group, now) if ready is not None and len(ready) else None
            if ready is not None and rank is not None:
                keys = [key for key in ready.firsts(len(ready)) if key[3] not in barred]
                found += [Candidate(rank, key, group) for key in keys]
        if not found or self._chance is None:
            return found[:SHOWN]
        best = min(one.rank for one in found)
        found = [one for one in found if one.rank == best]
        drawn = found.pop(int(self._chance() * len(found)))
        return [drawn, *found[: SHOWN - 1]]


def _turn(one: tuple[Place, Line]) -> tuple[float, str]:
    return one[0][0], one[0][1]


def _order(scored: tuple[float, Line]) -> tuple[float, float, str]:
    head = scored[1].head
    return (-scored[0], head[0], head[1]) if head is not None else (-scored[0], inf, "")


def _first(candidate: Candidate) -> tuple[float, ReadyKey]:
    return candidate.rank, candidate.key
