"""A simulated floor keeps the scenario's word: who comes, who waits how long, who gives up, who works."""

import pytest

from routing.simulation.desks import occupancy
from routing.simulation.report import figures_of
from tests.unit.routing.floors import N_MODEL_B, exponential, one_class, one_group, played, replayed, scenario


def test_a_replayed_trace_is_served_to_the_minute() -> None:
    tally = played(replayed(0.0, 1.0, 10.0, group=one_group(agents=1, service={"default": {"constant": 2}})))
    assert tally.classes["calls"].waits == [0.0, 1.0, 0.0]
    assert tally.groups["all"].busy_time == {"all-0000": 6.0}
    assert tally.groups["all"].staffed_time == {"all-0000": 60.0}


def test_whoever_is_impatient_gives_up_and_may_call_again() -> None:
    one = {"patience": {"constant": 1}, "retry": {"share": 1, "after": 5}}
    of = replayed(0.0, 0.5, one=one, group=one_group(agents=1, service={"default": {"constant": 4}}))
    tally = played(of).classes["calls"]
    assert (tally.arrived, tally.abandoned, tally.retried) == (3, 1, 1)
    assert tally.waits == [0.0, 1.0], "her wait is counted over both calls"


def test_nobody_gets_in_where_all_lines_are_taken() -> None:
    group = one_group(agents=1, service={"default": {"constant": 9}})
    tally = played(replayed(0.0, 1.0, 2.0, group=group, lines=2)).classes["calls"]
    assert (tally.arrived, tally.blocked, len(tally.waits)) == (3, 1, 2)


def test_an_agent_who_leaves_finishes_what_she_has() -> None:
    group = one_group(agents=[1, 0, 1], service={"default": {"constant": 15}})
    tally = played(replayed(5.0, 12.0, group=group, periods=[10, 20]))
    assert tally.classes["calls"].waits == [0.0, 18.0]
    assert tally.groups["all"].staffed_time == {"all-0000": 20.0, "all-0001": 30.0}


def test_whoever_is_left_for_nobody_has_lost_the_time_that_she_waited() -> None:
    group = one_group(agents=[1, 0], service={"default": {"constant": 5}})
    of = replayed(0.0, 1.0, 40.0, group=group, periods=[3])
    tally = played(of)
    assert (tally.classes["calls"].waits, tally.classes["calls"].left) == ([0.0], 2)
    figures = figures_of(of, tally)
    assert (figures["calls.left"], figures["calls.abandoned"]) == (2, 0)
    assert figures["calls.lost"] == 59.0 + 20.0


def test_sessions_share_the_speed_of_their_agent() -> None:
    group = one_group(agents=1, sessions=2, session_rates=[1, 1], service={"default": {"constant": 10}})
    tally = played(replayed(0.0, 0.0, one={"session_cost": 1}, group=group))
    # Both run at half the speed, so both take twice as long.
    assert tally.classes["calls"].session_time == pytest.approx(40.0)
    assert tally.groups["all"].busy_time["all-0000"] == pytest.approx(40.0)


def test_work_after_a_conversation_keeps_the_agent_from_the_next() -> None:
    tally = played(replayed(0.0, 0.5, group=one_group(agents=1, wrap_up={"constant": 3})))
    assert tally.classes["calls"].waits == [0.0, 3.5]
    assert occupancy(tally.groups["all"]) == pytest.approx(8 / 60)


def test_what_happens_before_the_warm_up_is_over_is_not_counted() -> None:
    tally = played(replayed(1.0, 9.5, 15.0, group=one_group(), warmup=10, horizon=20))
    assert (tally.classes["calls"].arrived, len(tally.classes["calls"].waits)) == (1, 1)
    assert sum(tally.groups["all"].busy_time.values()) == pytest.approx(1.5)


def test_at_closing_time_whoever_waits_is_sent_home_or_served() -> None:
    group = one_group(agents=1, service={"default": {"constant": 50}})
    counts = [
        len(played(replayed(0.0, 55.0, 58.0, group=group, end=end)).classes["calls"].waits)
        for end in ("drain", "clear")
    ]
    assert counts == [3, 2]


def test_the_same_seed_gives_the_same_figures_and_another_one_others() -> None:
    of = scenario(**N_MODEL_B)
    figures = [figures_of(of, played(of, seed=seed)) for seed in (1, 1, 2)]
    assert figures[0] == figures[1]
    assert figures[0] != figures[2]


def test_policies_that_are_compared_meet_the_same_customers() -> None:
    of = scenario(**N_MODEL_B)
    arrived = {
        tuple(one.arrived for one in played(of, preset).classes.values())
        for preset in ("fifo-longest-idle", "most-skilled", "least-skilled", "round-robin", "random")
    }
    assert len(arrived) == 1


def test_as_many_are_served_give_up_or_are_blocked_as_arrive() -> None:
    words = one_class(arrivals={"rate": 3}, patience=exponential(1), retry={"share": 0.5, "after": 3})
    tally = played(scenario(lines=6, classes=[words], groups=[one_group()])).classes["calls"]
    assert tally.arrived == len(tally.waits) + tally.abandoned + tally.blocked
    assert tally.retried <= tally.abandoned
    assert tally.abandoned > tally.abandoned_in_time > 0
