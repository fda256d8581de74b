"""A day as people live it: from midnight to midnight of a time zone, of 23 hours or 25 where clocks change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hub.domain.floor import Floor
from hub.domain.ids import QueueId

EVERYWHERE: Final = "UTC"
"""The zone of a queue without hours."""


@dataclass(frozen=True, slots=True)
class LocalDay:
    """One date of a time zone."""

    date: date
    zone: str = EVERYWHERE

    @classmethod
    def at(cls, instant: datetime, zone: str) -> LocalDay:
        """The day that people of the zone have at this instant."""
        return cls(instant.astimezone(ZoneInfo(zone)).date(), zone)

    def before(self, days: int) -> LocalDay:
        """The day so many days earlier."""
        return LocalDay(self.date - timedelta(days=days), self.zone)

    def instant(self, at: time) -> datetime:
        """When clocks show this time on it; where they jump over it, as if they had not."""
        return datetime.combine(self.date, at, ZoneInfo(self.zone)).astimezone(UTC)

    @property
    def since(self) -> datetime:
        """Its midnight."""
        return self.instant(time())

    @property
    def until(self) -> datetime:
        """The midnight that ends it."""
        return self.before(-1).since


def zone_of_queue(floor: Floor, queue_id: QueueId) -> str:
    """The time zone of the queue's hours; UTC where it is always open."""
    queue = floor.queues.get(queue_id)
    hours = floor.hours.get(queue.hours) if queue is not None and queue.hours else None
    return EVERYWHERE if hours is None else hours.time_zone


def zone_of_floor(floor: Floor) -> str:
    """The time zone of most queues that have hours; of several, the first by name; UTC where none has."""
    known = (floor.hours.get(queue.hours or "") for queue in floor.queues.values())
    zones = Counter(hours.time_zone for hours in known if hours is not None)
    return min(zones, key=lambda zone: (-zones[zone], zone), default=EVERYWHERE)
