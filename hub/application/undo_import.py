"""An import is taken back: what it made goes, what it changed is as before, and what somebody touched since stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from hub.application.customer import keep_changed, tell_organisations
from hub.application.import_events import TOUCHED, event_back
from hub.application.transaction import Transaction
from hub.domain.customer import Customer
from hub.domain.customer_edit import with_changes
from hub.domain.customer_event import Stretch
from hub.domain.data_import import Import, ImportChange, ImportState, ReportLine
from hub.domain.external import ExternalKey, RecordOf, writer_of
from hub.domain.ids import CustomerId, ImportId, OrganisationId
from hub.domain.import_headings import OF_EVENTS
from hub.domain.organisation import Organisation, with_fields
from hub.domain.person import Person
from hub.domain.problem import NotFound

Record = TypeVar("Record", Customer, Organisation)
IN_USE = "Something happened with this record since; it stays."
LATER = "A later import changed this; take that one back first."


def undo_rows(tx: Transaction, id_: ImportId, run: int, most: int) -> Import:
    """Some more rows are taken back, the last first; what stays is told in the report."""
    job = tx.imports.held(id_)
    if job.state is not ImportState.UNDOING or job.run != run or job.plan is None:
        return job
    by, changes, said = tx.people.get(job.by), tx.imports.changes(id_, most), []
    for change in changes:
        for field, text in _taken_back(tx, by, job, change):
            said.append(ReportLine(change.line, field, change.record_id, text))
        tx.imports.drop_change(id_, change.line)
    tx.imports.say(id_, run, said)
    job = replace(job, counts=job.counts.plus(rows=len(changes), left=len(said)))
    if len(changes) < most:
        job = replace(job, state=ImportState.UNDONE, ended_at=tx.now)
    tx.imports.save(job)
    return job


def _taken_back(tx: Transaction, by: Person, job: Import, change: ImportChange) -> list[tuple[str, str]]:
    """Take back one row; returns what stays of it, field by field, and why."""
    if change.of in OF_EVENTS:
        return event_back(tx, by, change)
    if tx.imports.changed_later(job.id, change.record_id):
        return [("", LATER)]
    source = job.plan.source if job.plan else ""
    try:
        if change.of is RecordOf.ORGANISATION:
            left = _organisation_back(tx, by, change, source)
        else:
            left = _customer_back(tx, by, change, source)
    except NotFound:
        # An earlier line of the same file made it, and it is gone with that.
        return []
    if change.external_id and not left:
        tx.external.drop(ExternalKey(source, change.of, change.external_id))
    return left


def _customer_back(tx: Transaction, by: Person, change: ImportChange, source: str) -> list[tuple[str, str]]:
    customer = tx.customers.held(CustomerId(change.record_id))
    if customer.merged_into is not None:
        return [("", IN_USE)]
    if change.is_new:
        return _customer_gone(tx, customer, change, source)
    back, left = _restored(customer, change, source)
    values = {field: change.fields[field]["before"] for field in back}
    after = replace(with_changes(customer, values), edits=_marks(customer.edits, change, back))
    if back:
        after = replace(after, version=customer.version + 1)
        keep_changed(tx, customer, after)
    left += _addresses_back(tx, customer, change)
    tx.customers.tell(by, customer.id)
    tell_organisations(tx, by, customer, after)
    _let_organisation(tx, change)
    return left


def _customer_gone(tx: Transaction, customer: Customer, change: ImportChange, source: str) -> list[tuple[str, str]]:
    """She is there no longer, if nothing but this import knows of her."""
    touched = [field for field in customer.edits if not _is_ours(customer.edits, field, change.at, source)]
    if touched:
        return [(field, TOUCHED) for field in touched]
    identities = tx.customers.identities_held(customer.id)
    names = [one.key.external_id for one in tx.external.known_as(RecordOf.CUSTOMER, customer.id)]
    ever = Stretch(datetime.min.replace(tzinfo=tx.now.tzinfo), datetime.max.replace(tzinfo=tx.now.tzinfo))
    is_in_use = (
        {(one.channel, one.key) for one in identities} != set(change.addresses)
        or any(one.is_verified or one.opted_out_at or tx.conversations.are_of(one.id) for one in identities)
        or names != [change.external_id]
        or tx.merges.into(customer.id)
        or tx.merges.apart_from(customer.id)
        or tx.customer_events.newest(customer.id, ever, 1)
        or tx.conversations.teams_of_customer(customer.id)
    )
    if is_in_use:
        return [("", IN_USE)]
    for one in identities:
        tx.customers.remove_identity(one)
    tx.customers.remove(customer)
    _let_organisation(tx, change)
    return []


def _addresses_back(tx: Transaction, customer: Customer, change: ImportChange) -> list[tuple[str, str]]:
    left = []
    for one in tx.customers.identities_held(customer.id):
        if (one.channel, one.key) in change.addresses:
            if one.is_verified or one.opted_out_at or tx.conversations.are_of(one.id):
                left.append((one.address, IN_USE))
            else:
                tx.customers.remove_identity(one)
    return left


def _organisation_back(tx: Transaction, by: Person, change: ImportChange, source: str) -> list[tuple[str, str]]:
    organisation = tx.organisations.held(OrganisationId(change.record_id))
    back, left = _restored(organisation, change, source)
    if change.is_new:
        names = [one.key.external_id for one in tx.external.known_as(RecordOf.ORGANISATION, organisation.id)]
        if left or names != [change.external_id] or not tx.organisations.remove(organisation):
            return left or [("", IN_USE)]
        return []
    values = {field: str(change.fields[field]["before"] or "") for field in back}
    if back:
        restored = with_fields(organisation, values)
        marks = _marks(organisation.edits, change, back)
        tx.organisations.save(replace(restored, edits=marks, version=organisation.version + 1))
        tx.organisations.tell(by, organisation.id)
    return left


def _let_organisation(tx: Transaction, change: ImportChange) -> None:
    """What was made because she belonged to it goes as well, unless somebody knows it."""
    if not change.organisation_id:
        return
    try:
        made = tx.organisations.held(OrganisationId(change.organisation_id))
    except NotFound:
        return
    if not made.edits and not tx.external.known_as(RecordOf.ORGANISATION, made.id):
        tx.organisations.remove(made)


def _restored(record: Record, change: ImportChange, source: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The fields that are as the import left them, and what stays because they are not."""
    ours = [field for field in change.fields if _is_ours(record.edits, field, change.at, source)]
    return ours, [(field, TOUCHED) for field in change.fields if field not in ours]


def _is_ours(edits: Mapping[str, Mapping[str, object]], field: str, at: datetime, source: str) -> bool:
    mark = edits.get(field, {})
    return mark.get("by") == writer_of(source).id and mark.get("at") == at.isoformat(timespec="milliseconds")


def _marks(
    edits: Mapping[str, Mapping[str, object]], change: ImportChange, back: list[str]
) -> dict[str, Mapping[str, Any]]:
    """Who wrote each field last, as it was before."""
    kept = {field: mark for field, mark in edits.items() if field not in back}
    return kept | {field: change.fields[field]["mark"] for field in back if change.fields[field]["mark"]}
