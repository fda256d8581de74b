"""Organisations: what customers belong to, and what everybody who serves one of them knows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from hub.application.transaction import Transaction
from hub.domain.custom_field import FieldOf, cleaned_changes, shown_to
from hub.domain.customer import Customer, Identity
from hub.domain.customer_edit import check_unedited, marked
from hub.domain.field_values import FIELDS
from hub.domain.ids import CustomerId, OrganisationId, TeamId
from hub.domain.organisation import (
    PRESENT,
    Organisation,
    domain_in,
    domains_of,
    held_in,
    key_of,
    named,
    with_fields,
)
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotAllowed, NotFound

MOST_SUGGESTED: Final = 10


def edit_organisation(
    tx: Transaction, id_: OrganisationId, by: Person, changes: Mapping[str, str], version: int | None = None
) -> Organisation:
    """The organisation is as told, for everybody who belongs to it: `name`, `domains.…` (there or not), `fields.…`.

    With the `version` that the editor saw, a field that somebody else edited after it is not overwritten:
    raises EditedMeanwhile, and nothing at all is changed.
    """
    _check_serves(tx, id_, by)
    organisation = tx.organisations.held(id_)
    cleaned = cleaned_fields(tx, by, changes)
    wanted = {field: text for field, text in cleaned.items() if held_in(organisation, field) != text}
    if version is not None:
        check_unedited(organisation, wanted, version, lambda field: held_in(organisation, field))
    if not wanted:
        return organisation
    check_free(tx, id_, wanted)
    changed = marked(with_fields(organisation, wanted), wanted, by, tx.now)
    tx.organisations.save(changed)
    tx.organisations.tell(by, id_)
    tx.desks.audit(by.id, "organisation.edited", id_, {"fields": sorted(wanted)})
    return changed


def cleaned_fields(tx: Transaction, by: Person, changes: Mapping[str, str]) -> dict[str, str]:
    """The changes as they are kept; raises Invalid or NotAllowed."""
    cleaned: dict[str, str] = {}
    said: dict[str, str] = {}
    for field, text in changes.items():
        kind, _, name = field.partition(".")
        if kind == "domains":
            cleaned[f"domains.{domain_in(name) if text else name}"] = PRESENT if text else ""
        elif kind == FIELDS:
            said[name] = text
        else:
            cleaned["name"] = named(text)
            if not cleaned["name"]:
                raise Invalid("An organisation needs a name.")
    known = shown_to(tx.floor.fields, FieldOf.ORGANISATION, by.roles_everywhere)
    for key in said:
        if key not in known:
            raise Invalid(f"There is no field “{key}” of an organisation; GET /api/floor lists them.")
    kept = cleaned_changes(tx.floor.fields, FieldOf.ORGANISATION, by.roles_everywhere, said)
    return cleaned | {f"{FIELDS}.{key}": text for key, text in kept.items()}


def check_free(tx: Transaction, id_: OrganisationId, wanted: Mapping[str, str]) -> None:
    """Raises Conflict where another organisation has the name or a domain."""
    other = tx.organisations.called(key_of(wanted["name"])) if "name" in wanted else None
    if other is not None and other.id != id_:
        raise Conflict(f"There is an organisation “{other.name}” already: let its customers belong to that one.")
    added = [field.partition(".")[2] for field, text in wanted.items() if field.startswith("domains.") and text]
    for domain in added:
        holder = tx.organisations.at_domains([domain])
        if holder is not None and holder.id != id_:
            raise Conflict(f"{domain} belongs to “{holder.name}”; take it away there first.")


def organisation_called(tx: Transaction, name: str, by: str) -> OrganisationId | None:
    """The organisation of this name, which is made where there is none; None for no name."""
    return found_or_made(tx, name, by)[0]


def found_or_made(tx: Transaction, name: str, by: str) -> tuple[OrganisationId | None, bool]:
    """The organisation of this name, and whether it was made now."""
    name = named(name)
    if not name:
        return None, False
    known = tx.organisations.id_called(key_of(name))
    if known is not None:
        return known, False
    made = Organisation(OrganisationId(tx.new_id()), name, created_at=tx.now)
    kept = tx.organisations.add(made)
    if kept.id == made.id:
        tx.desks.audit(by, "organisation.made", kept.id, {})
    return kept.id, kept.id == made.id


def name_of(tx: Transaction, id_: OrganisationId | None) -> str:
    """What it is called; empty for none."""
    return tx.organisations.get(id_).name if id_ else ""


def check_knows(tx: Transaction, id_: OrganisationId, person: Person) -> None:
    """Raises NotFound unless teams of which she reads serve a customer who belongs to it, or ever did."""
    if not _knows(tx, id_, person.reads_in):
        raise NotFound("There is no such organisation for you.")


def _check_serves(tx: Transaction, id_: OrganisationId, person: Person) -> None:
    check_knows(tx, id_, person)
    if not _knows(tx, id_, person.works_in):
        raise NotAllowed("You may read of this organisation, and change nothing.")


def _knows(tx: Transaction, id_: OrganisationId, teams: frozenset[TeamId]) -> bool:
    return any(tx.organisations.is_served(id_, team) for team in sorted(teams))


def suggested_organisation(
    tx: Transaction, customer: Customer, identities: Iterable[Identity], person: Person
) -> Organisation | None:
    """One that this person knows and to which the customer's mail address may belong, where she belongs to none.

    Nothing is done by itself: whoever writes chooses what her address looks like.
    """
    if customer.organisation_id is not None:
        return None
    for identity in identities:
        found = tx.organisations.at_domains(list(domains_of(identity.address)))
        if found is not None and _knows(tx, found.id, person.reads_in):
            return found
    return None


def organisations_like(tx: Transaction, person: Person, beginning: str) -> list[Organisation]:
    """Those whose names begin so, of which she serves a customer."""
    key = key_of(beginning)
    found = {
        one.id: one for team in sorted(person.reads_in) for one in tx.organisations.like(key, team, MOST_SUGGESTED)
    }
    return sorted(found.values(), key=lambda one: key_of(one.name))[:MOST_SUGGESTED]


def people_of(tx: Transaction, id_: OrganisationId, person: Person, most: int) -> list[tuple[CustomerId, str]]:
    """Some of the customers who belong to it and whom she serves, by their names."""
    found = {one for team in person.reads_in for one in tx.organisations.people(id_, team, most)}
    return sorted(found, key=lambda one: (one[1].casefold(), one[0]))[:most]
