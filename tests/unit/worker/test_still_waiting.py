"""Why a conversation still waits is told in whole English sentences."""

from __future__ import annotations

import pytest

from hub.worker.still_waiting import AGAINST, why_waiting
from routing.decision import Explanation, Ruled, Standing
from routing.reach import Prospect
from routing.reason import Reason

AWAY = Ruled(Reason.NOT_AVAILABLE, 4)
DECLINED = Ruled(Reason.EXCLUDED, 1)
LACKING = Ruled(Reason.SKILL_MISSING, 1)


@pytest.mark.parametrize(
    ("excluded", "ahead", "told"),
    [
        ((), 0, "Nobody serves this queue."),
        ((AWAY,), 0, "Nobody can take it now: 4 are not available. It is the next in its queue."),
        (
            (DECLINED, AWAY),
            1,
            (
                "Nobody can take it now: one declined or missed it before and 4 are not available. "
                "One conversation is ahead of it."
            ),
        ),
        (
            (DECLINED, AWAY, LACKING),
            3,
            (
                "Nobody can take it now: one declined or missed it before, 4 are not available and one lacks a skill. "
                "3 conversations are ahead of it."
            ),
        ),
    ],
)
def test_the_grounds_are_counted_in_a_sentence(excluded: tuple[Ruled, ...], ahead: int, told: str) -> None:
    found = Explanation("c1", Standing.WAITING, ahead=ahead, excluded=excluded)
    assert why_waiting(found, Prospect.SERVED).sentence == told


def test_every_reason_has_its_words() -> None:
    assert set(AGAINST) == set(Reason)
