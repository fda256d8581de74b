"""What was measured says how long something lasts, and how much of it is left."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from routing.durations import BORROWED, FEW, REMEMBERED, TAIL, Durations, remaining, with_borrowed
from routing.measured import PACE_PRIOR, PATIENCE_PRIOR, Measured


def durations(*seconds: float) -> Durations:
    found = Durations()
    for one in seconds:
        found.add(one)
    return found


@given(st.lists(st.integers(1, 1_000), min_size=1, max_size=30))
def test_the_mean_and_the_order_are_those_of_what_was_added(seconds: list[int]) -> None:
    found = durations(*seconds)
    assert found.ordered == sorted(seconds)
    assert found.mean == pytest.approx(sum(seconds) / len(seconds))


def test_only_the_latest_are_remembered() -> None:
    found = durations(*range(1, REMEMBERED + 11))
    assert (len(found), found.ordered[0], found.ordered[-1]) == (REMEMBERED, 11, REMEMBERED + 10)
    assert found.mean == pytest.approx(sum(range(11, REMEMBERED + 11)) / REMEMBERED)
    assert Durations().mean == 0


def test_what_has_lasted_long_is_measured_by_those_that_lasted_longer() -> None:
    hundred = [float(one) for one in range(1, 101)]
    assert sum(remaining(hundred, 0.0, 10)) / 10 == pytest.approx(51, abs=1)
    assert sum(remaining(hundred, 50.0, 10)) / 10 == pytest.approx(26, abs=1)


def test_what_has_outlasted_all_ends_as_the_longest_did_beyond_each_other() -> None:
    hundred = [float(one) for one in range(1, 101)]
    left = remaining(hundred, 500.0, TAIL - 1)
    assert left == [1, 2, 3, 4, 5, 6, 7]
    assert remaining([30.0], 500.0, 2) == [30, 30], "one alone says at least how long such things are"


def test_a_kind_seldom_seen_borrows_from_all_kinds_of_its_channel() -> None:
    of_all = durations(*range(1, 201))
    few = with_borrowed(durations(500.0), of_all)
    assert (len(few), few[-1]) == (BORROWED + 1, 500.0)
    assert with_borrowed(durations(*range(FEW)), of_all) == list(range(FEW)), "enough of its own"
    assert with_borrowed(None, of_all) == few[:-1]
    assert with_borrowed(None, None) == with_borrowed(None, Durations()) == []


def test_agents_are_as_fast_as_all_until_they_have_handled_enough() -> None:
    found = Measured()
    for _ in range(200):
        found.handled("chat", "webchat", "anna", 50.0)
        found.handled("chat", "webchat", "bo", 150.0)
    assert found.pace(["new"], "chat") == 1
    assert 0.5 < found.pace(["anna"], "chat") < 0.75
    assert found.pace(["anna", "bo"], "chat") == pytest.approx(1.0, abs=0.02)
    assert found.pace(["anna"], "text") == 1
    quick = Measured()
    for _ in range(30):
        quick.handled("chat", "webchat", "anna", 0.0)
    assert quick.pace(["anna"], "chat") == 1, "no time at all compares nobody"
    assert PACE_PRIOR > 0


def test_a_queue_is_as_patient_as_all_until_enough_of_its_own_gave_up() -> None:
    found = Measured()
    assert found.giving_up_rate("chat") == 0
    for _ in range(90):
        found.waited("text", 100.0, has_given_up=True)
        found.waited("text", 100.0, has_given_up=False)
    everybody = found.giving_up_rate("chat")
    assert everybody == pytest.approx(0.005, rel=0.4)
    found.waited("chat", 100_000.0, has_given_up=False)
    assert found.giving_up_rate("chat") < everybody / 50
    assert PATIENCE_PRIOR > 0


def test_those_who_gave_up_at_once_tell_no_rate() -> None:
    found = Measured()
    found.waited("chat", 0.0, has_given_up=True)
    assert found.giving_up_rate("chat") == 0


def test_offers_that_rang_tell_how_long_the_next_one_rings() -> None:
    found = Measured()
    found.rang("chat", 8.0)
    found.rang("chat", 4.0)
    assert (found.ring_times("chat"), found.ring_times("text")) == ([4.0, 8.0], ())
