"""People prove who they are by a second step.

Revision: 0048
After: 0047
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "second_step",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("recovery", sa.Text(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("held_until", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_second_step_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_second_step")),
        comment="The app of a person that makes codes: its secret sealed, of recovery codes only digests",
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("second_step")
