"""The tables of who is connected where, where several nodes are one hub."""

from __future__ import annotations

from sqlalchemy import Column, Table

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Word

node = Table(
    "node",
    metadata,
    Column("name", Word, primary_key=True),
    Column("seen_at", Instant, nullable=False),
    comment="A node that is there, and when it last said so",
)

visitor_line = Table(
    "visitor_line",
    metadata,
    Column("identity_id", Word, primary_key=True),
    Column("node", Word, primary_key=True, index=True),
    comment="A visitor who has the chat open, and the node to which her line leads",
)

person_line = Table(
    "person_line",
    metadata,
    Column("person_id", Word, primary_key=True),
    Column("node", Word, primary_key=True, index=True),
    comment="Somebody who has a console open, and the node to which its line leads",
)
