"""What is wrong with a defined field is told with its path."""

from __future__ import annotations

from typing import Any

import pytest

from hub.domain.problem import Invalid
from tests.unit.application.applying import House, floor_document

CHOICES = [{"key": "high", "label": {"en": "High", "de": "Hoch"}}, {"key": "low"}]
CASES: list[tuple[dict[str, Any], str]] = [
    ({"kind": "colour"}, "fields.f.kind: is 'text', 'number'"),
    ({"of": "queue"}, "fields.f.of: is 'customer'"),
    ({"kind": "choice"}, "fields.f.choices: belong to the kinds choice and several, which need them"),
    ({"choices": CHOICES}, "fields.f.choices: belong to the kinds choice and several, which need them"),
    ({"kind": "choice", "choices": [{"key": "a b"}]}, "fields.f.choices.0.key: is a short name"),
    ({"kind": "choice", "choices": [{"key": "a"}, {"key": "a"}]}, "fields.f.choices.1.key: “a” is offered twice"),
    ({"kind": "choice", "choices": [{"key": "a", "label": {"en": " "}}]}, "fields.f.choices.0.label: is a text"),
    ({"kind": "several", "choices": [{"name": "a"}]}, "fields.f.choices.0.key: is missing"),
    ({"label": {"english": "Order"}}, "fields.f.label"),
    ({"label": "x" * 201}, "fields.f.label: is a text of 1 to 200 characters"),
    ({"queues": ["general"]}, "fields.f.queues: belong to a field of a conversation"),
    ({"of": "conversation", "queues": ["attic"]}, "fields.f.queues: there is no queue “attic”"),
    ({"seen_by": ["supervisor"], "edited_by": ["agent"]}, "fields.f.edited_by: names somebody who does not see it"),
    (
        {"of": "organisation", "required_at_wrap_up": True},
        "fields.f.required_at_wrap_up: belongs to a field of a customer or a conversation",
    ),
    ({"of": "organisation", "queues": ["general"]}, "fields.f.queues: belong to a field of a conversation"),
    ({"seen_by": ["boss"]}, "fields.f.seen_by.0: there is no role “boss”; there are agent, supervisor"),
    ({"required": True}, "fields.f.required: there is no such field"),
]


@pytest.mark.parametrize(("field", "sentence"), CASES, ids=[f"{field}"[:50] for field, _ in CASES])
async def test_a_fault_of_a_field_is_told_with_its_path(house: House, field: dict[str, Any], sentence: str) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid) as refused:
        await house.apply({"fields": {"f": field}})
    assert sentence in refused.value.detail


async def test_a_field_that_is_whole_is_kept_and_the_order_of_its_choices_counts(house: House) -> None:
    field = {"name": "Priority", "of": "conversation", "kind": "choice", "choices": CHOICES}
    await house.apply(floor_document() | {"fields": {"priority": field}})
    assert house.store.floor.fields["priority"].keys == ("high", "low")
    await house.apply({"fields": {"priority": {"choices": CHOICES[::-1]}}})
    assert house.store.floor.fields["priority"].keys == ("low", "high")


async def test_so_many_fields_are_enough(house: House) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid, match="fields: has at most 40 of a customer"):
        await house.apply({"fields": {f"f{number}": {} for number in range(41)}})


@pytest.mark.parametrize("is_retired", [False, True])
@pytest.mark.parametrize(("was", "becomes"), [("customer", "conversation"), ("conversation", "customer")])
async def test_a_restricted_field_stays_of_what_it_is_so_that_nothing_it_says_is_revealed(
    house: House, was: str, becomes: str, *, is_retired: bool
) -> None:
    await house.apply(floor_document() | {"fields": {"risk": {"of": was, "seen_by": ["supervisor"]}}})
    if is_retired:
        await house.apply({"fields": {}}, prune=True)
        assert not house.store.floor.fields
    for seen_by in (["supervisor"], []):
        with pytest.raises(Invalid, match=f"fields.risk.of: stays {was}: not everybody may read"):
            await house.apply({"fields": {"risk": {"of": becomes, "seen_by": seen_by}}})
    await house.apply({"fields": {"risk": {"of": was, "seen_by": []}}})
    await house.apply({"fields": {"risk": {"of": becomes, "seen_by": ["supervisor"]}}})
    assert house.store.floor.fields["risk"].of == becomes
