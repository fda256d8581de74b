"""What the widget may promise about the wait."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from routing.wait import WaitEstimate, estimate_wait


def test_the_wait_is_the_time_until_enough_slots_have_freed() -> None:
    found = estimate_wait(4, 3, 180.0)
    assert found is not None
    assert found.seconds == 240
    assert found.at_least_seconds == pytest.approx(0.0)
    assert found.at_most_seconds == pytest.approx(240 + 1.645 * 1.3 * 2 * 60)


def test_free_slots_serve_the_first_at_once_and_shorten_the_others_wait() -> None:
    assert estimate_wait(2, 5, 180.0, free_slots=2) == WaitEstimate(0.0, 0.0, 0.0)
    assert estimate_wait(2, 0, None, free_slots=2) == WaitEstimate(0.0, 0.0, 0.0)
    assert estimate_wait(5, 5, 180.0, free_slots=2) == estimate_wait(3, 5, 180.0)


@pytest.mark.parametrize(("able", "handle"), [(0, 180.0), (3, None), (3, 0.0)])
def test_nobody_knows_without_agents_or_handle_times(able: int, handle: float | None) -> None:
    assert estimate_wait(1, able, handle) is None


def test_a_position_counts_from_one() -> None:
    with pytest.raises(ValueError, match="please count from 1"):
        estimate_wait(0, 3, 180.0)


@given(st.integers(1, 500), st.integers(1, 100), st.floats(1, 10_000))
def test_the_interval_holds_the_estimate_and_grows_with_the_position(position: int, able: int, handle: float) -> None:
    nearer, farther = estimate_wait(position, able, handle), estimate_wait(position + 1, able, handle)
    assert nearer is not None
    assert farther is not None
    assert 0 <= nearer.at_least_seconds < nearer.seconds < nearer.at_most_seconds
    assert nearer.seconds < farther.seconds
    assert nearer.at_most_seconds < farther.at_most_seconds
