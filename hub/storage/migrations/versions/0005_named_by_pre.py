"""An agent whom a colleague chose for a conversation is told who did.

Revision: 0005
After: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("conversation", sa.Column("named_by", sa.Text()))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("conversation", "named_by")
