"""Which groups of agents may serve which lines: worked out once for each pair, then remembered."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from routing.floor import Agent, Waiting
from routing.lines import Group, Line, LineKey, Served
from routing.relaxation import Stage
from routing.skills import SkillBits

SPARE_LINES = 256


class Places:
    """Gives out columns of tables, the ones that were given back first."""

    def __init__(self) -> None:
        """Start with the first."""
        self._next = 0
        self._free: list[int] = []

    def take(self) -> int:
        """A column that nobody has."""
        if self._free:
            return self._free.pop()
        self._next += 1
        return self._next - 1

    def give_back(self, place: int) -> None:
        """The column is nobody's."""
        self._free.append(place)


class Compatibility:
    """The groups and lines that exist, and for each of them its counterparts."""

    def __init__(self) -> None:
        """Start with an empty floor."""
        self._bits = SkillBits()
        self._groups: dict[tuple[frozenset[str], int, str], Group] = {}
        self._group_places = Places()
        self._line_places = Places()
        self._groups_of_queue: defaultdict[str, list[Group]] = defaultdict(list)
        self._members: Counter[str] = Counter()
        self._lines: dict[LineKey, Line] = {}
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
            group = self._groups[signature] = Group(*signature, agent.skills, self._group_places.take())
            self._connect_group(group)
        group.size += 1
        for served in group.served.values():
            for line in served.lines:
                line.qualified += 1
        self._members.update(group.queue_ids)
        return group

    def leave_group(self, group: Group) -> None:
        """Make the group one smaller; an empty one is forgotten."""
        group.size -= 1
        for served in group.served.values():
            for line in served.lines:
                line.qualified -= 1
        self._members.subtract(group.queue_ids)
        if group.size:
            return
        del self._groups[group.queue_ids, group.bits, group.pool_id]
        self._group_places.give_back(group.place)
        for queue_id in group.queue_ids:
            self._groups_of_queue[queue_id].remove(group)
        for served in group.served.values():
            for line in served.lines:
                line.groups.remove(group)
                line.group_places.replace([each.place for each in line.groups])
                line.pairs.pop(group, None)
        group.served.clear()

    def line_for(self, waiting: Waiting, stage: Stage, named_agent_id: str | None) -> Line:
        """Return the line of conversations that ask the same, for the named agent or for all."""
        key = self._key(waiting, stage, named_agent_id)
        line = self._lines.get(key)
        if line is None:
            self._sweep()
            place = self._line_places.take()
            line = Line(key, key.queue_id, key.channel, key.agent_id, stage.demand.named, place)
            self._lines[key] = line
            self._connect_line(line)
        return line

    def _key(self, waiting: Waiting, stage: Stage, named_agent_id: str | None) -> LineKey:
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
            _connect(line, group)

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
            _connect(line, group)

    def _sweep(self) -> None:
        """Forget empty lines once they may be many, so that a long life costs no memory."""
        if len(self._lines) < self._sweep_at:
            return
        empty = {line for line in self._lines.values() if not line.turns}
        self._lines = {key: line for key, line in self._lines.items() if line not in empty}
        indexes = (self._lines_of_queue, self._lines_open_to, self._lines_of_agent)
        for lines in [lines for index in indexes for lines in index.values()]:
            _drop(lines, empty)
        for group in {group for line in empty for group in line.groups}:
            for served in group.served.values():
                _drop(served.lines, empty)
                served.places.replace([line.place for line in served.lines])
        for line in empty:
            self._line_places.give_back(line.place)
        self._sweep_at = 2 * len(self._lines) + SPARE_LINES


def _connect(line: Line, group: Group) -> None:
    if not group.serves(line.key):
        return
    line.groups.append(group)
    line.group_places.add(group.place)
    line.qualified += group.size
    served = group.served.get(line.channel)
    if served is None:
        served = group.served[line.channel] = Served()
    served.lines.append(line)
    served.places.add(line.place)


def _drop(lines: list[Line], empty: Collection[Line]) -> None:
    lines[:] = [line for line in lines if line not in empty]
