"""Time that counts only while a calendar is open: how much of it has passed, and when so much of it will have."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from routing.calendar import A_DAY, LOOK_AHEAD_DAYS, Calendar


def open_seconds(calendar: Calendar | None, since: datetime, until: datetime) -> float:
    """Return how many seconds between two instants were open; without a calendar all of them."""
    if until <= since:
        return 0.0
    if calendar is None:
        return (until - since).total_seconds()
    total = timedelta()
    for opens, closes in _open_spans(calendar, since):
        if opens >= until:
            break
        total += min(closes, until) - opens
    return total.total_seconds()


def after_open_seconds(calendar: Calendar | None, since: datetime, seconds: float) -> datetime | None:
    """Return the instant by which so many open seconds have passed, or None where that is beyond a year or so.

    What is over already, or over at once, is over at `since`, open or not.
    """
    left = timedelta(seconds=max(0.0, seconds))
    if calendar is None or not left:
        return since + left
    for opens, closes in _open_spans(calendar, since):
        if closes - opens >= left:
            return opens + left
        left -= closes - opens
    return None


def _open_spans(calendar: Calendar, since: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield what is open from an instant on, in order; hours that lie over each other count once."""
    reached = since.astimezone(UTC)
    day = reached.astimezone(ZoneInfo(calendar.zone)).date()
    for _ in range(LOOK_AHEAD_DAYS):
        for opens, closes in calendar.spans(day):
            if closes > reached:
                yield max(opens, reached), closes
                reached = closes
        day += A_DAY
