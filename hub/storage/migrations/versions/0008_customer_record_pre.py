"""A customer has an organisation, a value, tags and consents; look-alikes are found, and a merge can be undone.

Revision: 0008
After: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hub.domain.likeness import word_of_address, word_of_name

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

AT_ONCE = 1000


def upgrade() -> None:
    """Take the step."""
    op.add_column("customer", sa.Column("organisation", sa.Text(), nullable=False, server_default=""))
    op.add_column("customer", sa.Column("value", sa.Float()))
    op.add_column("customer", sa.Column("tags", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("customer", sa.Column("consents", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("customer", sa.Column("version", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("customer", sa.Column("edits", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("customer", sa.Column("merged_into", sa.Text()))
    op.add_column("customer", sa.Column("likeness", sa.Text(), nullable=False, server_default=""))
    op.add_column("identity", sa.Column("likeness", sa.Text(), nullable=False, server_default=""))
    _tables()
    _fill("customer", "name", word_of_name)
    _fill("identity", "address", word_of_address)
    for table in ("customer", "identity"):
        is_alike = sa.text("likeness <> ''")
        name = f"ix_{table}_likeness"
        op.create_index(name, table, ["likeness"], sqlite_where=is_alike, postgresql_where=is_alike)


def _tables() -> None:
    op.create_table(
        "merge",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kept_id", sa.Text(), nullable=False),
        sa.Column("merged_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("moved", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.BigInteger()),
        sa.Column("undone_by", sa.Text()),
        sa.ForeignKeyConstraint(["kept_id"], ["customer.id"], name=op.f("fk_merge_kept_id")),
        sa.ForeignKeyConstraint(["merged_id"], ["customer.id"], name=op.f("fk_merge_merged_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
        comment="Two customers who proved to be one, and exactly what went from the one to the other",
    )
    stands = sa.text("undone_at IS NULL")
    op.create_index("ix_merge_kept", "merge", ["kept_id", "id"], sqlite_where=stands, postgresql_where=stands)
    op.create_table(
        "apart",
        sa.Column("first_id", sa.Text(), nullable=False),
        sa.Column("second_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_apart")),
        comment="Two customers who look alike and are not one; the smaller id first",
    )
    op.create_index(op.f("ix_apart_second_id"), "apart", ["second_id"])


def _fill(table: str, of: str, word) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a step of ours alone
    """Give every row that is there its word, a part at a time."""
    rows = sa.table(table, sa.column("id"), sa.column(of), sa.column("likeness"))
    connection, last = op.get_bind(), ""
    while found := connection.execute(
        sa.select(rows.c.id, rows.c[of]).where(rows.c.id > last).order_by(rows.c.id).limit(AT_ONCE)
    ).all():
        last = found[-1][0]
        words = [{"the_id": id_, "word": word(text)} for id_, text in found if word(text)]
        if words:
            step = sa.update(rows).where(rows.c.id == sa.bindparam("the_id")).values(likeness=sa.bindparam("word"))
            connection.execute(step, words)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("apart")
    op.drop_table("merge")
    op.drop_index("ix_identity_likeness", "identity")
    op.drop_index("ix_customer_likeness", "customer")
    op.drop_column("identity", "likeness")
    for name in ("likeness", "merged_into", "edits", "version", "consents", "tags", "value", "organisation"):
        op.drop_column("customer", name)
