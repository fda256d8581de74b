"""Conversations as they began, newest first: what new entry rules are tried on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam, func, select

from hub.application.trial import Arrived
from hub.domain.item import Direction, ItemKind
from hub.storage.conversations import conversation_of
from hub.storage.customer_tables import customer
from hub.storage.customers import CUSTOMER_COLUMNS, customer_of
from hub.storage.executor import Executor
from hub.storage.statement import Statement
from hub.storage.tables import conversation, item

NEWEST: Final = "~"
"""After every identifier."""
_c, _i = conversation.c, item.c
_COLUMNS: Final = len(_c)
_first = (
    select(func.min(_i.id))
    .where(
        _i.conversation_id == _c.id,
        _i.kind == ItemKind.MESSAGE.value,
        _i.direction == Direction.IN.value,
    )
    .correlate(conversation)
    .scalar_subquery()
)
# Walks the primary keys, whose order is that of time, so that no arrival pays for an index of its own.
_BEFORE: Final = Statement(
    select(conversation, _i.text, _i.details, *CUSTOMER_COLUMNS)
    .join(item, _i.id == _first)
    .join(customer, customer.c.id == _c.customer_id)
    .where(_c.id < bindparam("before"))
    .order_by(_c.id.desc())
    .limit(bindparam("most"))
)


def arrivals_before(executor: Executor, before: str | None, most: int) -> Sequence[Arrived]:
    """The conversations that began before this one, newest first."""
    rows = executor.fetch(_BEFORE, before=before or NEWEST, most=most)
    return [
        Arrived(conversation_of(row[:_COLUMNS]), row[_COLUMNS], row[_COLUMNS + 1], customer_of(row[_COLUMNS + 2 :]))
        for row in rows
    ]
