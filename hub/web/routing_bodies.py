"""The record of every decision about a conversation, as the API shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.web.conversation_bodies import AgentName
from hub.wire.visitor import MadeEstimate


@dataclass(frozen=True, slots=True)
class Considered:
    """Somebody who could have taken it."""

    agent: AgentName
    idle_seconds: float
    outcome: str
    """`chosen` or `passed_over`."""
    counted: float | None
    """What the order counted: how many she held of `room`, or its figure; None: idle time, skills or chance."""
    room: int | None
    skills: dict[str, int] | None
    """Her levels, where skills ranked her."""
    rank: float | None
    """Of her group, by skills and lending, the lowest first; None: first choice, or a decision of older hubs."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """How many could not take it for one reason, and some of them."""

    reason: str
    count: int
    examples: list[AgentName]


@dataclass(frozen=True, slots=True)
class ScoreTerms:
    """A score is `(waited + head start) * weight + tier + overtaking`; whoever waited too long comes above that."""

    waited_seconds: float
    head_start_seconds: float
    weight: float
    tier: float
    overtaking: float
    overdue_seconds: float | None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A conversation that waited, too."""

    conversation_id: str
    score: float


@dataclass(frozen=True, slots=True)
class KeptFree:
    """How many who could take it are kept free for the work of these queues, and until when at the latest."""

    queues: list[str]
    count: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class RoutingDecision:
    """One offer and its grounds."""

    at: datetime
    agent: AgentName | None
    sentence: str
    considered: list[Considered]
    excluded: list[Excluded]
    rule: str
    chosen_by: AgentName | None
    """The colleague who meant it for this agent, where one did."""
    tie_break: str
    eligible: int
    """How many could have taken it."""
    rule_version: str
    """The version of the engine's rule, and that of the floor under which it fell."""
    trigger: str
    """What made it possible: `arrival` or `agent_free`; empty for decisions of older hubs."""
    score: float | None
    """What the conversation's wait came to beside others; None for decisions of older hubs."""
    terms: ScoreTerms | None
    """What the score was made of; None for decisions of older hubs."""
    order: str
    """The order that counted for its agents, where the rule was a first choice, too; empty for older hubs."""
    kept_free: list[KeptFree]
    passed_over: list[PassedOver]
    """Conversations that would have come next, had this one not been there."""


@dataclass(frozen=True, slots=True)
class WaitingReason:
    """How many cannot take it for one reason, and some of them."""

    reason: str
    count: int
    examples: list[AgentName]


@dataclass(frozen=True, slots=True)
class Reserved:
    """The only one who may take it for now."""

    agent: AgentName
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Eases:
    """What it asks from an instant on."""

    at: datetime
    asks: str
    """As `waiting.asks`."""
    also_queues: list[str]
    """Queues whose agents may then serve it too."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A skill that an agent has at too low a level; 0: not at all."""

    skill: str
    needed: int
    has: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """Somebody with little against her: what would help."""

    agent: AgentName
    reasons: list[str]
    missing: list[Missing]


@dataclass(frozen=True, slots=True)
class StillWaiting:
    """Why nobody has it yet."""

    sentence: str
    standing: str
    """`served`: somebody signed in could serve it, now or later; `nobody_signed_in`: those who could are not;
    `manual_only`: nothing rings in its queue by itself;
    `unroutable`: no active account ever could, whatever it gives up in time."""
    asks: str
    """The skills that it asks now, such as `de >= 5 and (orders or sales)`; empty: none."""
    reasons: list[WaitingReason]
    ahead: int
    named: Reserved | None
    eases: Eases | None
    """When it asks less next, if time changes that."""
    nearest: list[Nearest]
    kept_free: list[KeptFree]
    estimate: MadeEstimate | None
    """How long it waits from when this was reckoned; null while no honest estimate exists."""


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """Which entry rule decided, and why the earlier ones did not."""

    rule: str
    trace: list[Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a conversation waits or waited last, what it asks of an agent there, and how it is ordered."""

    queue: str
    demand: str
    """As text, such as `de >= 5 and (orders >= 3 or sales)`; empty: nothing."""
    preferred: dict[str, float]
    level: int


@dataclass(frozen=True, slots=True)
class CorrectionMade:
    """Somebody knew better than the entry rules."""

    at: datetime
    by: AgentName
    before: Asked
    after: Asked
    reason: str


@dataclass(frozen=True, slots=True)
class RoutingRecord:
    """Everything the router decided about a conversation."""

    decisions: list[RoutingDecision]
    waiting: StillWaiting | None
    entry: EntryRecord | None
    asks: Asked
    corrections: list[CorrectionMade]
    skills: dict[str, str]
    """The names of the skills that there are, by the ids under which they are asked."""
