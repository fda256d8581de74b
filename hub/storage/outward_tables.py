"""The tables of what other systems hear and how they are let in: keys, endpoints, deliveries."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

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
