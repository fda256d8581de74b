"""A conversation shows the segment of its customer.

Revision: 0029
After: 0028
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_OF_CUSTOMER = "(SELECT tier FROM customer WHERE customer.id = conversation.customer_id)"
_WITH_TIER = "(SELECT id FROM customer WHERE tier <> '')"


def upgrade() -> None:
    """Take the step."""
    op.add_column("conversation", sa.Column("customer_tier", sa.Text(), nullable=False, server_default=""))
    op.execute(f"UPDATE conversation SET customer_tier = {_OF_CUSTOMER} WHERE customer_id IN {_WITH_TIER}")  # noqa: S608


def downgrade() -> None:
    """Take it back."""
    op.drop_column("conversation", "customer_tier")
