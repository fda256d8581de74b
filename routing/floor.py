"""What the engine is told about the floor: queues, agents and the conversations that wait."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from math import inf, isfinite, nextafter
from typing import Final

from routing.demand import NOTHING_DEMANDED, Demand, check_levels
from routing.relaxation import Stage
from routing.value import dataclass


class AgentOrder(StrEnum):
    """Which of several idle agents takes a conversation."""

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


class ConversationOrder(StrEnum):
    """Which of several waiting conversations a freed agent takes."""

    OLDEST_FIRST = "oldest_first"
    """By age, head start included."""
    STRICT_LEVELS = "strict_levels"
    """The highest level first, then by age."""
    SLOPE = "slope"
    """By age times the queue's slope."""
    SERVICE_OBJECTIVE = "service_objective"
    """By age as a share of the time within which the queue promises an answer."""


OBJECTIVE_SECONDS: Final = 60.0
"""A queue that promises an answer within this time ages as the others do."""
LONGEST_HEAD_START_SECONDS: Final = 7 * 86_400.0
"""Head starts have a bound, so that whoever waits comes before all who arrive much later."""
HIGHEST_STRICT_LEVEL: Final = 99
MOST_ORDERED_SKILLS: Final = 5
HIGHEST_SKILL_WEIGHT: Final = 1_000


def check_times(**times: float | None) -> None:
    """Refuse a time that is no finite number, because it could not be put in order."""
    for name, value in times.items():
        if value is not None and not isfinite(value):
            message = f"{name} is {value}: please give a finite number of seconds"
            raise ValueError(message)


def check_strict_level(level: int) -> None:
    """Refuse a level that no queue of strict levels knows."""
    if not 0 <= level <= HIGHEST_STRICT_LEVEL:
        message = f"level is {level}: please give a level from 0 to {HIGHEST_STRICT_LEVEL}"
        raise ValueError(message)


def turn_after(chosen_at: float, at: float) -> float:
    """When an agent had her last turn, once she was chosen at this instant as well: later than any before."""
    return at if at > chosen_at else nextafter(chosen_at, inf)


@dataclass(frozen=True, slots=True)
class QueuePolicy:
    """The rules under which the conversations of one queue wait: one order for agents, one for conversations."""

    queue_id: str
    agent_order: AgentOrder = AgentOrder.LONGEST_IDLE
    conversation_order: ConversationOrder = ConversationOrder.OLDEST_FIRST
    offer_timeout_seconds: float = 30.0
    is_paused: bool = False
    slope: float = 1.0
    """What one second of age counts beside other queues (`SLOPE`)."""
    service_target_seconds: float = OBJECTIVE_SECONDS
    """Within what time an answer is promised (`SERVICE_OBJECTIVE`)."""
    overdue_after_seconds: float = inf
    """Whoever waits longer comes before everybody who does not, and no rule keeps agents free from them."""
    skill_weights: Mapping[str, float] = field(default_factory=dict)
    """What one level of a skill counts (`MOST_SKILLED`, `LEAST_SKILLED`); 1 where it is not said."""
    skill_order: tuple[str, ...] = ()
    """Skills of which the earlier decides and the later only breaks ties; none: they are added up."""

    def __post_init__(self) -> None:
        """Refuse an offer that would never end, and a weight under which nobody ages."""
        check_times(offer_timeout_seconds=self.offer_timeout_seconds)
        for name, value in (("slope", self.slope), ("service_target_seconds", self.service_target_seconds)):
            if not (isfinite(value) and value > 0):
                message = f"{name} is {value}: please give a number above 0"
                raise ValueError(message)
        if not self.overdue_after_seconds > 0:
            message = f"overdue_after_seconds is {self.overdue_after_seconds}: please give seconds above 0"
            raise ValueError(message)
        if len(self.skill_order) > MOST_ORDERED_SKILLS:
            message = f"skill_order names {len(self.skill_order)} skills: please name at most {MOST_ORDERED_SKILLS}"
            raise ValueError(message)
        for skill, weight in self.skill_weights.items():
            if not 0 <= weight <= HIGHEST_SKILL_WEIGHT:
                message = f"skill {skill!r} has weight {weight}: please give a number from 0 to {HIGHEST_SKILL_WEIGHT}"
                raise ValueError(message)

    @property
    def weight(self) -> float:
        """What one second of age adds to the score of this queue's conversations."""
        match self.conversation_order:
            case ConversationOrder.SLOPE:
                return self.slope
            case ConversationOrder.SERVICE_OBJECTIVE:
                return OBJECTIVE_SECONDS / self.service_target_seconds
            case ConversationOrder.OLDEST_FIRST | ConversationOrder.STRICT_LEVELS:
                return 1.0


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
    level: int = 0
    """In a queue of strict levels the highest comes first."""
    stages: tuple[Stage, ...] = ()
    """What it asks later on, in order of time."""
    stages_since: float | None = None
    """From when the stages count; its first arrival, if nothing is said."""
    first_choice_id: str | None = None
    """Of those who could take it she does, if she is one of them; nobody waits for her."""

    def __post_init__(self) -> None:
        """Refuse times that cannot be put in order."""
        check_times(
            since=self.since,
            head_start_seconds=self.head_start_seconds,
            named_until=self.named_until,
            stages_since=self.stages_since,
        )
        if abs(self.head_start_seconds) > LONGEST_HEAD_START_SECONDS:
            message = (
                f"head_start_seconds is {self.head_start_seconds}: "
                f"please give at most {LONGEST_HEAD_START_SECONDS:.0f}, a week"
            )
            raise ValueError(message)
        check_strict_level(self.level)

    @property
    def ordered_at(self) -> float:
        """The instant by which it takes its turn: the smallest is served first."""
        return self.since - self.head_start_seconds if self.head_start_seconds else self.since

    @property
    def is_particular(self) -> bool:
        """Whether some agents are not to it what others are."""
        return self.first_choice_id is not None or bool(self.excluded_agent_ids)

    @property
    def is_usual(self) -> bool:
        """Whether it asks skills alone, always the same, of anybody."""
        demand = self.demand
        return not (self.stages or demand.any_of or demand.preferred or self.named_agent_id is not None)

    def named_at(self, now: float) -> str | None:
        """The only agent who may take it at this instant, if one is named."""
        has_passed = self.named_until is not None and self.named_until <= now
        return None if has_passed else self.named_agent_id

    def stage_at(self, now: float) -> Stage:
        """What it asks at this instant."""
        asked = Stage(0.0, self.demand)
        for stage in self.stages:
            if self.changes_at(stage) > now:
                break
            asked = stage
        return asked

    def stage_after(self, now: float) -> Stage | None:
        """What it asks next, if time changes that."""
        return next((stage for stage in self.stages if self.changes_at(stage) > now), None)

    def next_change(self, now: float) -> float | None:
        """When time alone changes, after this instant, who may take it."""
        until = self.named_until if self.named_agent_id is not None else None
        instants = [until] if until is not None else []
        instants += [self.changes_at(stage) for stage in self.stages]
        return min((at for at in instants if at > now), default=None)

    def changes_at(self, stage: Stage) -> float:
        """When the stage begins."""
        return (self.since if self.stages_since is None else self.stages_since) + stage.after_seconds

    @property
    def last_stage(self) -> Stage:
        """What it asks in the end."""
        return self.stages[-1] if self.stages else Stage(0.0, self.demand)


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
    is_idle_still: bool = False
    """Whether she stays idle since the same instant when she is chosen."""
    budgets: Mapping[str, int] = field(default_factory=dict)
    """How much she has of what channels share; `Sharing.costs` says what each of them costs."""
    chosen_at: float = 0.0
    """When something was offered to her last, which is whose turn it is; 0: never, as far as anybody remembers."""

    def __post_init__(self) -> None:
        """Refuse levels outside the scale and times that cannot be put in order."""
        check_levels(self.skills)
        check_times(idle_since=self.idle_since, chosen_at=self.chosen_at)
