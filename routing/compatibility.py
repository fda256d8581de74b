"""Which groups of agents may serve which lines: worked out once for each pair, then remembered."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from routing.floor import Agent, Waiting
from routing.lines import Line, LineKey
from routing.roster import Group
from routing.skills import SkillBits

SPARE_LINES = 256


class Compatibility:
    """The groups and lines that exist, and for each of them its counterparts."""

    def __init__(self) -> None:
        """Start with an empty floor."""
        self._bits = SkillBits()
        self._groups: dict[tuple[frozenset[str], int], Group] = {}
        self._groups_of_queue: defaultdict[str, list[Group]] = defaultdict(list)
        self._members: Counter[str] = Counter()
        self._lines: dict[LineKey, Line] = {}
        self._lines_of_queue: defaultdict[str, list[Line]] = defaultdict(list)
        self._lines_of_group: dict[Group, defaultdict[str, list[Line]]] = {}
        self._lines_of_agent: defaultdict[str, list[Line]] = defaultdict(list)
        self._sweep_at = SPARE_LINES

    def join_group(self, agent: Agent) -> Group:
        """Return the group of agents like her, one greater."""
        signature = agent.queue_ids, self._bits.carried(agent.skills)
        group = self._groups.get(signature)
        if group is None:
            group = self._groups[signature] = Group(*signature)
            self._connect_group(group)
        group.size += 1
        self._members.update(group.queue_ids)
        return group

    def leave_group(self, group: Group) -> None:
        """Make the group one smaller; an empty one is forgotten."""
        group.size -= 1
        self._members.subtract(group.queue_ids)
        if group.size:
            return
        del self._groups[group.queue_ids, group.bits]
        for queue_id in group.queue_ids:
            self._groups_of_queue[queue_id].remove(group)
        for lines in self._lines_of_group.pop(group).values():
            for line in lines:
                line.groups.remove(group)

    def line_for(self, waiting: Waiting, named_agent_id: str | None) -> Line:
        """Return the line of conversations that ask the same, for the named agent or for all."""
        need = self._bits.demanded(waiting.demand.skills)
        key = waiting.queue_id, waiting.channel, need, named_agent_id
        line = self._lines.get(key)
        if line is None:
            self._sweep()
            line = self._lines[key] = Line(*key)
            self._connect_line(line)
        return line

    def lines_of_group(self, group: Group, channel: str) -> Sequence[Line]:
        """Return the lines on this channel that the group may serve."""
        return self._lines_of_group[group].get(channel, ())

    def lines_of_agent(self, agent_id: str) -> Sequence[Line]:
        """Return the lines kept for this agent by name."""
        return self._lines_of_agent.get(agent_id, ())

    def lines_of_queue(self, queue_id: str) -> Sequence[Line]:
        """Return every line of the queue."""
        return self._lines_of_queue.get(queue_id, ())

    def members(self, queue_id: str) -> int:
        """Count the agents on the floor who belong to the queue."""
        return self._members[queue_id]

    def _connect_group(self, group: Group) -> None:
        self._lines_of_group[group] = defaultdict(list)
        for queue_id in group.queue_ids:
            self._groups_of_queue[queue_id].append(group)
            for line in self._lines_of_queue.get(queue_id, ()):
                if line.agent_id is None:
                    self._connect(line, group)

    def _connect_line(self, line: Line) -> None:
        self._lines_of_queue[line.queue_id].append(line)
        if line.agent_id is not None:
            self._lines_of_agent[line.agent_id].append(line)
            return
        for group in self._groups_of_queue.get(line.queue_id, ()):
            self._connect(line, group)

    def _connect(self, line: Line, group: Group) -> None:
        if group.serves(line.queue_id, line.need):
            line.groups.append(group)
            self._lines_of_group[group][line.channel].append(line)

    def _sweep(self) -> None:
        """Forget empty lines once they may be many, so that a long life costs no memory."""
        if len(self._lines) < self._sweep_at:
            return
        empty = {line for line in self._lines.values() if not line.turns}
        self._lines = {key: line for key, line in self._lines.items() if line not in empty}
        for lines in (*self._lines_of_queue.values(), *self._lines_of_agent.values()):
            _drop(lines, empty)
        for by_channel in self._lines_of_group.values():
            for lines in by_channel.values():
                _drop(lines, empty)
        self._sweep_at = 2 * len(self._lines) + SPARE_LINES


def _drop(lines: list[Line], empty: Collection[Line]) -> None:
    lines[:] = [line for line in lines if line not in empty]
