"""Promises learn from how the last ones were kept, until eight of ten are."""

from collections.abc import Iterable

import numpy as np
import pytest

from routing.outlook import Outlook
from routing.promise import LEAST_BIAS, MOST_BIAS, NARROWEST, WIDEST, Calibration, Promise


def test_a_new_queue_is_promised_what_the_model_says() -> None:
    assert Calibration().promise(Outlook(60.0, 20.0, 110.0)) == Promise(60.0, 20.0, 110.0)
    assert Promise(60.0, 20.0, 110.0).holds(20.0)
    assert not Promise(60.0, 20.0, 110.0).holds(111.0)


@pytest.mark.parametrize("wrong", [0.5, 1.0, 1.8])
def test_eight_of_ten_promises_are_kept_although_the_model_is_wrong(wrong: float) -> None:
    chance = np.random.Generator(np.random.PCG64(3))
    calibration = Calibration()
    kept = []
    for _ in range(4_000):
        mean = chance.uniform(20, 300)
        # The model believes in a narrow and wrong interval.
        promise = calibration.promise(Outlook(mean, 0.8 * mean, 1.2 * mean))
        actual = wrong * mean * chance.gamma(4, 1 / 4)
        kept.append(promise.holds(actual))
        calibration.learn(promise, actual)
    assert sum(kept[400:]) / len(kept[400:]) == pytest.approx(0.8, abs=0.03)
    assert calibration.bias == pytest.approx(wrong, rel=0.15)


def test_a_change_is_learned_within_a_few_hundred_waits() -> None:
    chance = np.random.Generator(np.random.PCG64(4))
    calibration = Calibration()
    kept = []
    for number in range(4_000):
        promise = calibration.promise(Outlook(100.0, 50.0, 160.0))
        actual = (1.0 if number < 2_000 else 2.0) * chance.gamma(4, 25.0)
        kept.append(promise.holds(actual))
        calibration.learn(promise, actual)
    assert sum(kept[2_400:]) / len(kept[2_400:]) == pytest.approx(0.8, abs=0.04)


NONE = Outlook(0.0, 0.0, 0.0)


def kept_and_meant(waits: Iterable[float]) -> tuple[float, Promise]:
    """How many are kept of what is promised where the model foresees no wait at all, and what is promised last."""
    calibration, kept = Calibration(), []
    for seconds in waits:
        promise = calibration.promise(NONE)
        kept.append(promise.holds(seconds))
        calibration.learn(promise, seconds)
    return sum(kept[400:]) / len(kept[400:]), calibration.promise(NONE)


@pytest.mark.parametrize("mean", [0.5, 20.0, 3_000.0])
def test_eight_of_ten_promises_are_kept_although_the_model_foresees_no_wait_at_all(mean: float) -> None:
    chance = np.random.Generator(np.random.PCG64(5))
    share, promise = kept_and_meant(mean * chance.gamma(4, 1 / 4) for _ in range(4_000))
    assert share == pytest.approx(0.8, abs=0.03)
    assert promise.seconds == pytest.approx(mean, rel=0.25)
    assert 0 < promise.low < promise.seconds < promise.high


def test_waits_that_begin_where_the_model_foresees_none_are_learned_within_a_few_hundred() -> None:
    chance = np.random.Generator(np.random.PCG64(6))
    nothing = [0.0] * 2_000
    share, promise = kept_and_meant([*nothing, *(chance.gamma(4, 25.0) for _ in range(400))])
    assert share > 0.9, "no wait was a promise kept"
    assert promise.seconds == pytest.approx(100.0, rel=0.4)
    assert promise.low <= 60.0
    assert promise.high == pytest.approx(170.0, rel=0.4)


def test_where_nobody_waits_none_is_promised() -> None:
    assert kept_and_meant([0.0] * 500) == (1.0, Promise(0.0, 0.0, 0.0, is_unforeseen=True))


def test_what_was_learned_of_unforeseen_waits_changes_no_other_promise() -> None:
    calibration = Calibration()
    for _ in range(50):
        calibration.learn(calibration.promise(NONE), 90.0)
    assert calibration.promise(Outlook(60.0, 20.0, 110.0)) == Promise(60.0, 20.0, 110.0)
    assert calibration.promise(NONE).high >= 90.0


def test_no_row_of_surprises_moves_a_correction_out_of_bounds() -> None:
    late, early = Calibration(), Calibration()
    for _ in range(5_000):
        late.learn(Promise(10.0, 5.0, 20.0), 1e9)
        early.learn(Promise(10.0, 5.0, 20.0), 0.0)
    assert (late.bias, late.above, late.below) == (MOST_BIAS, WIDEST, NARROWEST)
    assert (early.bias, early.above, early.below) == (LEAST_BIAS, NARROWEST, WIDEST)
    early.learn(Promise(0.0, 0.0, 20.0), 5.0)
    assert early.bias == LEAST_BIAS, "a mean of nothing has no ratio"
