"""A mark in every column that holds what is a customer's, and the search for it in everything there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Column, LargeBinary, Table, Text, insert, literal, select, type_coerce, update

from hub.application.transaction import Transaction
from hub.domain.personal_data import MARK, UNLESS_OURS, Goes, Lead, Says
from hub.storage.classification import CLASSIFIED
from hub.storage.metadata import metadata
from hub.storage.statement import Statement
from hub.storage.types import Instant, Json
from tests.stage.floor import ANNA

MARKER: Final = "zqmarker"
ADDRESS: Final = f"{MARKER}@{MARKER}.example"
_FILE: Final = {"id": "", "name": MARKER, "content_type": "text/plain", "bytes": 1, "digest": "ab", "owner": "x"}
_LETTER: Final = {"subject": MARKER, "sender": ADDRESS, "to": [ADDRESS], "cc": [], "bcc": []}
_MOVED: Final = {"identities": [], "before": {"name": MARKER}, "after": {"name": MARKER}, "closed": {}, "owners": {}}
_THOUGHTS: Final = {"reactions": [[None, MARKER, "👍", "2026-01-01T00:00:00.000+00:00", 0]]}
SHAPED: Final[Mapping[tuple[str, str], Any]] = {
    ("item", "letter"): _LETTER,
    ("item", "aftermath"): _THOUGHTS,
    ("item", "files"): [],
    ("departing_reply", "letter"): _LETTER,
    ("departing_reply", "files"): [_FILE],
    ("draft", "files"): [_FILE],
    ("first_letter", "files"): [_FILE],
    ("earlier_text", "texts"): [[MARKER, ["2026-01-01T00:00:00.000+00:00", 0], []]],
    ("customer_event", "details"): [[MARKER, ADDRESS]],
    ("merge", "moved"): _MOVED,
    ("customer", "edits"): {MARKER: {}},
    ("customer", "tags"): [MARKER],
}
"""What a column holds that is read as more than any mapping."""


def marked(table: Table, column: Column[Any]) -> Any:
    """A value of this column that has the mark in it."""
    shaped = SHAPED.get((table.name, column.name))
    if shaped is not None:
        return shaped
    if isinstance(column.type, Json):
        return {MARKER: ADDRESS}
    if isinstance(column.type, LargeBinary):
        return f"From={ADDRESS}".encode()
    if isinstance(column.type, Text):
        return ADDRESS
    return 4711.0


def _filling(column: Column[Any], at: Any) -> Any:
    if column.nullable:
        return None
    if column.foreign_keys and next(iter(column.foreign_keys)).column.table.name == "person":
        return ANNA
    if isinstance(column.type, Instant):
        return at
    if isinstance(column.type, Json):
        return {}
    return "x" if isinstance(column.type, Text) else 0


def _row(table: Table, lead: str, subject: str, at: Any) -> dict[str, Any]:
    says = CLASSIFIED[table.name]
    row = {
        column.name: marked(table, column) if says.columns[column.name] is Says.CUSTOMERS else _filling(column, at)
        for column in table.columns
    }
    return row if lead in says.theirs and table.name != "report" else {**row, lead: subject}


def plant(tx: Transaction, subjects: Mapping[Lead, str]) -> set[str]:
    """A row with the mark in every table that holds what is hers; the names of these tables."""
    run = tx._executor.run  # type: ignore[attr-defined]
    planted = set()
    for name, says in CLASSIFIED.items():
        if says.found_by is None or says.found_by[0] in {Lead.LOG, Lead.FILE} or name in {"search_document", "erasure"}:
            continue
        lead, column = says.found_by
        table, subject = metadata.tables[name], subjects.get(lead, "")
        if says.goes is Goes.EMPTIED and says.found_by[0] is not Lead.WORDS:
            values = {
                each: literal(marked(table, table.c[each]), table.c[each].type)
                for each in says.theirs
                # What has an author of ours, or must be unique, came in by the door.
                if says.replacements[each] is not UNLESS_OURS
            }
            run(Statement(update(table).where(table.c[column] == literal(subject, Text)).values(values)))
        elif name == "merge":
            values = {"moved": literal(_MOVED, Json())}
            run(Statement(update(table).where(table.c[column] == literal(subject, Text)).values(values)))
        else:
            row = _row(table, column, subject, tx.now)
            values = {key: literal(value, table.c[key].type) for key, value in row.items() if value is not None}
            run(Statement(insert(table).values(values)))
        planted.add(name)
    return planted


def everything(tx: Transaction) -> dict[str, str]:
    """All rows of all tables as text, SQLite's own tables of the search included."""
    fetch, dialect = tx._executor.fetch, tx._executor.dialect  # type: ignore[attr-defined]
    found = {}
    for name, table in metadata.tables.items():
        columns = [type_coerce(column, Text) if isinstance(column.type, Json) else column for column in table.columns]
        found[name] = str(fetch(Statement(select(*columns)))).lower()
    assert dialect in {"sqlite", "postgresql"}
    return found


def where_it_stands(found: Mapping[str, str]) -> list[str]:
    """The tables in which the mark stands."""
    return sorted(name for name, text in found.items() if MARKER in text or "4711.0" in text)


__all__ = ["ADDRESS", "MARK", "MARKER", "everything", "plant", "where_it_stands"]
