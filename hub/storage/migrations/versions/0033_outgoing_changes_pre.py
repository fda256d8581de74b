"""What became of a message leaves in the order of messages, and a reply that can be taken back knows what it answers.

Revision: 0033
After: 0032
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("outbox", sa.Column("change", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("departing_reply", sa.Column("replies_to", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("departing_reply", "replies_to")
    op.drop_column("outbox", "change")
