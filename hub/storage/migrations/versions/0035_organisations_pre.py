"""Organisations are things: customers point to them, and what was a text on customers becomes one of each name.

Revision: 0035
After: 0033
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator

import orjson
import sqlalchemy as sa
from alembic import op

from hub.domain.organisation import key_of

revision = "0035"
down_revision = "0033"
branch_labels = None
depends_on = None

AT_ONCE = 1000
BYTEWISE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
BELONGS = sa.text("organisation_id IS NOT NULL")
# Whoever belongs to it is found by its new name.
NOTED = (
    "INSERT INTO search_due(source, id) SELECT 'customer', id FROM customer WHERE organisation_id = NEW.id "
    "AND merged_into IS NULL;"
)
RENAMED = "AFTER UPDATE OF name ON organisation"
ANEW = "OLD.name <> NEW.name"

customer = sa.table("customer", sa.column("id"), sa.column("organisation"), sa.column("organisation_id"))
organisation = sa.table(
    "organisation", sa.column("id"), sa.column("name"), sa.column("key"), sa.column("created_at"), sa.column("version")
)
merge = sa.table("merge", sa.column("id"), sa.column("moved"))


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "organisation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", BYTEWISE, nullable=False),
        sa.Column("attributes", sa.Text(), nullable=False, server_default="{}"),
        sa.Column("version", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("edits", sa.Text(), nullable=False, server_default="{}"),
        sa.Column("created_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        comment="What customers belong to",
    )
    op.create_index("uq_organisation_key", "organisation", ["key"], unique=True)
    op.create_table(
        "organisation_domain",
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_organisation_domain")),
        sa.PrimaryKeyConstraint("domain", name=op.f("pk_organisation_domain")),
        comment="Mail domains, each of one organisation",
    )
    op.create_index("ix_organisation_domain_organisation_id", "organisation_domain", ["organisation_id"])
    op.add_column("customer", sa.Column("organisation_id", sa.Text()))
    op.create_index(
        "ix_customer_organisation_id",
        "customer",
        ["organisation_id"],
        sqlite_where=BELONGS,
        postgresql_where=BELONGS,
    )
    ids = _made()
    _pointed(ids)
    _merges(ids)
    _watched()


def _made() -> dict[str, str]:
    """One organisation of each name, in its commonest spelling; its id by the key."""
    spellings: dict[str, Counter[str]] = {}
    for _, text in _told():
        name = " ".join(text.split())
        if name:
            spellings.setdefault(key_of(name), Counter())[name] += 1
    now = time.time_ns() // 1_000_000
    made = [
        {"id": f"{now:012x}{number:020x}", "name": counted.most_common(1)[0][0], "key": key}
        for number, (key, counted) in enumerate(sorted(spellings.items()))
    ]
    for start in range(0, len(made), AT_ONCE):
        rows = [row | {"created_at": now, "version": 0} for row in made[start : start + AT_ONCE]]
        op.get_bind().execute(sa.insert(organisation), rows)
    return {row["key"]: row["id"] for row in made}


def _told() -> Iterator[tuple[str, str]]:
    """Every customer of whom an organisation is told, with its text."""
    last = ""
    question = sa.select(customer.c.id, customer.c.organisation).where(customer.c.organisation != "")
    while rows := (
        op.get_bind().execute(question.where(customer.c.id > last).order_by(customer.c.id).limit(AT_ONCE)).all()
    ):
        yield from ((row[0], row[1]) for row in rows)
        last = rows[-1][0]


def _pointed(ids: dict[str, str]) -> None:
    point = (
        sa.update(customer).where(customer.c.id == sa.bindparam("the_id")).values(organisation_id=sa.bindparam("to"))
    )
    rows = [{"the_id": id_, "to": ids[key]} for id_, text in _told() if (key := key_of(text)) in ids]
    for start in range(0, len(rows), AT_ONCE):
        op.get_bind().execute(point, rows[start : start + AT_ONCE])


def _merges(ids: dict[str, str]) -> None:
    """What a merge gave is taken back as the organisation that it is now."""
    keep = sa.update(merge).where(merge.c.id == sa.bindparam("the_id")).values(moved=sa.bindparam("now"))
    for id_, text in op.get_bind().execute(sa.select(merge.c.id, merge.c.moved)).all():
        moved = orjson.loads(text)
        after = moved.get("after", {}).get("organisation")
        if after:
            moved["after"]["organisation"] = ids.get(key_of(after), "")
            op.get_bind().execute(keep, {"the_id": id_, "now": orjson.dumps(moved).decode()})


def _watched() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER search_due_organisation {RENAMED} WHEN {ANEW} BEGIN {NOTED} END")
        return
    op.execute(
        "CREATE FUNCTION search_due_organisation() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {NOTED} RETURN NULL; END $$"
    )
    op.execute(
        f"CREATE TRIGGER search_due_organisation {RENAMED} FOR EACH ROW WHEN ({ANEW}) "
        "EXECUTE FUNCTION search_due_organisation()"
    )


def downgrade() -> None:
    """Take it back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER search_due_organisation")
    else:
        op.execute("DROP TRIGGER search_due_organisation ON organisation")
        op.execute("DROP FUNCTION search_due_organisation()")
    op.drop_index("ix_customer_organisation_id", "customer")
    op.drop_column("customer", "organisation_id")
    op.drop_table("organisation_domain")
    op.drop_table("organisation")
