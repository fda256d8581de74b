"""The tables of what comes in from other systems of the company."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Json, Word

external_record = Table(
    "external_record",
    metadata,
    Column("source", Text, primary_key=True),
    Column("of", Word, primary_key=True),
    Column("external_id", Text, primary_key=True),
    Column("record_id", Word, nullable=False),
    Column("at", Instant, nullable=False),
    # What is she called elsewhere?
    Index("ix_external_record_record_id", "record_id"),
    comment="What other systems call customers and organisations",
)

kept_answer = Table(
    "kept_answer",
    metadata,
    Column("person_id", Word, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("digest", Word, nullable=False),
    Column("answer", Json, nullable=False),
    Column("at", Instant, nullable=False),
    # Which need not be kept any longer?
    Index("ix_kept_answer_at", "at"),
    comment="Answers to requests that may come again, for a day",
)
