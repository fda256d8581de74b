"""Customers are indexed anew, so that what other systems told of them before is found.

Revision: 0036
After: 0035
"""

from __future__ import annotations

from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    # Of whoever was merged into another it is the other who is found by it.
    op.execute(
        "INSERT INTO search_due(source, id) SELECT 'customer', id FROM customer AS one WHERE merged_into IS NULL AND "
        "(EXISTS (SELECT 1 FROM customer_event WHERE customer_event.customer_id = one.id) "
        "OR EXISTS (SELECT 1 FROM customer AS other WHERE other.merged_into = one.id)) ORDER BY id"
    )


def downgrade() -> None:
    """Take it back: what is still to be indexed harms nobody, but code of before knows no events in the index."""
    op.execute("DELETE FROM search_document WHERE place = 'events'")
