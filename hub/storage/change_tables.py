"""What became of messages and where their files stand: what their own table does not say."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Json, Word

earlier_text = Table(
    "earlier_text",
    metadata,
    Column("item_id", Word, ForeignKey("item.id"), primary_key=True),
    Column("texts", Json, nullable=False),
    comment="What messages said before they were changed or taken back: the record alone has it",
)

early_change = Table(
    "early_change",
    metadata,
    Column("account_id", Word, primary_key=True),
    Column("message", Text, primary_key=True),
    Column("kind", Word, primary_key=True),
    Column("by", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("order", BigInteger, nullable=False),
    Column("details", Json, nullable=False),
    comment="Changes of messages that are not known yet, the latest of each kind and doer",
)

# A trigger of the database writes it.
item_file = Table(
    "item_file",
    metadata,
    Column("file_id", Text, primary_key=True),
    Column("item_id", Word, primary_key=True, index=True),
    comment="In which messages and notes a file stands",
    sqlite_with_rowid=False,
)
