"""Other systems tell who customers and organisations are, and files of them are imported.

Revision: 0045
After: 0044
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "external_record",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("source", "of", "external_id", name=op.f("pk_external_record")),
        comment="What other systems call customers and organisations",
    )
    op.create_index("ix_external_record_record_id", "external_record", ["record_id"])
    op.create_table(
        "kept_answer",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "key", name=op.f("pk_kept_answer")),
        comment="Answers to requests that may come again, for a day",
    )
    op.create_index("ix_kept_answer_at", "kept_answer", ["at"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_kept_answer_at", table_name="kept_answer")
    op.drop_table("kept_answer")
    op.drop_index("ix_external_record_record_id", table_name="external_record")
    op.drop_table("external_record")
