"""Files that are imported lie in a folder of their own until they are taken in, and an erasure looks into them.

Those of before go from among the other files: they lie where nobody looks for them any more.

Revision: 0050
After: 0049
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None
WITH_FILE = sa.text("digest <> ''")


def upgrade() -> None:
    """Take the step."""
    op.add_column("erasure", sa.Column("known_as", sa.Text(), nullable=True))
    op.execute(
        "INSERT INTO doomed_file (digest, since) SELECT digest, max(at) FROM data_import "
        "WHERE digest <> '' AND digest NOT IN (SELECT digest FROM doomed_file) GROUP BY digest"
    )
    op.execute(
        "UPDATE data_import SET state = 'failed', problem = 'The file of this import is gone: choose it again.' "
        "WHERE state IN ('uploaded', 'checking', 'checked', 'running')"
    )
    op.execute("UPDATE data_import SET digest = '', samples = '[]'")
    op.create_index(
        "ix_data_import_with_file", "data_import", ["id"], sqlite_where=WITH_FILE, postgresql_where=WITH_FILE
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_data_import_with_file", table_name="data_import")
    op.drop_column("erasure", "known_as")
