"""Where and when a page last asked for the button of a chat.

Revision: 0046
After: 0045
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("health", sa.Column("seen_at", sa.BigInteger))
    op.add_column("health", sa.Column("seen_on", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("health", "seen_on")
    op.drop_column("health", "seen_at")
