"""How a statement reaches a database; the records above know no driver."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any, Final, Protocol

from sqlalchemy.util import await_only

from hub.storage.pending import Pending
from hub.storage.statement import Row, Statement

if TYPE_CHECKING:
    import asyncpg


_LOCKS: Final = re.compile(r" FOR (?:NO KEY UPDATE|KEY SHARE|UPDATE)(?: SKIP LOCKED)?")


class Executor(Protocol):
    """Runs statements inside one transaction."""

    dialect: str

    def fetch(self, statement: Statement, **values: object) -> list[Row]:
        """Run a statement and return its rows."""
        ...

    def fetch_kept(self, statement: Statement, **values: object) -> list[Row]:
        """Run a statement and return its rows, whether or not they show what waits to be written.

        For whoever knows already what waits: everything else may go on waiting.
        """
        ...

    def run(self, statement: Statement, **values: object) -> None:
        """Run a statement that returns nothing."""
        ...

    def append(self, statement: Statement, values: dict[str, Any]) -> None:
        """Add one row before anybody asks for its table."""
        ...

    def change(self, statement: Statement, family: str, values: dict[str, Any], *, part: str = "") -> None:
        """Change one row before anybody asks for its table.

        `family` and `part` name the row; another statement may change all rows of the family together.
        """
        ...


class SqliteExecutor:
    """Statements on the connection of one thread."""

    dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection, pending: Pending | None = None) -> None:
        """With `pending` new rows of a group are written together."""
        self._connection = connection
        self._pending = pending

    def fetch(self, statement: Statement, **values: object) -> list[Row]:
        """Run a statement and return its rows."""
        rendered = statement.on("sqlite")
        if self._pending is not None:
            self._pending.settle(rendered.tables)
        cursor = self._connection.execute(rendered.sql, rendered.parameters(values))
        rows = cursor.fetchall()
        return rendered.rows(rows) if rows else rows

    def fetch_kept(self, statement: Statement, **values: object) -> list[Row]:
        """Run a statement and return its rows, without writing first what waits."""
        rendered = statement.on("sqlite")
        rows = self._connection.execute(rendered.sql, rendered.parameters(values)).fetchall()
        return rendered.rows(rows) if rows else rows

    def run(self, statement: Statement, **values: object) -> None:
        """Run a statement that returns nothing."""
        rendered = statement.on("sqlite")
        if self._pending is not None:
            self._pending.settle(rendered.tables)
        self._connection.execute(rendered.sql, rendered.parameters(values))

    def append(self, statement: Statement, values: dict[str, Any]) -> None:
        """Add one row before anybody asks for its table."""
        if self._pending is None:
            self.run(statement, **values)
            return
        rendered = statement.on("sqlite")
        self._pending.append(rendered, rendered.parameters(values))

    def change(self, statement: Statement, family: str, values: dict[str, Any], *, part: str = "") -> None:
        """Change one row before anybody asks for its table."""
        if self._pending is None:
            self.run(statement, **values)
            return
        rendered = statement.on("sqlite")
        self._pending.change(rendered, family, part, rendered.parameters(values))


class PostgresExecutor:
    """Statements on one asyncpg connection, called from inside a greenlet so that use cases stay plain."""

    dialect = "postgresql"

    def __init__(self, connection: asyncpg.Connection[Any], *, is_reading: bool = False) -> None:
        self._connection = connection
        self._is_reading = is_reading

    def fetch(self, statement: Statement, **values: object) -> list[Row]:
        """Run a statement and return its rows."""
        rendered = statement.on("postgresql")
        sql = rendered.sql
        if self._is_reading:
            # A look locks nothing, and PostgreSQL refuses locks in a read-only transaction.
            sql = _LOCKS.sub("", sql)
        return rendered.rows(await_only(self._connection.fetch(sql, *rendered.parameters(values))))

    def fetch_kept(self, statement: Statement, **values: object) -> list[Row]:
        """Run a statement and return its rows; here nothing waits."""
        return self.fetch(statement, **values)

    def run(self, statement: Statement, **values: object) -> None:
        """Run a statement that returns nothing."""
        rendered = statement.on("postgresql")
        await_only(self._connection.execute(rendered.sql, *rendered.parameters(values)))

    def append(self, statement: Statement, values: dict[str, Any]) -> None:
        """Add one row; here it is done at once."""
        self.run(statement, **values)

    def change(self, statement: Statement, family: str, values: dict[str, Any], *, part: str = "") -> None:
        """Change one row; here it is done at once."""
        del family, part
        self.run(statement, **values)
