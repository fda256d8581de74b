"""The one schema, for SQLite and PostgreSQL alike; each index names the question it answers."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    text,
)

from hub.storage.customer_tables import customer, identity
from hub.storage.metadata import metadata
from hub.storage.types import Instant, Json, Word

entry = Table(
    "entry",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("body", Json, nullable=False),
    Column("is_active", Boolean, nullable=False),
    comment="Configured things: teams, queues, hours, hooks, accounts, skills, dispositions, reasons",
)

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", Word, primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False, unique=True),
    Column("roles", Json, nullable=False),
    Column("teams", Json, nullable=False),
    Column("language", Text, nullable=False),
    Column("skills", Json, nullable=False),
    Column("capacity", Json, nullable=False),
    Column("presence", Word, nullable=False),
    Column("reason", Text),
    Column("presence_since", Instant, nullable=False),
    Column("idle_since", Instant, nullable=False),
    Column("misses", Integer, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("was_away", Text),
    Column("presence_until", Instant),
    Column("next_presence", Text),
    Column("next_reason", Text),
    Column("line_lost_at", Instant),
    Column("paused", Json),
    Column("missed", Json),
    Column("team_roles", Json),
    Column("own_roles", Json),
    Column("password", Text, nullable=False, server_default=""),
)

session = Table(
    "session",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("person_id", Text, ForeignKey("person.id"), nullable=False, index=True),
    Column("csrf", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("seen_at", Instant),
    Column("device", Text),
    Column("provider", Text),
    Column("id_token", Text),
    Index(
        "ix_session_id_token",
        "expires_at",
        sqlite_where=text("id_token IS NOT NULL"),
        postgresql_where=text("id_token IS NOT NULL"),
    ),
)

conversation = Table(
    "conversation",
    metadata,
    Column("id", Word, primary_key=True),
    Column("account_id", Word, nullable=False),
    Column("channel", Word, nullable=False),
    Column("identity_id", Word, ForeignKey(identity.c.id), nullable=False),
    Column("customer_id", Word, ForeignKey(customer.c.id), nullable=False),
    Column("customer_name", Text, nullable=False),
    Column("is_verified", Boolean, nullable=False),
    Column("queue_id", Word, nullable=False),
    Column("team_id", Word, nullable=False),
    Column("state", Word, nullable=False),
    Column("agent_id", Word, ForeignKey("person.id")),
    Column("holds_slot", Boolean, nullable=False),
    Column("subject", Text, nullable=False),
    Column("preview", Text, nullable=False),
    Column("unread", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("skills", Json, nullable=False),
    Column("head_start_seconds", Integer, nullable=False),
    Column("arrived_at", Instant, nullable=False),
    Column("waiting_since", Instant, nullable=False),
    Column("last_message_at", Instant, nullable=False),
    Column("single_key", Word),
    Column("ends_at", Instant),
    Column("closed_at", Instant),
    Column("disposition_id", Word),
    Column("named_agent_id", Word),
    Column("named_until", Instant),
    Column("excluded", Json, nullable=False),
    Column("entry", Json, nullable=False),
    Column("is_answered", Boolean, nullable=False),
    Column("named_by", Word),
    Column("asks", Json, nullable=False, server_default="{}"),
    Column("level", Integer, nullable=False, server_default="0"),
    Column("queued_at", Instant),
    Column("prospect", Word, nullable=False, server_default="served"),
    Column("customer_value", Float, nullable=False, server_default="0"),
    Column("asked_at", Instant),
    Column("replied_at", Instant),
    Column("sla", Json, nullable=False, server_default="{}"),
    Column("tags", Json, nullable=False, server_default="[]"),
    Column("inside", Json, nullable=False, server_default="{}"),
    Column("fields", Json, nullable=False, server_default="{}"),
    Column("seen", Json, nullable=False, server_default="{}"),
    Column("customer_tier", Text, nullable=False, server_default=""),
    # At most one conversation per identity and account is open where the thread is endless.
    Index(
        "uq_conversation_open",
        "account_id",
        "single_key",
        unique=True,
        sqlite_where=text("closed_at IS NULL AND single_key IS NOT NULL"),
        postgresql_where=text("closed_at IS NULL AND single_key IS NOT NULL"),
    ),
    # What an agent holds: asked at every offer, accept and close.
    Index(
        "ix_conversation_agent",
        "agent_id",
        sqlite_where=text("agent_id IS NOT NULL"),
        postgresql_where=text("agent_id IS NOT NULL"),
    ),
    # The floor: asked once when a router starts, and by every fresh desk.
    Index(
        "ix_conversation_open_team",
        "team_id",
        "state",
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
    # Where somebody is inside beside its owner, or help is asked: every fresh desk.
    Index(
        "ix_conversation_inside",
        "id",
        sqlite_where=text("inside <> '{}' AND closed_at IS NULL"),
        postgresql_where=text("inside <> '{}' AND closed_at IS NULL"),
    ),
    # What a team closed, newest first.
    Index(
        "ix_conversation_closed_team",
        "team_id",
        "arrived_at",
        sqlite_where=text("closed_at IS NOT NULL"),
        postgresql_where=text("closed_at IS NOT NULL"),
    ),
    # A customer's history, newest first.
    Index("ix_conversation_customer", "customer_id", "arrived_at"),
    Index("ix_conversation_closed_at", "closed_at", "id"),
    # A customer writes again: which conversation was closed last?
    Index("ix_conversation_identity", "identity_id", "account_id", "closed_at"),
)

item = Table(
    "item",
    metadata,
    Column("id", Word, primary_key=True),
    Column("conversation_id", Word, ForeignKey("conversation.id"), nullable=False),
    Column("account_id", Word, nullable=False),
    Column("kind", Word, nullable=False),
    Column("direction", Word, nullable=False),
    Column("author", Word),
    Column("author_name", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    Column("html", Text),
    Column("full_text", Text, nullable=False),
    Column("state", Word),
    Column("error", Text),
    Column("provider_id", Text),
    Column("event", Word),
    Column("details", Json, nullable=False),
    Column("client_id", Text),
    Column("files", Json, nullable=False),
    Column("letter", Json),
    Column("replies_to", Word),
    Column("aftermath", Json),
    # A conversation opened on screen.
    Index("ix_item_conversation", "conversation_id", "id"),
    # A browser repeats what it is not sure to have sent.
    Index(
        "uq_item_client",
        "conversation_id",
        "client_id",
        unique=True,
        sqlite_where=text("client_id IS NOT NULL"),
        postgresql_where=text("client_id IS NOT NULL"),
    ),
    # A delivery report, or a mail's references.
    Index(
        "ix_item_provider",
        "provider_id",
        sqlite_where=text("provider_id IS NOT NULL"),
        postgresql_where=text("provider_id IS NOT NULL"),
    ),
)

file = Table(
    "file",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("digest", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index("ix_file_digest", "digest"),
    Index("ix_file_owner", "owner"),
)

offer = Table(
    "offer",
    metadata,
    Column("id", Word, primary_key=True),
    Column("conversation_id", Word, ForeignKey("conversation.id"), nullable=False),
    Column("agent_id", Word, ForeignKey("person.id"), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    Column("ended_at", Instant),
    Column("outcome", Word),
    # No conversation is offered twice at a time.
    Index(
        "uq_offer_ringing",
        "conversation_id",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
    # What rings for an agent.
    Index(
        "ix_offer_agent",
        "agent_id",
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    Column("item_id", Text, primary_key=True),
    Column("account_id", Word, nullable=False),
    Column("conversation_id", Word, nullable=False),
    Column("identity_id", Word, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("is_automatic", Boolean, nullable=False),
    Column("state", Word, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("change", Json, nullable=False, server_default="{}"),
    # What may leave now; rows vanish when they are settled, so the table stays small.
    Index("ix_outbox_state_due", "state", "due_at"),
)

timer = Table(
    "timer",
    metadata,
    Column("subject", Word, primary_key=True),
    Column("kind", Word, primary_key=True),
    Column("due_at", Instant, nullable=False, index=True),
)

# One row holds what one transaction told: a webhook brings about a dozen events, and rows cost more than their text.
# A transaction with one event has a row that reads like that event.
event = Table(
    "event",
    metadata,
    # The number of the row's last event; those before it have the numbers before it.
    Column(
        "number",
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    ),
    Column("at", Instant, nullable=False),
    # The names of the types, parted by spaces; no name has one.
    Column("type", Word, nullable=False),
    # For each event a line with its rooms, parted by spaces.
    Column("rooms", Word, nullable=False),
    # For each event a line with its fields as JSON, in which a line break is always escaped.
    Column("body", Word, nullable=False),
    comment="What browsers and routers are told, numbered in the order of commit",
    sqlite_autoincrement=True,
)

fact = Table(
    "fact",
    metadata,
    Column("id", Word, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("happening", Word, nullable=False),
    Column("conversation_id", Word),
    Column("queue_id", Word),
    Column("agent_id", Word),
    Column("channel", Word, nullable=False),
    Column("details", Json, nullable=False),
    # The decision record of a conversation, and who accepted it last.
    Index("ix_fact_conversation", "conversation_id", "id"),
)

audit = Table(
    "audit",
    metadata,
    Column(
        "number",
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    ),
    Column("at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", Json, nullable=False),
    Column("chain", Text, nullable=False),
    # What became of one thing, and what one person did.
    Index("ix_audit_subject", "subject", "number"),
    Index("ix_audit_by", "by", "number"),
    Index("ix_audit_at", "at", "number"),
    comment="Append-only; `chain` is the SHA-256 of the line before and this one",
    sqlite_autoincrement=True,
)

lease = Table(
    "lease",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("fence", BigInteger, nullable=False),
    Column("until", Instant, nullable=False),
)
