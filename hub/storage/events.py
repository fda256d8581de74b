"""The event log in the database: one row for what one transaction told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, func, insert, select

from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement, names_of
from hub.storage.tables import event
from hub.wire.encode import Numbered

TELL: Final = Statement(insert(event).values({name: bindparam(name) for name in names_of(event)}))
_LAST_NUMBER: Final = Statement(select(func.max(event.c.number)))
_FIRST: Final = Statement(select(event.c.number, event.c.type).order_by(event.c.number).limit(1))
_AFTER: Final = Statement(
    select(event).where(event.c.number > bindparam("after")).order_by(event.c.number).limit(bindparam("most"))
)


def row_of(events: Sequence[Numbered]) -> dict[str, Any]:
    """The row that keeps the events of one transaction, whose numbers follow each other."""
    return {
        "number": events[-1].number,
        "at": events[-1].at,
        "type": " ".join([one.type for one in events]),
        "rooms": "\n".join([" ".join(one.rooms) for one in events]),
        "body": "\n".join([one.body for one in events]),
    }


def events_of(row: Row) -> Iterator[Numbered]:
    """The events a row keeps, in order."""
    last, at, types, rooms, bodies = row
    names = types.split(" ")
    for number, (type_, room, body) in enumerate(
        zip(names, rooms.split("\n"), bodies.split("\n"), strict=True), last - len(names) + 1
    ):
        yield Numbered(number, at, type_, body, tuple(room.split(" ")))


def last_number(executor: Executor) -> int:
    """The number of the newest event; 0 where there is none."""
    return int(executor.fetch(_LAST_NUMBER)[0][0] or 0)


def first_number(executor: Executor) -> int:
    """The number of the oldest event that is kept; 0 where there is none."""
    rows = executor.fetch(_FIRST)
    return rows[0][0] - rows[0][1].count(" ") if rows else 0


def next_rows(executor: Executor, number: int, rows: int) -> Iterable[Numbered]:
    """The events after a number, in order, of at most so many transactions."""
    for row in executor.fetch(_AFTER, after=number, most=rows):
        for one in events_of(row):
            if one.number > number:
                yield one
