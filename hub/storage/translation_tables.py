"""What machines made of messages in other languages."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Word

# Triggers of the database take a translation away with the words that it translates: whoever changes, takes back or
# erases these, an older node or somebody by hand included, leaves nothing of them here.
translation = Table(
    "translation",
    metadata,
    Column("item_id", Word, ForeignKey("item.id"), primary_key=True),
    Column("language", Word, primary_key=True),
    Column("text", Text, nullable=False),
    Column("source", Word, nullable=False),
    Column("at", Instant, nullable=False),
    comment="Messages in other languages, each as the translator made it first",
)
