"""A statement built once and rendered once per database; running it costs no more than its driver does.

SQLAlchemy renders the text and knows the column types; on the message path nothing of it runs but
the few converters of columns that need one (measured: building per call costs ten times the call).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Boolean, ColumnElement, Float, Table, Text, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ClauseElement, Insert, Update, visitors
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import Select
from sqlalchemy.types import TypeEngine

from hub.domain.text import storable
from hub.storage.types import Instant, Json, Word, bound_instant, bound_json, read_instant, read_json

Convert = Callable[[Any], Any]
Row = tuple[Any, ...]


class Rendered(NamedTuple):
    """The text of a statement for one driver, with the converters of its parameters and columns."""

    sql: str
    names: tuple[str, ...]
    ordered: Callable[[Mapping[str, Any]], Sequence[Any]]
    """The values of these names, in the driver's order."""
    binds: tuple[tuple[int, Convert], ...]
    results: tuple[tuple[int, Convert], ...]
    constants: dict[str, Any]
    tables: frozenset[str]
    table: str
    """The first of them: where rows change, there is one."""

    def parameters(self, values: dict[str, Any]) -> list[Any]:
        """The values in the driver's order and form."""
        if self.constants:
            values = {**self.constants, **values}
        ordered = list(self.ordered(values))
        for place, convert in self.binds:
            ordered[place] = convert(ordered[place])
        return ordered

    def rows(self, raw: Sequence[Sequence[Any]]) -> list[Row]:
        """The rows in the domain's form."""
        if not self.results:
            return [tuple(row) for row in raw]
        converted = []
        for row in raw:
            values = list(row)
            for place, convert in self.results:
                values[place] = convert(values[place])
            converted.append(tuple(values))
        return converted


_DIALECTS: Final[dict[str, Dialect]] = {
    "sqlite": sqlite.dialect(paramstyle="qmark"),
    "postgresql": postgresql.asyncpg.dialect(),  # type: ignore[no-untyped-call]
}


class Statement:
    """One statement, ready for every database the hub runs on."""

    __slots__ = ("_clauses", "_rendered")

    def __init__(self, clause: ClauseElement, *, postgresql: ClauseElement | None = None) -> None:
        """`postgresql` is the same statement in that database's own words, where they differ."""
        self._clauses = {"sqlite": clause, "postgresql": clause if postgresql is None else postgresql}
        self._rendered: dict[str, Rendered] = {}

    def on(self, dialect: str) -> Rendered:
        """The rendered form for a database, made at the first use."""
        try:
            return self._rendered[dialect]
        except KeyError:
            rendered = self._rendered[dialect] = _render(self._clauses[dialect], _DIALECTS[dialect])
            return rendered


# SQLAlchemy wraps a type's own converters in two calls of its own; these are the converters themselves.
_OWN: Final[dict[type, tuple[Convert, Convert]]] = {
    Instant: (bound_instant, read_instant),
    Json: (bound_json, read_json),
}


def one_of(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """The column has one of these values; written out, so that the statement is rendered once for all calls."""
    return or_(*(column == value for value in values))


def names_of(table: Table) -> tuple[str, ...]:
    """The names of a table's columns, in their order."""
    return tuple(column.name for column in table.columns)


def _render(clause: ClauseElement, dialect: Dialect) -> Rendered:
    compiled = clause.compile(dialect=dialect)
    if not isinstance(compiled, SQLCompiler):  # pragma: no cover - every clause here compiles to SQL
        raise TypeError(type(compiled))
    names = tuple(compiled.positiontup or ())
    constants = {name: value for name, value in compiled.params.items() if value is not None}
    binds = []
    for place, name in enumerate(names):
        convert = _binder(compiled.binds[name].type, dialect, is_ours=isinstance(clause, Insert | Update))
        if convert is not None:
            binds.append((place, convert))
    tables = frozenset(part.name for part in visitors.iterate(clause) if isinstance(part, Table))
    results = _results(clause, dialect)
    table = min(tables, default="")
    return Rendered(compiled.string, names, _getter(names), tuple(binds), results, constants, tables, table)


def _getter(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], Sequence[Any]]:
    """Itemgetter gives a tuple for two names or more only."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: [values[name] for name in names]


def _bound_text(value: str | None) -> str | None:
    """PostgreSQL refuses a NUL and SQLite keeps it: here both behave alike."""
    return storable(value) if value else value


def _binder(type_: TypeEngine[Any], dialect: Dialect, *, is_ours: bool) -> Convert | None:
    """`is_ours`: the statement keeps what the hub made; a search may be given any text."""
    own = _OWN.get(type(type_))
    if own is not None:
        return own[0]
    if is_ours and isinstance(type_, Word):
        return None
    if is_ours and isinstance(type_, Boolean) and dialect.name == "sqlite":
        # SQLAlchemy makes a number of it too, but asks first whether it is none of three things.
        return int
    if isinstance(type_, Text):
        return _bound_text
    return type_.dialect_impl(dialect).bind_processor(dialect)


def _results(clause: ClauseElement, dialect: Dialect) -> tuple[tuple[int, Convert], ...]:
    columns = clause.selected_columns if isinstance(clause, Select) else getattr(clause, "_returning", ())
    found = []
    for place, column in enumerate(columns):
        convert = _reader(column.type, dialect)
        if convert is not None:
            found.append((place, convert))
    return tuple(found)


def _reader(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    own = _OWN.get(type(type_))
    if own is not None:
        return own[1]
    # Both drivers give floating figures as they are, and SQLAlchemy would ask asyncpg's for a code it does not tell.
    return None if isinstance(type_, Float) else type_.dialect_impl(dialect).result_processor(dialect, None)
