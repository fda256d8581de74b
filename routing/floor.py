"""What the engine is told about the floor: queues, agents and the conversations that wait."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite

LEAST_LEVEL = 1
HIGHEST_LEVEL = 10


class AgentOrder(StrEnum):
    """Which of several idle agents takes a conversation."""

    LONGEST_IDLE = "longest_idle"
    LEAST_LOADED = "least_loaded"
    MOST_LOADED = "most_loaded"
    LEAST_OCCUPIED = "least_occupied"
    ROUND_ROBIN = "round_robin"
    FEWEST_HANDLED = "fewest_handled"
    SHORTEST_HANDLE_TIME = "shortest_handle_time"
    RANDOM = "random"


class ConversationOrder(StrEnum):
    """Which of several waiting conversations a freed agent takes."""

    OLDEST_FIRST = "oldest_first"


def check_levels(skills: Mapping[str, int]) -> None:
    """Refuse a level outside 1 to 10, naming the skill."""
    for skill, level in skills.items():
        if not LEAST_LEVEL <= level <= HIGHEST_LEVEL:
            message = f"skill {skill!r} has level {level}: please give a level from {LEAST_LEVEL} to {HIGHEST_LEVEL}"
            raise ValueError(message)


def check_times(**times: float | None) -> None:
    """Refuse a time that is no finite number, because it could not be put in order."""
    for name, value in times.items():
        if value is not None and not isfinite(value):
            message = f"{name} is {value}: please give a finite number of seconds"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Demand:
    """What a conversation asks of an agent: every skill named, at this level or above."""

    skills: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse levels that no agent can have."""
        check_levels(self.skills)


NOTHING_DEMANDED = Demand()


@dataclass(frozen=True, slots=True)
class QueuePolicy:
    """The rules under which the conversations of one queue wait."""

    queue_id: str
    agent_order: AgentOrder = AgentOrder.LONGEST_IDLE
    conversation_order: ConversationOrder = ConversationOrder.OLDEST_FIRST
    offer_timeout_seconds: float = 30.0
    is_paused: bool = False

    def __post_init__(self) -> None:
        """Refuse an offer that would never end."""
        check_times(offer_timeout_seconds=self.offer_timeout_seconds)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation that waits for an agent; its age counts from its first arrival."""

    conversation_id: str
    queue_id: str
    channel: str
    since: float
    demand: Demand = NOTHING_DEMANDED
    head_start_seconds: float = 0.0
    named_agent_id: str | None = None
    named_until: float | None = None
    excluded_agent_ids: frozenset[str] = frozenset()
    is_manual_only: bool = False

    def __post_init__(self) -> None:
        """Refuse times that cannot be put in order."""
        check_times(
            since=self.since,
            head_start_seconds=self.head_start_seconds,
            named_until=self.named_until,
        )

    @property
    def ordered_at(self) -> float:
        """The instant by which it takes its turn: the smallest is served first."""
        return self.since - self.head_start_seconds


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent as the hub sees her: what she may serve, can do, has room for and holds.

    `holding` names every conversation that uses one of her slots, with its channel.
    Names instead of counts make a repeated or early report harmless: an offer that
    the engine reserved and the hub reports as well is counted once.
    """

    agent_id: str
    queue_ids: frozenset[str] = frozenset()
    skills: Mapping[str, int] = field(default_factory=dict)
    capacity: Mapping[str, int] = field(default_factory=dict)
    holding: Mapping[str, str] = field(default_factory=dict)
    is_available: bool = False
    paused_channels: frozenset[str] = frozenset()
    idle_since: float = 0.0
    handled_count: int = 0
    mean_handle_seconds: float = 0.0
    occupancy: float = 0.0
    """The share of her time in which she was busy."""
    pool_id: str = ""
    """With whom she is counted where a policy keeps agents free: her team, say."""
    ringing: frozenset[str] = frozenset()
    """Of what she holds, the conversations that she has not accepted yet."""
    most_ringing: int | None = None
    """How many may ring for her at once; None: as many as she has room for."""

    def __post_init__(self) -> None:
        """Refuse levels outside the scale and an idle time that cannot be put in order."""
        check_levels(self.skills)
        check_times(idle_since=self.idle_since)
