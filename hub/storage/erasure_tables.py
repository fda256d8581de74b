"""The tables of erasures: their receipts, what holds them off, and what outlives them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, text

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Json, Word

erasure = Table(
    "erasure",
    metadata,
    Column("id", Word, primary_key=True),
    Column("customer_id", Word, nullable=False, index=True),
    Column("customers", Json, nullable=False),
    Column("by", Word, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("stage", Word, nullable=False),
    Column("place", Word, nullable=False),
    Column("words", Json, nullable=False),
    Column("known_as", Json),
    Column("counts", Json, nullable=False),
    Column("rounds", Integer, nullable=False),
    Column("found", Integer, nullable=False),
    Column("last_number", BigInteger, nullable=False),
    Column("due_at", Instant),
    Column("finished_at", Instant),
    # Which are to go on?
    Index(
        "ix_erasure_unfinished",
        "id",
        sqlite_where=text("finished_at IS NULL"),
        postgresql_where=text("finished_at IS NULL"),
    ),
    comment="Erasures of customers: how far they are, and afterwards their receipts",
)

legal_hold = Table(
    "legal_hold",
    metadata,
    Column("customer_id", Word, ForeignKey("customer.id"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("by", Word, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("since", Instant, nullable=False),
    comment="Customers of whom nothing may be erased for now",
)

silenced = Table(
    "silenced",
    metadata,
    Column("digest", Word, primary_key=True),
    Column("since", Instant, nullable=False),
    comment="Addresses that are left in peace though nobody knows any more whose they are: keyed hashes",
)

doomed_file = Table(
    "doomed_file",
    metadata,
    Column("digest", Word, primary_key=True),
    Column("since", Instant, nullable=False),
    comment="Contents of files that go unless another row has them",
)
