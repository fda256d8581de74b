"""The clocks of what was promised: pure, from what a conversation is to when its next promise is due.

A clock counts only while its queue is open, and rests while it is the customer's turn. What has passed survives a
transfer; what is left is counted by the calendar and the targets of the queue that has it now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Self

from hub.domain.conversation import Conversation, State
from hub.domain.sla_policy import SlaPolicy, Target
from hub.domain.value import changed, dataclass
from routing.calendar import Calendar
from routing.open_time import after_open_seconds, open_seconds

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)
OUR_TURN: Final = frozenset({State.QUEUED, State.OFFERED, State.OPEN, State.SNOOZED})
RESPONSES: Final = frozenset({Target.FIRST_RESPONSE.value, Target.NEXT_RESPONSE.value})


def is_our_turn(it: Conversation) -> bool:
    """Whether time counts: not while it is the customer's turn, nor once nothing is left to do for her."""
    waits_for_her = it.state is State.SNOOZED and it.ends_at is None
    return it.state in OUR_TURN and not waits_for_her


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Open seconds that have passed, and since when more pass; None while it rests."""

    spent: float
    since: datetime | None

    def switched(self, calendar: Calendar | None, at: datetime, *, runs: bool) -> Self:
        """Running or resting from now on; what has passed until now is counted by the calendar it ran under."""
        passed = open_seconds(calendar, self.since, at) if self.since is not None else 0.0
        return changed(self, spent=round(self.spent + passed, 3), since=at if runs else None)


@dataclass(frozen=True, slots=True)
class Due:
    """When a target is missed, and when somebody should be warned of it."""

    target: Target
    at: datetime
    warn_at: datetime | None


@dataclass(frozen=True, slots=True)
class SlaClock:
    """What runs for one conversation, and what has come of it."""

    policy: str
    resolution: Stopwatch
    response: Stopwatch | None = None
    """None while there is nothing to answer."""
    asked_at: datetime | None = None
    """Which question the response is to."""
    warned: tuple[str, ...] = ()
    """Targets that run and are known to be near."""
    breached: tuple[str, ...] = ()
    """Targets that run and are known to be missed."""
    missed: tuple[str, ...] = ()
    """Every target that was ever missed in this matter."""
    told: tuple[str, ...] = ()
    """Targets that run and of which supervisors were told."""
    due: Due | None = None
    """The next promise; one that is missed stays it while it is owed."""
    keepable: Due | None = None
    """Where that one is missed, the next that can still be kept."""
    looks_at: datetime | None = None
    """When somebody has to look at it again."""

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self | None:
        """The clock as a conversation keeps it."""
        if not kept:
            return None
        return cls(
            kept["policy"],
            _watch(kept["resolution"]),
            _watch(kept["response"]) if "response" in kept else None,
            _instant(kept.get("asked_at")),
            tuple(kept.get("warned", ())),
            tuple(kept.get("breached", ())),
            tuple(kept.get("missed", ())),
            tuple(kept.get("told", ())),
            due_in(kept),
            _due(kept.get("keepable")),
            _instant(kept.get("looks_at")),
        )

    def written(self) -> dict[str, Any]:
        """The clock for the conversation to keep."""
        kept = {
            "policy": self.policy,
            "resolution": [self.resolution.spent, _number(self.resolution.since)],
            "response": [self.response.spent, _number(self.response.since)] if self.response else None,
            "asked_at": _number(self.asked_at),
            "warned": list(self.warned),
            "breached": list(self.breached),
            "missed": list(self.missed),
            "told": list(self.told),
            "due": _kept(self.due),
            "keepable": _kept(self.keepable),
            "looks_at": _number(self.looks_at),
        }
        return {name: value for name, value in kept.items() if value or name == "policy"}


def due_in(kept: Mapping[str, Any]) -> Due | None:
    """The next promise of a clock as a conversation keeps it."""
    return _due(kept.get("due"))


def _due(kept: list[Any] | None) -> Due | None:
    return Due(Target(kept[0]), EPOCH + kept[1] * MILLISECOND, _instant(kept[2])) if kept else None


def _kept(due: Due | None) -> list[Any] | None:
    return [due.target.value, _number(due.at), _number(due.warn_at)] if due else None


@dataclass(frozen=True, slots=True)
class Promised:
    """What holds for a conversation: its policy, and the calendars it was and is under."""

    policy: SlaPolicy
    before: Calendar | None
    calendar: Calendar | None


def followed(clock: SlaClock | None, it: Conversation, promised: Promised | None, at: datetime) -> SlaClock | None:
    """The clock after the conversation became what it is; nothing is left of it where it is over or nothing holds."""
    if promised is None or it.state is State.CLOSED:
        return None
    # A matter that was here before its queue promised anything counts from when its customer began to wait.
    held = clock or SlaClock(promised.policy.name, Stopwatch(0.0, it.waiting_since))
    runs = is_our_turn(it)
    held = changed(
        _asked(held, it, promised, at),
        policy=promised.policy.name,
        resolution=_switched(held.resolution, promised, at, runs=runs),
    )
    running = list(_running(held, it, promised))
    due = min(running, key=_earliest, default=None)
    # What is missed already must not hide what can still be kept.
    can = (one for one in running if one.target not in held.breached) if due and due.target in held.breached else ()
    keepable = min(can, key=_earliest, default=None)
    return changed(held, due=due, keepable=keepable, looks_at=_next_look(held, running))


def _asked(held: SlaClock, it: Conversation, promised: Promised, at: datetime) -> SlaClock:
    """With the response that is owed now: none, the one that was owed before, or a new one."""
    runs = is_our_turn(it)
    if it.asked_at == held.asked_at:
        response = held.response
        return held if response is None else changed(held, response=_switched(response, promised, at, runs=runs))
    fresh = None if it.asked_at is None else Stopwatch(0.0, it.asked_at)
    if fresh is not None and not runs:
        fresh = fresh.switched(promised.calendar, at, runs=False)
    return changed(held, response=fresh, asked_at=it.asked_at, **_marks(held, of_responses=False))


def _marks(held: SlaClock, *, of_responses: bool) -> dict[str, tuple[str, ...]]:
    """What is known of the response that is owed, or of everything else."""
    marks = {"warned": held.warned, "breached": held.breached, "told": held.told}
    return {name: tuple(one for one in marked if (one in RESPONSES) is of_responses) for name, marked in marks.items()}


def moved_to(held: SlaClock, asked_at: datetime | None, source: SlaClock | None = None) -> SlaClock:
    """The clock where this is the question that is owed an answer since messages moved: nothing is answered by that.

    What passed for the question where it came from, and what is known of it there, counts on.
    """
    if asked_at is not None and asked_at == held.asked_at:
        return held
    bare = changed(held, response=None, asked_at=None, **_marks(held, of_responses=False))
    if asked_at is None or source is None or source.asked_at != asked_at:
        return bare
    known = _marks(source, of_responses=True)
    marks = {name: (*marked, *known[name]) for name, marked in _marks(bare, of_responses=False).items()}
    missed = tuple(dict.fromkeys((*held.missed, *known["breached"])))
    return changed(bare, response=source.response, asked_at=asked_at, missed=missed, **marks)


def _switched(watch: Stopwatch, promised: Promised, at: datetime, *, runs: bool) -> Stopwatch:
    moves = watch.since is not None and promised.before != promised.calendar
    if not moves and runs == (watch.since is not None):
        return watch
    return watch.switched(promised.before, at, runs=runs)


def response_of(it: Conversation) -> Target:
    """Which answer is owed to its customer."""
    return Target.FIRST_RESPONSE if it.replied_at is None else Target.NEXT_RESPONSE


def _running(held: SlaClock, it: Conversation, promised: Promised) -> Iterator[Due]:
    for target, watch in ((response_of(it), held.response), (Target.RESOLUTION, held.resolution)):
        seconds = promised.policy.seconds(target)
        if watch is None or watch.since is None or not seconds:
            continue
        left = seconds - watch.spent
        # What was late before it rested is late by as much when it goes on.
        at = after_open_seconds(promised.calendar, watch.since, left) if left > 0 else _before(watch.since, -left)
        if at is None:
            continue
        share = seconds * promised.policy.warn_percent / 100
        warn_at = after_open_seconds(promised.calendar, watch.since, share - watch.spent) if share else None
        yield Due(target, _whole(at), None if warn_at is None else _whole(warn_at))


def _before(since: datetime, seconds: float) -> datetime:
    return since - timedelta(seconds=seconds)


def _next_look(held: SlaClock, running: list[Due]) -> datetime | None:
    looks = [due.at for due in running if due.target not in held.breached]
    looks += [due.warn_at for due in running if due.warn_at and due.target not in {*held.warned, *held.breached}]
    return min(looks, default=None)


@dataclass(frozen=True, slots=True)
class Passed:
    """A target that is near by now, or missed."""

    target: Target
    is_breach: bool


def passed(held: SlaClock, it: Conversation, promised: Promised, at: datetime) -> tuple[SlaClock, list[Passed]]:
    """What has come near or was missed by now and nobody knows of yet, and the clock that knows of it."""
    found = []
    for due in _running(held, it, promised):
        if due.target in held.breached:
            continue
        if due.at <= at:
            found.append(Passed(due.target, is_breach=True))
            missed = tuple(dict.fromkeys((*held.missed, due.target.value)))
            held = changed(held, breached=(*held.breached, due.target.value), missed=missed)
        elif due.warn_at is not None and due.warn_at <= at and due.target not in held.warned:
            found.append(Passed(due.target, is_breach=False))
            held = changed(held, warned=(*held.warned, due.target.value))
    return held, found


def _earliest(due: Due) -> tuple[datetime, str]:
    return due.at, due.target.value


def _whole(at: datetime) -> datetime:
    """To the millisecond, as instants are kept: a timer is never due before what it is set for."""
    return EPOCH + (at - EPOCH) // MILLISECOND * MILLISECOND


def _number(at: datetime | None) -> int | None:
    return None if at is None else (at - EPOCH) // MILLISECOND


def _instant(number: int | None) -> datetime | None:
    return None if number is None else EPOCH + number * MILLISECOND


def _watch(kept: list[Any]) -> Stopwatch:
    return Stopwatch(float(kept[0]), _instant(kept[1]))
