"""How each account and hook does is kept, for whoever administers them.

Revision: 0003
After: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "health",
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.BigInteger()),
        sa.Column("sent_at", sa.BigInteger()),
        sa.Column("failed_at", sa.BigInteger()),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("door", name=op.f("pk_health")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("health")
