"""From the changes of one transaction to what other systems are told, and those events again, in the database.

They are told in the event log, so that each has its number in the order of commit, and none costs a way of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol

import orjson
from sqlalchemy import bindparam, select

from hub.domain.floor import Floor
from hub.domain.ids import CustomerId
from hub.domain.outward import Kind, OutwardEvent
from hub.storage.conversations import ConversationRecords
from hub.storage.customers import CustomerRecords
from hub.storage.events import first_number, last_number, next_rows
from hub.storage.executor import Executor
from hub.storage.items import ItemRecords
from hub.storage.merges import MergeRecords
from hub.storage.people import PeopleRecords
from hub.storage.statement import Statement
from hub.storage.tables import event
from hub.wire.encode import Numbered
from hub.wire.outward import Happened, told_of_conversation, told_of_message, told_of_presence
from hub.wire.tell import OUTSIDE, Told

ROWS_AT_ONCE: Final = 200
"""Of so many transactions events are read together: memory stays small, however far behind somebody is."""
_FROM: Final = Statement(
    select(event.c.number, event.c.at)
    .where(event.c.number >= bindparam("number"))
    .order_by(event.c.number)
    .limit(bindparam("one", 1))
)


class Changes(Protocol):
    """The records of whose changes other systems are told."""

    conversations: ConversationRecords
    customers: CustomerRecords
    items: ItemRecords
    merges: MergeRecords
    people: PeopleRecords


def tell_outside(changes: Changes, floor: Floor) -> Iterator[Told]:
    """Everything of one transaction that is for other systems: customers first, then conversations, then messages."""
    restricted = frozenset({queue.id for queue in floor.queues.values() if queue.is_restricted})
    for happened in _everything(changes, restricted):
        yield (OUTSIDE,), happened


def _everything(changes: Changes, restricted: frozenset[str]) -> Iterator[Happened]:
    conversations = changes.conversations
    yield from _of_customers(changes, restricted)
    for id_, after in conversations.after.items():
        yield from told_of_conversation(conversations.before[id_], after, restricted)
    for item, given in sorted(changes.items.added, key=lambda added: added[0].id):
        happened = told_of_message(item, conversations.after.get(given.id, given), restricted)
        if happened is not None:
            yield happened
    for item, error in changes.items.moved:
        happened = told_of_message(item, conversations.get(item.conversation_id), restricted, error)
        if happened is not None:
            yield happened
    for person in changes.people.after.values():
        happened = told_of_presence(changes.people.before[person.id], person)
        if happened is not None:
            yield happened


def _of_customers(changes: Changes, restricted: frozenset[str]) -> Iterator[Happened]:
    for id_ in changes.customers.made:
        hers = [one for one in changes.conversations.after.values() if one.customer_id == id_]
        teams = tuple(sorted({one.team_id for one in hers}))
        is_restricted = bool(hers) and all(one.queue_id in restricted for one in hers)
        yield Happened(Kind.CUSTOMER_CREATED.value, teams, (), is_restricted, {"customer_id": id_})
    merged = {id_ for one, _ in changes.merges.changed for id_ in (one.kept_id, one.merged_id)}
    for one, kind in changes.merges.changed:
        ids = {"customer_id": one.kept_id, "merged_customer_id": one.merged_id}
        yield _of_known(changes, restricted, kind, (one.kept_id, one.merged_id), ids)
    told = dict.fromkeys(id_ for ids, _ in changes.customers.changed for id_ in ids)
    for id_ in [one for one in told if one not in merged and one not in changes.customers.made]:
        yield _of_known(changes, restricted, Kind.CUSTOMER_CHANGED, (id_,), {"customer_id": id_})


def _of_known(
    changes: Changes, restricted: frozenset[str], kind: Kind, ids: Sequence[CustomerId], data: Mapping[str, str]
) -> Happened:
    hers = [conversation for id_ in ids for conversation in changes.conversations.of_customer(id_)]
    teams = tuple(sorted({one.team_id for one in hers}))
    is_restricted = bool(hers) and all(one.queue_id in restricted for one in hers)
    return Happened(kind.value, teams, (), is_restricted, data)


def outward_of(numbered: Numbered) -> OutwardEvent:
    """The event that other systems are told, as it is kept."""
    told = orjson.loads(numbered.body)
    return OutwardEvent(
        numbered.number,
        numbered.at,
        told["kind"],
        frozenset(told["teams"]),
        frozenset(told["queues"]),
        told["is_restricted"],
        told["data"],
    )


class OutwardRecords:
    """The events for other systems, as one transaction sees them."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def after(self, number: int) -> tuple[Sequence[OutwardEvent], int]:
        """Some of those after a number, in order, and up to which number was looked."""
        reached, found = number, []
        for numbered in next_rows(self._executor, number, ROWS_AT_ONCE):
            reached = numbered.number
            if OUTSIDE in numbered.rooms:
                found.append(outward_of(numbered))
        return found, reached

    def get(self, number: int) -> OutwardEvent | None:
        """The event of this number, if it is one for other systems and kept still."""
        for numbered in next_rows(self._executor, number - 1, 1):
            if numbered.number == number and OUTSIDE in numbered.rooms:
                return outward_of(numbered)
        return None

    def first(self) -> int:
        """The number of the oldest event that is kept."""
        return first_number(self._executor)

    def last(self) -> int:
        """The number of the newest event."""
        return last_number(self._executor)

    def before(self, at: datetime) -> int:
        """The number of the last event that happened before this instant."""
        # Instants follow each other as numbers do, but for nodes whose clocks differ by a little.
        below, above = 0, self.last()
        while below < above:
            middle = (below + above + 1) // 2
            rows = self._executor.fetch(_FROM, number=middle)
            if rows and rows[0][1] < at:
                below = max(middle, int(rows[0][0]))
            else:
                above = middle - 1
        return below
