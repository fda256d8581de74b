"""What the engine says: a decision with its grounds, and why a conversation still waits."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from routing.ready import ReadyKey
from routing.reason import Reason
from routing.relaxation import Stage
from routing.tally import READY, by_reason

SHOWN: Final = 3
"""How many are named in a decision: of those who could, of those who could not, of those passed over."""
RULE_VERSION = "scored-lines/ranked-groups 3"


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


class Evidence(NamedTuple):
    """What held when a decision fell, in as few values as it takes; it is put into words for whoever asks."""

    best: tuple[tuple[float, ReadyKey], ...]
    """The first few who could have taken the conversation, with their ranks; the first of them was chosen."""
    tally: int = 0
    """Those who may serve it, by what kept them from it."""
    qualified: int = 1
    examples: tuple[tuple[Reason, tuple[str, ...]], ...] = ()
    barred: tuple[str, ...] = ()
    """Those who were ready, and excluded from this conversation."""
    kept: int = 0
    others: tuple[tuple[Reason, int], ...] = ()
    """Those who could never take it."""
    passed_over: tuple[tuple[str, float], ...] = ()


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
    trigger: Trigger
    score: float
    """What its age, head start and the policy's weights come to."""
    rule_version: str
    evidence: Evidence

    @property
    def considered(self) -> tuple[Considered, ...]:
        """The first few who could have taken it, the best first."""
        best = self.evidence.best
        return tuple([Considered(key[3], self.at - key[1], key[2], place == 0) for place, (_, key) in enumerate(best)])

    @property
    def eligible_count(self) -> int:
        """How many agents could have taken it."""
        evidence = self.evidence
        if self.rule is Rule.NAMED_AGENT:
            return 1
        return (evidence.tally & READY) - len(evidence.barred) - evidence.kept

    @property
    def tie_break(self) -> TieBreak:
        """What told the chosen agent from the next one."""
        if len(self.evidence.best) == 1:
            return TieBreak.NOT_NEEDED
        (rank, key), (next_rank, next_key) = self.evidence.best[:2]
        if rank != next_rank or key[:2] != next_key[:2]:
            return TieBreak.NOT_NEEDED
        return TieBreak.FEWEST_HELD if key[2] != next_key[2] else TieBreak.AGENT_ID

    @property
    def excluded(self) -> tuple[Ruled, ...]:
        """By reason, how many could not take it."""
        evidence = self.evidence
        counts = by_reason(evidence.tally)
        # Whoever has no room for the channel at all stands on no list of it.
        unlisted = evidence.qualified - sum(counts.values()) - (evidence.tally & READY)
        if self.rule is not Rule.NAMED_AGENT and unlisted:
            counts[Reason.CHANNEL_NOT_SERVED] = counts.get(Reason.CHANNEL_NOT_SERVED, 0) + unlisted
        examples = dict(evidence.examples)
        found = [Ruled(reason, count, examples.get(reason, ())) for reason, count in counts.items()]
        found += [Ruled(reason, count) for reason, count in evidence.others]
        if evidence.barred:
            found.append(Ruled(Reason.EXCLUDED, len(evidence.barred), evidence.barred[:SHOWN]))
        if evidence.kept:
            found.append(Ruled(Reason.KEPT_FREE, evidence.kept))
        return tuple(sorted(found))

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """Who else waited for such an agent, the best first."""
        return tuple([PassedOver(*one) for one in self.evidence.passed_over])


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill that an agent lacks or has at too low a level (0: not at all)."""

    skill: str
    needed: int
    has: int


class KeptFree(NamedTuple):
    """The work for which agents are kept free, and when the conversation may have them in any case."""

    queue_ids: tuple[str, ...]
    until: float | None


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
