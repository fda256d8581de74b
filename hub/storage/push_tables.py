"""The tables of devices that are told by Web Push, and of what they are to be told."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, text

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Word

push_device = Table(
    "push_device",
    metadata,
    Column("id", Word, primary_key=True),
    Column("person_id", Word, ForeignKey("person.id"), nullable=False, index=True),
    Column("endpoint", Text, nullable=False, unique=True),
    Column("p256dh", Text, nullable=False),
    Column("auth", Text, nullable=False),
    Column("name", Text, nullable=False),
    # Somebody signs out: which devices came with that session?
    Column("session", Text, nullable=False, index=True),
    Column("names_customers", Boolean, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("renewed_at", Instant, nullable=False),
    Column("told_at", Instant),
    Column("refusals", Integer, nullable=False),
    comment="A browser that is told while no console of its owner is open",
)

push_news = Table(
    "push_news",
    metadata,
    Column("device_id", Word, ForeignKey(push_device.c.id, ondelete="CASCADE"), primary_key=True),
    Column("topic", Word, primary_key=True),
    Column("kind", Word, nullable=False),
    Column("conversation_id", Word, nullable=False),
    Column("subject", Word, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("due_at", Instant),
    Column("attempts", Integer, nullable=False),
    Column("rang_at", Instant),
    # What may be told now.
    Index(
        "ix_push_news_due",
        "due_at",
        sqlite_where=text("due_at IS NOT NULL"),
        postgresql_where=text("due_at IS NOT NULL"),
    ),
    comment="The newest of each matter that a device is told; due_at is empty once it was",
)
