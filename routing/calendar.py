"""Opening hours: a week of intervals in one time zone, with days closed or made up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# Far enough to see past any holiday season, near enough to answer at once.
LOOK_AHEAD_DAYS = 400
A_DAY = timedelta(days=1)
A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Open from one time of day up to another; up to 00:00 means to the end of the day."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins, or that names a zone of its own."""
        if self.opens.tzinfo is not None or self.closes.tzinfo is not None:
            message = "please give times of day without a zone: the calendar has one"
            raise ValueError(message)
        if self.closes != time() and self.closes <= self.opens:
            message = (
                f"{self.opens:%H:%M}-{self.closes:%H:%M} ends before it begins: "
                "please split hours that pass midnight over two days"
            )
            raise ValueError(message)


WHOLE_DAY = Interval(time(), time())
Intervals = tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a queue is open; a weekday counts from Monday = 0.

    `exceptions` replace the weekly hours of single days: no intervals for a holiday, the
    intervals worked for a day that is made up (or shortened).
    """

    zone: str
    week: Mapping[int, Intervals] = field(default_factory=dict)
    exceptions: Mapping[date, Intervals] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a zone that nobody knows and a weekday that no week has."""
        try:
            ZoneInfo(self.zone)
        except (OSError, ValueError, KeyError) as error:
            message = f"time zone {self.zone!r} is unknown: please give one like Europe/Berlin"
            raise ValueError(message) from error
        unknown = sorted(set(self.week) - set(range(7)))
        if unknown:
            message = f"weekday {unknown[0]} is unknown: please count from Monday = 0 to Sunday = 6"
            raise ValueError(message)

    def is_open(self, at: datetime) -> bool:
        """Tell whether this instant falls into the opening hours."""
        instant = _instant(at)
        today = instant.astimezone(ZoneInfo(self.zone)).date()
        return any(opens <= instant < closes for opens, closes in self.spans(today))

    def next_change(self, at: datetime) -> datetime | None:
        """Return when it next opens or closes after this instant, or None within a year or so.

        Hours that touch are one: midnight between two whole days is no change.
        """
        instant = _instant(at)
        was_open = self.is_open(instant)
        day = instant.astimezone(ZoneInfo(self.zone)).date()
        for _ in range(LOOK_AHEAD_DAYS):
            for edge in sorted(edge for span in self.spans(day) for edge in span):
                if edge > instant and self.is_open(edge) != was_open:
                    return edge
            day += A_DAY
        return None

    def intervals_on(self, day: date) -> Intervals:
        """Return the hours of one day, in order."""
        return tuple(sorted(self.exceptions.get(day, self.week.get(day.weekday(), ()))))

    def spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """Yield the hours of a day as instants; an hour that the clocks repeat counts as one."""
        for interval in self.intervals_on(day):
            opens = self._instant_of(day, interval.opens)
            if interval.closes == time():
                yield opens, self._instant_of(day + A_DAY, time())
            else:
                yield opens, self._instant_of(day, interval.closes, fold=1)

    def _instant_of(self, day: date, clock: time, fold: int = 0) -> datetime:
        """Return when the zone's clocks first (fold 0) or last (fold 1) show this time.

        A time that they skip becomes the instant of the skip.
        """
        zone = ZoneInfo(self.zone)
        shown = datetime.combine(day, clock)
        instant = shown.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == shown:
            return instant
        return _skip(
            shown.replace(tzinfo=zone, fold=1).astimezone(UTC),
            shown.replace(tzinfo=zone, fold=0).astimezone(UTC),
            zone,
        )


def _skip(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the first whole second of the new time between these two instants."""
    offset = after.astimezone(zone).utcoffset()
    while after - before > A_SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)


def _instant(at: datetime) -> datetime:
    if at.tzinfo is None:
        message = "please give an instant with its time zone"
        raise ValueError(message)
    return at.astimezone(UTC)
