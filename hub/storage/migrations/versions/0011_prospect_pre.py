"""A conversation keeps what it may hope for, and its customer's value.

Revision: 0011
After: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("conversation", sa.Column("prospect", sa.Text(), nullable=False, server_default="served"))
    op.add_column("conversation", sa.Column("customer_value", sa.Float(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("conversation", "customer_value")
    op.drop_column("conversation", "prospect")
