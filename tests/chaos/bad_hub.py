"""The control: a hub that says “kept” a moment before it is. The auditor must catch it, or it catches nothing."""

from __future__ import annotations

import sqlite3
import time
from typing import Final

from hub.storage import open_store, sqlite_store
from hub.storage.executor import SqliteExecutor
from hub.storage.sqlite_store import SqliteStore

TOO_EARLY_SECONDS: Final = 0.1


class HastyStore(SqliteStore):
    """Answers first and commits afterwards."""

    def _commit_group(
        self, connection: sqlite3.Connection, group: list[sqlite_store._Job]
    ) -> list[sqlite_store._Outcome]:
        self._begin(connection)
        outcomes = [self._tried(connection, job) for job in group]
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._settle, outcomes)
        time.sleep(TOO_EARLY_SECONDS)
        connection.execute("COMMIT")
        for outcome in outcomes:
            self._floor = outcome.floor or self._floor
        return []

    def _tried(self, connection: sqlite3.Connection, job: sqlite_store._Job) -> sqlite_store._Outcome:
        connection.execute("SAVEPOINT one")
        try:
            outcome = self._run_one(SqliteExecutor(connection), job, self._floor, self._clock())
        except Exception as error:  # noqa: BLE001 - a refused use case is its caller's, as in the real store
            connection.execute("ROLLBACK TO one")
            self._memory.forget()
            outcome = sqlite_store._Outcome(job, error=error)
        connection.execute("RELEASE one")
        return outcome


def acknowledge_too_early() -> None:
    """Let this process serve from the hasty store."""
    assert vars(open_store)["SqliteStore"] is SqliteStore, "the hub takes its store from somewhere else by now"
    vars(open_store)["SqliteStore"] = HastyStore
