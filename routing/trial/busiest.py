"""Which part of a day is played where all of it would take too long."""

from collections.abc import Iterable, Sequence

from routing.trial.day import PERIOD_SECONDS


def busiest_part(arrivals: Iterable[float], day_seconds: float, most: int) -> tuple[float, float]:
    """From when to when, in whole quarters of an hour, most come of so many as can be played.

    Of equal parts the earliest counts; a single quarter in which even more come is played all the same.
    """
    counts = [0] * max(int(day_seconds / PERIOD_SECONDS), 1)
    for at in arrivals:
        counts[min(int(at / PERIOD_SECONDS), len(counts) - 1)] += 1
    best = _fullest(counts, most)
    if best is None:
        alone = counts.index(max(counts))
        best = alone, alone + 1
    return best[0] * PERIOD_SECONDS, best[1] * PERIOD_SECONDS


def _fullest(counts: Sequence[int], most: int) -> tuple[int, int] | None:
    """The quarters in a row that hold most of so many at most; None where not even one holds so few."""
    best, first, held, most_held = None, 0, 0, 0
    for last, count in enumerate(counts, 1):
        held += count
        while held > most:
            held -= counts[first]
            first += 1
        if held > most_held:
            best, most_held = (first, last), held
    return best
