"""Whoever becomes an agent can be offered something, without anybody having said how much."""

from __future__ import annotations

from typing import Any

import pytest

from hub.application.transaction import Transaction
from hub.domain.problem import Invalid
from tests.unit.application.applying import House, floor_document

NEW = "dee@lantern.example"
USUAL = {"email": 5, "sms": 5, "webchat": 3}


def capacity(tx: Transaction, email: str) -> dict[str, int]:
    person = tx.people.by_email(email)
    assert person is not None
    return dict(person.capacity)


async def given(house: House, **fields: Any) -> dict[str, int]:
    """The capacity of a person after a document gave her these fields."""
    await house.apply({"people": {NEW: fields}})
    return await house.store.read(capacity, NEW)


async def test_a_new_agent_may_hold_what_is_usual_for_each_channel(house: House) -> None:
    await house.apply(floor_document())
    assert await given(house, name="Dee", teams=["support"]) == USUAL


async def test_a_dry_run_tells_it_and_applying_again_changes_nothing(house: House) -> None:
    await house.apply(floor_document())
    document = {"people": {NEW: {"name": "Dee", "roles": ["agent"]}}}
    (change,) = await house.apply(document, dry_run=True)
    assert change.fields["capacity"] == (None, USUAL)
    await house.apply(document)
    assert await house.apply(document) == []


@pytest.mark.parametrize("said", [{}, {"sms": 2}, {"webchat": 0}])
async def test_what_is_said_counts_and_nothing_is_a_word_too(house: House, said: dict[str, int]) -> None:
    assert await given(house, name="Dee", capacity=said) == said
    assert await given(house, name="Dee Lund") == said


async def test_who_only_supervises_or_administers_is_offered_nothing_until_she_becomes_an_agent(house: House) -> None:
    await house.apply(floor_document())
    assert await given(house, name="Dee", roles=["supervisor", "administrator"]) == {}
    assert await given(house, name="Dee Lund") == {}
    assert await given(house, roles=["supervisor", "agent"]) == USUAL


async def test_an_agent_who_was_given_no_capacity_keeps_none_when_something_else_changes(house: House) -> None:
    assert await given(house, name="Dee", capacity={}) == {}
    assert await given(house, roles=["agent", "supervisor"]) == {}


async def test_a_team_says_what_its_new_agents_may_hold(house: House) -> None:
    document = floor_document()
    document["teams"]["support"]["capacity"] = {"sms": 2, "webchat": 0}
    document["teams"]["sales"] = {"name": "Sales", "capacity": {"sms": 4}}
    await house.apply(document)
    assert await given(house, name="Dee", teams=["support"]) == {"email": 5, "sms": 2}
    assert await house.store.read(capacity, "bo@lantern.example") == {"sms": 3}
    people = {"people": {"eve@lantern.example": {"name": "Eve", "teams": ["support", "sales"]}}}
    await house.apply(people)
    assert await house.store.read(capacity, "eve@lantern.example") == {"email": 5, "sms": 4}


async def test_a_team_that_comes_in_the_same_document_counts_too(house: House) -> None:
    teams = {"sales": {"name": "Sales", "capacity": {"email": 9}}}
    await house.apply({"teams": teams, "people": {NEW: {"name": "Dee", "teams": ["sales"]}}})
    assert await house.store.read(capacity, NEW) == {**USUAL, "email": 9}


async def test_a_capacity_of_a_team_that_makes_no_sense_is_refused(house: House) -> None:
    for wrong in ({"telex": 1}, {"sms": -1}, {"sms": 1001}):
        with pytest.raises(Invalid, match=r"teams\.sales\.capacity"):
            await house.apply({"teams": {"sales": {"name": "Sales", "capacity": wrong}}})
