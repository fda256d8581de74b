"""The control: a hub that says “kept” a moment before it is. The auditor must catch it, or it catches nothing."""

from __future__ import annotations

import sqlite3
import time
from typing import Final

import hub.main
from hub.storage import sqlite_store
from hub.storage.sqlite_store import SqliteStore

TOO_EARLY_SECONDS: Final = 0.03


class HastyStore(SqliteStore):
    """Answers first and commits afterwards."""

    def _commit_group(
        self, connection: sqlite3.Connection, group: list[sqlite_store._Job]
    ) -> list[sqlite_store._Outcome]:
        connection.execute("BEGIN IMMEDIATE")
        outcomes = self._run_all(connection, group, is_careful=True)
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._settle, outcomes)
        time.sleep(TOO_EARLY_SECONDS)
        connection.execute("COMMIT")
        for outcome in outcomes:
            self._floor = outcome.floor or self._floor
        return []


def acknowledge_too_early() -> None:
    """Let this process serve from the hasty store."""
    vars(hub.main)["SqliteStore"] = HastyStore
