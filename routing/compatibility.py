"""Which groups of agents may serve which lines: worked out once for each pair, then remembered."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from routing.floor import Agent, Waiting
from routing.lines import Group, Line, LineKey, Pool
from routing.relaxation import Stage
from routing.skills import SkillBits
from routing.tables import Places

SPARE_LINES = 256
LINES_FOR_A_GROUP = 4
"""So many more may be empty for every group, for to make a line anew means to look at all groups of its queue."""


class Compatibility:
    """The groups and lines that exist, and for each of them its counterparts."""

    def __init__(self) -> None:
        """Start with an empty floor."""
        self._bits = SkillBits()
        self._groups: dict[tuple[frozenset[str], int, str], Group] = {}
        self._pool_places = Places()
        self._line_places = Places()
        self._groups_of_queue: defaultdict[str, list[Group]] = defaultdict(list)
        self._members: Counter[str] = Counter()
        self._lines: dict[LineKey, Line] = {}
        self._usual: dict[tuple[object, ...], Line] = {}
        """Lines by what is asked in so many words, without looking at the skills' bits."""
        self._lines_of_queue: defaultdict[str, list[Line]] = defaultdict(list)
        self._lines_open_to: defaultdict[str, list[Line]] = defaultdict(list)
        """By queue, the lines that its agents may serve: its own, and those that it helps."""
        self._lines_of_agent: defaultdict[str, list[Line]] = defaultdict(list)
        self._sweep_at = SPARE_LINES

    def join_group(self, agent: Agent) -> Group:
        """Return the group of agents like her, one greater."""
        signature = agent.queue_ids, self._bits.carried(agent.skills), agent.pool_id
        group = self._groups.get(signature)
        if group is None:
            group = self._groups[signature] = Group(*signature, agent.skills)
            self._connect_group(group)
        group.size += 1
        for pool in group.pools.values():
            for line in pool.lines:
                line.qualified += 1
        self._members.update(group.queue_ids)
        return group

    def leave_group(self, group: Group) -> None:
        """Make the group one smaller; an empty one is forgotten."""
        group.size -= 1
        for pool in group.pools.values():
            for line in pool.lines:
                line.qualified -= 1
        self._members.subtract(group.queue_ids)
        if group.size:
            return
        del self._groups[group.queue_ids, group.bits, group.pool_id]
        for queue_id in group.queue_ids:
            self._groups_of_queue[queue_id].remove(group)
        for pool in group.pools.values():
            for line in pool.lines:
                line.pools.remove(pool)
                line.serving.remove(pool)
                line.pool_places = None
                line.pairs.pop(group, None)
            self._pool_places.give_back(pool.place)
        group.pools.clear()

    def pool(self, group: Group, channel: str) -> Pool:
        """Return the group as this channel sees it."""
        pool = group.pools.get(channel)
        if pool is None:
            pool = group.pools[channel] = Pool(group, channel, self._pool_places.take())
        return pool

    def line_for(self, waiting: Waiting, stage: Stage, named_agent_id: str | None, *, is_ahead: bool = False) -> Line:
        """Return the line of conversations that ask the same, for the named agent or for all."""
        key = self._key(waiting, stage, named_agent_id, is_ahead=is_ahead)
        line = self._lines.get(key)
        if line is None:
            self._sweep()
            place = self._line_places.take()
            line = Line(key, key.queue_id, key.channel, key.agent_id, stage.demand.named, place)
            self._lines[key] = line
            self._connect_line(line)
            line.twin = self._lines.get(key._replace(is_ahead=not is_ahead))
            if line.twin is not None:
                line.twin.twin = line
        return line

    def usual_line(self, waiting: Waiting, *, is_ahead: bool = False) -> Line:
        """Return the line of a conversation that asks skills alone, always the same, of anybody."""
        ask = waiting.queue_id, waiting.channel, waiting.level, is_ahead, *waiting.demand.skills.items()
        line = self._usual.get(ask)
        if line is None:
            line = self.line_for(waiting, waiting.stage_at(0.0), None, is_ahead=is_ahead)
            self._usual[ask] = line
        return line

    def _key(self, waiting: Waiting, stage: Stage, named_agent_id: str | None, *, is_ahead: bool) -> LineKey:
        demand = stage.demand
        needs = tuple([self._bits.demanded(levels) for levels in demand.alternatives])
        return LineKey(
            waiting.queue_id,
            waiting.channel,
            needs,
            named_agent_id,
            waiting.level,
            stage.also_queue_ids,
            tuple(sorted(demand.preferred.items())),
            is_ahead,
        )

    def lines(self) -> Collection[Line]:
        """Return every line."""
        return self._lines.values()

    def lines_of_agent(self, agent_id: str) -> Sequence[Line]:
        """Return the lines kept for this agent by name."""
        return self._lines_of_agent.get(agent_id, ())

    def lines_of_queue(self, queue_id: str) -> Sequence[Line]:
        """Return every line of the queue."""
        return self._lines_of_queue.get(queue_id, ())

    def members(self, line: Line) -> int:
        """Count the agents on the floor who belong to the line's queue or to one that helps it."""
        also = line.key.also_queue_ids
        if not also:
            return self._members[line.queue_id]
        open_to = {line.queue_id, *also}
        return sum(group.size for group in self._groups.values() if not open_to.isdisjoint(group.queue_ids))

    def _connect_group(self, group: Group) -> None:
        for queue_id in group.queue_ids:
            self._groups_of_queue[queue_id].append(group)
        lines = [line for queue_id in group.queue_ids for line in self._lines_open_to.get(queue_id, ())]
        for line in dict.fromkeys(lines):
            self._connect(line, group)

    def _connect_line(self, line: Line) -> None:
        self._lines_of_queue[line.queue_id].append(line)
        if line.agent_id is not None:
            self._lines_of_agent[line.agent_id].append(line)
            return
        open_to = (line.queue_id, *sorted(line.key.also_queue_ids))
        for queue_id in open_to:
            self._lines_open_to[queue_id].append(line)
        groups = [group for queue_id in open_to for group in self._groups_of_queue.get(queue_id, ())]
        for group in dict.fromkeys(groups):
            self._connect(line, group)

    def _sweep(self) -> None:
        """Forget empty lines once they may be many, so that a long life costs no memory."""
        if len(self._lines) < self._sweep_at + LINES_FOR_A_GROUP * len(self._groups):
            return
        self._usual.clear()
        empty = {line for line in self._lines.values() if not line.turns.count}
        self._lines = {key: line for key, line in self._lines.items() if line not in empty}
        indexes = (self._lines_of_queue, self._lines_open_to, self._lines_of_agent)
        for lines in [lines for index in indexes for lines in index.values()]:
            _drop(lines, empty)
        for pool in {pool for line in empty for pool in line.pools}:
            _drop(pool.lines, empty)
            pool.line_places = None
        for line in empty:
            self._line_places.give_back(line.place)
            if line.twin is not None:
                line.twin.twin = None
        self._sweep_at = 2 * len(self._lines) + SPARE_LINES

    def _connect(self, line: Line, group: Group) -> None:
        if not group.serves(line.key):
            return
        pool = self.pool(group, line.channel)
        line.pools.append(pool)
        line.serving.add(pool)
        line.pool_places = None
        line.qualified += group.size
        pool.lines.append(line)
        pool.line_places = None


def _drop(lines: list[Line], empty: Collection[Line]) -> None:
    lines[:] = [line for line in lines if line not in empty]
