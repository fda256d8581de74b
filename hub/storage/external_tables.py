"""The tables of what comes in from other systems of the company."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, text

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
    Column("as_of", Instant),
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

data_import = Table(
    "data_import",
    metadata,
    Column("id", Word, primary_key=True),
    Column("of", Word, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("digest", Word, nullable=False),
    Column("form", Json, nullable=False),
    Column("headings", Json, nullable=False),
    Column("samples", Json, nullable=False),
    Column("total", Integer, nullable=False),
    Column("by", Word, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("state", Word, nullable=False),
    Column("run", Integer, nullable=False),
    Column("plan", Json),
    Column("counts", Json, nullable=False),
    Column("problem", Text, nullable=False),
    Column("ended_at", Instant),
    # Which is to go on?
    Index(
        "ix_data_import_at_work",
        "id",
        sqlite_where=text("state IN ('checking', 'running', 'undoing')"),
        postgresql_where=text("state IN ('checking', 'running', 'undoing')"),
    ),
    # Which have their bytes still?
    Index(
        "ix_data_import_with_file",
        "id",
        sqlite_where=text("digest <> ''"),
        postgresql_where=text("digest <> ''"),
    ),
    comment="Files of customers and organisations on their way in",
)

import_line = Table(
    "import_line",
    metadata,
    Column("import_id", Word, ForeignKey("data_import.id"), primary_key=True),
    Column("run", Integer, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("column", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("is_refusal", Boolean, nullable=False),
    comment="What is said of the lines of imported files",
)

import_change = Table(
    "import_change",
    metadata,
    Column("import_id", Word, ForeignKey("data_import.id"), primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("of", Word, nullable=False),
    Column("record_id", Word, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("is_new", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    Column("fields", Json, nullable=False),
    Column("addresses", Json, nullable=False),
    Column("organisation_id", Word, nullable=False),
    # Did a later import change this record?
    Index("ix_import_change_record_id", "record_id", "import_id"),
    comment="What imports changed, until it is taken back",
)
