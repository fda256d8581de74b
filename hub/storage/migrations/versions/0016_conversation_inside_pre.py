"""A conversation keeps who is inside it beside its owner, and whether help is asked.

Revision: 0016
After: 0015
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("conversation", sa.Column("inside", sa.Text(), nullable=False, server_default="{}"))
    op.create_index(
        "ix_conversation_inside",
        "conversation",
        ["id"],
        sqlite_where=sa.text("inside <> '{}' AND closed_at IS NULL"),
        postgresql_where=sa.text("inside <> '{}' AND closed_at IS NULL"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_conversation_inside", table_name="conversation")
    op.drop_column("conversation", "inside")
