"""A presence has a planned end and one that comes next, and it is known since when nobody's line answers.

Revision: 0020
After: 0019
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    for name in ("presence_until", "line_lost_at"):
        op.add_column("person", sa.Column(name, sa.BigInteger()))
    for name in ("next_presence", "next_reason"):
        op.add_column("person", sa.Column(name, sa.Text()))


def downgrade() -> None:
    """Take it back."""
    for name in ("line_lost_at", "next_reason", "next_presence", "presence_until"):
        op.drop_column("person", name)
