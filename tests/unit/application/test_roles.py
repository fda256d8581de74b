"""Roles of the company's own, and roles in one team only, as administrators give and change them."""

from __future__ import annotations

from typing import Any

import pytest

from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid
from tests.unit.application.applying import House, floor_document

ADA, BO = "ada@lantern.example", "bo@lantern.example"
COACH = {"name": "Coach", "permissions": ["floor.steer"]}


async def person(house: House, email: str) -> Person:
    found = await house.store.read(lambda tx: tx.people.by_email(email))
    assert found is not None
    return found


async def test_whoever_has_a_role_may_what_it_allows_as_soon_as_it_is_changed(house: House) -> None:
    await house.apply(floor_document() | {"roles": {"coach": COACH}})
    await house.apply({"people": {BO: {"roles": ["coach"]}}})
    assert Permission.STEER in (await person(house, BO)).permissions
    await house.apply({"roles": {"coach": {"permissions": ["board.view"]}}})
    bo = await person(house, BO)
    assert bo.permissions == {Permission.BOARD}
    assert bo.presence.value == "offline", "whoever works no longer is not there for anybody"


async def test_an_export_keeps_roles_and_who_has_them_where(house: House) -> None:
    await house.apply(floor_document() | {"roles": {"coach": COACH}})
    await house.apply({"people": {BO: {"team_roles": {"support": ["coach", "agent", "coach"]}}}})
    document = await house.export()
    assert document["people"][BO]["team_roles"] == {"support": ["agent", "coach"]}
    assert document["roles"] == {"coach": COACH}
    assert await house.apply(document) == []


CASES: list[tuple[dict[str, Any], str]] = [
    ({"roles": {"agent": COACH}}, "roles.agent: is the id of a ready-made role"),
    ({"roles": {"coach": {"permissions": []}}}, "roles.coach.permissions: needs at least one permission"),
    ({"roles": {"coach": {"permissions": ["fly"]}}}, "roles.coach.permissions.0: is 'desk.read', "),
    ({"people": {BO: {"roles": ["coch"]}}}, f"people.{BO}.roles.0: there is no role “coch”"),
    ({"people": {BO: {"team_roles": {"sales": ["agent"]}}}}, f"people.{BO}.team_roles.sales: is none of her teams"),
    (
        {"people": {BO: {"team_roles": {"support": ["administrator"]}}}},
        f"people.{BO}.team_roles.support: “administrator” concerns the whole hub",
    ),
    ({"people": {BO: {"roles": [], "team_roles": {"support": []}}}}, f"people.{BO}.roles: needs at least one role"),
]


@pytest.mark.parametrize(("document", "sentence"), CASES, ids=[f"{case[0]}"[:60] for case in CASES])
async def test_a_role_that_makes_no_sense_is_refused_with_its_place(
    house: House, document: dict[str, Any], sentence: str
) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid) as refused:
        await house.apply(document)
    assert sentence in refused.value.detail


async def test_a_role_that_somebody_has_is_not_removed(house: House) -> None:
    await house.apply(floor_document() | {"roles": {"coach": COACH}})
    await house.apply({"people": {BO: {"roles": ["agent", "coach"]}}})
    with pytest.raises(Invalid, match="there is no role “coach”"):
        await house.apply({"roles": {}}, prune=True)


async def test_a_floor_without_anybody_who_administers_is_refused_whichever_role_let_her(house: House) -> None:
    await house.apply(floor_document() | {"roles": {"boss": {"name": "Boss", "permissions": ["admin.manage"]}}})
    await house.apply({"people": {ADA: {"roles": ["boss"]}}})
    for document in (
        {"people": {ADA: {"roles": ["agent"]}}},
        {"roles": {"boss": {"permissions": ["board.view"]}}},
    ):
        with pytest.raises(Invalid, match="nobody could administer the hub any more"):
            await house.apply(document)
