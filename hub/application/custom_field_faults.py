"""What is wrong with the fields that a floor defines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from hub.application.floor_document import NAME, Fault
from hub.application.reference_faults import all_lost, wording_faults
from hub.application.role_faults import lost_roles
from hub.domain.custom_field import WITH_CHOICES, CustomField, FieldOf
from hub.domain.floor import Floor
from hub.domain.wording import Wording, texts_of

MOST_FIELDS: Final = 40
MOST_CHOICES: Final = 200
LONGEST_LABEL: Final = 200


def custom_field_faults(floor: Floor) -> Iterator[Fault]:
    """The faults of every field of a floor."""
    for of in FieldOf:
        defined = sum(one.of is of for one in floor.fields.values())
        if defined > MOST_FIELDS:
            yield Fault("fields", f"has at most {MOST_FIELDS} of a {of.value}")
    for one in floor.fields.values():
        path = f"fields.{one.id}"
        yield from _label_faults(f"{path}.label", one.label)
        yield from _choice_faults(one, f"{path}.choices")
        yield from all_lost(f"{path}.queues", "queues", one.queues, floor)
        if one.queues and one.of is not FieldOf.CONVERSATION:
            yield Fault(f"{path}.queues", "belong to a field of a conversation; a customer has hers in every queue")
        if one.required_at_wrap_up and one.of is FieldOf.ORGANISATION:
            yield Fault(
                f"{path}.required_at_wrap_up",
                "belongs to a field of a customer or a conversation: not everybody has an organisation",
            )
        yield from lost_roles(f"{path}.seen_by", one.seen_by, floor)
        yield from lost_roles(f"{path}.edited_by", one.edited_by, floor)
        if not set(one.edited_by) <= set(one.seen_by or one.edited_by):
            yield Fault(f"{path}.edited_by", "names somebody who does not see it; add the role to seen_by")


def freed_faults(wanted: Mapping[str, Mapping[str, Any]], floor: Floor) -> Iterator[Fault]:
    """The faults of restricted fields, also of those that are defined no more, that would be of something else."""
    for key, fields in wanted.items():
        known = floor.fields.get(key) or floor.retired_fields.get(key)
        if known is not None and known.seen_by and fields["of"] != known.of:
            yield Fault(
                f"fields.{key}.of",
                f"stays {known.of.value}: not everybody may read what it says already, and everybody could then; "
                "define a field with another key, or let everybody see this one first (seen_by: [])",
            )


def _choice_faults(one: CustomField, path: str) -> Iterator[Fault]:
    if (one.kind in WITH_CHOICES) != bool(one.choices):
        yield Fault(path, "belong to the kinds choice and several, which need them")
    if len(one.choices) > MOST_CHOICES:
        yield Fault(path, f"has at most {MOST_CHOICES} choices")
    for number, choice in enumerate(one.choices):
        if NAME.fullmatch(choice.key) is None:
            yield Fault(f"{path}.{number}.key", "is a short name of letters, digits, `-`, `_` and `.`")
        if one.keys.index(choice.key) != number:
            yield Fault(f"{path}.{number}.key", f"“{choice.key}” is offered twice")
        yield from _label_faults(f"{path}.{number}.label", choice.label)


def _label_faults(path: str, label: Wording) -> Iterator[Fault]:
    yield from wording_faults(path, label)
    if label and not all(0 < len(text.strip()) <= LONGEST_LABEL for text in texts_of(label)):
        yield Fault(path, f"is a text of 1 to {LONGEST_LABEL} characters")
