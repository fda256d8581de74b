"""What agents are writing, and what helps them write."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, text

from hub.storage.metadata import metadata
from hub.storage.types import Instant, Json, Word

BEGUN: Final = "(text <> '' OR files <> '[]' OR fields <> '{}')"
"""That something is written there; the rest only says since when there is nothing."""

draft = Table(
    "draft",
    metadata,
    Column("conversation_id", Word, ForeignKey("conversation.id"), primary_key=True),
    Column("person_id", Word, ForeignKey("person.id"), primary_key=True),
    Column("kind", Word, primary_key=True),
    Column("text", Text, nullable=False),
    Column("written_at", Instant, nullable=False),
    Column("files", Json, nullable=False),
    Column("fields", Json, nullable=False),
    # What somebody has begun, for her desk.
    Index("ix_draft_person_id", "person_id", sqlite_where=text(BEGUN), postgresql_where=text(BEGUN)),
    # What has lain for the longest.
    Index("ix_draft_written_at", "written_at", sqlite_where=text(BEGUN), postgresql_where=text(BEGUN)),
    comment="What is being written; an empty one says since when there is none",
)

first_letter = Table(
    "first_letter",
    metadata,
    Column("person_id", Word, ForeignKey("person.id"), primary_key=True),
    Column("place", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("written_at", Instant, nullable=False),
    Column("files", Json, nullable=False),
    Column("fields", Json, nullable=False),
    # What has lain for the longest.
    Index("ix_first_letter_written_at", "written_at", sqlite_where=text(BEGUN), postgresql_where=text(BEGUN)),
    comment="What is being written to whom no conversation is with yet; an empty one says since when there is none",
)

departing_reply = Table(
    "departing_reply",
    metadata,
    # In this order: a desk asks for those of a person.
    Column("person_id", Word, ForeignKey("person.id"), primary_key=True),
    Column("conversation_id", Word, ForeignKey("conversation.id"), primary_key=True),
    Column("client_id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("files", Json, nullable=False),
    Column("letter", Json),
    Column("at", Instant, nullable=False),
    Column("leaves_at", Instant, nullable=False),
    Column("outcome", Word),
    Column("html", Text, nullable=False, server_default=""),
    Column("replies_to", Word),
    Column("original", Text, nullable=False, server_default=""),
    # Whatever of it is kept of a conversation.
    Index("ix_departing_reply_place", "conversation_id"),
    # What anybody can still take back in a conversation that is to be split.
    Index(
        "ix_departing_reply_conversation_id",
        "conversation_id",
        sqlite_where=text("outcome IS NULL"),
        postgresql_where=text("outcome IS NULL"),
    ),
    comment="What was sent and can still be taken back, or was, or was refused",
)

mention = Table(
    "mention",
    metadata,
    # In this order: a desk asks for the newest of a person.
    Column("person_id", Word, ForeignKey("person.id"), primary_key=True),
    Column("item_id", Word, primary_key=True),
    Column("conversation_id", Word, ForeignKey("conversation.id"), nullable=False),
    Column("by_name", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("read_at", Instant),
    # What goes with the notes of a conversation that is split.
    Index("ix_mention_conversation_id", "conversation_id", "item_id"),
    comment="Who was named in which note, and when she saw it",
)

personal_reply = Table(
    "personal_reply",
    metadata,
    Column("person_id", Word, ForeignKey("person.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("shortcut", Text, nullable=False),
    comment="Canned replies that agents keep for themselves",
)

saved_view = Table(
    "saved_view",
    metadata,
    Column("id", Word, primary_key=True),
    Column("owner_id", Word, ForeignKey("person.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("order", Word, nullable=False),
    Column("shared_with", Word, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("filter", Json, nullable=False),
    comment="Views of the inbox that agents saved, for themselves, a team or everybody",
)

view_order = Table(
    "view_order",
    metadata,
    Column("person_id", Word, ForeignKey("person.id"), primary_key=True),
    Column("ids", Json, nullable=False),
    comment="In which order somebody has her views",
)
