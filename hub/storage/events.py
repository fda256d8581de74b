"""The event log in the database: one row for what one transaction told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Integer, bindparam, func, insert, select, text

from hub.storage.executor import Executor
from hub.storage.memory import Memory
from hub.storage.statement import Row, Statement, names_of
from hub.storage.tables import event
from hub.storage.types import Instant, Word
from hub.wire.encode import Numbered, encode
from hub.wire.tell import Told

_TELL: Final = Statement(insert(event).values({name: bindparam(name) for name in names_of(event)}))
_LAST_EVER: Final = Statement(text("SELECT seq FROM sqlite_sequence WHERE name = 'event'"))
# The lock is held until the commit. It comes before the numbers, which nobody takes without it, so that they follow
# each other; all in one statement, for each is a way to the server and back.
_TELL_IN_TURN: Final = Statement(
    text(
        "WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(7000)), "
        "taken AS MATERIALIZED (SELECT nextval(pg_get_serial_sequence('event', 'number')) AS number "
        "FROM turn, generate_series(1, :count)) "
        "INSERT INTO event (number, at, type, rooms, body) SELECT max(number), :at, :type, :rooms, :body FROM taken "
        "RETURNING number"
    ).bindparams(
        bindparam("count", type_=Integer),
        bindparam("at", type_=Instant),
        *(bindparam(name, type_=Word) for name in ("type", "rooms", "body")),
    )
)
_LAST_NUMBER: Final = Statement(select(func.max(event.c.number)))
_FIRST: Final = Statement(select(event.c.number, event.c.type).order_by(event.c.number).limit(1))
_AFTER: Final = Statement(
    select(event).where(event.c.number > bindparam("after")).order_by(event.c.number).limit(bindparam("most"))
)


def keep_events(executor: Executor, memory: Memory, at: datetime, told: Sequence[Told]) -> list[Numbered]:
    """Number what one transaction tells, in the order of commit, and keep it in one row."""
    words = [encode(change) for _, change in told]
    row = {
        "at": at,
        "type": " ".join([type_ for type_, _ in words]),
        "rooms": "\n".join([" ".join(rooms) for rooms, _ in told]),
        "body": "\n".join([body for _, body in words]),
    }
    if executor.dialect == "postgresql":
        last = int(executor.fetch(_TELL_IN_TURN, count=len(told), **row)[0][0])
    else:
        last = memory.last_number = _last_ever(executor, memory) + len(told)
        executor.append(_TELL, row | {"number": last})
    return [
        Numbered(number, at, type_, body, rooms)
        for number, (type_, body), (rooms, _) in zip(range(last - len(told) + 1, last + 1), words, told, strict=True)
    ]


def _last_ever(executor: Executor, memory: Memory) -> int:
    """The number of the newest event there ever was: no number is given twice, even if its event is kept no longer."""
    if memory.last_number is not None:
        return memory.last_number
    rows = executor.fetch(_LAST_EVER)
    return int(rows[0][0]) if rows else 0


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
