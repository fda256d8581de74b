"""People have roles in one team only, and roles that the company made for itself.

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


def downgrade() -> None:
    """Take it back."""
    op.drop_column("person", "own_roles")
    op.drop_column("person", "team_roles")
