"""How many agents are ready, and how many each reason keeps from it: nine counts side by side in one whole number.

Adding two tallies adds all nine counts, so that a look at a dozen groups is one sum.
"""

from collections.abc import Mapping
from typing import Final

from routing.reason import Reason

ROWS: Final = (
    Reason.CHANNEL_FULL,
    Reason.NOT_AVAILABLE,
    Reason.CHANNEL_NOT_SERVED,
    Reason.CHANNEL_PAUSED,
    Reason.HOLDS_AN_EXCLUSIVE_CHANNEL,
    Reason.MUST_HOLD_NOTHING,
    Reason.RINGING,
    Reason.BUDGET_SPENT,
)
"""What each count is of, after that of those who are ready; the most frequent first."""
BITS: Final = 32
READY: Final = (1 << BITS) - 1
"""A tally has its ready agents in these bits."""
ONE: Final[Mapping[Reason, int]] = {reason: 1 << BITS * row for row, reason in enumerate(ROWS, 1)}
"""The tally of one agent whom this reason keeps from being ready; of one who is ready it is 1."""
_ONES: Final = sum(ONE.values())
_TOPS: Final = _ONES << BITS - 1


def by_reason(tally: int) -> dict[Reason, int]:
    """The counts of those who are not ready, but for those of nobody."""
    found: dict[Reason, int] = {}
    for reason in ROWS:
        tally >>= BITS
        if not tally:
            break
        count = tally & READY
        if count:
            found[reason] = count
    return found


def has_few(tally: int, most: int) -> bool:
    """Tell whether any reason keeps somebody from being ready, and not more than so many."""
    # With its highest bit set, a count has it no longer once more than the count is taken away; all at once.
    raised = tally | _TOPS
    return bool((raised - _ONES) & ~(raised - _ONES * (most + 1)) & _TOPS)
