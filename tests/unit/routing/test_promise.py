"""Promises learn from how the last ones were kept, until eight of ten are."""

import numpy as np
import pytest

from routing.estimate import Outlook
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


def test_what_was_no_promise_teaches_nothing() -> None:
    calibration = Calibration()
    calibration.learn(Promise(0.0, 0.0, 0.0), 5.0)
    assert calibration == Calibration()


def test_no_row_of_surprises_moves_a_correction_out_of_bounds() -> None:
    late, early = Calibration(), Calibration()
    for _ in range(5_000):
        late.learn(Promise(10.0, 5.0, 20.0), 1e9)
        early.learn(Promise(10.0, 5.0, 20.0), 0.0)
    assert (late.bias, late.above, late.below) == (MOST_BIAS, WIDEST, NARROWEST)
    assert (early.bias, early.above, early.below) == (LEAST_BIAS, NARROWEST, WIDEST)
    early.learn(Promise(0.0, 0.0, 20.0), 5.0)
    assert early.bias == LEAST_BIAS, "a mean of nothing has no ratio"
