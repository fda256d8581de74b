"""A conversation keeps what is owed to its customer, and the clocks of what its queue promises.

Revision: 0014
After: 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("conversation", sa.Column("asked_at", sa.BigInteger()))
    op.add_column("conversation", sa.Column("replied_at", sa.BigInteger()))
    op.add_column("conversation", sa.Column("sla", sa.Text(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("conversation", "sla")
    op.drop_column("conversation", "replied_at")
    op.drop_column("conversation", "asked_at")
