"""The part of a large day that is played."""

from hypothesis import given
from hypothesis import strategies as some

from routing.trial.busiest import busiest_part
from routing.trial.day import DAY_SECONDS, PERIOD_SECONDS


def day(**many: int) -> list[float]:
    """So many arrivals in each quarter of an hour, named `q` and its number."""
    return [int(quarter[1:]) * PERIOD_SECONDS + 1.0 for quarter, count in many.items() for _ in range(count)]


def part(arrivals: list[float], most: int) -> tuple[float, float]:
    begins, ends = busiest_part(arrivals, DAY_SECONDS, most)
    return begins / PERIOD_SECONDS, ends / PERIOD_SECONDS


def test_the_quarters_are_taken_in_which_most_come() -> None:
    assert part(day(q30=5, q40=9, q41=8, q50=3), 17) == (31, 42)
    assert part(day(q30=5, q40=9, q41=8, q50=3), 12) == (41, 51)
    assert part(day(q30=5, q40=9, q41=8, q50=3), 100) == (0, 51)


def test_a_quarter_that_is_too_large_by_itself_is_played_rather_than_nothing() -> None:
    begins, ends = part(day(q40=100), 10)
    assert (begins, ends) == (40, 41)
    assert part(day(q40=100, q60=7), 10) == (41, 61), "another that fits is better"


@given(some.lists(some.floats(0, DAY_SECONDS - 1), max_size=80), some.integers(1, 40))
def test_no_part_that_can_be_played_has_more(arrivals: list[float], most: int) -> None:
    begins, ends = busiest_part(arrivals, DAY_SECONDS, most)
    quarters = int(DAY_SECONDS / PERIOD_SECONDS)
    edges = [place * PERIOD_SECONDS for place in range(quarters + 1)]
    inside = sum(begins <= at < ends for at in arrivals)
    counts = [sum(edges[p] <= at < edges[p + 1] for at in arrivals) for p in range(quarters)]
    possible = [
        found
        for first in range(quarters)
        for last in range(first + 1, quarters + 1)
        if 0 < (found := sum(counts[first:last])) <= most
    ]
    if possible:
        assert inside == max(possible)
