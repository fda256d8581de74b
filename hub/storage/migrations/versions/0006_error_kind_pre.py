"""What went wrong at a door is of a kind, so that every language has a sentence for it.

Revision: 0006
After: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("health", sa.Column("error_kind", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("health", "error_kind")
