"""Changes of a group of use cases that nobody has asked for yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, Final

from hub.storage.statement import Rendered

FIRST: Final = {
    "customer_event": "customer",
    "item": "conversation",
    "offer": "conversation",
    "conversation": "identity",
    "identity": "customer",
}
"""A row of the left table may belong to a row of the right one that waits as well."""


class Waiting:
    """What waits for one table: statements with the parameters of every row, in the order of their first use."""

    __slots__ = ("appended", "changed", "changed_by")

    def __init__(self) -> None:
        self.appended: dict[str, list[list[Any]]] = {}
        self.changed: dict[str, dict[str, list[Any]]] = {}
        self.changed_by: dict[str, str] = {}
        """The statement that changed the rows of each family last."""

    def statements(self) -> Iterable[tuple[str, Iterable[list[Any]]]]:
        """Rows are added before any of them is changed."""
        yield from self.appended.items()
        for sql, rows in self.changed.items():
            yield sql, rows.values()


class Pending:
    """Rows that are written together, by one call for each statement, before anybody asks for their table.

    Where one row is changed twice by the same statement, only the last change is written; where it is
    changed by two statements, the first is written before the second waits.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._tables: dict[str, Waiting] = {}

    def append(self, rendered: Rendered, parameters: list[Any]) -> None:
        """One row more."""
        waiting = self._tables.get(rendered.table)
        if waiting is None:
            waiting = self._tables[rendered.table] = Waiting()
        rows = waiting.appended.get(rendered.sql)
        if rows is None:
            rows = waiting.appended[rendered.sql] = []
        rows.append(parameters)

    def change(self, rendered: Rendered, family: str, part: str, parameters: list[Any]) -> None:
        """One row changed; some statement may change all rows of its family together."""
        waiting = self._tables.get(rendered.table)
        if waiting is None:
            waiting = self._tables[rendered.table] = Waiting()
        sql = rendered.sql
        if waiting.changed_by.get(family, sql) is not sql:
            self._write(rendered.table)
            waiting = self._tables[rendered.table] = Waiting()
        waiting.changed_by[family] = sql
        rows = waiting.changed.get(sql)
        if rows is None:
            rows = waiting.changed[sql] = {}
        rows[family + part] = parameters

    def settle(self, tables: frozenset[str]) -> None:
        """These tables are as if every change had been written at once."""
        if not self._tables.keys().isdisjoint(tables):
            for table in tables & self._tables.keys():
                self._write(table)

    def settle_all(self) -> None:
        """Every change is written."""
        for table in list(self._tables):
            self._write(table)

    def _write(self, table: str) -> None:
        first = FIRST.get(table)
        if first is not None:
            self._write(first)
        waiting = self._tables.pop(table, None)
        if waiting is not None:
            for sql, rows in waiting.statements():
                self._connection.executemany(sql, rows)
