"""Demands: alternatives of skills, as values and as people write them."""

from itertools import product

import hypothesis.strategies as st
import pytest
from hypothesis import given

from routing.demand import MOST_ALTERNATIVES, Demand
from routing.demand_text import DemandError, read_demand, write_demand

SKILLS = ("de", "orders", "zh-Hant", "sales")
levels = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 3), max_size=3)
demands = st.builds(Demand, levels, st.lists(levels, max_size=3).map(tuple))
EVERYBODY = [dict(zip(SKILLS, has, strict=True)) for has in product(range(4), repeat=len(SKILLS))]


def meets(demand: Demand, skills: dict[str, int]) -> bool:
    """As the docstring says it."""

    def has(levels: dict[str, int]) -> bool:
        return all(skills.get(skill, 0) >= level for skill, level in levels.items())

    return has(dict(demand.skills)) and (not demand.any_of or any(has(dict(one)) for one in demand.any_of))


@given(demands)
def test_the_alternatives_of_a_demand_admit_whom_the_demand_admits(demand: Demand) -> None:
    for skills in EVERYBODY:
        admitted = any(all(skills[skill] >= level for skill, level in one.items()) for one in demand.alternatives)
        assert admitted == meets(demand, skills)
        assert (not demand.lacks(skills)) == admitted


@given(demands)
def test_a_demand_reads_as_it_was_written(demand: Demand) -> None:
    again = read_demand(write_demand(demand))
    assert [meets(again, skills) for skills in EVERYBODY] == [meets(demand, skills) for skills in EVERYBODY]


@given(demands, st.sets(st.sampled_from(SKILLS)), levels)
def test_asking_less_admits_nobody_less(demand: Demand, dropped: set[str], lower: dict[str, int]) -> None:
    for asked in (demand.without(dropped), demand.lowered(lower)):
        assert all(meets(asked, skills) for skills in EVERYBODY if meets(demand, skills))


def test_and_binds_closer_than_or() -> None:
    assert read_demand("de >= 5 and (orders >= 3 or sales)").alternatives == (
        {"de": 5, "orders": 3},
        {"de": 5, "sales": 1},
    )
    assert read_demand("de and orders OR sales").alternatives == ({"de": 1, "orders": 1}, {"sales": 1})


def test_an_alternative_that_asks_more_than_another_is_dropped() -> None:
    assert read_demand("de or (de >= 4 and orders)") == Demand({"de": 1})


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("de >=", "character 6 is the end; expected a level from 1 to 10"),
        ("de >= 11", "character 7 is `11`; expected a level"),
        ("(de or fr", "character 10 is the end; expected `)`"),
        ("de fr", "character 4 is `fr`; expected `and`, `or` or the end"),
        ("and de", "character 1 is `and`; expected a skill"),
        ("de & fr", "character 4 is `&`; expected `and`, `or`"),
        (") de", "character 1 is `)`; expected a skill"),
        ("x" * 2_001, "longer than 2000 characters"),
    ],
)
def test_a_text_that_is_no_demand_is_refused_with_the_place_and_an_example(text: str, fault: str) -> None:
    with pytest.raises(DemandError) as refused:
        read_demand(text)
    assert fault in str(refused.value)


def test_more_alternatives_than_anybody_surveys_are_refused() -> None:
    pairs = " and ".join(f"(a{place} or b{place})" for place in range(6))
    with pytest.raises(DemandError, match=f"more than {MOST_ALTERNATIVES} alternatives"):
        read_demand(pairs)


def test_who_is_nearest_lacks_whole_skills_least_of_all() -> None:
    demand = read_demand("(de >= 9 and orders) or fr")
    assert demand.lacks({"de": 1, "orders": 1}) == {"de": 9}
    assert demand.lacks({}) == {"fr": 1}
