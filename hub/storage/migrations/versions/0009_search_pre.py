"""Customers and what was written can be found: the index, and what tells it of every change.

Revision: 0009
After: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WRITTEN = "{row}.kind IN ('message', 'note')"
# Table, event, the condition, the kind of source, and the column that names it.
# A conversation is saved with all its columns whenever anything happens to it; few of these changes can be found.
RENAMED = "OLD.subject <> NEW.subject OR OLD.customer_name <> NEW.customer_name"
CHANGES = (
    ("item", "INSERT", WRITTEN, "item", "NEW.id"),
    ("item", "UPDATE OF text, full_text, author_name, files", WRITTEN, "item", "NEW.id"),
    ("item", "DELETE", WRITTEN, "item", "OLD.id"),
    ("conversation", "INSERT", "", "conversation", "NEW.id"),
    ("conversation", "UPDATE OF subject, customer_name", RENAMED, "conversation", "NEW.id"),
    ("conversation", "DELETE", "", "conversation", "OLD.id"),
    ("customer", "INSERT", "", "customer", "NEW.id"),
    ("customer", "UPDATE", "", "customer", "NEW.id"),
    ("customer", "DELETE", "", "customer", "OLD.id"),
    ("identity", "INSERT", "", "customer", "NEW.customer_id"),
    ("identity", "UPDATE OF customer_id, address, name", "", "customer", "NEW.customer_id"),
    ("identity", "UPDATE OF customer_id", "", "customer", "OLD.customer_id"),
    ("identity", "DELETE", "", "customer", "OLD.customer_id"),
)


def upgrade() -> None:
    """Take the step."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "search_document",
        sa.Column("number", sa.Integer() if is_sqlite else sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("tokens", sa.Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_document")),
    )
    op.create_index("uq_search_document_id_place", "search_document", ["id", "place"], unique=True)
    op.create_index("ix_search_document_place", "search_document", ["place", "number"])
    op.create_index("ix_search_document_about", "search_document", ["about", "number"])
    op.create_table(
        "search_due",
        sa.Column("number", sa.Integer() if is_sqlite else sa.BigInteger(), autoincrement=True, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_due")),
        comment="What was added, changed or removed since it was indexed",
    )
    if is_sqlite:
        _on_sqlite()
    else:
        _on_postgres()


def _on_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5(tokens, content='search_document', content_rowid='number', "
        "detail='none', columnsize=0, tokenize='ascii', prefix='2 3 4 5 6 7 8')"
    )
    added = "INSERT INTO search_words(rowid, tokens) VALUES (NEW.number, NEW.tokens);"
    removed = "INSERT INTO search_words(search_words, rowid, tokens) VALUES ('delete', OLD.number, OLD.tokens);"
    for event, work in (("INSERT", added), ("DELETE", removed), ("UPDATE", removed + added)):
        op.execute(f"CREATE TRIGGER search_document_{event.lower()} AFTER {event} ON search_document BEGIN {work} END")
    for place, (table, event, condition, source, id_) in enumerate(CHANGES):
        when = f"WHEN {condition.format(row=id_[:3])}" if condition else ""
        op.execute(
            f"CREATE TRIGGER search_due_{place} AFTER {event} ON {table} {when} "
            f"BEGIN INSERT INTO search_due(source, id) VALUES ('{source}', {id_}); END"
        )


def _on_postgres() -> None:
    op.execute("CREATE INDEX gin_search_document_tokens ON search_document USING gin (tokens)")
    for place, (table, event, condition, source, id_) in enumerate(CHANGES):
        when = f"WHEN ({condition.format(row=id_[:3])})" if condition else ""
        op.execute(
            f"CREATE FUNCTION search_due_{place}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"INSERT INTO search_due(source, id) VALUES ('{source}', {id_}); RETURN NULL; END $$"
        )
        op.execute(
            f"CREATE TRIGGER search_due_{place} AFTER {event} ON {table} "
            f"FOR EACH ROW {when} EXECUTE FUNCTION search_due_{place}()"
        )


def downgrade() -> None:
    """Take it back."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for place, (table, *_) in enumerate(CHANGES):
        op.execute(f"DROP TRIGGER search_due_{place}" + ("" if is_sqlite else f" ON {table}"))
        if not is_sqlite:
            op.execute(f"DROP FUNCTION search_due_{place}()")
    if is_sqlite:
        op.execute("DROP TABLE search_words")
    op.drop_table("search_due")
    op.drop_table("search_document")
