"""A row of a file of orders, or of whatever else happened: looked at, taken in, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from zoneinfo import ZoneInfo

from hub.application.customer_event import tell_of_events
from hub.application.transaction import Transaction
from hub.application.upsert_event import PlannedEvent, carry_out_event, customer_told, planned_event
from hub.domain.data_import import Import, ImportChange, ImportPlan, ReportLine, Row
from hub.domain.event_row import ToldEvent, check_cell, event_written, joined, told_cell, written_event
from hub.domain.external import Taken, external_key
from hub.domain.import_headings import CUSTOMER, MAIL, PHONE
from hub.domain.import_row import cells_of, check_readable, id_of
from hub.domain.local_day import zone_of_floor
from hub.domain.person import Person
from hub.domain.problem import Problem

EVENT: Final = "event"
"""Under which name a change keeps what was known before, and what it made of it."""
WRITTEN: Final = "written"
TOUCHED: Final = "Somebody changed this since; it stays."


def planned_event_row(tx: Transaction, by: Person, job: Import, plan: ImportPlan, row: Row) -> PlannedEvent:
    """What is to be done about a row; raises Problem."""
    zone = ZoneInfo(zone_of_floor(tx.floor))
    cells = list(cells_of(row, plan))
    for _, _, text in cells:
        check_readable(text)
    fields, details = joined(told_cell(target, job.headings[place], text, zone) for place, target, text in cells)
    told = replace(_whose_row(job, plan, row), fields=fields, details=details)
    return planned_event(tx, by, told)


def _whose_row(job: Import, plan: ImportPlan, row: Row) -> ToldEvent:
    """What a row says of whose it is, and no more."""
    cells = [(target, text) for _, target, text in cells_of(row, plan)]
    return ToldEvent(
        external_key(plan.source, job.of, id_of(row, plan)),
        customer=next((text for target, text in cells if target == CUSTOMER), ""),
        addresses=tuple(text for target, text in cells if target in {MAIL, PHONE}),
    )


def faults_of_event(tx: Transaction, job: Import, plan: ImportPlan, row: Row) -> Iterator[ReportLine]:
    """Which cells it is for which a row is refused: each is tried alone."""
    zone = ZoneInfo(zone_of_floor(tx.floor))
    for place, target, text in cells_of(row, plan):
        heading = job.headings[place]
        try:
            check_readable(text)
            check_cell(target, heading, text, zone)
            if target == CUSTOMER:
                customer_told(tx, replace(_whose_row(job, plan, row), addresses=()), None)
            elif target in {MAIL, PHONE}:
                customer_told(tx, replace(_whose_row(job, plan, row), customer="", addresses=(text,)), None)
        except Problem as problem:
            yield ReportLine(row.line, heading, text, problem.detail)


def take_in_event(tx: Transaction, by: Person, job: Import, row: Row, planned: PlannedEvent) -> Taken:
    """Write it, and keep what it changed."""
    taken = carry_out_event(tx, by, planned)
    if planned.is_other:
        before: dict[str, Any] | None = written_event(planned.known) if planned.known else None
        tx.imports.keep_change(
            job.id,
            ImportChange(
                row.line,
                job.of,
                planned.event.customer_id,
                planned.event.external_id,
                planned.is_new,
                tx.now,
                {EVENT: {"before": before, WRITTEN: written_event(planned.event)}},
            ),
        )
    return taken


def event_back(tx: Transaction, by: Person, change: ImportChange) -> list[tuple[str, str]]:
    """Take it back, unless it is another by now; returns what stays and why."""
    said = change.fields[EVENT]
    written = event_written(said[WRITTEN])
    known = tx.customer_events.held(written.source, written.external_id)
    if known is None:
        return []
    if known != written:
        return [("", TOUCHED)]
    if said["before"] is None:
        tx.customer_events.drop(written.source, written.external_id)
    else:
        tx.customer_events.keep(event_written(said["before"]))
    tell_of_events(tx, by, {written.customer_id: None})
    return []
