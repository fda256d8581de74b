"""A conversation keeps the whole of what it asks, its level, and when it joined its queue.

Revision: 0007
After: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("conversation", sa.Column("asks", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("conversation", sa.Column("level", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("conversation", sa.Column("queued_at", sa.BigInteger()))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("conversation", "queued_at")
    op.drop_column("conversation", "level")
    op.drop_column("conversation", "asks")
