"""Time that counts only while a calendar is open."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from routing.calendar import Calendar, Interval
from routing.open_time import after_open_seconds, open_seconds

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = Calendar(
    "Europe/Berlin", dict.fromkeys(range(5), (Interval(time(9), time(12)), Interval(time(13), time(17, 30))))
)
HOUR = 3_600


def berlin(month: int, day: int, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    """Return an instant of 2026 as the clocks of Berlin show it."""
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("since", "hours", "due"),
    [
        pytest.param(berlin(11, 2, 9), 1, berlin(11, 2, 10), id="within the morning"),
        pytest.param(berlin(11, 2, 11, 30), 1, berlin(11, 2, 13, 30), id="over lunch"),
        pytest.param(berlin(11, 2, 7), 1, berlin(11, 2, 10), id="before opening"),
        pytest.param(berlin(11, 6, 17), 1, berlin(11, 9, 9, 30), id="over a weekend"),
        pytest.param(berlin(11, 2, 11), 1, berlin(11, 2, 12), id="to the last second"),
        pytest.param(berlin(11, 7, 10), 0, berlin(11, 7, 10), id="what is over is over, open or not"),
        pytest.param(berlin(11, 2, 9), -1, berlin(11, 2, 9), id="what was over before"),
    ],
)
def test_a_target_is_due_after_so_many_open_hours(since: datetime, hours: int, due: datetime) -> None:
    assert after_open_seconds(OFFICE, since, hours * HOUR) == due
    assert open_seconds(OFFICE, since, due) == max(0, hours) * HOUR


def test_without_a_calendar_every_second_counts() -> None:
    since = berlin(11, 7, 10)
    assert after_open_seconds(None, since, 90) == since + timedelta(seconds=90)
    assert open_seconds(None, since, since + timedelta(seconds=90)) == 90
    assert open_seconds(None, since, since - timedelta(seconds=90)) == 0


def test_nothing_is_due_where_nobody_ever_opens() -> None:
    assert after_open_seconds(Calendar("UTC"), berlin(11, 2, 9), 1) is None


def test_an_hour_that_the_clocks_repeat_counts_twice_and_never_three_times() -> None:
    night = Calendar(
        "Europe/Berlin", dict.fromkeys(range(7), (Interval(time(0), time(2, 30)), Interval(time(2, 30), time(5))))
    )
    assert open_seconds(night, berlin(10, 25, 0), berlin(10, 25, 5)) == 6 * HOUR


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400 * 24 * 60), st.integers(1, 300 * HOUR), st.integers(0, 300 * HOUR))
def test_what_has_passed_and_what_is_left_are_the_whole(minute: int, seconds: int, later: int) -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    due = after_open_seconds(OFFICE, since, seconds)
    assert due is not None
    assert open_seconds(OFFICE, since, due) == seconds
    looked = since + timedelta(seconds=later)
    if looked < due:
        assert after_open_seconds(OFFICE, looked, seconds - open_seconds(OFFICE, since, looked)) == due
