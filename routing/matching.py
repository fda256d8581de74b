"""Looking for a match: the best line for a free agent, the best agents for a conversation; nothing changes here."""

from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import blake2b
from math import inf
from typing import TypeAlias

from routing.decision import CONSIDERED, PLAIN_WEIGHTS, SHOWN, Rule, Weights
from routing.floor import Waiting
from routing.lines import PLAIN, Group, Lend, Line, Pair, Pool, Slot
from routing.lineup import Lineup
from routing.policy import InForce
from routing.ready import ReadyKey
from routing.roster import Roster
from routing.seat import Seat
from routing.tables import positions
from routing.tally import READY
from routing.turns import Place

MANY_POOLS = 24
"""Above so many pools in which somebody is ready numpy is faster than a loop."""
REACHES = range(CONSIDERED, 0, -1)
RANDOM = Rule.RANDOM
FIRST = -inf
"""The rank of a first choice: before every group."""
OVERDUE = 1e11
"""Above every level: whoever waits too long comes first, the longest overdue before the others."""


Candidate: TypeAlias = tuple[float, ReadyKey, Pool | None]
"""An agent who could take a conversation: her rank, her place, her pool unless she is named. The least comes first."""


Chosen: TypeAlias = tuple[float, Line, Slot, tuple[tuple[str, float], ...], tuple[Place, ...]]
"""What the line scores of which a pool should take the first conversation, the line, and the conversation.

Beside whom it is chosen is told by the first few with their scores, or, where age alone decides, by their places.
"""


class Matching:
    """Reads the floor's index."""

    def __init__(
        self,
        seats: Mapping[str, Seat],
        lineup: Lineup,
        roster: Roster,
        rules: InForce,
        chance: Callable[[], float] | None,
    ) -> None:
        """`chance` is asked for random orders; without it the lot of each conversation is in its id."""
        self._seats = seats
        self._slots = lineup.slots
        self._heads = lineup.heads
        self._roster = roster
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
        if pair.lend is not None and line.length > pair.lend.overtakes_above:
            score += pair.lend.overtaking
        return score

    def most(self, line: Line, waiting: Waiting, now: float) -> float:
        """The most that the conversation is worth to any group of which somebody could take it now, if there is one."""
        worth = -inf
        for pool in self.open_pools(line):
            if self._rank(line, pool, now) is not None and self.has_unbarred(line, pool, waiting):
                worth = max(worth, self.score(line, pool.group, now))
        return worth

    def has_unbarred(self, line: Line, pool: Pool, waiting: Waiting) -> bool:
        """Whether somebody is ready in the pool who is not excluded from the conversation."""
        barred = waiting.excluded_agent_ids
        return any(key[3] not in barred for key in pool.ready[line.order].firsts(1 + len(barred)))

    def _named_score(self, line: Line, age: float) -> float:
        """What it is worth to the group of the only one who may take it."""
        seat = self._seats.get(line.agent_id or "")
        if seat is None:
            return age
        pair = self._named_pair(line, seat)
        return pair.tier + pair.weight * age

    def _named_pair(self, line: Line, seat: Seat) -> Pair:
        # Not kept: this line is none of those that the group serves, so nobody would forget the pair with it.
        return self._rules.policy.pair(line, seat.group)

    def weights(self, line: Line, group: Group | None) -> Weights:
        """What `score` makes of the age of the line's first."""
        if self._rules.is_plain:
            return PLAIN_WEIGHTS
        if group is None:
            seat = self._seats.get(line.agent_id or "")
            pair = PLAIN if seat is None else self._named_pair(line, seat)
            return Weights(pair.weight, pair.tier, 0.0, line.limit)
        pair = self.pair(line, group)
        overtakes = pair.lend is not None and line.length > pair.lend.overtakes_above
        overtaking = pair.lend.overtaking if pair.lend is not None and overtakes else 0.0
        return Weights(pair.weight, pair.tier, overtaking, line.limit)

    def lends(self, lend: Lend, line: Line, pool: Pool, now: float) -> bool:
        """Whether the pool may lend an agent to this line now."""
        free = pool.tally & READY
        if lend.beside:
            free += self._roster.ready_beside(lend.beside, pool.channel)
        if free > lend.idle_above:
            return True
        if line.length > lend.queue_above:
            return True
        first = line.aside or line.head
        return first is not None and now >= first[0] + min(lend.age_at_least, line.overdue_after)

    def best_line(self, pool: Pool, now: float) -> Chosen | None:
        """The line of which the pool should take the first conversation."""
        if self._rules.is_plain:
            return self.oldest(pool, now)
        scored = self._scored(pool, now)
        if not scored:
            return None
        firsts = scored[: SHOWN + 1]
        worth, head, line = scored[0]
        return -worth, line, self._slots[head[1]], tuple([(head[1], -worth) for worth, head, _ in firsts]), ()

    def lines_in_turn(self, pool: Pool, now: float) -> list[Chosen]:
        """Every line of which the pool may take the first, the one worth most to it first, each as if it were best."""
        scored = self._scored(pool, now)
        shown = tuple([(head[1], -worth) for worth, head, _ in scored[: SHOWN + 1]])
        return [(-worth, line, self._slots[head[1]], shown, ()) for worth, head, line in scored]

    def _scored(self, pool: Pool, now: float) -> list[tuple[float, Place, Line]]:
        """The lines of which the pool may take the first, by what they are worth to it (negative)."""
        group = pool.group
        scored = []
        for line in pool.lines:
            if line.head is None:
                continue
            lend = self.pair(line, group).lend
            if lend is None or self.lends(lend, line, pool, now):
                scored.append((-self.score(line, group, now), line.head, line))
        scored.sort()
        return scored

    def oldest(self, pool: Pool, now: float) -> Chosen | None:
        """The line whose first conversation has waited longest, of those that the pool may serve."""
        firsts = self._heads.look(pool)
        if not firsts:
            return None
        at, id_ = firsts[0]
        slot = self._slots[id_]
        line = slot.line
        if line is None:  # pragma: no cover - whoever is the first of a line stands in it
            return None
        return now - at, line, slot, (), tuple(firsts[:CONSIDERED])

    def has_ready(self, line: Line) -> bool:
        """Tell whether any agent could take anything from this line, whatever is against this conversation."""
        if line.agent_id is not None:
            seat = self._seats.get(line.agent_id)
            return seat is not None and seat.is_ready(line.channel)
        return not line.serving.isdisjoint(self._roster.open.get(line.channel, ()))

    def candidates(self, line: Line, waiting: Waiting, now: float) -> list[Candidate]:
        """Return the first few agents who could take this conversation, best first."""
        if line.agent_id is not None:
            return self._named(line, waiting.excluded_agent_ids)
        found = self._ordered(line, waiting, now)
        if waiting.first_choice_id is None:
            return found
        first = self._first_choice(line, waiting, now)
        return first + [one for one in found if one[1][3] != waiting.first_choice_id][: CONSIDERED - len(first)]

    def _first_choice(self, line: Line, waiting: Waiting, now: float) -> list[Candidate]:
        """The agent of its first choice, if she is one of those who could take it."""
        id_ = waiting.first_choice_id or ""
        seat = self._seats.get(id_)
        if seat is None or not seat.is_ready(line.channel) or id_ in waiting.excluded_agent_ids:
            return []
        pool = seat.group.pools[line.channel]
        if pool not in line.serving or self._rank(line, pool, now) is None:
            return []
        return [(FIRST, seat.key(self._roster.orders[line.order], line.channel), pool)]

    def _ordered(self, line: Line, waiting: Waiting, now: float) -> list[Candidate]:
        barred = waiting.excluded_agent_ids
        if line.rule is RANDOM:
            return self._drawn(line, waiting, now)
        if self.is_unranked(line) and not barred:
            return self._near(line)
        found: list[Candidate] = []
        for pool in self.open_pools(line):
            rank = self._rank(line, pool, now)
            if rank is not None:
                keys = pool.ready[line.order].firsts(CONSIDERED + len(barred))
                found += [(rank, key, pool) for key in keys if key[3] not in barred]
        found.sort()
        return found[:CONSIDERED]

    def _near(self, line: Line) -> list[Candidate]:
        """The first few agents, where all pools are alike."""
        order = line.order
        # Sorted without their pools, for keys alone are compared faster.
        firsts = sorted([key for pool in self._first_pools(line) if (key := pool.ready[order].first) is not None])
        # Of the first few, the first pool may have all, the second all but one, and so on.
        keys: list[ReadyKey] = []
        for reach, pool in zip(REACHES, self._pools_of(firsts[:CONSIDERED], line), strict=False):
            keys += pool.ready[order].firsts(reach)
        keys.sort()
        del keys[CONSIDERED:]
        return [(0.0, key, pool) for key, pool in zip(keys, self._pools_of(keys, line), strict=True)]

    def _pools_of(self, keys: Iterable[ReadyKey], line: Line) -> list[Pool]:
        """The pools in which agents with these keys are ready for the line."""
        seats, channel = self._seats, line.channel
        return [seats[key[3]].group.pools[channel] for key in keys]

    def _first_pools(self, line: Line) -> Collection[Pool]:
        """Of the line's pools in which somebody is ready, at least those among which the first few agents are."""
        if len(line.pools) <= MANY_POOLS or len(self._roster.open.get(line.channel, ())) <= MANY_POOLS:
            return self.open_pools(line)
        if line.pool_places is None:
            line.pool_places = positions(line.pools)
        firsts = self._roster.first(line.order).of(line.pool_places)
        few = firsts.argpartition(CONSIDERED)[: CONSIDERED + 1]
        bound = firsts[few].max()
        if bound == inf:
            few = (firsts < inf).nonzero()[0]
        elif (firsts <= bound).sum() > len(few):
            few = (firsts <= bound).nonzero()[0]
        return [line.pools[place] for place in few.tolist()]

    def is_unranked(self, line: Line) -> bool:
        """Whether all groups are alike to this line."""
        return self._rules.is_plain and not line.key.preferred

    def _rank(self, line: Line, pool: Pool, now: float) -> float | None:
        """The pool's rank for this line; None where it keeps its agents for its own work."""
        if self.is_unranked(line):
            return 0.0
        pair = self.pair(line, pool.group)
        if pair.lend is not None and not self.lends(pair.lend, line, pool, now):
            return None
        return pair.rank

    def open_pools(self, line: Line) -> Collection[Pool]:
        """The line's pools in which somebody is ready; the others are not touched, for their memory is cold."""
        return line.serving.intersection(self._roster.open.get(line.channel, ()))

    def _named(self, line: Line, barred: Collection[str]) -> list[Candidate]:
        seat = self._seats.get(line.agent_id or "")
        if seat is None or not seat.is_ready(line.channel) or line.agent_id in barred:
            return []
        return [(0.0, seat.key(self._roster.orders[line.order], line.channel), None)]

    def _drawn(self, line: Line, waiting: Waiting, now: float) -> list[Candidate]:
        """One of the ready agents of the best rank, each as likely as the others."""
        barred = waiting.excluded_agent_ids
        found: list[Candidate] = []
        for pool in line.pools:
            ready = pool.tally & READY
            rank = self._rank(line, pool, now) if ready else None
            if rank is not None:
                found += [(rank, key, pool) for key in pool.ready[line.order].firsts(ready) if key[3] not in barred]
        if not found:
            return found
        best = min(one[0] for one in found)
        found = sorted([one for one in found if one[0] == best], key=lambda one: one[1][3])
        chance = _lot(waiting.conversation_id) if self._chance is None else self._chance()
        drawn = found.pop(int(chance * len(found)))
        return [drawn, *found[: CONSIDERED - 1]]


def _lot(conversation_id: str) -> float:
    """A number from 0 to 1 that nobody can foresee from the floor, and that is the same in every replay."""
    return int.from_bytes(blake2b(conversation_id.encode(), digest_size=6).digest()) / 2**48
