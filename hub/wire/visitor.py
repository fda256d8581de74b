"""What the widget knows: the visitor's snapshot, and the account's texts and rules for her."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hub.domain.value import dataclass
from hub.wire.visitor_events import (
    VisitorItem,
)


@dataclass(frozen=True, slots=True)
class FormField:
    """One question of the form before the chat."""

    name: str
    label: str
    kind: str
    """`text`, `email`, `tel`, `textarea` or `choice`."""
    is_required: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitorSnapshot:
    """The event `welcome` of namespace `/visitor`; every greater number changes it."""

    number: int
    session: str
    """Keeps this visitor's place: send it as `auth.session` next time."""
    is_open: bool
    """False outside the account's hours: show the offline form."""
    greeting: str
    company: str
    color: str
    form: tuple[FormField, ...]
    """Asked before the first message; empty: none, or already answered."""
    state: str
    """`none`, `waiting`, `open` or `closed`."""
    agent_name: str
    can_rate: bool
    items: tuple[VisitorItem, ...]
    upload_limit_bytes: int
    visitor_name: str = ""
    opens_at: datetime | None = None
    """When somebody answers again, while `is_open` is False."""
    answers_by_mail: bool = False
    """Whether a message left outside the hours is answered by mail; else the answer stands here."""
    can_call_back: bool = False
    """Whether a visitor who waits may ask to be called, or written to where `answers_by_mail`."""
    callback: str = ""
    """The number at which she is called; empty: she waits here."""
    features: tuple[str, ...] = ()
    """What may be done with messages here: `replies`, `reactions`, `edits`, `withdrawals`."""
    reactions: tuple[str, ...] = ()
    """The emoji that are offered."""
    edit_window_seconds: int = 0
    """How long after she sent a message she may change it; 0: always."""
    withdrawal_window_seconds: int = 0
    """How long after she sent a message she may take it back; 0: always."""
    title: str = ""
    """What stands above the chat; empty: the name of the company."""
    look: str = ""
    """`light` or `dark`; empty: as her device has it."""


@dataclass(frozen=True, slots=True)
class WaitEstimate:
    """How long it may take from now: as expected, and the interval in which eight of ten such waits end."""

    seconds: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class MadeEstimate:
    """The same of one conversation, and when it was reckoned."""

    seconds: int
    low: int
    high: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class WaitAccuracy:
    """How the promised waits of the last seven days were kept."""

    count: int
    coverage: float
    """The share that ended within its interval, 0..1."""
    mean_error_seconds: int
    """By how much a wait differed from what was expected."""


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Signal `place`: the visitor's place in the queue, and how long it may take."""

    position: int
    """1 is next."""
    wait: WaitEstimate | None
    """None while no honest estimate exists."""
    is_staffed: bool = True
    """Whether somebody who could take it is signed in; if not, she keeps her place."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Signal `waits`: what waits for the teams of a desk, by conversation; what it does not name has no estimate."""

    waits: Mapping[str, WaitEstimate]


@dataclass(frozen=True, slots=True)
class Typing:
    """Signal `typing`: somebody is writing in this conversation."""

    conversation_id: str
    name: str


@dataclass(frozen=True, slots=True)
class KeptFor:
    """How many who could take it are kept free for work of these queues, and until when at the latest."""

    queues: tuple[str, ...]
    count: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class SlaAlarm:
    """A conversation of which something promised was missed, or will be, as its queue wants supervisors to know."""

    conversation_id: str
    customer_id: str
    customer: str
    """Her name; empty where she has none."""
    target: str
    due_at: datetime
    agent_id: str
    """Who holds it; empty while nobody does."""


@dataclass(frozen=True, slots=True)
class SlaFigures:
    """How a queue keeps its promises."""

    near: int
    """Conversations of which the next promise will soon be missed."""
    late: int
    """Conversations of which it is missed already."""
    met_today: int
    missed_today: int
    alarms: tuple[SlaAlarm, ...]
    """The most overdue of those of which supervisors are to know."""


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """One line of the board."""

    queue: str
    name: str
    waiting: int
    """Customers whom nobody has answered yet."""
    ringing: int
    """How many of those ring for somebody now."""
    unroutable: int
    """How many of the waiting nobody who works here could ever serve."""
    nobody_signed_in: int
    """How many of the waiting nobody signed in could serve."""
    is_open: bool
    """Whether these are the queue's hours, in which somebody should be signed in; always where it has none."""
    longest_waiting_since: str | None
    """ISO time of the arrival that waits longest."""
    open: int
    arrived_today: int
    answered_today: int
    abandoned_today: int
    service_level: float | None
    """Answered within the target of those whose fate is known or late, 0..1; None without any."""
    service_target_seconds: int
    next_wait: WaitEstimate | None
    """For whoever would come now; None while no honest estimate exists."""
    accuracy: WaitAccuracy | None
    """None while no promise has ended."""
    agents: Mapping[str, int]
    """Number of people by presence who take what comes into the queue; `paused`: available, but not for any of it."""
    kept_free: tuple[KeptFor, ...] = ()
    """For whom agents who could serve it are kept free while somebody waits here."""
    sla: SlaFigures | None = None
    """None where nothing is promised."""


@dataclass(frozen=True, slots=True)
class Board:
    """Signal `board`: every queue of the supervisor's teams, at most once a second."""

    queues: tuple[QueueFigures, ...]
