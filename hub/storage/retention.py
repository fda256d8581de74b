"""What was closed long enough ago, and what goes with it, in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, func, select, tuple_, update

from hub.domain.ids import ConversationId
from hub.domain.item import Item
from hub.storage.doomed_files import let_go_of
from hub.storage.door_tables import quarantine
from hub.storage.executor import Executor
from hub.storage.statement import Statement
from hub.storage.tables import conversation, event, item

_c, _e, _q = conversation.c, event.c, quarantine.c
_AT: Final = _c.closed_at.type
CLOSED: Final = Statement(
    select(_c.id, _c.closed_at)
    .where(
        tuple_(_c.closed_at, _c.id) > tuple_(bindparam("after_at", type_=_AT), bindparam("after")),
        _c.closed_at <= bindparam("until", type_=_AT),
    )
    .order_by(_c.closed_at, _c.id)
    .limit(bindparam("most"))
)
BY_QUEUE: Final = Statement(
    select(_c.queue_id, func.count())
    .where(
        _c.closed_at > bindparam("after_at", type_=_AT),
        _c.closed_at <= bindparam("until", type_=_AT),
    )
    .group_by(_c.queue_id)
)
WITHOUT_FILES: Final = Statement(update(item).where(item.c.id == bindparam("the_id")).values(files=bindparam("files")))
_OLD: Final = select(_q.id).where(_q.at <= bindparam("until")).limit(bindparam("most"))
FORGET_WITH: Final = Statement(delete(quarantine).where(_q.id.in_(_OLD)).returning(_q.id))
FIND_WITH: Final = Statement(select(func.count()).select_from(quarantine).where(_q.at <= bindparam("until")))
TOLD: Final = Statement(select(_e.number, _e.at).order_by(_e.number).limit(bindparam("most")))
LAST_TOLD: Final = Statement(select(func.max(_e.number)))
OLDEST_TOLD: Final = Statement(
    select(_e.number).where(_e.number <= bindparam("until")).order_by(_e.number).limit(1).offset(bindparam("most"))
)
FORGET_TOLD: Final = Statement(delete(event).where(_e.number <= bindparam("until")).returning(_e.number))


def closed_until(
    executor: Executor, until: datetime, after_at: datetime, after: str, most: int
) -> Sequence[tuple[ConversationId, datetime]]:
    """Conversations in the order in which they were closed, from after one on."""
    rows = executor.fetch(CLOSED, until=until, after_at=after_at, after=after, most=most)
    return [(ConversationId(id_), at) for id_, at in rows]


def closed_by_queue(executor: Executor, until: datetime, after_at: datetime) -> Mapping[str, int]:
    """How many of each queue were closed until then, and after another instant."""
    return {queue: int(count) for queue, count in executor.fetch(BY_QUEUE, until=until, after_at=after_at)}


def forget_quarantined(executor: Executor, until: datetime, most: int) -> int:
    """How many arrivals left the quarantine, of those that came until then."""
    return len(executor.fetch(FORGET_WITH, until=until, most=most))


def quarantined_until(executor: Executor, until: datetime) -> int:
    """How many arrivals of until then are in the quarantine."""
    return int(executor.fetch(FIND_WITH, until=until)[0][0])


def last_told(executor: Executor) -> int:
    """The number of the newest row of the log."""
    return int(executor.fetch(LAST_TOLD)[0][0] or 0)


def forget_told(executor: Executor, until: int, most: int) -> int:
    """How many rows of the log went, of those that end before this one or with it."""
    rows = executor.fetch(OLDEST_TOLD, until=until, most=most)
    return len(executor.fetch(FORGET_TOLD, until=rows[0][0] if rows else until))


def forget_told_before(executor: Executor, at: datetime, most: int) -> int:
    """How many rows of the log went of those that were told before this instant; the newest always stays."""
    last = _last_told_before(executor, at, most)
    return 0 if last is None else len(executor.fetch(FORGET_TOLD, until=last))


def _last_told_before(executor: Executor, at: datetime, most: int) -> int | None:
    """Of the oldest rows of the log the last that is from before this instant, unless it is the newest of all."""
    rows = executor.fetch(TOLD, most=most + 1)
    old = [number for number, told_at in rows[:-1] if told_at < at]
    return old[-1] if old else None


def remove_files(executor: Executor, items: Sequence[Item], now: datetime) -> int:
    """The files of these messages are gone; how many."""
    count = 0
    for one in items:
        executor.run(WITHOUT_FILES, the_id=one.id, files=[])
        count += let_go_of(executor, one, now)
    return count
