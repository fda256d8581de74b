"""The fields that a company defined, and what a conversation says in them, as somebody may read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from hub.application.custom_field import shown_fields
from hub.domain.canned_reply import texts_by_language
from hub.domain.conversation import Conversation
from hub.domain.custom_field import CustomField, FieldKind, FieldOf, shown_to
from hub.domain.field_values import FIELDS, version_of
from hub.domain.person import Person
from hub.web.edit import Edit
from hub.wire.store import Reading


@dataclass(frozen=True, slots=True)
class FloorChoice:
    """What may be chosen in a field."""

    key: str
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FloorField:
    """Something that the company wants to know, and that I may read."""

    id: str
    name: str
    of: FieldOf
    kind: FieldKind
    label: Mapping[str, str]
    """By language; one for everybody stands under the empty text."""
    choices: list[FloorChoice]
    required_at_wrap_up: bool
    queues: list[str]
    can_edit: bool

    @classmethod
    def of_field(cls, one: CustomField, person: Person) -> Self:
        """The field as this person has it."""
        return cls(
            one.id,
            one.name,
            one.of,
            one.kind,
            texts_by_language(one.label or one.name),
            [FloorChoice(choice.key, texts_by_language(choice.label or choice.key)) for choice in one.choices],
            one.required_at_wrap_up,
            list(one.queues),
            person.works and one.is_edited_by(person.all_roles),
        )


@dataclass(frozen=True, slots=True)
class FieldsView:
    """What the fields of a conversation say, as far as I may read it."""

    version: int
    """Sent back with an edit, so that it overwrites nobody else's."""
    values: dict[str, str]
    """By the key of the field."""
    edits: dict[str, Edit]
    """Who edited which field last: `fields.order`."""


def fields_view(reading: Reading, conversation: Conversation, person: Person) -> FieldsView:
    """What a person may read of a conversation's fields."""
    shown = shown_to(reading.floor.fields, FieldOf.CONVERSATION, person.roles_in(conversation.team_id))
    return FieldsView(
        version_of(conversation),
        dict(shown_fields(reading, conversation, person)),
        {
            f"{FIELDS}.{key}": Edit(kept["version"], kept["by"], kept["by_name"], datetime.fromisoformat(kept["at"]))
            for key, kept in conversation.fields.items()
            if key in shown
        },
    )
