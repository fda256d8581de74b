"""Other systems tell who customers and organisations are, and files of them are imported.

Revision: 0045
After: 0044
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None
AT_WORK = sa.text("state IN ('checking', 'running', 'undoing')")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "external_record",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("source", "of", "external_id", name=op.f("pk_external_record")),
        comment="What other systems call customers and organisations",
    )
    op.create_index("ix_external_record_record_id", "external_record", ["record_id"])
    op.create_table(
        "kept_answer",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "key", name=op.f("pk_kept_answer")),
        comment="Answers to requests that may come again, for a day",
    )
    op.create_index("ix_kept_answer_at", "kept_answer", ["at"])
    _imports()


def _imports() -> None:
    op.create_table(
        "data_import",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("headings", sa.Text(), nullable=False),
        sa.Column("samples", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_import")),
        comment="Files of customers and organisations on their way in",
    )
    op.create_index("ix_data_import_at_work", "data_import", ["id"], sqlite_where=AT_WORK, postgresql_where=AT_WORK)
    op.create_table(
        "import_line",
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("column", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_refusal", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["data_import.id"], name=op.f("fk_import_line_import_id")),
        sa.PrimaryKeyConstraint("import_id", "run", "line", "place", name=op.f("pk_import_line")),
        comment="What is said of the lines of imported files",
    )
    op.create_table(
        "import_change",
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("addresses", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["data_import.id"], name=op.f("fk_import_change_import_id")),
        sa.PrimaryKeyConstraint("import_id", "line", name=op.f("pk_import_change")),
        comment="What imports changed, until it is taken back",
    )
    op.create_index("ix_import_change_record_id", "import_change", ["record_id", "import_id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_import_change_record_id", table_name="import_change")
    op.drop_table("import_change")
    op.drop_table("import_line")
    op.drop_index("ix_data_import_at_work", table_name="data_import")
    op.drop_table("data_import")
    op.drop_index("ix_kept_answer_at", table_name="kept_answer")
    op.drop_table("kept_answer")
    op.drop_index("ix_external_record_record_id", table_name="external_record")
    op.drop_table("external_record")
