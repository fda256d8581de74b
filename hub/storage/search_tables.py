"""The search's index: one row for each document, and what is still to be indexed.

Beside these tables each database has what finds a row by its tokens: SQLite a full-text table, `search_words`,
kept in step by triggers; PostgreSQL a GIN index over `tokens`. Both are made by the migration, together with the
triggers that write a row of `search_due` whenever something that can be found is added, changed or removed.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text
from sqlalchemy.dialects.postgresql import TSVECTOR

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Word

FULL_TEXT: Final = "search_words"
"""SQLite's full-text table; it keeps four more whose names begin so."""

search_document = Table(
    "search_document",
    metadata,
    # The rank: results are read in its order.
    Column(
        "number",
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("place", Word, nullable=False),
    Column("id", Word, nullable=False),
    Column("about", Word, nullable=False),
    Column("at", Instant, nullable=False),
    # On SQLite the tokens themselves, parted by spaces: without them nothing could leave the full-text table.
    Column("tokens", Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),
    # A source has changed: which documents did it have?
    Index("uq_search_document_id_place", "id", "place", unique=True),
    # A search for filters only, and what was shown of a conversation on earlier pages.
    Index("ix_search_document_place", "place", "number"),
    Index("ix_search_document_about", "about", "number"),
)

search_due = Table(
    "search_due",
    metadata,
    Column(
        "number",
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    ),
    Column("source", Word, nullable=False),
    Column("id", Word, nullable=False),
    comment="What was added, changed or removed since it was indexed",
)
