"""A value of a defined field is kept in one spelling, or refused with what to write instead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hub.domain.custom_field import CustomField, FieldChoice, FieldKind, FieldOf, cleaned, cleaned_changes, in_order
from hub.domain.permission import Role
from hub.domain.problem import Invalid, NotAllowed

RECORDED = Path(__file__).parents[2] / "recordings/fields/values.json"
"""The console judges by the same."""
CASES: list[dict[str, Any]] = json.loads(RECORDED.read_text("utf-8"))
CHOICES = (FieldChoice("gold"), FieldChoice("red"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['kind']} {case['text']}" for case in CASES])
def test_a_value_is_kept_in_one_spelling_or_refused(case: dict[str, Any]) -> None:
    defined = CustomField("f", "F", kind=FieldKind(case["kind"]), choices=CHOICES)
    if case["kept"] is None:
        with pytest.raises(ValueError, match=r"\."):
            cleaned(defined, case["text"])
    else:
        assert cleaned(defined, case["text"]) == case["kept"]
        assert cleaned(defined, case["kept"]) == case["kept"]


def test_every_kind_is_judged() -> None:
    assert {case["kind"] for case in CASES} == {kind.value for kind in FieldKind}


def test_every_wrong_value_is_told_by_the_name_of_its_field() -> None:
    fields = {
        "due": CustomField("due", "Due on", kind=FieldKind.DATE),
        "size": CustomField("size", "Size", kind=FieldKind.NUMBER),
    }
    with pytest.raises(Invalid) as refused:
        cleaned_changes(fields, FieldOf.CUSTOMER, [Role.AGENT], {"due": "soon", "size": "big", "free": "as it is"})
    first, second = refused.value.detail.splitlines()
    assert first == "Due on: Write a day as 2026-01-31."
    assert second.startswith("Size: Write a number")


def test_a_key_that_is_defined_for_something_else_stays_free() -> None:
    fields = {"due": CustomField("due", "Due on", of=FieldOf.CONVERSATION, kind=FieldKind.DATE)}
    assert cleaned_changes(fields, FieldOf.CUSTOMER, [Role.AGENT], {"due": "soon"}) == {"due": "soon"}


def test_only_the_roles_that_are_named_change_a_field_and_nobody_changes_what_she_does_not_see() -> None:
    margin = CustomField("margin", "Margin", seen_by=(Role.SUPERVISOR,))
    rating = CustomField("rating", "Rating", edited_by=(Role.SUPERVISOR,))
    assert (margin.is_seen_by([Role.AGENT]), margin.is_edited_by([Role.AGENT])) == (False, False)
    assert (rating.is_seen_by([Role.AGENT]), rating.is_edited_by([Role.AGENT])) == (True, False)
    assert margin.is_edited_by([Role.AGENT, Role.SUPERVISOR])
    for key, one in (("margin", margin), ("rating", rating)):
        with pytest.raises(NotAllowed):
            cleaned_changes({key: one}, FieldOf.CUSTOMER, [Role.AGENT], {key: "1"})


def test_fields_are_listed_by_their_place_then_by_their_names() -> None:
    fields = {key: CustomField(key, name, place=place) for key, name, place in (("a", "zeta", 0), ("b", "Alpha", 0))}
    fields["c"] = CustomField("c", "First", place=-1)
    assert [one.id for one in in_order(fields)] == ["c", "b", "a"]
