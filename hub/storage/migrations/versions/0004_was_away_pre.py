"""Whoever was away when her line was lost is away for the same reason when it is back.

Revision: 0004
After: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("person", sa.Column("was_away", sa.Text()))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("person", "was_away")
