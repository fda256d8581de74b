"""Organisations: what they are called, which mail domains are theirs, their fields, and who belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.organisation import check_knows, edit_organisation, organisations_like, people_of
from hub.application.search import latest_readable
from hub.application.transaction import Transaction
from hub.domain.custom_field import FieldOf, shown_to
from hub.domain.field_values import FIELDS
from hub.domain.ids import OrganisationId
from hub.domain.organisation import PRESENT
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.web.body import STRICT, adapter
from hub.web.edit import Edit
from hub.web.problem_kinds import CONFLICT, EDITED_MEANWHILE
from hub.web.route import Call, Query, Route
from hub.wire.store import Reading

MOST_PEOPLE = 30


@dataclass(frozen=True, slots=True)
class OrganisationPerson:
    """A customer who belongs to it."""

    id: str
    name: str
    conversation: str | None
    """The newest with her that I may read."""


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """What is known of an organisation, as far as I may read it."""

    id: str
    name: str
    domains: list[str]
    values: dict[str, str]
    """What its fields say, by their keys."""
    version: int
    """Sent back with an edit, so that it overwrites nobody else's."""
    edits: dict[str, Edit]
    """Who edited which field last: `name`, `domains.example.org`, `fields.size`."""
    people: list[OrganisationPerson]
    """Those whom my teams serve, by name."""
    has_more: bool
    """Whether there are more than these."""


@dataclass(frozen=True, slots=True)
class OrganisationChanges:
    """What to change; what is left out stays."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    version: int | None = None
    """That of the record on screen: what somebody edited after it is not overwritten."""
    name: str | None = None
    domains: dict[str, bool] | None = None
    """True adds a domain, false removes it."""
    fields: dict[str, str] | None = None
    """By the key of a defined field; an empty text removes a value."""

    def by_field(self) -> dict[str, str]:
        """Every change under the name of its own field."""
        changes = {} if self.name is None else {"name": self.name}
        changes |= {f"domains.{one}": PRESENT if is_there else "" for one, is_there in (self.domains or {}).items()}
        return changes | {f"{FIELDS}.{key}": text for key, text in (self.fields or {}).items()}


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation to choose."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OrganisationNames:
    """Those whose names begin as was asked."""

    organisations: list[OrganisationName]


def organisation_view(reading: Reading, id_: OrganisationId, person: Person) -> OrganisationView:
    """What is known of an organisation, as far as a person may read it, in one consistent look."""
    check_knows(reading, id_, person)
    found = reading.organisations.get(id_)
    shown = shown_to(reading.floor.fields, FieldOf.ORGANISATION, person.roles_everywhere)
    people = people_of(reading, id_, person, MOST_PEOPLE + 1)
    return OrganisationView(
        found.id,
        found.name,
        list(found.domains),
        {key: text for key, text in found.attributes.items() if key in shown},
        found.version,
        {
            field: adapter(Edit).validate_python(edit)
            for field, edit in found.edits.items()
            if not field.startswith(f"{FIELDS}.") or field.removeprefix(f"{FIELDS}.") in shown
        },
        [OrganisationPerson(one, name, latest_readable(reading, one, person)) for one, name in people[:MOST_PEOPLE]],
        len(people) > MOST_PEOPLE,
    )


async def read_organisation(call: Call) -> OrganisationView:
    """The organisation, for whoever serves somebody who belongs to it."""
    return await call.services.store.read(organisation_view, OrganisationId(call.part("id")), call.person)


def _edit(tx: Transaction, id_: OrganisationId, by: Person, body: OrganisationChanges) -> None:
    edit_organisation(tx, id_, by, body.by_field(), body.version)


async def change_organisation(call: Call) -> OrganisationView:
    """Correct what is known of it."""
    await call.services.store.run(_edit, OrganisationId(call.part("id")), call.person, call.body)
    return await read_organisation(call)


def _like(reading: Reading, person: Person, beginning: str) -> OrganisationNames:
    found = organisations_like(reading, person, beginning)
    return OrganisationNames([OrganisationName(one.id, one.name) for one in found])


async def find_organisations(call: Call) -> OrganisationNames:
    """Organisations to choose from."""
    return await call.services.store.read(_like, call.person, call.request.query.get("name", ""))


_PATH = "/api/organisations/{id}"
ROUTES = [
    Route(
        "GET",
        "/api/organisations",
        Permission.READ,
        "Organisations whose names begin so.",
        find_organisations,
        answer=OrganisationNames,
        query=(Query("name", "How the name begins; upper and lower case are one."),),
    ),
    Route("GET", _PATH, Permission.READ, "Read an organisation.", read_organisation, answer=OrganisationView),
    Route(
        "PATCH",
        _PATH,
        Permission.WORK,
        "Correct what is known of an organisation.",
        change_organisation,
        body=OrganisationChanges,
        answer=OrganisationView,
        problems=(CONFLICT, EDITED_MEANWHILE),
    ),
]
