"""How many agents a forecast needs: the least that meet every target, and no fewer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.staffing import Goal, Target, Work, least_staffing, outcome_of, with_shrinkage

EIGHTY_IN_TWENTY = Target(0.8, 20)
works = st.builds(Work, st.floats(0, 2_000), st.floats(1, 900), st.one_of(st.none(), st.floats(5, 3_600)))
targets = st.builds(Target, st.floats(0.05, 0.99), st.floats(0, 120), st.floats(0.3, 1), st.floats(0.01, 1))


def test_the_example_of_the_literature_needs_fourteen() -> None:
    found = least_staffing(Work(200, 180), EIGHTY_IN_TWENTY)
    assert found.agents == 14
    assert found.outcome.service_level == pytest.approx(0.88835, abs=1e-5)
    assert found.needed_for == (Goal.SERVICE_LEVEL,)


def test_callers_who_give_up_need_fewer() -> None:
    assert least_staffing(Work(200, 180, 120), EIGHTY_IN_TWENTY).agents == 12


def test_whichever_goal_is_hardest_decides() -> None:
    assert least_staffing(Work(200, 180), Target(0.8, 20, occupancy_at_most=0.5)).needed_for == (Goal.OCCUPANCY,)
    rare = least_staffing(Work(200, 180, 120), Target(0.5, 60, abandon_at_most=0.005))
    assert rare.needed_for == (Goal.ABANDONMENT,)
    assert rare.outcome.abandoned <= 0.005


@settings(max_examples=80, deadline=None)
@given(works, targets)
def test_so_many_are_enough_and_one_fewer_is_not(work: Work, target: Target) -> None:
    found = least_staffing(work, target)
    assert found.outcome.missed(target) == ()
    if found.agents:
        assert outcome_of(work, found.agents - 1, target.within_seconds).missed(target) == found.needed_for != ()


@settings(max_examples=40, deadline=None)
@given(works, targets)
def test_a_harder_target_never_needs_fewer(work: Work, target: Target) -> None:
    harder = Target(target.service_level + 0.005, target.within_seconds / 2, target.occupancy_at_most * 0.9)
    easier = Target(target.service_level, target.within_seconds, target.occupancy_at_most)
    assert least_staffing(work, easier).agents <= least_staffing(work, harder).agents


@pytest.mark.parametrize("work", [Work(0, 180), Work(0, 180, 60)])
def test_nobody_is_needed_where_nobody_calls(work: Work) -> None:
    found = least_staffing(work, EIGHTY_IN_TWENTY)
    assert (found.agents, found.needed_for) == (0, ())


def test_a_line_without_agents_serves_nobody() -> None:
    assert outcome_of(Work(10, 60, 30), 0, 20).abandoned == 1
    assert outcome_of(Work(10, 60), 0, 20).service_level == 0


@pytest.mark.timeout(10)
def test_a_hundred_thousand_agents_are_counted_in_a_moment() -> None:
    assert least_staffing(Work(1e6, 300, 100), Target(0.8, 20, 0.85)).agents == 98_040


def test_a_load_out_of_all_proportion_is_refused() -> None:
    with pytest.raises(ValueError, match="please give at most 100000"):
        least_staffing(Work(1e9, 3_600), EIGHTY_IN_TWENTY)


@pytest.mark.parametrize(("agents", "shrinkage", "paid"), [(14, 0.3, 20), (7, 0.3, 10), (10, 0, 10), (1, 0.99, 100)])
def test_shrinkage_is_paid_on_top_and_rounded_up_once(agents: int, shrinkage: float, paid: int) -> None:
    assert with_shrinkage(agents, shrinkage) == paid
