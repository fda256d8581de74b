"""What an agent wrote first is known by her browser's own id, so that a repeat makes no second conversation.

Revision: 0012
After: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "outreach",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "client_id", name=op.f("pk_outreach")),
        comment="A message with which an agent wrote first: a browser that repeats it finds what it made",
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("outreach")
