"""How much waits: conversations in their queues, and messages of ours on their way out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, select

from hub.domain.conversation import UNHELD
from hub.domain.ids import QueueId
from hub.storage.executor import Executor
from hub.storage.statement import Statement, one_of
from hub.storage.tables import conversation, item, outbox

_c = conversation.c
# Reads the index of open conversations, and so as many rows as are open.
_WAITING: Final = Statement(
    select(_c.queue_id, func.count(), func.min(_c.waiting_since))
    .where(one_of(_c.state, sorted(UNHELD)), _c.closed_at.is_(None))
    .group_by(_c.queue_id)
)
_OUTBOX: Final = Statement(select(func.count(), func.min(outbox.c.item_id)))
# Asked for by its id: joined to the outbox, SQLite would walk through all items.
_WRITTEN_AT: Final = Statement(select(item.c.at).where(item.c.id == bindparam("id")))


def waiting_by_queue(executor: Executor) -> Sequence[tuple[QueueId, int, datetime]]:
    """Of each queue in which somebody waits: how many, and since when the first of them."""
    return [(queue, count, since) for queue, count, since in executor.fetch(_WAITING)]


def outbox_backlog(executor: Executor) -> tuple[int, datetime | None]:
    """How many messages are on their way, and when the oldest of them was written."""
    ((count, first),) = executor.fetch(_OUTBOX)
    rows = executor.fetch(_WRITTEN_AT, id=first) if first is not None else []
    return int(count), rows[0][0] if rows else None
