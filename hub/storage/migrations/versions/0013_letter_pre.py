"""A mail keeps its own subject and everybody it was to.

Revision: 0013
After: 0012
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("item", sa.Column("letter", sa.Text()))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("item", "letter")
