"""No question walks through a whole table: where a file stands, who was merged into whom, what a team closed.

Revision: 0039
After: 0038
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

_MERGED = sa.text("merged_into IS NOT NULL")
_CLOSED = sa.text("closed_at IS NOT NULL")
# By the database, so that nodes of an older version note it too.
_WHEN = "AFTER INSERT ON item"
_HAS_FILES = "NEW.files <> '[]'"
_FILES = {
    "sqlite": "json_extract(one.value, '$.id'), {id} FROM {table} json_each({files}) AS one",
    "postgresql": "one.value ->> 'id', {id} FROM {table} jsonb_array_elements({files}::jsonb) AS one(value)",
}


def upgrade() -> None:
    """Take the step."""
    op.create_index(
        "ix_customer_merged_into", "customer", ["merged_into"], sqlite_where=_MERGED, postgresql_where=_MERGED
    )
    op.create_index(
        "ix_conversation_closed_team",
        "conversation",
        ["team_id", "arrived_at"],
        sqlite_where=_CLOSED,
        postgresql_where=_CLOSED,
    )
    op.create_table(
        "item_file",
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("file_id", "item_id"),
        comment="In which messages and notes a file stands",
        sqlite_with_rowid=False,
    )
    dialect = op.get_bind().dialect.name
    files = _FILES[dialect]
    before = files.format(id="item.id", table="item,", files="item.files")
    noted = files.format(id="NEW.id", table="", files="NEW.files")
    note = f"INSERT INTO item_file(file_id, item_id) SELECT DISTINCT {noted};"
    op.execute(f"INSERT INTO item_file(file_id, item_id) SELECT DISTINCT {before} WHERE item.files <> '[]'")
    if dialect == "sqlite":
        op.execute(f"CREATE TRIGGER item_file_noted {_WHEN} WHEN {_HAS_FILES} BEGIN {note} END")
        return
    op.execute(
        f"CREATE FUNCTION item_file_noted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {note} RETURN NULL; END $$"
    )
    op.execute(
        f"CREATE TRIGGER item_file_noted {_WHEN} FOR EACH ROW WHEN ({_HAS_FILES}) EXECUTE FUNCTION item_file_noted()"
    )


def downgrade() -> None:
    """Take it back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER item_file_noted")
    else:
        op.execute("DROP TRIGGER item_file_noted ON item")
        op.execute("DROP FUNCTION item_file_noted()")
    op.drop_table("item_file")
    op.drop_index("ix_conversation_closed_team", "conversation")
    op.drop_index("ix_customer_merged_into", "customer")
