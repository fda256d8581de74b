"""New rows of a group of use cases that nobody has asked for yet."""

from __future__ import annotations

import sqlite3
from typing import Any

from hub.storage.statement import Rendered


class Pending:
    """Rows that are written together, by one call for each table, before anybody asks for that table."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows: dict[str, tuple[str, list[list[Any]]]] = {}

    def add(self, rendered: Rendered, parameters: list[Any]) -> None:
        """One row more for the one table of an insert."""
        (table,) = rendered.tables
        waiting = self._rows.get(table)
        if waiting is not None and waiting[0] != rendered.sql:
            self._write(table)
            waiting = None
        if waiting is None:
            self._rows[table] = (rendered.sql, [parameters])
        else:
            waiting[1].append(parameters)

    def settle(self, tables: frozenset[str]) -> None:
        """These tables are as if every row had been written at once."""
        if not self._rows.keys().isdisjoint(tables):
            for table in tables & self._rows.keys():
                self._write(table)

    def settle_all(self) -> None:
        """Every row is written."""
        for table in list(self._rows):
            self._write(table)

    def _write(self, table: str) -> None:
        sql, rows = self._rows.pop(table)
        self._connection.executemany(sql, rows)
