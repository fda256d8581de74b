"""What a split asks of a conversation is found by its index.

Revision: 0034
After: 0030
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0030"
branch_labels = None
depends_on = None

_DEPARTING = sa.text("outcome IS NULL")


def upgrade() -> None:
    """Take the step."""
    op.create_index(
        "ix_departing_reply_conversation_id",
        "departing_reply",
        ["conversation_id"],
        sqlite_where=_DEPARTING,
        postgresql_where=_DEPARTING,
    )
    op.create_index("ix_mention_conversation_id", "mention", ["conversation_id", "item_id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_mention_conversation_id", "mention")
    op.drop_index("ix_departing_reply_conversation_id", "departing_reply")
