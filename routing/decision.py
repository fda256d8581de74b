"""What the engine says: a decision with its grounds, and why a conversation still waits."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from routing.relaxation import Stage

RULE_VERSION = "scored-lines/ranked-groups 3"


class Reason(StrEnum):
    """Why an agent is not offered a conversation; each value is a code that screens translate."""

    NOT_IN_QUEUE = "not_in_queue"
    SKILL_MISSING = "skill_missing"
    LEVEL_TOO_LOW = "level_too_low"
    NOT_QUALIFIED = "not_qualified"
    NOT_THE_NAMED_AGENT = "not_the_named_agent"
    NOT_AVAILABLE = "not_available"
    CHANNEL_NOT_SERVED = "channel_not_served"
    CHANNEL_PAUSED = "channel_paused"
    CHANNEL_FULL = "channel_full"
    HOLDS_AN_EXCLUSIVE_CHANNEL = "holds_an_exclusive_channel"
    MUST_HOLD_NOTHING = "must_hold_nothing"
    EXCLUDED = "excluded"
    KEPT_FREE = "kept_free"
    RINGING = "ringing"


class Rule(StrEnum):
    """Which rule chose the agent."""

    NAMED_AGENT = "named_agent"
    FIRST_CHOICE = "first_choice"
    DEFAULT = "default"
    LONGEST_IDLE = "longest_idle"
    LEAST_LOADED = "least_loaded"
    MOST_LOADED = "most_loaded"
    LEAST_OCCUPIED = "least_occupied"
    ROUND_ROBIN = "round_robin"
    FEWEST_HANDLED = "fewest_handled"
    SHORTEST_HANDLE_TIME = "shortest_handle_time"
    RANDOM = "random"
    MOST_SKILLED = "most_skilled"
    LEAST_SKILLED = "least_skilled"


class Trigger(StrEnum):
    """What made the match possible."""

    ARRIVAL = "arrival"
    AGENT_FREE = "agent_free"


class TieBreak(StrEnum):
    """What told the chosen agent from the next one."""

    NOT_NEEDED = "not_needed"
    FEWEST_HELD = "fewest_held"
    AGENT_ID = "agent_id"


class Standing(StrEnum):
    """Where a conversation stands in the engine."""

    WAITING = "waiting"
    RESERVED = "reserved"
    MANUAL_ONLY = "manual_only"
    QUEUE_UNKNOWN = "queue_unknown"
    QUEUE_PAUSED = "queue_paused"
    UNKNOWN = "unknown"


# Named tuples, because a decision makes several of these and they take a quarter of the time.
class Considered(NamedTuple):
    """One agent who could have taken the conversation; the first of them was chosen."""

    agent_id: str
    idle_seconds: float
    held: int
    is_chosen: bool


class Ruled(NamedTuple):
    """How many agents one reason ruled out, and a few of those who were otherwise qualified."""

    reason: Reason
    agent_count: int
    examples: tuple[str, ...] = ()


class PassedOver(NamedTuple):
    """The first of another line, who would have come next had this conversation not been there."""

    conversation_id: str
    score: float


class Decision(NamedTuple):
    """One conversation reserved for one agent, with the grounds on which it was decided."""

    conversation_id: str
    agent_id: str
    queue_id: str
    channel: str
    at: float
    offer_expires_at: float
    ordered_at: float
    rule: Rule
    tie_break: TieBreak
    eligible_count: int
    considered: tuple[Considered, ...]
    excluded: tuple[Ruled, ...]
    trigger: Trigger = Trigger.ARRIVAL
    score: float = 0.0
    """What its age, head start and the policy's weights come to."""
    passed_over: tuple[PassedOver, ...] = ()
    """Who else waited for such an agent, the best first."""
    rule_version: str = RULE_VERSION


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill that an agent lacks or has at too low a level (0: not at all)."""

    skill: str
    needed: int
    has: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every reason why one agent is not offered one conversation; none means that she may be."""

    agent_id: str
    reasons: tuple[Reason, ...]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a conversation still waits: its own standing, and what is against each agent.

    `nearest` are the agents with the fewest reasons against them, `ahead` counts the
    conversations of the same queue that come first, `named_agent_id` is set while only
    she may take it.
    """

    conversation_id: str
    standing: Standing
    named_agent_id: str | None = None
    named_until: float | None = None
    ahead: int = 0
    changes_at: float | None = None
    """When time alone lets others take it."""
    stage: Stage | None = None
    """What it asks now."""
    next_stage: Stage | None = None
    next_stage_at: float | None = None
    """What it asks next, and from when."""
    verdicts: tuple[Verdict, ...] = ()
    excluded: tuple[Ruled, ...] = ()
    nearest: tuple[Verdict, ...] = ()
    rule_version: str = RULE_VERSION
