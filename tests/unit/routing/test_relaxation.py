"""What a conversation gives up with time, as stages worked out beforehand."""

from routing.demand import Demand
from routing.relaxation import Stage, Step, timeline

ASKED = Demand({"de": 5, "orders": 3})


def test_steps_and_expiries_become_stages_in_order_of_time() -> None:
    steps = [Step(120, also_queue_ids=frozenset({"sales"})), Step(30, lowers={"de": 2})]
    assert timeline(ASKED, steps, {"orders": 60}) == (
        Stage(30, Demand({"de": 2, "orders": 3})),
        Stage(60, Demand({"de": 2})),
        Stage(120, Demand({"de": 2}), frozenset({"sales"})),
    )


def test_what_changes_at_one_instant_is_one_stage() -> None:
    assert timeline(ASKED, [Step(60, drops=frozenset({"de"}))], {"orders": 60}) == (Stage(60, Demand()),)


def test_a_step_that_changes_nothing_is_no_stage() -> None:
    assert timeline(ASKED, [Step(10, lowers={"de": 9}), Step(20, drops=frozenset({"fr"}))], {"it": 5}) == ()


def test_dropping_the_last_skill_of_an_alternative_asks_nothing_of_the_others() -> None:
    demand = Demand({"de": 1}, ({"orders": 3}, {"sales": 1}))
    assert timeline(demand, [Step(5, drops=frozenset({"sales"}))]) == (Stage(5, Demand({"de": 1})),)
