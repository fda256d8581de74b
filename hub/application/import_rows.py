"""Rows of a file are looked at, or taken in: some at once, each by itself, and where it stopped it goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias

from hub.application.import_events import faults_of_event, planned_event_row, take_in_event
from hub.application.transaction import Transaction
from hub.application.upsert_customer import PlannedCustomer, carry_out_customer, planned_customer
from hub.application.upsert_event import PlannedEvent
from hub.application.upsert_organisation import PlannedOrganisation, carry_out_organisation, planned_organisation
from hub.domain.customer import Customer
from hub.domain.customer_edit import field_value
from hub.domain.data_import import Counts, Import, ImportChange, ImportState, Portion, ReportLine, Row
from hub.domain.external import Taken, ToldCustomer, ToldOrganisation
from hub.domain.ids import ImportId
from hub.domain.import_headings import MAIL, OF_EVENTS, PHONE
from hub.domain.import_row import cells_of, id_of, missing_cells, told_in
from hub.domain.organisation import Organisation, held_in
from hub.domain.person import Person
from hub.domain.problem import Problem

PlannedRecord: TypeAlias = PlannedCustomer | PlannedOrganisation
Planned: TypeAlias = PlannedRecord | PlannedEvent
Came: TypeAlias = tuple[list[ReportLine], Counts]
"""What is said of some rows, and how many of them became what."""
MOST_SEEN: Final = 400_000
"""Ids and addresses of one file that a look through it remembers, to find those that stand there twice."""


def check_rows(tx: Transaction, job: Import, rows: Sequence[Row], seen: dict[int, int]) -> Came:
    """What would come of these rows, each by itself; nothing is written. `seen` remembers lines of ids and addresses.

    Rows that meet others are rehearsed instead, unless too many meet: of those the first is new, and no other.
    """
    by, said, came = tx.people.get(job.by), [], Counter(rows=len(rows))
    for row in rows:
        planned, told = looked_at(tx, by, job, row)
        if planned is None:
            came["refused"] += 1
        else:
            repeats = twice(job, row, planned, seen)
            told += repeats
            is_new = planned.is_new and not any(line.column for line in repeats)
            came[came_of(is_new, _is_other(planned))] += 1
            came["remarks"] += len(told)
        said += told
    return said, Counts().plus(**came)


def keep_checked(tx: Transaction, id_: ImportId, run: int, came: Came, *, is_last: bool) -> Import:
    """The look goes on after these rows, unless it was ended meanwhile."""
    job = tx.imports.held(id_)
    if job.state is not ImportState.CHECKING or job.run != run:
        return job
    said, counts = came
    tx.imports.say(id_, run, said)
    job = replace(job, counts=job.counts.plus(**vars(counts)))
    if is_last:
        job = replace(job, state=ImportState.CHECKED, ended_at=tx.now)
    tx.imports.save(job)
    return job


def check_again(tx: Transaction, id_: ImportId) -> Import:
    """A look that was broken off begins anew: it changed nothing."""
    job = tx.imports.held(id_)
    if job.state is ImportState.CHECKING and job.counts.rows:
        job = replace(job, counts=Counts(), run=job.run + 1)
        tx.imports.save(job)
    return job


def import_rows(tx: Transaction, id_: ImportId, run: int, portion: Portion) -> Import:
    """These rows are taken in, where it is their turn; else nothing changes."""
    job = tx.imports.held(id_)
    if job.state is not ImportState.RUNNING or job.run != run or job.counts.rows != portion.first:
        return job
    by, said, came = tx.people.get(job.by), [], Counter(rows=len(portion.rows))
    for row in portion.rows:
        planned, told = looked_at(tx, by, job, row)
        said += told
        if planned is None:
            came["refused"] += 1
            continue
        taken = taken_in(tx, by, job, row, planned)
        came[came_of(taken.is_new, bool(taken.changed))] += 1
        came["remarks"] += len(told)
    counts = job.counts.plus(**came)
    tx.imports.say(id_, run, said)
    job = replace(job, counts=counts)
    if portion.is_last:
        # An undoing needs what was changed, and not what stood in the file.
        job = replace(job.without_file(), state=ImportState.DONE, ended_at=tx.now)
        details = {name: count for name, count in vars(counts).items() if count}
        tx.desks.audit(job.by, "import.done", id_, details)
    tx.imports.save(job)
    return job


def looked_at(tx: Transaction, by: Person, job: Import, row: Row) -> tuple[Planned | None, list[ReportLine]]:
    """What is to be done about a row, None where it is refused; and what is to be said of it."""
    too_wide = missing_cells(row, job.headings)
    if too_wide:
        return None, [ReportLine(row.line, "", "", too_wide)]
    try:
        planned = _row_planned(tx, by, job, row)
    except Problem as problem:
        return None, list(_faults(tx, by, job, row)) or [ReportLine(row.line, "", "", problem.detail)]
    return planned, [] if isinstance(planned, PlannedEvent) else list(_remarks(job, row, planned))


def _row_planned(tx: Transaction, by: Person, job: Import, row: Row) -> Planned:
    if job.of in OF_EVENTS and job.plan is not None:
        return planned_event_row(tx, by, job, job.plan, row)
    return _planned(tx, by, _told(job, row))


def _told(job: Import, row: Row, only: int | None = None) -> ToldCustomer | ToldOrganisation:
    if job.plan is None:
        raise TypeError("Nobody said what its columns tell.")
    return told_in(row, job.plan, job.of, only)


def _planned(tx: Transaction, by: Person, told: ToldCustomer | ToldOrganisation) -> PlannedRecord:
    if isinstance(told, ToldCustomer):
        return planned_customer(tx, by, told)
    return planned_organisation(tx, by, told)


def _faults(tx: Transaction, by: Person, job: Import, row: Row) -> Iterator[ReportLine]:
    """Which cells it is for which a row is refused: each is tried alone."""
    if job.plan is None:
        return
    try:
        id_of(row, job.plan)
    except Problem as problem:
        # Said once, at its column; every other cell alone would be refused for it too.
        yield ReportLine(row.line, job.headings[job.plan.id_column], "", problem.detail)
        return
    if job.of in OF_EVENTS:
        yield from faults_of_event(tx, job, job.plan, row)
        return
    name = _name_of(job, row)
    for place, target, text in cells_of(row, job.plan):
        try:
            told = _told(job, row, place)
            if isinstance(told, ToldOrganisation) and target != "name":
                if not name:
                    return
                # Alone it would be refused for having no name.
                told = replace(told, fields={**told.fields, "name": name})
            _planned(tx, by, told)
        except Problem as problem:
            yield ReportLine(row.line, job.headings[place], text, problem.detail)


def _name_of(job: Import, row: Row) -> str:
    """What the row calls it; empty where it does not."""
    plan = job.plan
    return next((text for _, target, text in cells_of(row, plan) if target == "name"), "") if plan else ""


def _remarks(job: Import, row: Row, planned: PlannedRecord) -> Iterator[ReportLine]:
    """What is worth a look though the row is taken."""
    if job.plan is None:
        return
    columns = {target: place for place, target in enumerate(job.plan.columns) if target}
    for field in planned.kept:
        place = columns.get(field, columns.get(field.partition(".")[0], -1))
        text = "A person wrote something else here, which stays."
        yield ReportLine(row.line, job.headings[place] if place >= 0 else field, "", text, is_refusal=False)
    if isinstance(planned, PlannedCustomer):
        for one in planned.taken:
            place = columns.get(MAIL if "@" in one.address else PHONE, -1)
            text = (
                f"Somebody else has this address, with whom it stays: compare both, and merge them ({one.customer_id})."
            )
            yield ReportLine(row.line, job.headings[place], one.address, text, is_refusal=False)


def twice(job: Import, row: Row, planned: Planned, seen: dict[int, int]) -> list[ReportLine]:
    """What stands in an earlier line too, and is there already when it is this one's turn; its id under a column."""
    if job.plan is None or len(seen) > MOST_SEEN:
        return []
    key, found = planned.told.key.external_id, []
    earlier = seen.setdefault(hash(("id", key)), row.line)
    if earlier != row.line:
        text = f"Line {earlier} has this id too: what stands here counts."
        found.append(ReportLine(row.line, job.headings[job.plan.id_column], key, text, is_refusal=False))
    for channel, address in _added(planned):
        before = seen.setdefault(hash((channel, address)), row.line)
        if before not in {row.line, earlier}:
            text = f"Line {before} has this address too, and only the first of them gets it."
            found.append(ReportLine(row.line, "", address, text, is_refusal=False))
    return found


def _added(planned: Planned) -> tuple[tuple[str, str], ...]:
    return planned.added if isinstance(planned, PlannedCustomer) else ()


def _is_other(planned: Planned) -> bool:
    return planned.is_other if isinstance(planned, PlannedEvent) else bool(planned.wanted or _added(planned))


def came_of(is_new: bool, is_other: bool) -> str:  # noqa: FBT001 - two facts of one row
    """Under which name a row is counted."""
    return "made" if is_new else "changed" if is_other else "same"


def taken_in(tx: Transaction, by: Person, job: Import, row: Row, planned: Planned) -> Taken:
    """The row is taken in, and what it changed is kept for the way back."""
    if isinstance(planned, PlannedEvent):
        return take_in_event(tx, by, job, row, planned)
    before = planned.before
    if isinstance(planned, PlannedCustomer):
        taken = carry_out_customer(tx, by, planned)
    else:
        taken = carry_out_organisation(tx, by, planned)
    if taken.is_new or taken.changed or planned.known is None:
        tx.imports.keep_change(
            job.id,
            ImportChange(
                row.line,
                job.of,
                taken.record_id,
                planned.told.key.external_id if planned.known is None else "",
                taken.is_new,
                tx.now,
                {field: _before(before, field) for field in planned.wanted},
                _added(planned),
                taken.made_organisation or "",
            ),
        )
    return taken


def _before(record: Customer | Organisation, field: str) -> Mapping[str, Any]:
    value = field_value(record, field) if isinstance(record, Customer) else held_in(record, field)
    return {"before": value, "mark": record.edits.get(field)}
