"""Devices are told by Web Push while no console of their owner is open, and every node knows who has one.

Revision: 0027
After: 0026
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "person_line",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("node", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "node", name=op.f("pk_person_line")),
        comment="Somebody who has a console open, and the node to which its line leads",
    )
    op.create_index(op.f("ix_person_line_node"), "person_line", ["node"])
    op.create_table(
        "push_device",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("p256dh", sa.Text(), nullable=False),
        sa.Column("auth", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("names_customers", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("renewed_at", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.BigInteger()),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_push_device_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_device")),
        sa.UniqueConstraint("endpoint", name=op.f("uq_push_device_endpoint")),
        comment="A browser that is told while no console of its owner is open",
    )
    op.create_index(op.f("ix_push_device_person_id"), "push_device", ["person_id"])
    op.create_index(op.f("ix_push_device_session"), "push_device", ["session"])
    op.create_table(
        "push_news",
        sa.Column("device_id", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("rang_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["device_id"], ["push_device.id"], name=op.f("fk_push_news_device_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("device_id", "topic", name=op.f("pk_push_news")),
        comment="The newest of each matter that a device is told; due_at is empty once it was",
    )
    op.create_index(
        "ix_push_news_due",
        "push_news",
        ["due_at"],
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("push_news")
    op.drop_table("push_device")
    op.drop_table("person_line")
