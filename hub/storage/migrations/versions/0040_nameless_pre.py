"""Whoever never said her name has none: until now she was called "Visitor", in every language.

Revision: 0040
After: 0039
"""

from __future__ import annotations

import orjson
import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

AT_ONCE = 1000
CALLED = "Visitor"

customer = sa.table("customer", sa.column("id"), sa.column("name", sa.Text()))
identity = sa.table(
    "identity", sa.column("id"), sa.column("customer_id"), sa.column("address"), sa.column("name", sa.Text())
)
conversation = sa.table(
    "conversation", sa.column("id"), sa.column("customer_id"), sa.column("customer_name", sa.Text())
)
merge = sa.table("merge", sa.column("id"), sa.column("moved"))


def upgrade() -> None:
    """Take the step."""
    _nameless()
    _by_their_address()
    _in_conversations()
    _merges()


def _nameless() -> None:
    """Not who said herself that she is called so."""
    said = sa.select(identity.c.id).where(identity.c.customer_id == customer.c.id, identity.c.name == CALLED)
    op.execute(sa.update(customer).where(customer.c.name == CALLED, ~sa.exists(said)).values(name=""))


def _by_their_address() -> None:
    """To whom was written first is called by the address that was typed, as whoever writes to us without a name is."""
    first = (
        sa.select(identity.c.address)
        .where(identity.c.customer_id == customer.c.id, identity.c.address != "")
        .order_by(identity.c.id)
        .limit(1)
        .scalar_subquery()
    )
    op.execute(
        sa.update(customer)
        .where(
            customer.c.name == "", sa.exists().where(identity.c.customer_id == customer.c.id, identity.c.address != "")
        )
        .values(name=first)
    )


def _in_conversations() -> None:
    """Those that were closed before somebody named her have her name as well."""
    now = sa.select(customer.c.name).where(customer.c.id == conversation.c.customer_id).scalar_subquery()
    op.execute(
        sa.update(conversation)
        .where(conversation.c.customer_name.in_([CALLED, ""]), conversation.c.customer_name != now)
        .values(customer_name=now)
    )


def _merges() -> None:
    """A merge that is undone gives back no name where there was none."""
    keep = sa.update(merge).where(merge.c.id == sa.bindparam("the_id")).values(moved=sa.bindparam("now"))
    last = ""
    question = sa.select(merge.c.id, merge.c.moved).order_by(merge.c.id).limit(AT_ONCE)
    while rows := op.get_bind().execute(question.where(merge.c.id > last)).all():
        last = rows[-1][0]
        for id_, told in rows:
            moved = orjson.loads(told)
            if moved["before"].get("name") == CALLED:
                moved["before"]["name"] = ""
                op.get_bind().execute(keep, {"the_id": id_, "now": orjson.dumps(moved).decode()})


def downgrade() -> None:
    """Take it back."""
    op.execute(sa.update(customer).where(customer.c.name == "").values(name=CALLED))
    op.execute(sa.update(conversation).where(conversation.c.customer_name == "").values(customer_name=CALLED))
