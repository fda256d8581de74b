"""Figures of a queue as a fold over recorded facts: so the past can be computed again by another rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from hub.domain.fact import Happening


@dataclass(slots=True)
class QueueDay:
    """What happened in a queue since a given instant."""

    arrived: int = 0
    answered: int = 0
    answered_in_target: int = 0
    abandoned: int = 0
    handle_seconds: float = 0.0
    handled: int = 0
    sla_met: int = 0
    sla_missed: int = 0

    def answered_after(self, waited: float | None, target_seconds: float) -> None:
        """One more was answered, in time or too late."""
        self.answered += 1
        self.answered_in_target += waited is not None and waited <= target_seconds

    def promised(self, *, is_met: bool) -> None:
        """One promise more was kept, or was not."""
        self.sla_met += is_met
        self.sla_missed += not is_met


@dataclass(slots=True)
class Day:
    """All queues, and who holds what since when."""

    queues: dict[str, QueueDay] = field(default_factory=dict)
    opened: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    """Queue and instant at which each open conversation was answered."""
    answered: set[str] = field(default_factory=set)
    """Every conversation that was answered: whoever takes it up after a transfer does not answer it anew."""

    def queue(self, id_: str) -> QueueDay:
        """The figures of one queue."""
        return self.queues.setdefault(id_, QueueDay())

    def add(  # noqa: PLR0913 - the parts of a fact
        self,
        at: datetime,
        happening: str,
        conversation_id: str | None,
        queue_id: str | None,
        *,
        details: dict[str, object],
        target_seconds: float,
    ) -> None:
        """One more fact happened."""
        if queue_id is None or conversation_id is None:
            return
        queue = self.queue(queue_id)
        match happening:
            case Happening.QUEUED:
                queue.arrived += details.get("why") == "arrived"
            case Happening.ANSWERED:
                if conversation_id not in self.answered:
                    self.answered.add(conversation_id)
                    waited = details.get("waited_seconds", 0)
                    queue.answered_after(waited if isinstance(waited, (int, float)) else None, target_seconds)
                self.opened[conversation_id] = (queue_id, at)
            case Happening.ABANDONED:
                queue.abandoned += 1
            case Happening.SLA_MET | Happening.SLA_MISSED:
                queue.promised(is_met=happening == Happening.SLA_MET)
            case Happening.CLOSED | Happening.RELEASED:
                self._ended(at, conversation_id)
            case _:
                pass

    def _ended(self, at: datetime, conversation_id: str) -> None:
        opened = self.opened.pop(conversation_id, None)
        if opened is not None:
            queue = self.queue(opened[0])
            queue.handled += 1
            queue.handle_seconds += (at - opened[1]).total_seconds()


def service_level(queue: QueueDay, late: int) -> float | None:
    """Answered in time, of all whose fate is known or who wait too long already; None without any.

    Abandoned ones count as not answered, and so do the `late`, who still wait beyond the target: a stuck
    queue cannot look good.
    """
    known = queue.answered + queue.abandoned + late
    return queue.answered_in_target / known if known else None
