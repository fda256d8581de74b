"""First letters are kept, and what somebody has begun is found.

Revision: 0038
After: 0037
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_BEGUN = "(text <> '' OR files <> '[]' OR fields <> '{}')"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "first_letter",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("person_id", "place"),
        comment="What is being written to whom no conversation is with yet; an empty one says since when there is none",
    )
    op.create_index(
        "ix_draft_person_id",
        "draft",
        ["person_id"],
        sqlite_where=sa.text(_BEGUN),
        postgresql_where=sa.text(_BEGUN),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_draft_person_id", "draft")
    op.drop_table("first_letter")
