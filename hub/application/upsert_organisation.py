"""Another system says what an organisation is called and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping

from hub.application.organisation import check_free, cleaned_fields
from hub.application.transaction import Transaction
from hub.application.upsert_customer import check_may_tell
from hub.domain.customer_edit import marked
from hub.domain.external import (
    ExternalRecord,
    Taken,
    ToldOrganisation,
    standing_fields,
    writer_of,
)
from hub.domain.ids import OrganisationId
from hub.domain.organisation import Organisation, held_in, key_of, with_fields
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class PlannedOrganisation:
    """What is to be done; whatever could refuse it was asked before."""

    told: ToldOrganisation
    known: ExternalRecord | None
    before: Organisation
    wanted: Mapping[str, str]
    kept: tuple[str, ...]
    is_new: bool


def upsert_organisation(tx: Transaction, by: Person, told: ToldOrganisation) -> Taken:
    """The organisation is as this system says, made where none is called so; raises Problem, and nothing happened."""
    return keep_told_organisation(tx, by, planned_organisation(tx, by, told))


def keep_told_organisation(tx: Transaction, by: Person, planned: PlannedOrganisation) -> Taken:
    """Write it, with a line in the audit where anything changed."""
    taken = carry_out_organisation(tx, by, planned)
    if taken.changed or taken.is_new:
        details = {"source": planned.told.key.source, "fields": list(taken.changed), "is_new": taken.is_new}
        tx.desks.audit(by.id, "organisation.told", taken.record_id, details)
    return taken


def planned_organisation(tx: Transaction, by: Person, told: ToldOrganisation) -> PlannedOrganisation:
    """What this would change; raises Problem where it makes no sense. Nothing is written."""
    check_may_tell(by)
    known = tx.external.held(told.key)
    fields = cleaned_fields(tx, by, told.fields)
    before, is_new = _which(tx, known, fields.get("name", ""))
    wanted = {field: text for field, text in fields.items() if is_new or held_in(before, field) != text}
    kept = () if told.overwrites else standing_fields(before, wanted)
    wanted = {field: text for field, text in wanted.items() if field not in kept}
    check_free(tx, before.id, wanted)
    with_fields(before, wanted)
    return PlannedOrganisation(told, known, before, wanted, kept, is_new)


def carry_out_organisation(tx: Transaction, by: Person, planned: PlannedOrganisation) -> Taken:
    """Write it."""
    before, wanted, source = planned.before, planned.wanted, planned.told.key.source
    if planned.is_new:
        before = tx.organisations.add(before)
    after = marked(with_fields(before, wanted), wanted, writer_of(source), tx.now) if wanted else before
    if wanted:
        tx.organisations.save(after)
        tx.organisations.tell(by, after.id)
    if planned.known is None:
        tx.external.add(ExternalRecord(planned.told.key, after.id, tx.now))
    return Taken(after.id, planned.is_new, tuple(sorted(wanted)), planned.kept)


def _which(tx: Transaction, known: ExternalRecord | None, name: str) -> tuple[Organisation, bool]:
    """Of which it is told, locked: one name is one organisation. And whether it is made now."""
    if known is not None:
        return tx.organisations.held(OrganisationId(known.record_id)), False
    if not name:
        raise Invalid("An organisation needs a name.")
    found = tx.organisations.called(key_of(name))
    if found is not None:
        return tx.organisations.held(found.id), False
    return Organisation(OrganisationId(tx.new_id()), name, created_at=tx.now), True
