"""Opening hours as people mean them, also when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from routing.calendar import WHOLE_DAY, Calendar, Interval

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = Interval(time(9), time(12))
AFTERNOON = Interval(time(13), time(17, 30))
WEEKDAYS = dict.fromkeys(range(5), (AFTERNOON, MORNING))
HOLIDAY = date(2026, 12, 25)
MADE_UP = date(2026, 12, 27)
OFFICE = Calendar("Europe/Berlin", WEEKDAYS, {HOLIDAY: (), MADE_UP: (MORNING,)})


def berlin(month: int, day: int, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    """Return an instant of 2026 as the clocks of Berlin show it."""
    # Python calls no time of a repeated hour equal to one of another zone: compare in UTC.
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN, fold=fold).astimezone(UTC)


def night(opens: time, closes: time) -> Calendar:
    """Return a calendar open between these times every day."""
    return Calendar("Europe/Berlin", dict.fromkeys(range(7), (Interval(opens, closes),)))


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        pytest.param(berlin(11, 2, 8, 59), False, id="before opening"),
        pytest.param(berlin(11, 2, 9), True, id="at opening"),
        pytest.param(berlin(11, 2, 12), False, id="at closing"),
        pytest.param(berlin(11, 2, 12, 30), False, id="lunch"),
        pytest.param(berlin(11, 2, 17, 29), True, id="last minute"),
        pytest.param(berlin(11, 7, 10), False, id="saturday"),
        pytest.param(berlin(12, 25, 10), False, id="holiday on a friday"),
        pytest.param(berlin(12, 27, 10), True, id="sunday made up"),
        pytest.param(berlin(12, 27, 14), False, id="afternoon of the sunday made up"),
        pytest.param(datetime(2026, 7, 6, 7, 30, tzinfo=UTC), True, id="summer told in another zone"),
        pytest.param(datetime(2026, 12, 7, 7, 30, tzinfo=UTC), False, id="winter told in another zone"),
    ],
)
def test_open_exactly_within_the_hours(at: datetime, *, is_open: bool) -> None:
    assert OFFICE.is_open(at) is is_open


@pytest.mark.parametrize(
    ("after", "change"),
    [
        pytest.param(berlin(11, 2, 8), berlin(11, 2, 9), id="opens"),
        pytest.param(berlin(11, 2, 9), berlin(11, 2, 12), id="closes for lunch"),
        pytest.param(berlin(11, 6, 17, 30), berlin(11, 9, 9), id="over a weekend"),
        pytest.param(berlin(12, 24, 18), berlin(12, 27, 9), id="over a holiday"),
        pytest.param(berlin(3, 27, 18), berlin(3, 30, 9), id="over the start of summer time"),
        pytest.param(berlin(10, 23, 18), berlin(10, 26, 9), id="over the end of summer time"),
    ],
)
def test_the_next_change_is_the_next_opening_or_closing(after: datetime, change: datetime) -> None:
    assert OFFICE.next_change(after) == change


def test_hours_that_touch_or_overlap_are_one() -> None:
    always = Calendar("UTC", dict.fromkeys(range(7), (WHOLE_DAY,)))
    never = Calendar("UTC")
    assert always.is_open(berlin(1, 1, 0))
    assert always.next_change(berlin(1, 1, 0)) is None
    assert never.next_change(berlin(1, 1, 0)) is None
    long = Interval(time(11), time(14))
    overlapping = Calendar("Europe/Berlin", {0: (MORNING, long, AFTERNOON)})
    assert overlapping.next_change(berlin(11, 2, 9)) == berlin(11, 2, 17, 30)


def test_an_opening_that_the_clocks_skip_happens_at_the_skip() -> None:
    early = night(time(2, 30), time(5))
    skip = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert early.next_change(berlin(3, 29, 0)) == skip
    assert not early.is_open(skip - timedelta(seconds=1))
    assert early.is_open(skip)


def test_hours_that_the_clocks_skip_whole_never_open() -> None:
    skipped = night(time(2, 15), time(2, 45))
    assert skipped.next_change(berlin(3, 29, 0)) == berlin(3, 30, 2, 15)


def test_an_hour_that_the_clocks_repeat_is_open_twice_without_a_break() -> None:
    late = night(time(0), time(2, 30))
    assert late.is_open(berlin(10, 25, 2, 15))
    assert late.is_open(berlin(10, 25, 2, 45))
    assert late.is_open(berlin(10, 25, 2, 15, fold=1))
    assert late.next_change(berlin(10, 25, 1)) == berlin(10, 25, 2, 30, fold=1)
    early = night(time(2, 30), time(5))
    assert early.next_change(berlin(10, 25, 0)) == berlin(10, 25, 2, 30)


def test_the_end_of_the_day_is_the_first_midnight() -> None:
    # In Havana the clocks go from 01:00 back to 00:00, so that midnight comes twice.
    havana = ZoneInfo("America/Havana")
    holiday = date(2026, 11, 1)
    calendar = Calendar("America/Havana", dict.fromkeys(range(7), (WHOLE_DAY,)), {holiday: ()})
    first_midnight = datetime(2026, 11, 1, tzinfo=havana).astimezone(UTC)
    assert calendar.next_change(datetime(2026, 10, 31, 12, tzinfo=havana)) == first_midnight
    assert not calendar.is_open(first_midnight)


@pytest.mark.parametrize(
    ("make", "remedy"),
    [
        (lambda: Interval(time(12), time(9)), "split hours that pass midnight"),
        (lambda: Interval(time(9), time(9)), "split hours that pass midnight"),
        (lambda: Interval(time(9, tzinfo=UTC), time(12)), "without a zone"),
        (lambda: Interval(time(9), time(12, tzinfo=UTC)), "without a zone"),
        (lambda: Calendar("Mars/Olympus"), "like Europe/Berlin"),
        (lambda: Calendar(""), "like Europe/Berlin"),
        (lambda: Calendar("UTC", {7: ()}), "Monday = 0"),
        (lambda: OFFICE.is_open(datetime(2026, 1, 1)), "with its time zone"),  # noqa: DTZ001 - refused
    ],
    ids=["backwards", "empty", "zone at opening", "zone at closing", "mars", "no zone", "eighth day", "naive"],
)
def test_what_makes_no_sense_is_refused_with_a_remedy(make: object, remedy: str) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match=remedy):
        make()


clock = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
interval = (
    st.tuples(clock, clock)
    .filter(lambda both: both[1] == time() or both[0] < both[1])
    .map(lambda both: Interval(*both))
)
week = st.dictionaries(st.integers(0, 6), st.lists(interval, max_size=3).map(tuple))
# Weeks in which clocks go forward, back by an hour, back by half an hour, back at midnight, not.
changes = st.sampled_from(
    (
        ("Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 10, 24, 12, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, 1, tzinfo=UTC)),
        ("America/Havana", datetime(2026, 10, 31, 12, tzinfo=UTC)),
        ("Asia/Shanghai", datetime(2026, 5, 1, 1, tzinfo=UTC)),
    )
)


@settings(max_examples=50, deadline=None)
@given(week, changes)
def test_between_two_changes_nothing_changes(
    hours: dict[int, tuple[Interval, ...]], change: tuple[str, datetime]
) -> None:
    zone, start = change
    calendar = Calendar(zone, hours)
    following = calendar.next_change(start)
    state = calendar.is_open(start)
    for quarter in range(1, 4 * 30):
        at = start + timedelta(minutes=15 * quarter)
        if following is not None and at >= following:
            assert calendar.is_open(following) is not state
            following, state = calendar.next_change(following), not state
        assert calendar.is_open(at) is state


@settings(max_examples=50, deadline=None)
@given(week, changes, st.integers(0, 4 * 30))
def test_away_from_changes_the_clock_on_the_wall_decides(
    hours: dict[int, tuple[Interval, ...]], change: tuple[str, datetime], quarter: int
) -> None:
    zone, start = change
    at = start + timedelta(minutes=15 * quarter)
    local = at.astimezone(ZoneInfo(zone))
    around = [(at + timedelta(hours=hour)).astimezone(ZoneInfo(zone)).utcoffset() for hour in (-2, 2)]
    if around[0] != around[1]:
        return
    shown = local.time()
    expected = any(
        each.opens <= shown and (each.closes == time() or shown < each.closes)
        for each in hours.get(local.weekday(), ())
    )
    assert Calendar(zone, hours).is_open(at) is expected
