"""What other systems know of a customer stands beside what she said.

Revision: 0026
After: 0025
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "customer_event",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("amount", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("as_of", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_event_customer_id")),
        sa.PrimaryKeyConstraint("source", "external_id", name=op.f("pk_customer_event")),
        comment="What other systems know of a customer, such as her orders",
    )
    op.create_index("ix_customer_event_customer_id_at", "customer_event", ["customer_id", "at"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_customer_event_customer_id_at", table_name="customer_event")
    op.drop_table("customer_event")
