"""Imports of files in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from sqlalchemy import and_, bindparam, delete, insert, or_, select, text, update

from hub.domain.csv_form import CsvForm
from hub.domain.data_import import Counts, Import, ImportChange, ImportPlan, ImportState, ReportLine
from hub.domain.external import RecordOf
from hub.domain.ids import ImportId
from hub.domain.problem import NotFound
from hub.storage.executor import Executor
from hub.storage.external_tables import data_import, import_change, import_line
from hub.storage.statement import Row, Statement, names_of

_i, _l, _c = data_import.c, import_line.c, import_change.c
_NAMES: Final = tuple(field.name for field in fields(Import))
_COLUMNS: Final = tuple(_i[name] for name in _NAMES)
_CHANGING: Final = ("state", "run", "plan", "counts", "problem", "ended_at", "by", "by_name", "digest", "samples")
_LINE: Final = ("line", "column", "value", "text", "is_refusal")
_CHANGE: Final = tuple(field.name for field in fields(ImportChange))

_GET: Final = Statement(select(*_COLUMNS).where(_i.id == bindparam("id")))
_HELD: Final = Statement(select(*_COLUMNS).where(_i.id == bindparam("id")).with_for_update(key_share=True))
_ADD: Final = Statement(insert(data_import).values({name: bindparam(name) for name in _NAMES}))
_SAVE: Final = Statement(
    update(data_import).where(_i.id == bindparam("the_id")).values({name: bindparam(name) for name in _CHANGING})
)
_NEWEST: Final = Statement(select(*_COLUMNS).order_by(_i.id.desc()).limit(bindparam("most")))
_AT_WORK: Final = Statement(
    select(*_COLUMNS).where(text("state IN ('checking', 'running', 'undoing')")).order_by(_i.id)
)
_WITH_FILE: Final = Statement(select(*_COLUMNS).where(text("digest <> ''")).order_by(_i.id))
_SAY: Final = Statement(insert(import_line).values({name: bindparam(name) for name in names_of(import_line)}))
_SAID: Final = Statement(
    select(_l.place, *(_l[name] for name in _LINE))
    .where(
        _l.import_id == bindparam("import_id"),
        _l.run == bindparam("run"),
        or_(
            _l.line > bindparam("line"),
            and_(_l.line == bindparam("line"), _l.place > bindparam("place")),
        ),
    )
    .order_by(_l.line, _l.place)
    .limit(bindparam("most"))
)
_FORGET_SAID: Final = Statement(
    delete(import_line).where(
        _l.import_id == bindparam("import_id"), _l.run < bindparam("run"), _l.line <= bindparam("line")
    )
)
_KEEP_CHANGE: Final = Statement(
    insert(import_change).values({name: bindparam(name) for name in names_of(import_change)})
)
_CHANGES: Final = Statement(
    select(*(_c[name] for name in _CHANGE))
    .where(_c.import_id == bindparam("import_id"))
    .order_by(_c.line.desc())
    .limit(bindparam("most"))
)
_DROP_CHANGE: Final = Statement(
    delete(import_change).where(_c.import_id == bindparam("import_id"), _c.line == bindparam("the_line"))
)
_LATER: Final = Statement(
    select(_c.line).where(_c.record_id == bindparam("record_id"), _c.import_id > bindparam("import_id")).limit(1)
)


def import_of(row: Row) -> Import:
    """The import a row tells of."""
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    plan = values["plan"]
    return Import(
        **values
        | {
            "of": RecordOf(values["of"]),
            "form": CsvForm(**values["form"]),
            "headings": tuple(values["headings"]),
            "samples": tuple(tuple(one) for one in values["samples"]),
            "state": ImportState(values["state"]),
            "counts": Counts(**values["counts"]),
            "plan": ImportPlan(**{**plan, "columns": tuple(plan["columns"])}) if plan else None,
        }
    )


def _values(value: Import) -> dict[str, Any]:
    return vars(value) | {
        "of": value.of.value,
        "form": asdict(value.form),
        "state": value.state.value,
        "counts": asdict(value.counts),
        "plan": asdict(value.plan) if value.plan else None,
    }


def _change_of(row: Row) -> ImportChange:
    values: dict[str, Any] = dict(zip(_CHANGE, row, strict=True))
    addresses = tuple((channel, key) for channel, key in values["addresses"])
    return ImportChange(**values | {"of": RecordOf(values["of"]), "addresses": addresses})


class ImportRecords:
    """The imports of one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def get(self, id_: ImportId) -> Import:
        """The import; raises NotFound."""
        return self._read(_GET, id_)

    def held(self, id_: ImportId) -> Import:
        """The import, locked for change; raises NotFound."""
        return self._read(_HELD, id_)

    def _read(self, statement: Statement, id_: ImportId) -> Import:
        rows = self._executor.fetch(statement, id=id_)
        if not rows:
            raise NotFound("There is no such import.")
        return import_of(rows[0])

    def add(self, value: Import) -> None:
        """Keep a new one."""
        self._executor.run(_ADD, **_values(value))

    def save(self, value: Import) -> None:
        """Keep a changed one."""
        values = _values(value)
        self._executor.run(_SAVE, the_id=value.id, **{name: values[name] for name in _CHANGING})

    def newest(self, most: int) -> Sequence[Import]:
        """The newest first."""
        return [import_of(row) for row in self._executor.fetch(_NEWEST, most=most)]

    def at_work(self) -> Sequence[Import]:
        """Those that are to go on, the first that was begun first."""
        return [import_of(row) for row in self._executor.fetch(_AT_WORK)]

    def with_file(self) -> Sequence[Import]:
        """Those of which the bytes are kept, the oldest first."""
        return [import_of(row) for row in self._executor.fetch(_WITH_FILE)]

    def say(self, id_: ImportId, run: int, lines: Sequence[ReportLine]) -> None:
        """Add to the report of a run."""
        places: dict[int, int] = {}
        for one in lines:
            place = places[one.line] = places.get(one.line, -1) + 1
            self._executor.append(_SAY, {"import_id": id_, "run": run, "place": place, **vars(one)})

    def said(self, id_: ImportId, run: int, after: tuple[int, int], most: int) -> Sequence[tuple[int, ReportLine]]:
        """The report of a run after a line and a place in it, in order, each with its place."""
        line, place = after
        rows = self._executor.fetch(_SAID, import_id=id_, run=run, line=line, place=place, most=most)
        return [(row[0], ReportLine(*row[1:])) for row in rows]

    def forget_said(self, id_: ImportId, before_run: int, most_line: int) -> None:
        """Drop the reports of earlier runs, of the lines up to this one."""
        self._executor.run(_FORGET_SAID, import_id=id_, run=before_run, line=most_line)

    def keep_change(self, id_: ImportId, change: ImportChange) -> None:
        """Keep what a row changed."""
        values = vars(change) | {"of": change.of.value}
        self._executor.append(_KEEP_CHANGE, {"import_id": id_, **values})

    def changes(self, id_: ImportId, most: int) -> Sequence[ImportChange]:
        """What can still be taken back, the last row first."""
        return [_change_of(row) for row in self._executor.fetch(_CHANGES, import_id=id_, most=most)]

    def drop_change(self, id_: ImportId, line: int) -> None:
        """It is taken back, or cannot be."""
        self._executor.run(_DROP_CHANGE, import_id=id_, the_line=line)

    def changed_later(self, id_: ImportId, record_id: str) -> bool:
        """Whether a later import changed this record and stands."""
        return bool(self._executor.fetch(_LATER, import_id=id_, record_id=record_id))
