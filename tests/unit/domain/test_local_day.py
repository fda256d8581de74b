"""A day goes from midnight to midnight where people live it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from hub.domain.floor import Floor, Hours, Queue
from hub.domain.ids import QueueId, TeamId
from hub.domain.local_day import LocalDay, zone_of_floor, zone_of_queue


@pytest.mark.parametrize(
    ("zone", "day", "since", "hours"),
    [
        ("UTC", date(2026, 3, 2), datetime(2026, 3, 2, tzinfo=UTC), 24),
        ("Asia/Shanghai", date(2026, 3, 2), datetime(2026, 3, 1, 16, tzinfo=UTC), 24),
        ("Europe/Berlin", date(2026, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC), 23),
        ("America/New_York", date(2026, 11, 1), datetime(2026, 11, 1, 4, tzinfo=UTC), 25),
    ],
)
def test_it_is_as_long_as_the_clocks_make_it(zone: str, day: date, since: datetime, hours: int) -> None:
    found = LocalDay(day, zone)
    assert found.since == since
    assert (found.until - found.since).total_seconds() == hours * 3_600
    assert LocalDay.at(found.since, zone) == found == LocalDay.at(found.until, zone).before(1)


def test_a_time_that_clocks_jump_over_is_still_an_instant() -> None:
    assert LocalDay(date(2026, 3, 29), "Europe/Berlin").instant(time(2, 30)) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def floor(**zones: str | None) -> Floor:
    """A queue of each name, with hours in its zone."""
    hours = {id_: Hours(id_, id_, zone) for id_, zone in zones.items() if zone is not None}
    queues = {id_: Queue(QueueId(id_), id_, TeamId("t"), None if zone is None else id_) for id_, zone in zones.items()}
    return Floor(hours=hours, queues=queues)


def test_a_queue_has_the_zone_of_its_hours_and_the_floor_that_of_most() -> None:
    found = floor(a="Asia/Taipei", b="Europe/Berlin", c="Europe/Berlin", d=None)
    assert [zone_of_queue(found, QueueId(id_)) for id_ in "abd"] == ["Asia/Taipei", "Europe/Berlin", "UTC"]
    assert zone_of_floor(found) == "Europe/Berlin"
    assert zone_of_floor(floor(a="Europe/Berlin", b="Asia/Taipei")) == "Asia/Taipei"
    assert zone_of_floor(floor(a=None)) == zone_of_queue(Floor(), QueueId("x")) == "UTC"
