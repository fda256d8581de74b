"""Messages are translated, and a translated reply keeps what its writer wrote.

Revision: 0037
After: 0036
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

GONE = "DELETE FROM translation WHERE item_id = OLD.id;"
# Name, event, and the condition under which the words of a message are no longer those that were translated.
TRIGGERS = (
    ("translation_reworded", "AFTER UPDATE OF text", "OLD.text <> NEW.text"),
    ("translation_gone", "BEFORE DELETE", ""),
)


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "translation",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_translation_item_id")),
        sa.PrimaryKeyConstraint("item_id", "language", name=op.f("pk_translation")),
        comment="Messages in other languages, each as the translator made it first",
    )
    op.add_column("departing_reply", sa.Column("original", sa.Text(), nullable=False, server_default=""))
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, event, condition in TRIGGERS:
        if is_sqlite:
            when = f"WHEN {condition}" if condition else ""
            op.execute(f"CREATE TRIGGER {name} {event} ON item {when} BEGIN {GONE} END")
            continue
        when = f"WHEN ({condition})" if condition else ""
        row = "OLD" if event.startswith("BEFORE") else "NULL"
        op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {GONE} RETURN {row}; END $$")
        op.execute(f"CREATE TRIGGER {name} {event} ON item FOR EACH ROW {when} EXECUTE FUNCTION {name}()")


def downgrade() -> None:
    """Take it back."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, *_ in TRIGGERS:
        op.execute(f"DROP TRIGGER {name}" + ("" if is_sqlite else " ON item"))
        if not is_sqlite:
            op.execute(f"DROP FUNCTION {name}()")
    op.drop_column("departing_reply", "original")
    op.drop_table("translation")
