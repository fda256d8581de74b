"""The two sides of the index: customers who ask the same form a line, agents who can do the same form a group."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Final, NamedTuple

from routing.decision import Counted, Decision, Rule
from routing.floor import Waiting
from routing.ready import Ready
from routing.reason import Reason
from routing.tables import Positions
from routing.turns import Place, Turns


@dataclass(frozen=True, slots=True)
class Lend:
    """When a group lends an agent to work that is not its own; one of the first three suffices."""

    idle_above: float = 0
    """More agents than this are free: of the group, and of the pools `beside`."""
    queue_above: float = inf
    """More conversations than this wait in the borrowing line."""
    age_at_least: float = inf
    """The first of them has waited as long as this: nobody is kept from help for ever."""
    overtakes_above: float = inf
    """More conversations than this wait in the borrowing line: then they come before the group's own work."""
    overtaking: float = 0.0
    """What their score gains by that."""
    beside: frozenset[str] = frozenset()
    """Pools whose free agents count as well, because they can do what this group is kept for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """How a line and a group go together."""

    rank: float = 0.0
    """Of the group among those who may serve the line: the lowest comes first."""
    tier: float = 0.0
    """What the line's score starts with in this group, above all ages where it is great."""
    weight: float = 1.0
    """What one second of age adds to the score."""
    lend: Lend | None = None
    """None: the work is the group's own."""


NAMED: Final = Counted(order=Rule.NAMED_AGENT)
PLAIN = Pair()
"""The oldest first, whoever may serve it."""


class LineKey(NamedTuple):
    """What everybody in a line has in common."""

    queue_id: str
    channel: str
    needs: tuple[int, ...]
    """Bits of the skills demanded, in alternatives of which one suffices."""
    agent_id: str | None = None
    """The only one who may take it, where one is named."""
    level: int = 0
    """The higher comes first, where the queue says so."""
    also_queue_ids: frozenset[str] = frozenset()
    """Other queues whose agents may serve it too."""
    preferred: tuple[tuple[str, float], ...] = ()
    """Skills of which more is better, with what a level counts."""
    is_ahead: bool = False
    """They have a head start, or were set back, and none of them is overdue yet."""


@dataclass(slots=True, eq=False)
class Group:
    """Agents with the same queues and skills: what one of them may serve, all of them may."""

    queue_ids: frozenset[str]
    bits: int
    pool_id: str
    skills: Mapping[str, int]
    size: int = 0
    pools: "dict[str, Pool]" = field(default_factory=dict)
    """By channel, its agents as that channel sees them."""

    def serves(self, key: LineKey) -> bool:
        """Tell whether its agents belong to the queue, or one that helps, and meet an alternative of the demand."""
        if key.queue_id not in self.queue_ids and self.queue_ids.isdisjoint(key.also_queue_ids):
            return False
        return any(need & self.bits == need for need in key.needs)


@dataclass(slots=True, eq=False)
class Line:
    """Conversations of one queue and channel with one demand, or kept for one named agent."""

    key: LineKey
    queue_id: str
    channel: str
    agent_id: str | None
    required: frozenset[str]
    """The skills demanded, by which an agent's skill is measured in queues that choose by it."""
    place: int
    """Its column in every table of lines."""
    twin: "Line | None" = None
    """Those who ask the same with a head start, or without one."""
    pools: "list[Pool]" = field(default_factory=list)
    """Whose agents may serve it."""
    serving: "set[Pool]" = field(default_factory=set)
    """The same, to ask whether one is among them."""
    pool_places: Positions | None = None
    """Their columns; nothing until somebody asks."""
    turns: Turns = field(default_factory=Turns)
    head: Place | None = None
    """The first of its turns, while its queue offers anything."""
    aside: Place | None = None
    """Who waits longest of all, while she lets those behind her have their turn."""
    pairs: "dict[Group, Pair]" = field(default_factory=dict)
    """How it goes together with the groups that were asked so far."""
    qualified: int = 0
    """How many agents may serve it, were they free."""
    limit: float = inf
    """Whoever has waited so long is overdue."""
    overdue_after: float = inf
    """At this age its first comes before all others, and nobody is kept free from it; never with a head start."""
    offer_timeout: float = 0.0
    rule: Rule = Rule.NAMED_AGENT
    """By which agents are chosen."""
    counted: Counted | None = NAMED
    """What plain rules count for everybody without a head start; nothing where it depends on the agents."""
    order: int = -1
    """The place of their order among all in which agents are kept; nothing until its queue's policy was read."""

    @property
    def length(self) -> int:
        """How many ask the same, with and without a head start."""
        return self.turns.count if self.twin is None else self.turns.count + self.twin.turns.count


@dataclass(slots=True, eq=False)
class Pool:
    """The agents of a group as one channel sees them: what they may serve, who is ready, and why the others are not."""

    group: Group
    channel: str
    place: int
    """Its column in every table of pools."""
    lines: list[Line] = field(default_factory=list)
    line_places: Positions | None = None
    """Their columns; nothing until somebody asks."""
    ready: list[Ready] = field(default_factory=list)
    """Who could take something now, in every order in which agents are chosen."""
    blocked: dict[Reason, dict[str, None]] = field(default_factory=dict)
    """Who could not, by reason."""
    tally: int = 0
    """How many are ready, and how many each reason keeps from it."""


@dataclass(slots=True, eq=False)
class Slot:
    """A conversation in the engine: in a line, reserved by a decision, or left to people."""

    waiting: Waiting
    line: Line | None = None
    at: float = 0.0
    """By which instant it takes its turn in its line."""
    is_shifted: bool = False
    """Its turn is another than its overdue limit alone would make it."""
    decision: Decision | None = None
