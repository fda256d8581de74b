"""What the floor was measured to do, and how promised waits were kept: a fold over recorded facts.

Every node that reads the same facts knows the same, and a new router measures again what the last one knew.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from hub.domain.fact import Happening
from hub.domain.value import dataclass
from routing.measured import Measured
from routing.outlook import Held
from routing.promise import Calibration, Promise

REMEMBERED: Final = timedelta(days=7)
MEASURED: Final = (
    Happening.PROMISED,
    Happening.ANSWERED,
    Happening.WAITING,
    Happening.SNOOZED,
    Happening.RELEASED,
    Happening.CLOSED,
    Happening.ABANDONED,
)
"""The facts that tell anything here."""


@dataclass(frozen=True, slots=True)
class MeasuredFact:
    """As much of a fact as the fold needs."""

    id: str
    at: datetime
    happening: str
    conversation_id: str
    queue_id: str
    agent_id: str
    channel: str
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Kept:
    """How one promise ended."""

    at: datetime
    is_kept: bool
    error_seconds: float


@dataclass(slots=True)
class Accuracy:
    """How the promises of the last seven days were kept; counted as they come and go."""

    count: int = 0
    kept: int = 0
    error_seconds: float = 0.0
    _ended: deque[Kept] = field(default_factory=deque)

    @property
    def coverage(self) -> float:
        """The share that was kept."""
        return self.kept / self.count if self.count else 0.0

    @property
    def mean_error_seconds(self) -> float:
        """By how much a wait differed from what was expected."""
        return self.error_seconds / self.count if self.count else 0.0

    def add(self, ended: Kept) -> None:
        """One more promise has ended."""
        self._ended.append(ended)
        self._count(ended, 1)

    def forget_before(self, instant: datetime) -> None:
        """Count no more what ended earlier."""
        while self._ended and self._ended[0].at < instant:
            self._count(self._ended.popleft(), -1)

    def _count(self, ended: Kept, sign: int) -> None:
        self.count += sign
        self.kept += sign * ended.is_kept
        self.error_seconds += sign * ended.error_seconds


@dataclass(slots=True)
class Measures:
    """Everything so far."""

    measured: Measured = field(default_factory=Measured)
    held: dict[str, Held] = field(default_factory=dict)
    """What takes a slot now, by its conversation."""
    _holders: dict[str, str] = field(default_factory=dict)
    _calibrations: dict[str, Calibration] = field(default_factory=dict)
    _channels: dict[str, Counter[str]] = field(default_factory=dict)
    _promised: dict[str, tuple[Promise, datetime]] = field(default_factory=dict)
    _accuracy: dict[str, Accuracy] = field(default_factory=dict)

    def calibration(self, queue_id: str) -> Calibration:
        """How the queue's promises are corrected."""
        return self._calibrations.setdefault(queue_id, Calibration())

    def usual_channel(self, queue_id: str) -> str | None:
        """By which channel most of the queue's customers come; None where nobody was answered."""
        seen = self._channels.get(queue_id)
        return seen.most_common(1)[0][0] if seen else None

    def accuracy(self, queue_id: str, now: datetime) -> Accuracy:
        """How the queue's promises of the last seven days were kept."""
        found = self._accuracy.setdefault(queue_id, Accuracy())
        found.forget_before(now - REMEMBERED)
        return found

    def add(self, fact: MeasuredFact) -> None:
        """One more fact happened."""
        match fact.happening:
            case Happening.PROMISED:
                self._promised[fact.conversation_id] = promise_in(fact.details)
            case Happening.ANSWERED:
                self._answered(fact)
            case Happening.ABANDONED:
                self._promised.pop(fact.conversation_id, None)
                self.measured.waited(fact.queue_id, _seconds(fact, "waited_seconds"), has_given_up=True)
            case Happening.CLOSED:
                self._promised.pop(fact.conversation_id, None)
                self._ended(fact)
            case Happening.RELEASED:
                self._ended(fact)
            case Happening.WAITING | Happening.SNOOZED if fact.details.get("frees_slot"):
                self._ended(fact)
            case _:
                pass

    def _answered(self, fact: MeasuredFact) -> None:
        # Somebody else takes it over: the slot of the one before is free.
        self._ended(fact)
        self._channels.setdefault(fact.queue_id, Counter())[fact.channel] += 1
        self.measured.waited(fact.queue_id, _seconds(fact, "waited_seconds"), has_given_up=False)
        rang = _seconds(fact, "rang_seconds")
        if "rang_seconds" in fact.details:
            self.measured.rang(fact.queue_id, rang)
        self.held[fact.conversation_id] = Held(fact.queue_id, fact.at.timestamp() - rang)
        self._holders[fact.conversation_id] = fact.agent_id
        promised = self._promised.pop(fact.conversation_id, None)
        if promised is not None:
            self._judge(fact.queue_id, *promised, fact.at)

    def _judge(self, queue_id: str, promise: Promise, made_at: datetime, at: datetime) -> None:
        seconds = (at - made_at).total_seconds()
        self.calibration(queue_id).learn(promise, seconds)
        self.accuracy(queue_id, at).add(Kept(at, promise.holds(seconds), abs(seconds - promise.seconds)))

    def _ended(self, fact: MeasuredFact) -> None:
        held = self.held.pop(fact.conversation_id, None)
        if held is not None and held.since is not None:
            agent_id = self._holders.pop(fact.conversation_id)
            self.measured.handled(held.queue_id, fact.channel, agent_id, max(fact.at.timestamp() - held.since, 0.0))


def promise_details(promise: Promise, made_at: datetime) -> dict[str, object]:
    """A promise as its fact keeps it."""
    return {
        "seconds": round(promise.seconds, 1),
        "low": round(promise.low, 1),
        "high": round(promise.high, 1),
        "made_at": made_at.isoformat(),
        **({"is_unforeseen": True} if promise.is_unforeseen else {}),
    }


def promise_in(details: Mapping[str, object]) -> tuple[Promise, datetime]:
    """The promise that a fact keeps, and when it was made."""
    seconds, low, high = (_number(details[name]) for name in ("seconds", "low", "high"))
    promise = Promise(seconds, low, high, is_unforeseen=details.get("is_unforeseen") is True)
    return promise, datetime.fromisoformat(str(details["made_at"]))


def _seconds(fact: MeasuredFact, name: str) -> float:
    return _number(fact.details.get(name, 0.0))


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
