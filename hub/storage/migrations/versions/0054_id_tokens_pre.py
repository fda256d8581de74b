"""A session keeps the token of the provider that vouched for it, to sign out there without being asked.

Revision: 0054
After: 0053
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None
KEPT = sa.text("id_token IS NOT NULL")


def upgrade() -> None:
    """Take the step."""
    op.add_column("session", sa.Column("id_token", sa.Text(), nullable=True))
    op.create_index("ix_session_id_token", "session", ["expires_at"], sqlite_where=KEPT, postgresql_where=KEPT)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_session_id_token", table_name="session")
    op.drop_column("session", "id_token")
