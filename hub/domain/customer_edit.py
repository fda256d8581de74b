"""A customer's record as it is edited: every field has a name of its own, so that two people may edit two at once.

`name`, `tier`, `language`, `notes`, `value`; `organisation`, which holds its id; `tags.vip`, `attributes.country`,
`consents.recording`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from math import isfinite
from typing import Any, Final, Protocol, TypeAlias, TypeVar

from hub.domain.customer import Customer
from hub.domain.ids import OrganisationId
from hub.domain.organisation import Organisation
from hub.domain.problem import EditedMeanwhile, Invalid, MeanwhileEdit
from hub.domain.text import storable
from hub.domain.value import changed

FieldValue: TypeAlias = str | float | None
"""A text, empty where there is none; of `value` a figure. A tag that is there is the text `yes`."""

Edited = TypeVar("Edited", Customer, Organisation)

TEXTS: Final = ("name", "tier", "language", "notes")
ORGANISATION: Final = "organisation"
PURPOSES: Final = ("marketing", "recording", "surveys")
"""What a customer may be asked to agree to."""
ANSWERS: Final = ("given", "refused")
PRESENT: Final = "yes"
ATTRIBUTES: Final = "attributes"

LIMIT_CHARACTERS: Final = 10_000
LONGEST_TAG: Final = 40
MOST_TAGS: Final = 30
MOST_ATTRIBUTES: Final = 50
GREATEST_VALUE: Final = 1e12
MOST_EDITS_KEPT: Final = 200


def field_value(customer: Customer, field: str) -> FieldValue:
    """What a field holds now."""
    kind, _, name = field.partition(".")
    match kind:
        case "value":
            return customer.value
        case "organisation":
            return customer.organisation_id or ""
        case "tags":
            return PRESENT if name in customer.tags else ""
        case "attributes":
            return customer.attributes.get(name, "")
        case "consents":
            return customer.consents.get(name, "")
        case _:
            return str(getattr(customer, field))


def wanted_changes(customer: Customer, changes: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """Of what was asked that which is not so already, cleaned; raises Invalid where it makes no sense."""
    cleaned = dict([_cleaned(field, value) for field, value in changes.items()])
    return {field: value for field, value in cleaned.items() if field_value(customer, field) != value}


def _cleaned(field: str, value: FieldValue) -> tuple[str, FieldValue]:
    kind, dot, name = storable(field).partition(".")
    if kind == "value" and not dot:
        return kind, _figure(value)
    text = storable(str(value or "")).strip()
    if max(len(text), len(name)) > LIMIT_CHARACTERS:
        raise Invalid(f"A field may have {LIMIT_CHARACTERS:,} characters.")
    if kind == "name" and not text:
        raise Invalid("A customer needs a name.")
    if kind in {*TEXTS, ORGANISATION} and not dot:
        return kind, text
    name = " ".join(name.split())
    if not name:
        raise Invalid(f"There is no field “{field}” of a customer.")
    return f"{kind}.{name}", _named(kind, name, text)


def _figure(value: FieldValue) -> float | None:
    if value is None or value == "":
        return None
    if isinstance(value, str) or not isfinite(value) or abs(value) > GREATEST_VALUE:
        raise Invalid("The value of a customer is a number, or nothing.")
    return float(value)


def _named(kind: str, name: str, text: str) -> str:
    """The text of one tag, attribute or consent."""
    match kind:
        case "attributes":
            return text
        case "tags":
            if len(name) > LONGEST_TAG or "," in name:
                raise Invalid(f"A tag has at most {LONGEST_TAG} characters and no comma.")
            return PRESENT if text else ""
        case "consents":
            if name not in PURPOSES or text not in (*ANSWERS, ""):
                raise Invalid(f"A consent is {' or '.join(ANSWERS)}, for one of: {', '.join(PURPOSES)}.")
            return text
        case _:
            raise Invalid(f"There is no field “{kind}.{name}” of a customer.")


def with_changes(customer: Customer, changes: Mapping[str, FieldValue]) -> Customer:
    """The record with these fields; raises Invalid where it would hold too many."""
    texts: dict[str, Any] = {field: value for field, value in changes.items() if field in TEXTS}
    attributes = _with_named(customer.attributes, changes, "attributes")
    tags = _with_named(dict.fromkeys(customer.tags, PRESENT), changes, "tags")
    if len(attributes) > MOST_ATTRIBUTES:
        raise Invalid(f"A customer may have {MOST_ATTRIBUTES} attributes; remove one first.")
    if len(tags) > MOST_TAGS:
        raise Invalid(f"A customer may have {MOST_TAGS} tags; remove one first.")
    value = changes.get("value", customer.value)
    belongs_to = changes.get(ORGANISATION, customer.organisation_id)
    return replace(
        customer,
        **texts,
        organisation_id=OrganisationId(str(belongs_to)) if belongs_to else None,
        value=value if isinstance(value, float) else None,
        tags=tuple(tags),
        attributes=attributes,
        consents=_with_named(customer.consents, changes, "consents"),
    )


def _with_named(known: Mapping[str, str], changes: Mapping[str, FieldValue], kind: str) -> dict[str, str]:
    prefix = f"{kind}."
    told = {field.removeprefix(prefix): str(value) for field, value in changes.items() if field.startswith(prefix)}
    return {name: text for name, text in {**known, **told}.items() if text}


class Editor(Protocol):
    """Who wrote a field: a person, or another system of the company."""

    @property
    def id(self) -> str:
        """Hers, or what stands for the system."""
        ...

    @property
    def name(self) -> str:
        """As colleagues read it."""
        ...


def marked(record: Edited, fields: Mapping[str, object], by: Editor, at: datetime) -> Edited:
    """The record one version on, with who edited these fields last; the oldest marks of all are let go."""
    version = record.version + 1
    mark = {"version": version, "by": by.id, "by_name": by.name, "at": at.isoformat(timespec="milliseconds")}
    edits = {field: known for field, known in record.edits.items() if field not in fields}
    edits |= dict.fromkeys(fields, mark)
    return changed(record, version=version, edits=dict(list(edits.items())[-MOST_EDITS_KEPT:]))


def edited_since(record: Customer | Organisation, fields: Mapping[str, object], version: int) -> list[str]:
    """Of these fields those that somebody edited after this version was read."""
    return [field for field in fields if int(str(record.edits.get(field, {}).get("version", 0))) > version]


def check_unedited(
    record: Customer | Organisation, fields: Mapping[str, object], version: int, shown: Callable[[str], FieldValue]
) -> None:
    """Raises EditedMeanwhile, with what is shown, where somebody edited one of these fields after this version."""
    overtaken = edited_since(record, fields, version)
    if overtaken:
        raise EditedMeanwhile(
            record.version,
            [
                MeanwhileEdit(field, shown(field), str(record.edits[field]["by_name"]), str(record.edits[field]["at"]))
                for field in overtaken
            ],
        )
