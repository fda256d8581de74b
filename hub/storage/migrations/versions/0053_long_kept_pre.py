"""Rules of retention take drafts and what other systems told, the oldest first.

Revision: 0053
After: 0052
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None
BEGUN = sa.text("(text <> '' OR files <> '[]' OR fields <> '{}')")


def upgrade() -> None:
    """Take the step."""
    for table in ("draft", "first_letter"):
        op.create_index(f"ix_{table}_written_at", table, ["written_at"], sqlite_where=BEGUN, postgresql_where=BEGUN)
    op.create_index("ix_customer_event_at", "customer_event", ["at"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_customer_event_at", table_name="customer_event")
    for table in ("first_letter", "draft"):
        op.drop_index(f"ix_{table}_written_at", table_name=table)
