"""What agents hold side by side is said for the whole house, and budgets stand beside channels in a capacity."""

from __future__ import annotations

from typing import Any

import pytest

from hub.commands.floor_file import EXAMPLE, parse_floor
from hub.domain.problem import Invalid
from hub.domain.sharing import Budget, SaidSharing
from tests.unit.application.applying import House, floor_document
from tests.unit.application.test_first_capacity import USUAL, given

ATTENTION = {"attention": {"size": 6, "costs": {"webchat": 2, "email": 1}}}
BO = "bo@lantern.example"


async def said(house: House, sharing: dict[str, Any]) -> SaidSharing:
    await house.apply({"sharing": sharing})
    return house.store.floor.sharing.said


async def test_what_is_said_is_kept_and_what_is_left_out_stays(house: House) -> None:
    await house.apply(floor_document())
    assert house.store.floor.sharing.said == SaidSharing()
    assert (await said(house, {"exclusive": ["webchat"]})).exclusive == ("webchat",)
    both = await said(house, {"budgets": ATTENTION})
    assert both == SaidSharing(("webchat",), None, {"attention": Budget(6, {"webchat": 2, "email": 1})})
    assert house.store.floor.sharing.rules.interrupts == {"webchat": {"sms", "email"}}
    assert (await said(house, {"exclusive": "usual", "interrupts": {}})).exclusive is None


async def test_a_change_is_told_field_by_field_and_twice_is_once(house: House) -> None:
    await house.apply(floor_document())
    (change,) = await house.apply({"sharing": {"exclusive": ["webchat"], "interrupts": {"webchat": ["email"]}}})
    assert (change.kind, change.id) == ("sharing", "sharing")
    assert change.fields == {
        "exclusive": ("usual", ["webchat"]),
        "interrupts": ("usual", {"webchat": ["email"]}),
    }
    assert await house.apply({"sharing": {"exclusive": ["webchat", "webchat"]}}) == []


async def test_an_export_says_it_and_changes_nothing(house: House) -> None:
    await house.apply(floor_document())
    assert (await house.export())["sharing"] == {"exclusive": "usual", "interrupts": "usual", "budgets": {}}
    await said(house, {"exclusive": ["webchat"], "budgets": ATTENTION})
    exported = await house.export()
    assert exported["sharing"] == {"exclusive": ["webchat"], "interrupts": "usual", "budgets": ATTENTION}
    assert await house.apply(exported) == []


async def test_a_budget_and_who_has_how_much_of_it_may_be_said_at_once(house: House) -> None:
    capacity = {"webchat": 3, "email": 5, "attention": 8}
    document = {"sharing": {"budgets": ATTENTION}, "people": {BO: {"capacity": capacity}}}
    await house.apply(floor_document())
    await house.apply(document)
    person = next(one for one in (await house.export())["people"].items() if one[0] == BO)
    assert person[1]["capacity"] == capacity


async def test_a_new_agent_has_of_a_budget_what_her_team_says_else_its_size(house: House) -> None:
    await house.apply(floor_document())
    await said(house, {"budgets": ATTENTION})
    assert await given(house, name="Dee", teams=["support"]) == USUAL
    await house.apply({"teams": {"support": {"capacity": {"attention": 4}}}})
    await house.apply({"people": {"eli@lantern.example": {"name": "Eli", "teams": ["support"]}}})
    assert (await house.export())["people"]["eli@lantern.example"]["capacity"] == {**USUAL, "attention": 4}


async def test_the_example_says_everything_of_it_and_can_be_applied(house: House) -> None:
    await house.apply(floor_document())
    example = parse_floor(EXAMPLE.read_bytes(), "example")
    assert example["sharing"].keys() == (await house.export())["sharing"].keys()
    parts = {name: example[name] for name in ("sharing", "teams", "skills", "roles")}
    await house.apply({**parts, "people": {"bo@lantern.example": example["people"]["bo@lantern.example"]}})
    assert house.store.floor.sharing.spent({"webchat": 2, "email": 2}, "attention") == 6


CASES: list[tuple[dict[str, Any], str]] = [
    ({"sharing": ["webchat"]}, "sharing: is a mapping of exclusive, interrupts and budgets"),
    ({"sharing": {"exclusiv": []}}, "sharing.exclusiv: there is no such field; did you mean exclusive?"),
    ({"sharing": {"exclusive": "webchat"}}, "sharing.exclusive: is a list"),
    ({"sharing": {"exclusive": ["chat"]}}, "sharing.exclusive: there is no channel “chat”; there are email, sms"),
    ({"sharing": {"interrupts": {"sms": ["email"]}}}, "sharing.interrupts.sms: “sms” is not exclusive, so nothing"),
    (
        {"sharing": {"exclusive": ["sms"], "interrupts": {"sms": ["post"]}}},
        "sharing.interrupts.sms: there is no channel “post”",
    ),
    (
        {"sharing": {"exclusive": ["sms", "email"], "interrupts": {"sms": ["email"]}}},
        "sharing.interrupts.sms: “email” is exclusive, so nothing comes beside it",
    ),
    ({"sharing": {"budgets": {"email": {"size": 3, "costs": {"sms": 1}}}}}, "budgets.email: is the name of a channel"),
    ({"sharing": {"budgets": {"a b": {"size": 3, "costs": {"sms": 1}}}}}, "budgets.a b: the name is a short one"),
    ({"sharing": {"budgets": {"attention": {"costs": {"sms": 1}}}}}, "sharing.budgets.attention.size: is missing"),
    ({"sharing": {"budgets": {"attention": {"size": 0, "costs": {"sms": 1}}}}}, "attention.size: is a whole number"),
    ({"sharing": {"budgets": {"attention": {"size": 3, "costs": {}}}}}, "attention.costs: says of no channel what"),
    (
        {"sharing": {"budgets": {"attention": {"size": 3, "costs": {"sms": 4}}}}},
        "sharing.budgets.attention.costs.sms: is a whole number from 1 to the size, 3",
    ),
    (
        {"sharing": {"budgets": {"attention": {"size": 3, "costs": {"post": 1}}}}},
        "sharing.budgets.attention.costs: there is no channel “post”",
    ),
    ({"people": {BO: {"capacity": {"atention": 3}}}}, f"people.{BO}.capacity: there is no channel “atention”"),
    (
        {"sharing": {"budgets": ATTENTION}, "people": {BO: {"capacity": {"atention": 3}}}},
        f"people.{BO}.capacity: there is no channel and no budget “atention”; did you mean attention?",
    ),
]


@pytest.mark.parametrize(("document", "fault"), CASES)
async def test_what_makes_no_sense_is_refused_with_its_path(house: House, document: dict[str, Any], fault: str) -> None:
    await house.apply(floor_document())
    before = await house.export()
    with pytest.raises(Invalid) as refused:
        await house.apply(document)
    assert fault in str(refused.value)
    assert await house.export() == before


async def test_a_budget_that_somebody_has_is_not_taken_away_beneath_her(house: House) -> None:
    await house.apply(floor_document())
    await said(house, {"budgets": ATTENTION})
    await house.apply({"people": {BO: {"capacity": {"sms": 3, "attention": 4}}}})
    with pytest.raises(Invalid, match=r"people.bo@lantern.example.capacity: there is no channel “attention”"):
        await house.apply({"sharing": {"budgets": {}}})


async def test_sharing_that_cannot_be_read_is_told_without_echo(house: House) -> None:
    await house.apply(floor_document())
    document = {"sharing": {"budgets": {"attention": {}}}, "people": {BO: {"capacity": {"attention": 4}}}}
    with pytest.raises(Invalid) as refused:
        await house.apply(document)
    assert "capacity" not in str(refused.value)
