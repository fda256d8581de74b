"""The tables of shops that report by themselves."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, text

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Word

shop_topic = Table(
    "shop_topic",
    metadata,
    Column("shop_id", Word, primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("is_known", Boolean, nullable=False),
    comment="What shops reported how often",
)

shop_gone = Table(
    "shop_gone",
    metadata,
    Column("source", Text, primary_key=True),
    Column("of", Word, primary_key=True),
    Column("external_id", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    comment="What is there no longer, so that a late word of it brings nothing back",
)

privacy_request = Table(
    "privacy_request",
    metadata,
    Column("id", Word, primary_key=True),
    Column("shop_id", Word, nullable=False),
    Column("what", Word, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("customer_id", Word, index=True),
    Column("at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("done_by", Word),
    # Which has nobody answered yet?
    Index(
        "ix_privacy_request_open",
        "id",
        sqlite_where=text("done_at IS NULL"),
        postgresql_where=text("done_at IS NULL"),
    ),
    comment="Requests for data or their erasure that came over a shop, until somebody answered them",
)
