"""The floor as a document: applied to the same hub it changes nothing, applied to another it makes the same floor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hub.application.floor_plan import shown
from hub.application.floor_record import PEOPLE, REFERENCES, SECTIONS, Fields, Record, revision_of, standing_of
from hub.application.sharing_record import SHARING, document_of
from hub.application.transaction import Transaction


def export_floor(tx: Transaction, is_secret: Callable[[str], bool]) -> dict[str, Any]:
    """Everything active, as a floor document; secrets are left out, references to secrets are kept."""
    standing = standing_of(tx)
    sections = {
        kind: {id_: _without_secrets(fields, is_secret) for id_, fields in sorted(standing.active(kind).items())}
        for kind in SECTIONS
    }
    house = {name: document_of(kept) if name == SHARING else kept for name, kept in standing.house.items()}
    return {**house, **sections}


def _without_secrets(fields: Fields, is_secret: Callable[[str], bool]) -> dict[str, Any]:
    if "settings" not in fields:
        return dict(fields)
    settings = {
        name: value for name, value in fields["settings"].items() if not is_secret(name) or value.startswith(REFERENCES)
    }
    return {**fields, "settings": settings}


def list_records(tx: Transaction, kind: str, is_secret: Callable[[str], bool]) -> list[dict[str, Any]]:
    """Everything of a kind, the deactivated too, as an administrator may see it."""
    people = {person.email: person for person in tx.people.all()} if kind == PEOPLE else {}
    rows = []
    for id_, record in sorted(standing_of(tx).records[kind].items()):
        row = {"id": id_, "is_active": record.is_active, "revision": revision_of(record), **_masked(record, is_secret)}
        if id_ in people:
            person = people[id_]
            has_password = bool(tx.people.password(person.id))
            row |= {"id": person.id, "email": id_, "presence": person.presence.value, "has_password": has_password}
        rows.append(row)
    return rows


def _masked(record: Record, is_secret: Callable[[str], bool]) -> dict[str, Any]:
    fields = dict(record.fields)
    if "settings" in fields:
        fields["settings"] = {name: shown(name, value, is_secret) for name, value in fields["settings"].items()}
    return fields
