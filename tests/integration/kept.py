"""What a running hub keeps, read beside it."""

from __future__ import annotations

import sqlite3
from typing import Any

from tests.hubs.process import HubProcess


def rows(hub: HubProcess, sql: str, *values: str) -> list[Any]:
    """What the database holds."""
    database = sqlite3.connect(f"file:{hub.data / 'hub.db'}?mode=ro", uri=True, timeout=10)
    try:
        return database.execute(sql, values).fetchall()
    finally:
        database.close()


def everything(hub: HubProcess) -> list[Any]:
    """How much of everything is kept."""
    tables = ("item", "conversation", "customer", "arrival", "quarantine", "outbox")
    return [rows(hub, f"SELECT count(*) FROM {table}")[0][0] for table in tables]  # noqa: S608 - our own names
