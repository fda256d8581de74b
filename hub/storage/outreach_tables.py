"""The table of what we wrote first."""

from __future__ import annotations

from sqlalchemy import Column, Table

from hub.storage.metadata import metadata
from hub.storage.types import Word

outreach = Table(
    "outreach",
    metadata,
    Column("person_id", Word, primary_key=True),
    Column("client_id", Word, primary_key=True),
    Column("item_id", Word, nullable=False),
    comment="A message with which an agent wrote first: a browser that repeats it finds what it made",
)
