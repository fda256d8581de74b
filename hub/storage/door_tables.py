"""The tables of what came through the doors, and how the doors do."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Json

arrival = Table(
    "arrival",
    metadata,
    Column("door", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    comment="Every arrival once: a repeat finds its row and changes nothing",
    sqlite_with_rowid=False,
)

report = Table(
    "report",
    metadata,
    Column("door", Text, primary_key=True),
    Column("provider_id", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("error", Text, nullable=False),
    Index("ix_report_provider_id", "provider_id"),
    comment="Delivery reports that came before their message was known to be sent",
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Text, primary_key=True),
    Column("door", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("headers", Json, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

cursor = Table(
    "cursor",
    metadata,
    Column("door", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

health = Table(
    "health",
    metadata,
    Column("door", Text, primary_key=True),
    Column("arrived_at", Instant),
    Column("sent_at", Instant),
    Column("failed_at", Instant),
    Column("error", Text, nullable=False),
    Column("error_kind", Text, nullable=False, server_default=""),
    Column("seen_at", Instant),
    Column("seen_on", Text, nullable=False, server_default=""),
)
