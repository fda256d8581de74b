"""The tables of how people prove who they are, beyond the password."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, Table, Text

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

sign_in_link = Table(
    "sign_in_link",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("person_id", Word, ForeignKey("person.id"), nullable=False, index=True),
    Column("at", Instant, nullable=False),
    comment="Who somebody of a provider of identities is here",
)

passkey = Table(
    "passkey",
    metadata,
    Column("id", Word, primary_key=True),
    Column("person_id", Word, ForeignKey("person.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("public_key", Word, nullable=False),
    Column("algorithm", Integer, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("is_synced", Boolean, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("used_at", Instant),
    comment="A passkey of a person: its public part, and how often it has signed",
)
