"""The customers' side of the index: conversations that ask the same of an agent form a line."""

from dataclasses import dataclass, field

from routing.decision import Decision
from routing.floor import Waiting
from routing.roster import Group
from routing.turns import Turns

# Queue, channel, bits of the skills demanded, and the named agent if only she may take it.
LineKey = tuple[str, str, int, str | None]


@dataclass(slots=True, eq=False)
class Line:
    """Conversations of one queue and channel with one demand, or kept for one named agent."""

    queue_id: str
    channel: str
    need: int
    agent_id: str | None
    groups: list[Group] = field(default_factory=list)
    turns: Turns = field(default_factory=Turns)


@dataclass(slots=True, eq=False)
class Slot:
    """A conversation in the engine: in a line, reserved by a decision, or left to people."""

    waiting: Waiting
    line: Line | None = None
    decision: Decision | None = None
