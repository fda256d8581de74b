"""Messages answer one another, are reacted to, changed and taken back.

Revision: 0032
After: 0034
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("item", sa.Column("replies_to", sa.Text(), nullable=True))
    op.add_column("item", sa.Column("aftermath", sa.Text(), nullable=True))
    op.create_table(
        "earlier_text",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_earlier_text_item_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_earlier_text")),
        comment="What messages said before they were changed or taken back: the record alone has it",
    )
    op.create_table(
        "early_change",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("order", sa.BigInteger(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "message", "kind", "by", name=op.f("pk_early_change")),
        comment="Changes of messages that are not known yet, the latest of each kind and doer",
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("early_change")
    op.drop_table("earlier_text")
    op.drop_column("item", "aftermath")
    op.drop_column("item", "replies_to")
