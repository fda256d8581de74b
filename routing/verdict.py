"""Why a conversation still waits: where it stands, and what is against each agent."""

from dataclasses import dataclass
from enum import StrEnum

from routing.decision import RULE_VERSION, KeptFree, Ruled
from routing.reason import Reason
from routing.relaxation import Stage


class Standing(StrEnum):
    """Where a conversation stands in the engine."""

    WAITING = "waiting"
    RESERVED = "reserved"
    MANUAL_ONLY = "manual_only"
    QUEUE_UNKNOWN = "queue_unknown"
    QUEUE_PAUSED = "queue_paused"
    UNKNOWN = "unknown"


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
    kept_free: tuple[tuple[KeptFree, int], ...] = ()
    """For what agents who could take it are kept free, and how many."""
    rule_version: str = RULE_VERSION
