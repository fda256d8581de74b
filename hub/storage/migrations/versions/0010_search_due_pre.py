"""Everything that is there already is to be indexed, the newest first; the hub does so beside its work.

A step of its own, so that nobody waits for it: the one before, which locks tables, is over at once.

Revision: 0010
After: 0009
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.execute(
        "INSERT INTO search_due(source, id) SELECT 'item', id FROM item WHERE kind IN ('message', 'note') ORDER BY id"
    )
    op.execute("INSERT INTO search_due(source, id) SELECT 'conversation', id FROM conversation ORDER BY id")
    op.execute("INSERT INTO search_due(source, id) SELECT 'customer', id FROM customer ORDER BY id")


def downgrade() -> None:
    """Take it back."""
    op.execute("DELETE FROM search_due")
