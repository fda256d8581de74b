"""The tables of what other systems hear and how they are let in: keys, endpoints, deliveries."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, text

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Json, Word

api_key = Table(
    "api_key",
    metadata,
    Column("id", Word, primary_key=True),
    Column("name", Text, nullable=False),
    Column("prefix", Word, nullable=False),
    Column("digest", Word, nullable=False, unique=True),
    Column("scopes", Json, nullable=False),
    Column("teams", Json, nullable=False),
    Column("per_minute", Integer, nullable=False),
    Column("made_by", Word, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("used_at", Instant),
    Column("revoked_at", Instant),
    comment="A key of another system; of its secret only the beginning and a digest are kept",
)

webhook_endpoint = Table(
    "webhook_endpoint",
    metadata,
    Column("id", Word, primary_key=True),
    Column("name", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("kinds", Json, nullable=False),
    Column("queues", Json, nullable=False),
    Column("teams", Json, nullable=False),
    Column("secret", Word, nullable=False),
    Column("made_by", Word, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("claim", Word, nullable=False),
    Column("old_secret", Word, nullable=False),
    Column("old_until", Instant),
    Column("attempts", Integer, nullable=False),
    Column("failing_since", Instant),
    Column("paused", Word, nullable=False),
    Column("paused_at", Instant),
    comment="Where another system is told what happens, up to which event it was, and how it does",
)

webhook_delivery = Table(
    "webhook_delivery",
    metadata,
    Column("id", Word, primary_key=True),
    Column("endpoint_id", Word, ForeignKey(webhook_endpoint.c.id, ondelete="CASCADE"), nullable=False),
    Column("event_id", Word, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("kind", Word, nullable=False),
    Column("fate", Word, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("first_at", Instant, nullable=False),
    Column("last_at", Instant, nullable=False),
    Column("status", Integer),
    Column("error", Text, nullable=False),
    # The log, line by line.
    Index("ix_webhook_delivery_log", "endpoint_id", "id"),
    # Was this event tried before?
    Index("ix_webhook_delivery_number", "endpoint_id", "number"),
    # What is too old to be kept.
    Index("ix_webhook_delivery_age", "endpoint_id", "first_at"),
    # What somebody asked for.
    Index(
        "ix_webhook_delivery_wanted",
        "endpoint_id",
        "last_at",
        sqlite_where=text("fate = 'wanted'"),
        postgresql_where=text("fate = 'wanted'"),
    ),
    comment="The delivery log: one event at one endpoint, and what came of it",
)
