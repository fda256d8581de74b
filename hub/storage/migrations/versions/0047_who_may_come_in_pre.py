"""People have roles in one team only, and of the company's own making; it is known where they are signed in.

Revision: 0047
After: 0046
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("person", sa.Column("team_roles", sa.Text(), nullable=True))
    op.add_column("person", sa.Column("own_roles", sa.Text(), nullable=True))
    op.add_column("session", sa.Column("seen_at", sa.BigInteger(), nullable=True))
    op.add_column("session", sa.Column("device", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("session", "device")
    op.drop_column("session", "seen_at")
    op.drop_column("person", "own_roles")
    op.drop_column("person", "team_roles")
