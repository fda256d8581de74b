"""People sign in by providers of identities.

Revision: 0049
After: 0048
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "sign_in_link",
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_link_person_id")),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("pk_sign_in_link")),
        comment="Who somebody of a provider of identities is here",
    )
    op.create_index("ix_sign_in_link_person_id", "sign_in_link", ["person_id"])
    op.add_column("session", sa.Column("provider", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("session", "provider")
    op.drop_index("ix_sign_in_link_person_id", table_name="sign_in_link")
    op.drop_table("sign_in_link")
