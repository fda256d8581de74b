"""The tables of how people prove who they are, beyond the password."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Json, Word

second_step = Table(
    "second_step",
    metadata,
    Column("person_id", Word, ForeignKey("person.id"), primary_key=True),
    Column("secret", Word, nullable=False),
    Column("since", Instant, nullable=False),
    Column("last_step", BigInteger, nullable=False),
    Column("recovery", Json, nullable=False),
    Column("misses", Integer, nullable=False),
    Column("held_until", Instant),
    comment="The app of a person that makes codes: its secret sealed, of recovery codes only digests",
)
