"""A conversation keeps what the company wanted to know of it, and is found by it.

Revision: 0022
After: 0021
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

NOTED = "INSERT INTO search_due(source, id) VALUES ('conversation', NEW.id);"
SAID = "AFTER UPDATE OF fields ON conversation"
ANEW = "OLD.fields <> NEW.fields"


def upgrade() -> None:
    """Take the step."""
    op.add_column("conversation", sa.Column("fields", sa.Text(), nullable=False, server_default="{}"))
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER search_due_fields {SAID} WHEN {ANEW} BEGIN {NOTED} END")
        return
    op.execute(
        f"CREATE FUNCTION search_due_fields() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {NOTED} RETURN NULL; END $$"
    )
    op.execute(
        f"CREATE TRIGGER search_due_fields {SAID} FOR EACH ROW WHEN ({ANEW}) EXECUTE FUNCTION search_due_fields()"
    )


def downgrade() -> None:
    """Take it back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER search_due_fields")
    else:
        op.execute("DROP TRIGGER search_due_fields ON conversation")
        op.execute("DROP FUNCTION search_due_fields()")
    op.drop_column("conversation", "fields")
