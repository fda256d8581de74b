"""Changes of a group of use cases that nobody has asked for yet."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from hub.storage.statement import Rendered

FIRST: Final = {"item": "conversation", "offer": "conversation"}
"""A row of the left table may belong to a row of the right one that waits as well."""


class Pending:
    """Rows that are written together, by one call for each statement, before anybody asks for their table.

    Where one row is changed twice by the same statement, only the last change is written; where it is
    changed by two statements, the first is written before the second waits.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, dict[str, dict[str, list[Any]]]] = {}
        self._changed_by: dict[str, dict[str, str]] = {}

    def add(self, rendered: Rendered, key: str, parameters: list[Any]) -> None:
        """One change more; `key` says which row of the statement's one table it changes.

        Rows that a statement may change together have keys that begin alike, up to a space.
        """
        (table,) = rendered.tables
        sql = rendered.sql
        family = key.partition(" ")[0]
        changed_by = self._changed_by.setdefault(table, {})
        if changed_by.get(family, sql) is not sql:
            self._write(table)
            changed_by = self._changed_by.setdefault(table, {})
        changed_by[family] = sql
        self._waiting.setdefault(table, {}).setdefault(sql, {})[key] = parameters

    def settle(self, tables: frozenset[str]) -> None:
        """These tables are as if every change had been written at once."""
        if not self._waiting.keys().isdisjoint(tables):
            for table in tables & self._waiting.keys():
                self._write(table)

    def settle_all(self) -> None:
        """Every change is written."""
        for table in list(self._waiting):
            self._write(table)

    def _write(self, table: str) -> None:
        first = FIRST.get(table)
        if first is not None:
            self._write(first)
        self._changed_by.pop(table, None)
        for sql, rows in self._waiting.pop(table, {}).items():
            self._connection.executemany(sql, rows.values())
