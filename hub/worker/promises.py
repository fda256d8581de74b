"""How each queue keeps what it promises, for boards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from hub.domain.figures import QueueDay
from hub.domain.sla import due_in
from hub.wire.store import Promise
from hub.wire.visitor import SlaAlarm, SlaFigures

MOST_ALARMS: Final = 5
"""A board names so many of a queue; its numbers count all."""


@dataclass(slots=True)
class Kept:
    """What is promised in one queue now."""

    near: int = 0
    late: int = 0
    alarms: list[SlaAlarm] = field(default_factory=list)


def kept_in(promises: Iterable[Promise], now: datetime) -> Mapping[str, Kept]:
    """What of the promises of each queue is near or missed at an instant."""
    found: defaultdict[str, Kept] = defaultdict(Kept)
    for one in promises:
        due = due_in(one.sla)
        if due is None:
            continue
        kept = found[one.queue_id]
        if due.at <= now:
            kept.late += 1
        elif due.warn_at is not None and due.warn_at <= now:
            kept.near += 1
        if due.target.value in one.sla.get("told", ()):
            alarm = SlaAlarm(
                one.conversation_id, one.customer_id, one.customer_name, due.target.value, due.at, one.owner or ""
            )
            kept.alarms.append(alarm)
    return found


def sla_figures(kept: Kept, day: QueueDay) -> SlaFigures:
    """The figures of one queue, the most overdue first."""
    alarms = sorted(kept.alarms, key=lambda alarm: (alarm.due_at, alarm.conversation_id))[:MOST_ALARMS]
    return SlaFigures(kept.near, kept.late, day.sla_met, day.sla_missed, tuple(alarms))
