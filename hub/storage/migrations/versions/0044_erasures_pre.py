"""A customer can be erased: the receipts, what holds it off, and what must be found for it.

Revision: 0044
After: 0043
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("customer", sa.Column("erased_at", sa.BigInteger()))
    op.create_table(
        "erasure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("customers", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger()),
        sa.Column("finished_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_erasure"),
        comment="Erasures of customers: how far they are, and afterwards their receipts",
    )
    op.create_index("ix_erasure_customer_id", "erasure", ["customer_id"])
    unfinished = sa.text("finished_at IS NULL")
    op.create_index("ix_erasure_unfinished", "erasure", ["id"], sqlite_where=unfinished, postgresql_where=unfinished)
    op.create_table(
        "legal_hold",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", name="pk_legal_hold"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_legal_hold_customer_id"),
        comment="Customers of whom nothing may be erased for now",
    )
    for table, comment in (
        ("silenced", "Addresses that are left in peace though nobody knows any more whose they are: keyed hashes"),
        ("doomed_file", "Contents of files that go unless another row has them"),
    ):
        op.create_table(
            table,
            sa.Column("digest", sa.Text(), nullable=False),
            sa.Column("since", sa.BigInteger(), nullable=False),
            sa.PrimaryKeyConstraint("digest", name=f"pk_{table}"),
            comment=comment,
        )
    # Who else has these bytes, and what did somebody upload and never send?
    op.create_index("ix_file_digest", "file", ["digest"])
    op.create_index("ix_file_owner", "file", ["owner"])
    # What was kept long enough?
    op.create_index("ix_conversation_closed_at", "conversation", ["closed_at", "id"])
    # Which files stand in a message?
    op.create_index("ix_item_file_item_id", "item_file", ["item_id"])
    # What came of a message that is erased?
    op.create_index("ix_report_provider_id", "report", ["provider_id"])
    # Whose are the merges that are undone already?
    op.create_index("ix_merge_kept_id", "merge", ["kept_id"])
    op.create_index("ix_merge_merged_id", "merge", ["merged_id"])
    op.create_index("ix_departing_reply_place", "departing_reply", ["conversation_id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_departing_reply_place", "departing_reply")
    op.drop_index("ix_merge_merged_id", "merge")
    op.drop_index("ix_merge_kept_id", "merge")
    op.drop_index("ix_conversation_closed_at", "conversation")
    op.drop_index("ix_report_provider_id", "report")
    op.drop_index("ix_item_file_item_id", "item_file")
    op.drop_index("ix_file_owner", "file")
    op.drop_index("ix_file_digest", "file")
    for table in ("doomed_file", "silenced", "legal_hold", "erasure"):
        op.drop_table(table)
    op.drop_column("customer", "erased_at")
