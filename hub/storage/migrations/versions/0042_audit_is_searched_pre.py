"""The audit is searched: what was done to one thing, what one person did, what was before a day.

Revision: 0042
After: 0041
"""

from __future__ import annotations

from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_index("ix_audit_subject", "audit", ["subject", "number"])
    op.create_index("ix_audit_by", "audit", ["by", "number"])
    op.create_index("ix_audit_at", "audit", ["at", "number"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_audit_at", "audit")
    op.drop_index("ix_audit_by", "audit")
    op.drop_index("ix_audit_subject", "audit")
