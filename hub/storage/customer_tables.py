"""The tables of the people outside; the rest of the one schema refers to them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Table, Text, text

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Json, Word

organisation = Table(
    "organisation",
    metadata,
    Column("id", Word, primary_key=True),
    Column("name", Text, nullable=False),
    # The name, however it is spelled; in the order of its bytes, so that beginnings are found by the index.
    Column("key", Text().with_variant(Text(collation="C"), "postgresql"), nullable=False),
    Column("attributes", Json, nullable=False, server_default="{}"),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("edits", Json, nullable=False, server_default="{}"),
    Column("created_at", Instant),
    Index("uq_organisation_key", "key", unique=True),
    comment="What customers belong to",
)

organisation_domain = Table(
    "organisation_domain",
    metadata,
    Column("domain", Text, primary_key=True),
    Column("organisation_id", Word, ForeignKey("organisation.id"), nullable=False, index=True),
    comment="Mail domains, each of one organisation",
)

customer = Table(
    "customer",
    metadata,
    Column("id", Word, primary_key=True),
    Column("name", Text, nullable=False),
    Column("tier", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("attributes", Json, nullable=False),
    Column("created_at", Instant),
    # What it was before organisations were things; only older nodes read it.
    Column("organisation", Text, nullable=False, server_default=""),
    Column("value", Float),
    Column("tags", Json, nullable=False, server_default="[]"),
    Column("consents", Json, nullable=False, server_default="{}"),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("edits", Json, nullable=False, server_default="{}"),
    Column("merged_into", Word),
    # The name as look-alikes are found by it.
    Column("likeness", Text, nullable=False, server_default=""),
    Column("organisation_id", Word),
    # Since when nothing of her is left.
    Column("erased_at", Instant),
    # Who belongs to it?
    Index(
        "ix_customer_organisation_id",
        "organisation_id",
        sqlite_where=text("organisation_id IS NOT NULL"),
        postgresql_where=text("organisation_id IS NOT NULL"),
    ),
    # Who was merged into her?
    Index(
        "ix_customer_merged_into",
        "merged_into",
        sqlite_where=text("merged_into IS NOT NULL"),
        postgresql_where=text("merged_into IS NOT NULL"),
    ),
    # Who has the same name?
    Index(
        "ix_customer_likeness",
        "likeness",
        sqlite_where=text("likeness <> ''"),
        postgresql_where=text("likeness <> ''"),
    ),
)

identity = Table(
    "identity",
    metadata,
    Column("id", Word, primary_key=True),
    Column("customer_id", Word, ForeignKey("customer.id"), nullable=False, index=True),
    Column("channel", Word, nullable=False),
    Column("key", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("is_verified", Boolean, nullable=False),
    Column("opted_out_at", Instant),
    # Who typed it, where it was no arrival that told it.
    Column("added_by", Word),
    Column("added_by_name", Text, nullable=False, server_default=""),
    Column("added_at", Instant),
    # The address as look-alikes are found by it.
    Column("likeness", Text, nullable=False, server_default=""),
    # Who has the same number, or the same name before the @?
    Index(
        "ix_identity_likeness",
        "likeness",
        sqlite_where=text("likeness <> ''"),
        postgresql_where=text("likeness <> ''"),
    ),
    # Every arrival asks whose address it comes from.
    Index("uq_identity_channel_key", "channel", "key", unique=True),
)

merge = Table(
    "merge",
    metadata,
    Column("id", Word, primary_key=True),
    Column("kept_id", Word, ForeignKey("customer.id"), nullable=False),
    Column("merged_id", Word, ForeignKey("customer.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Word, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("moved", Json, nullable=False),
    Column("undone_at", Instant),
    Column("undone_by", Word),
    # Whose are they, undone or not?
    Index("ix_merge_kept_id", "kept_id"),
    Index("ix_merge_merged_id", "merged_id"),
    # Who was merged into this customer, and which of it can be undone?
    Index(
        "ix_merge_kept",
        "kept_id",
        "id",
        sqlite_where=text("undone_at IS NULL"),
        postgresql_where=text("undone_at IS NULL"),
    ),
    comment="Two customers who proved to be one, and exactly what went from the one to the other",
)

customer_event = Table(
    "customer_event",
    metadata,
    Column("source", Text, primary_key=True),
    Column("external_id", Text, primary_key=True),
    Column("customer_id", Word, ForeignKey("customer.id"), nullable=False),
    Column("kind", Word, nullable=False),
    Column("at", Instant, nullable=False),
    Column("title", Text, nullable=False),
    Column("amount", Word, nullable=False),
    Column("currency", Word, nullable=False),
    Column("link", Text, nullable=False),
    Column("details", Json, nullable=False),
    Column("as_of", Instant),
    # What happened with this customer, the newest first?
    Index("ix_customer_event_customer_id_at", "customer_id", "at"),
    # What happened the longest ago?
    Index("ix_customer_event_at", "at"),
    comment="What other systems know of a customer, such as her orders",
)

apart = Table(
    "apart",
    metadata,
    Column("first_id", Word, primary_key=True),
    Column("second_id", Word, primary_key=True, index=True),
    Column("at", Instant, nullable=False),
    Column("by", Word, nullable=False),
    comment="Two customers who look alike and are not one; the smaller id first",
)
