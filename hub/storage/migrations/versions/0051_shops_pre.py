"""Shops report by themselves: what they reported, what is gone there, and what they ask of people.

Revision: 0051
After: 0050
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None
OPEN = sa.text("done_at IS NULL")


def upgrade() -> None:
    """Take the step."""
    op.add_column("external_record", sa.Column("as_of", sa.BigInteger(), nullable=True))
    op.create_table(
        "shop_topic",
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("is_known", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "topic", name=op.f("pk_shop_topic")),
        comment="What shops reported how often",
    )
    op.create_table(
        "shop_gone",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("source", "of", "external_id", name=op.f("pk_shop_gone")),
        comment="What is there no longer, so that a late word of it brings nothing back",
    )
    op.create_table(
        "privacy_request",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("done_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_request")),
        comment="Requests for data or their erasure that came over a shop, until somebody answered them",
    )
    op.create_index(op.f("ix_privacy_request_customer_id"), "privacy_request", ["customer_id"])
    op.create_index("ix_privacy_request_open", "privacy_request", ["id"], sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_privacy_request_open", table_name="privacy_request")
    op.drop_index(op.f("ix_privacy_request_customer_id"), table_name="privacy_request")
    op.drop_table("privacy_request")
    op.drop_table("shop_gone")
    op.drop_table("shop_topic")
    op.drop_column("external_record", "as_of")
