"""Orders of plays that are as good as chance and always the same, so that every node estimates alike."""

from functools import cache
from typing import Final

ROWS: Final = 499
"""A prime: whoever steps through the rows of the table meets all of them."""


@cache
def shuffles(count: int) -> tuple[tuple[int, ...], ...]:
    """Orders of so many shares, each as good as chance and always the same: every row goes through all shares."""
    state = 1
    rows = []
    for _ in range(ROWS):
        row = list(range(count))
        for last in range(count - 1, 0, -1):
            # Knuth's linear congruence; its high bits are as good as chance.
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            other = (state >> 33) % (last + 1)
            row[last], row[other] = row[other], row[last]
        rows.append(tuple(row))
    return tuple(rows)
