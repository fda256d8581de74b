"""Two customers prove to be one: what the record that stays gains by it, and how exactly that is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Final

from hub.domain.customer import Customer
from hub.domain.customer_edit import ORGANISATION, TEXTS, FieldValue, field_value
from hub.domain.ids import ConversationId, CustomerId, IdentityId, MergeId, PersonId
from hub.domain.likeness import word_of_name
from hub.domain.value import dataclass

REFUSED: Final = "refused"


@dataclass(frozen=True, slots=True)
class Moved:
    """Exactly what went from the one customer to the other."""

    identities: tuple[IdentityId, ...] = ()
    before: Mapping[str, FieldValue] = field(default_factory=dict)
    """What the fields of the record that stays held, of those that the merge changed."""
    after: Mapping[str, FieldValue] = field(default_factory=dict)
    closed: Mapping[ConversationId, ConversationId] = field(default_factory=dict)
    """Open conversations that closed into an earlier one."""
    owners: Mapping[ConversationId, PersonId] = field(default_factory=dict)
    """Who held those that closed."""


@dataclass(frozen=True, slots=True)
class Merge:
    """One merge, and whether it was undone."""

    id: MergeId
    kept_id: CustomerId
    merged_id: CustomerId
    at: datetime
    by: PersonId
    by_name: str
    moved: Moved
    undone_at: datetime | None = None
    undone_by: PersonId | None = None


def gained(kept: Customer, merged: Customer) -> dict[str, FieldValue]:
    """The fields that the record that stays gains from the other: what it lacks, and every refusal.

    Notes are joined; where both say something, what the kept record says stands.
    """
    fields: dict[str, FieldValue] = {
        name: getattr(merged, name) for name in TEXTS if name != "notes" and _lacks(kept, name)
    }
    if kept.organisation_id is None:
        fields[ORGANISATION] = merged.organisation_id
    if merged.notes and merged.notes not in kept.notes:
        fields["notes"] = "\n\n".join(notes for notes in (kept.notes, merged.notes) if notes)
    if kept.value is None:
        fields["value"] = merged.value
    fields |= {f"tags.{tag}": "yes" for tag in merged.tags}
    fields |= {f"attributes.{name}": text for name, text in merged.attributes.items() if name not in kept.attributes}
    fields |= {
        f"consents.{purpose}": answer
        for purpose, answer in merged.consents.items()
        if purpose not in kept.consents or answer == REFUSED
    }
    return {name: value for name, value in fields.items() if value and field_value(kept, name) != value}


def _lacks(customer: Customer, name: str) -> bool:
    return not word_of_name(customer.name) if name == "name" else not getattr(customer, name)


def taken_back(kept: Customer, moved: Moved) -> dict[str, FieldValue]:
    """The fields as they were before the merge; one that somebody edited since stays as she wrote it."""
    return {name: value for name, value in moved.before.items() if field_value(kept, name) == moved.after[name]}
