"""An address may be added by a person: who did it and when stands with it.

Revision: 0041
After: 0040
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("identity", sa.Column("added_by", sa.Text()))
    op.add_column("identity", sa.Column("added_by_name", sa.Text(), nullable=False, server_default=""))
    op.add_column("identity", sa.Column("added_at", sa.BigInteger()))


def downgrade() -> None:
    """Take it back."""
    for name in ("added_at", "added_by_name", "added_by"):
        op.drop_column("identity", name)
