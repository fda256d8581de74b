"""Who may be lent to whom, as far as a foreseen wait depends on it: agents who are free and kept for other work."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from math import inf
from typing import Final, NamedTuple, TypeAlias

from routing.lines import Lend, Line

Lends: TypeAlias = Mapping[tuple[str, str], Lend]
"""By queue and pool, when the pool lends an agent to it; where nothing is said the work is its own."""


class Kept(NamedTuple):
    """How many slots of a pool stay free from a conversation, and from when on it may have them all the same."""

    slots: int = 0
    until: float = inf


NOT_KEPT: Final = Kept()


def lends_of(lines: Iterable[Line]) -> dict[tuple[str, str], Lend]:
    """What holds between the queues and pools of these lines, as far as anybody asked."""
    return {
        (line.queue_id, group.pool_id): pair.lend
        for line in lines
        for group, pair in line.pairs.items()
        if pair.lend is not None
    }


def kept_from(lend: Lend | None, waiting: int, ordered_at: float, now: float) -> Kept:
    """What is kept from a conversation in whose queue so many wait."""
    if lend is None or waiting > lend.queue_above:
        return NOT_KEPT
    return Kept(int(lend.idle_above), max(ordered_at + lend.age_at_least - now, 0.0))


def earliest(
    free: Sequence[list[float]], options: Iterable[tuple[int, float]], kept: Iterable[Kept]
) -> tuple[float, int]:
    """When one of these pools first lends a slot, and which; `free` are heaps, `options` pools with their instants."""
    start, chosen = inf, -1
    for (number, since), (slots, until) in zip(options, kept, strict=True):
        times = free[number]
        firsts = nsmallest(slots + 1, times) if slots else times
        at = firsts[slots] if len(firsts) > slots else inf
        at = max(min(at, max(times[0], until)), since)
        if at < start:
            start, chosen = at, number
    return start, chosen
