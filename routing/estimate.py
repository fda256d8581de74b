"""How long everybody who waits will wait: the floor as it stands, played forward a few dozen times.

Each play gives every busy agent and every conversation ahead a duration of its own, out of what was measured.
The plays differ by fixed tables, not by chance: the same floor gives the same estimate on every node.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heapreplace
from math import inf, log
from typing import Final

from routing.demand import Levels
from routing.durations import quantiles, remaining
from routing.floor import Agent, Waiting
from routing.lent import Kept, earliest, kept_from
from routing.measured import Measured
from routing.openings import Openings, openings
from routing.outlook import Outlook, Seen, outlook_of
from routing.relaxation import Stage
from routing.shuffles import ROWS, shuffles

MOST_PLAYS: Final = 40
FEWEST_PLAYS: Final = 8
MOST_STEPS: Final = 60_000
"""Of all plays together, so that a full floor is estimated about as fast as an empty one."""


@dataclass(slots=True)
class Pool:
    """Agents who can do the same, as one channel sees them."""

    number: int
    pool_id: str
    agent_ids: list[str]
    open_slots: int = 0
    busy: list[list[float]] = field(default_factory=list)
    """Of each taken slot, play by play, when it is free."""
    services: dict[str, list[float]] = field(default_factory=dict)
    """By queue, how long a slot is taken: one duration of each equal share."""


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation in the order of turns, and who may take it from when on."""

    waiting: Waiting
    options: tuple[tuple[int, float], ...]
    """Numbers of pools."""
    services: Mapping[int, Sequence[float]]
    """By pool, how long it takes a slot: one duration of each equal share."""
    patience: Sequence[float]
    """How long its customer waits, likewise; empty: for ever."""
    service_row: Sequence[int]
    """Play by play, which share is its own."""
    patience_row: Sequence[int]
    is_arriving: bool
    """Only tried: it takes nothing from anybody."""
    kept: tuple[Kept, ...] = ()
    """Of each option, what is kept free from it; empty: nothing."""


def outlooks(seen: Seen, measured: Measured, now: float) -> dict[str, Outlook | None]:
    """What to expect for everybody who waits or would come; None where nobody can know."""
    count = _plays(seen)
    floor = _Floor(seen, measured, now, count)
    places = [floor.place(waiting, number) for number, waiting in enumerate(seen.waiting)]
    places += [floor.place(waiting, len(seen.waiting), is_arriving=True) for waiting in seen.arriving]
    starts = zip(*(floor.play(places, play) for play in range(count)), strict=True)
    return {
        place.waiting.conversation_id: outlook_of(list(found), floor.rings(place.waiting.queue_id))
        for place, found in zip(places, starts, strict=True)
    }


def ringing_outlook(queue_id: str, measured: Measured) -> Outlook | None:
    """What to expect of a conversation that rings for somebody now."""
    ring = measured.ring_times(queue_id)
    return outlook_of(list(ring), [0.0]) if ring else None


def _plays(seen: Seen) -> int:
    return max(min(MOST_STEPS // (len(seen.agents) + len(seen.waiting) + 1), MOST_PLAYS), FEWEST_PLAYS)


class _Floor:
    """A floor ready to be played."""

    def __init__(self, seen: Seen, measured: Measured, now: float, plays: int) -> None:
        self._measured = measured
        self._now = now
        self._plays = plays
        self._shuffles = shuffles(plays)
        self._held = seen.held
        self._sharing = seen.sharing
        self._lends = seen.lends
        self._in_queue = Counter(waiting.queue_id for waiting in seen.waiting)
        spare = max((int(lend.idle_above) for lend in seen.lends.values()), default=0)
        self._most = len(seen.waiting) + len(seen.arriving) + spare
        """More open slots than there are places, and are kept free, change nothing."""
        self._agents = [agent for agent in seen.agents if agent.is_available]
        named = {waiting.named_agent_id for waiting in seen.waiting}
        self._groups: dict[tuple[object, ...], list[Agent]] = {}
        for agent in self._agents:
            alone = agent.agent_id if agent.agent_id in named else None
            key = agent.queue_ids, frozenset(agent.skills.items()), agent.pool_id, alone
            self._groups.setdefault(key, []).append(agent)
        self._pools: dict[tuple[int, str], Pool | None] = {}
        self._numbered: list[Pool] = []
        self._able: dict[tuple[object, ...], tuple[tuple[Pool, float], ...]] = {}
        self._patience: dict[str, Sequence[float]] = {}
        self._slots = 0

    def place(self, waiting: Waiting, turn: int, *, is_arriving: bool = False) -> Place:
        """Who may take the conversation, and how long its customer waits."""
        options = self._options(waiting)
        if waiting.excluded_agent_ids:
            options = tuple([each for each in options if not waiting.excluded_agent_ids.issuperset(each[0].agent_ids)])
        if waiting.named_at(self._now) is not None:
            until = inf if waiting.named_until is None else waiting.named_until - self._now
            others = [(pool, max(since, until)) for pool, since in options if until < inf]
            options = (*self._named(waiting), *others)
        return Place(
            waiting,
            tuple([(pool.number, since) for pool, since in options]),
            {pool.number: self._services(pool, waiting) for pool, _ in options},
            self._patience_of(waiting),
            self._shuffles[7 * turn % ROWS],
            self._shuffles[(11 * turn + 3) % ROWS],
            is_arriving,
            self._kept(waiting, options) if self._lends else (),
        )

    def _kept(self, waiting: Waiting, options: Iterable[tuple[Pool, float]]) -> tuple[Kept, ...]:
        """What each of these pools keeps free from it."""
        if waiting.named_at(self._now) is not None:
            return ()
        queue, at, now = waiting.queue_id, waiting.ordered_at, self._now
        lends = [self._lends.get((queue, pool.pool_id)) for pool, _ in options]
        return tuple([kept_from(lend, self._in_queue[queue], at, now) for lend in lends]) if any(lends) else ()

    def rings(self, queue_id: str) -> Sequence[float]:
        """How long it rings before somebody answers, one duration of each equal share."""
        ring = self._measured.ring_times(queue_id)
        return quantiles(ring, self._plays) if ring else [0.0]

    def _named(self, waiting: Waiting) -> Iterable[tuple[Pool, float]]:
        """The pool of the only one who may take it now, if she is here."""
        for place, group in enumerate(self._groups.values()):
            if group[0].agent_id == waiting.named_agent_id:
                pool = self._pool(place, group, waiting.channel)
                if pool is not None:
                    yield pool, 0.0

    def _options(self, waiting: Waiting) -> tuple[tuple[Pool, float], ...]:
        """Every pool whose agents may take it, and from when on; remembered where that is at once or never."""
        asked = waiting.stage_at(self._now)
        later = [stage for stage in waiting.stages if waiting.changes_at(stage) > self._now]
        key = waiting.queue_id, waiting.channel, asked.also_queue_ids, *map(_written, asked.demand.alternatives)
        found = None if later else self._able.get(key)
        if found is None:
            stages = [(asked, 0.0), *((stage, waiting.changes_at(stage) - self._now) for stage in later)]
            found = tuple(self._able_pools(waiting, stages))
            if not later:
                self._able[key] = found
        return found

    def _able_pools(self, waiting: Waiting, stages: Sequence[tuple[Stage, float]]) -> Iterable[tuple[Pool, float]]:
        for place, group in enumerate(self._groups.values()):
            since = next((since for stage, since in stages if _is_able(group[0], waiting, stage)), None)
            pool = None if since is None else self._pool(place, group, waiting.channel)
            if pool is not None and since is not None:
                yield pool, since

    def _services(self, pool: Pool, waiting: Waiting) -> list[float]:
        """How long its agents take for a conversation of the queue, one duration of each equal share."""
        found = pool.services.get(waiting.queue_id)
        if found is None:
            ordered = self._measured.handle_times(waiting.queue_id, waiting.channel)
            pace = self._measured.pace(pool.agent_ids, waiting.queue_id)
            found = [pace * seconds for seconds in quantiles(ordered, self._plays)] if ordered else []
            pool.services[waiting.queue_id] = found
        return found

    def _patience_of(self, waiting: Waiting) -> Sequence[float]:
        found = self._patience.get(waiting.queue_id)
        if found is None:
            rate = self._measured.giving_up_rate(waiting.queue_id)
            shares = [(play + 0.5) / self._plays for play in range(self._plays)]
            found = self._patience[waiting.queue_id] = [-log(share) / rate for share in shares] if rate else ()
        return found

    def _pool(self, place: int, group: Sequence[Agent], channel: str) -> Pool | None:
        """Of a group what a channel sees; None where nobody of it serves the channel."""
        key = place, channel
        if key not in self._pools:
            rooms = [(agent, openings(agent, channel, self._sharing)) for agent in group]
            able = [(agent, room) for agent, room in rooms if room.most > 0]
            pool = Pool(len(self._numbered), group[0].pool_id, [agent.agent_id for agent, _ in able])
            for agent, room in able:
                self._seat(pool, agent, channel, room)
            self._pools[key] = pool if able else None
            if able:
                self._numbered.append(pool)
        return self._pools[key]

    def _seat(self, pool: Pool, agent: Agent, channel: str, room: Openings) -> None:
        held = sorted(id_ for id_, of in agent.holding.items() if of == channel)
        pool.open_slots += room.free
        frees = [self._dealt(self._frees(pool, id_, channel)) for id_ in held]
        if len(held) > room.most:
            # Whoever holds more than she has room for frees nothing by letting the first of them go.
            frees = _turned(sorted(play)[len(held) - room.most :] for play in _turned(frees))
        if room.shut_by:
            until = [max(play) for play in _turned(self._ends(pool, agent, room.shut_by))]
            frees += [[0.0] * self._plays] * min(room.shut, self._most)
            frees = [[max(pair) for pair in zip(times, until, strict=True)] for times in frees]
        elif room.unpaid and room.paying:
            ends = _turned(sorted(play) for play in _turned(self._ends(pool, agent, room.paying)))
            frees += ends[: min(room.unpaid, self._most)]
        pool.busy += frees

    def _ends(self, pool: Pool, agent: Agent, ids: Sequence[str]) -> list[list[float]]:
        return [self._dealt(self._frees(pool, id_, agent.holding[id_])) for id_ in ids]

    def _dealt(self, times: Sequence[float]) -> list[float]:
        """The same times, one for each play."""
        self._slots += 1
        return [times[share] for share in self._shuffles[self._slots % ROWS]]

    def _frees(self, pool: Pool, id_: str, channel: str) -> list[float]:
        held = self._held.get(id_)
        queue_id = held.queue_id if held is not None else ""
        ordered = self._measured.handle_times(queue_id, channel)
        if not ordered:
            return [inf] * self._plays
        pace = self._measured.pace(pool.agent_ids, queue_id)
        began = held.since if held is not None else None
        lasted = max(self._now - began, 0.0) if began is not None else 0.0
        return [pace * left for left in remaining(ordered, lasted / pace, self._plays)]

    def play(self, places: Sequence[Place], play: int) -> list[float]:
        """When each of them is taken, in one play; infinite where nobody ever could."""
        most = self._most
        free = [
            [0.0] * min(pool.open_slots, most) + ([busy[play] for busy in pool.busy] if pool.open_slots < most else [])
            for pool in self._numbered
        ]
        for times in free:
            heapify(times)
        found = []
        for place in places:
            start, chosen = inf, -1
            if place.kept:
                start, chosen = earliest(free, place.options, place.kept)
            else:
                for number, since in place.options:
                    at = max(free[number][0], since) if since else free[number][0]
                    if at < start:
                        start, chosen = at, number
            found.append(start)
            if start < inf and not place.is_arriving:
                patience = place.patience
                if not patience or patience[place.patience_row[play]] >= start:
                    services = place.services[chosen]
                    heapreplace(free[chosen], start + services[place.service_row[play]] if services else inf)
        return found


def _is_able(agent: Agent, waiting: Waiting, stage: Stage) -> bool:
    if waiting.queue_id not in agent.queue_ids and not agent.queue_ids & stage.also_queue_ids:
        return False
    return not stage.demand.lacks(agent.skills)


def _turned(rows: Iterable[Sequence[float]]) -> list[list[float]]:
    """Slot by slot what was play by play, and back."""
    return [list(column) for column in zip(*rows, strict=True)]


def _written(levels: Levels) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(levels.items()))
