"""Every node knows which visitors have the chat open.

Revision: 0024
After: 0023
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "node",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_node")),
        comment="A node that is there, and when it last said so",
    )
    op.create_table(
        "visitor_line",
        sa.Column("identity_id", sa.Text(), nullable=False),
        sa.Column("node", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("identity_id", "node", name=op.f("pk_visitor_line")),
        comment="A visitor who has the chat open, and the node to which her line leads",
    )
    op.create_index(op.f("ix_visitor_line_node"), "visitor_line", ["node"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index(op.f("ix_visitor_line_node"), table_name="visitor_line")
    op.drop_table("visitor_line")
    op.drop_table("node")
