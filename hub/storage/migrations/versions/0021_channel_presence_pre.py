"""An agent may be away for some of her channels only, and what she missed is counted by channel.

Revision: 0021
After: 0020
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    for name in ("paused", "missed"):
        op.add_column("person", sa.Column(name, sa.Text()))


def downgrade() -> None:
    """Take it back."""
    for name in ("missed", "paused"):
        op.drop_column("person", name)
