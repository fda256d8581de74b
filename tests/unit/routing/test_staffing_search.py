"""The search for the least agents of each group: enough for every class, and nobody who is not missed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pytest

from routing.simulation.customers import Chance
from routing.simulation.distribution import Exponential
from routing.simulation.formula_staffing import formula_staffing
from routing.simulation.running import Replication, play, policies_of
from routing.simulation.scenario import AgentGroup, CustomerClass, PolicyChoice, Scenario
from routing.simulation.staffing_search import Beyond, search_staffing, with_goal
from routing.simulation.staffings import mean_agents

SERVICE = {"default": (Exponential(3),)}
CHANCE = (4, 2)


def floor(*groups: str) -> Scenario:
    """Two classes, `a` and `b`, and groups named for what they can do."""
    return Scenario(
        "floor",
        "minutes",
        60,
        tuple(CustomerClass(name, {name: 1}, rates=(rate,)) for name, rate in (("a", 2.0), ("b", 1.0))),
        tuple(AgentGroup(name, (1,), dict.fromkeys(name.lower(), 5), SERVICE) for name in groups),
        service_target=1 / 3,
        policy=PolicyChoice("fifo-longest-idle"),
    )


def played(tasks: Sequence[Replication]) -> Iterable[Mapping[str, float]]:
    """One after another, in this process."""
    return map(play, tasks)


def silent(name: str, share: float) -> None:
    """Nobody watches."""
    del name, share


def levels(scenario: Scenario, staff: Sequence[Sequence[int]], chance: tuple[int, int] = CHANCE) -> list[float]:
    """The service level of each class with these agents."""
    groups = tuple(replace(group, agents=tuple(count)) for group, count in zip(scenario.groups, staff, strict=True))
    staffed = replace(scenario, groups=groups)
    policies = policies_of(staffed, staffed.policy, silent)
    replications, seed = chance
    chances = [Chance(seed, number, replications) for number in range(replications)]
    chances += [Chance(seed + 1, number, replications) for number in range(replications)]
    figures = [play(Replication(staffed, policies, chance)) for chance in chances]
    return [
        sum(one[f"{name}.in_target"] for one in figures) / sum(one[f"{name}.arrived"] for one in figures)
        for name in ("a", "b")
    ]


def test_the_formulas_give_each_group_its_own_work() -> None:
    begin = formula_staffing(floor("A", "B", "AB"), 0.8)
    assert begin.agents == ((9,), (5,), (0,))
    assert min(begin.service_levels) >= 0.8


def test_a_class_that_names_a_group_is_its_own_work() -> None:
    scenario = floor("A", "B", "AB")
    named = tuple(replace(one, groups=("AB",)) for one in scenario.classes)
    assert formula_staffing(replace(scenario, classes=named), 0.8).agents == ((0,), (0,), (12,))


def test_agents_by_period_follow_the_arrivals_of_the_period() -> None:
    scenario = floor("A", "B")
    classes = (replace(scenario.classes[0], rates=(1.0, 4.0)), scenario.classes[1])
    groups = (replace(scenario.groups[0], agents=(1, 1, 0)), scenario.groups[1])
    begin = formula_staffing(replace(scenario, classes=classes, groups=groups, periods=(30, 30)), 0.8)
    assert begin.agents == ((5, 16, 16), (5,))


def test_several_sessions_need_fewer_agents() -> None:
    scenario = floor("AB")
    double = replace(scenario.groups[0], sessions=2, session_rates=(1.0, 2.0))
    assert formula_staffing(scenario, 0.8).agents == ((12,),)
    assert formula_staffing(replace(scenario, groups=(double,)), 0.8).agents == ((6,),)


def test_what_is_found_is_enough_and_nobody_in_it_is_too_many() -> None:
    scenario = floor("A", "B", "AB")
    report = search_staffing(scenario, 0.8, CHANCE, played, silent)
    staff = [group["agents"] for group in report["groups"].values()]
    assert min(levels(scenario, staff)) >= 0.8
    for place, (count,) in enumerate(staff):
        if count:
            assert min(levels(scenario, [*staff[:place], [count - 1], *staff[place + 1 :]])) < 0.8
    assert report["agents"] == sum(count for (count,) in staff) <= report["agents_by_formula"]
    for one, level in zip(report["classes"].values(), levels(scenario, staff), strict=True):
        assert one["service_level"]["mean"] == pytest.approx(level)
        assert one["under_fresh_chance"]["mean"] != one["service_level"]["mean"]


def test_an_agent_counts_for_the_time_she_is_there() -> None:
    scenario = replace(floor("A", "B"), periods=(10, 30))
    assert mean_agents(scenario, ((4, 8, 100), (3,))) == 4 / 4 + 8 * 3 / 4 + 3


def test_each_period_gets_its_own_number() -> None:
    scenario = floor("A", "AB")
    busy = replace(scenario.classes[0], rates=(0.5, 4.0))
    groups = (replace(scenario.groups[0], agents=(1, 1)), scenario.groups[1])
    scenario = replace(scenario, classes=(busy, scenario.classes[1]), groups=groups, periods=(30, 30))
    report = search_staffing(scenario, 0.8, CHANCE, played, silent)
    quiet, late = report["groups"]["A"]["agents"]
    assert quiet < late
    for one in report["classes"].values():
        assert 0.8 <= one["in_worst_period"] <= one["service_level"]["mean"]


def test_the_same_chance_finds_the_same() -> None:
    first, second = (search_staffing(floor("A", "AB"), 0.7, CHANCE, played, silent) for _ in range(2))
    assert first == second


def test_the_policy_of_the_hub_is_tuned_to_what_is_found() -> None:
    report = search_staffing(with_goal(floor("A", "B"), "default", None), 0.8, CHANCE, played, silent)
    assert report["policy"] == "default"
    assert all(one["service_level"]["mean"] >= 0.8 for one in report["classes"].values())


def test_a_target_that_no_number_of_agents_meets_is_told_with_its_class() -> None:
    with pytest.raises(Beyond, match=r"^a is served in time to .* and more do not help; please ask for less than 99"):
        search_staffing(replace(floor("A", "B"), lines=3), 0.99, CHANCE, played, silent)


def test_another_time_and_another_policy_replace_those_of_the_scenario() -> None:
    changed = with_goal(floor("A", "B"), "random", 30)
    assert (changed.policy.preset, changed.service_target) == ("random", 0.5)
    assert with_goal(floor("A", "B"), "", None) == floor("A", "B")


@pytest.mark.parametrize("seed", [1, 5])
def test_what_is_found_holds_under_chance_that_nobody_has_seen(seed: int) -> None:
    scenario = floor("A", "AB")
    report = search_staffing(scenario, 0.8, (8, seed), played, silent)
    assert report["verified"]
    staff = [group["agents"] for group in report["groups"].values()]
    unseen = [levels(scenario, staff, (16, 7_000 + number)) for number in range(3)]
    assert all(sum(level) / len(unseen) >= 0.77 for level in zip(*unseen, strict=True))


def test_where_single_agents_bring_little_several_are_added_at_once() -> None:
    crowd = floor("A", "B")
    classes = tuple(replace(one, rates=(one.rates[0] * 12,), patience=(Exponential(0.5),)) for one in crowd.classes)
    report = search_staffing(replace(crowd, classes=classes, horizon=20), 0.95, CHANCE, played, silent)
    assert report["tried"] < 60
    assert all(one["under_fresh_chance"]["mean"] >= 0.95 for one in report["classes"].values())
