"""What lies for the longest of drafts and of what other systems told, but of whom a hold protects, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, exists, func, literal, or_, select, text

from hub.domain.customer_event import CustomerEvent
from hub.domain.draft import Draft, FirstLetter
from hub.domain.ids import QueueId
from hub.storage.customer_events import EVENT_COLUMNS, event_of
from hub.storage.customer_tables import customer, customer_event, identity
from hub.storage.drafts import DRAFT_COLUMNS, draft_of
from hub.storage.erasure_tables import legal_hold
from hub.storage.executor import Executor
from hub.storage.first_letters import LETTER_COLUMNS, letter_of
from hub.storage.statement import Statement
from hub.storage.tables import conversation
from hub.storage.writing_tables import BEGUN, draft, first_letter

_held: Final = select(legal_hold.c.customer_id.label("id")).cte("held", recursive=True)
# What is known of whoever was merged into her is known of her.
HELD: Final = _held.union(select(customer.c.id).join(_held, customer.c.merged_into == _held.c.id))
_THEY: Final = select(HELD.c.id)


def _old(table: Any, column: str) -> ColumnElement[bool]:  # noqa: ANN401 - a table of any shape
    return table.c[column] <= bindparam("until", type_=table.c[column].type)  # type: ignore[no-any-return]


def _finding(table: Any, columns: Sequence[Any], at: str, *wanted: Any) -> Statement:  # noqa: ANN401 - SQLAlchemy's own
    """The oldest first, so that nobody else changes them meanwhile."""
    found = select(*columns).where(_old(table, at), *wanted).order_by(table.c[at]).limit(bindparam("most"))
    return Statement(found.with_for_update(of=table, key_share=True))


def _counting(table: Any, at: str, *wanted: Any) -> Statement:  # noqa: ANN401 - SQLAlchemy's own
    return Statement(select(func.count()).select_from(table).where(_old(table, at), *wanted))


_there: Final = exists().where(conversation.c.id == draft.c.conversation_id)
_QUEUE: Final = _there.where(conversation.c.queue_id == bindparam("queue"))
_DRAFTS: Final = (text(BEGUN), ~_there.where(conversation.c.customer_id.in_(_THEY)))
DRAFTS: Final = _finding(draft, DRAFT_COLUMNS, "written_at", *_DRAFTS)
DRAFTS_OF_QUEUE: Final = _finding(draft, DRAFT_COLUMNS, "written_at", *_DRAFTS, _QUEUE)
COUNT_DRAFTS: Final = _counting(draft, "written_at", *_DRAFTS)
COUNT_DRAFTS_OF_QUEUE: Final = _counting(draft, "written_at", *_DRAFTS, _QUEUE)
_place: Final = first_letter.c.place
# Whom a letter is to stands before its address, as the console writes it.
_to_her: Final = or_(
    exists().where(_place.startswith(HELD.c.id.concat(" "))),
    exists().where(identity.c.customer_id.in_(_THEY), _place.endswith(literal(" ").concat(identity.c.key))),
)
LETTERS: Final = _finding(first_letter, LETTER_COLUMNS, "written_at", text(BEGUN), ~_to_her)
COUNT_LETTERS: Final = _counting(first_letter, "written_at", text(BEGUN), ~_to_her)
_theirs: Final = customer_event.c.customer_id.not_in(_THEY)
EVENTS: Final = _finding(customer_event, EVENT_COLUMNS, "at", _theirs)
COUNT_EVENTS: Final = _counting(customer_event, "at", _theirs)


class LongKeptRecords:
    """What rules of retention find, in one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def drafts(self, queue: QueueId | None, until: datetime, most: int) -> Sequence[Draft]:
        """Drafts in conversations of a queue, or of all, that nobody has touched since, the oldest first."""
        statement, values = (DRAFTS, {}) if queue is None else (DRAFTS_OF_QUEUE, {"queue": queue})
        return [draft_of(row) for row in self._executor.fetch(statement, until=until, most=most, **values)]

    def letters(self, until: datetime, most: int) -> Sequence[FirstLetter]:
        """First letters that nobody has touched since, the oldest first."""
        return [letter_of(row) for row in self._executor.fetch(LETTERS, until=until, most=most)]

    def events(self, until: datetime, most: int) -> Sequence[CustomerEvent]:
        """What other systems told of then or earlier, the oldest first."""
        return [event_of(row) for row in self._executor.fetch(EVENTS, until=until, most=most)]

    def drafts_until(self, queue: QueueId | None, until: datetime) -> int:
        """How many drafts that would be, but of first letters."""
        if queue is None:
            return self._count(COUNT_DRAFTS, until=until)
        return self._count(COUNT_DRAFTS_OF_QUEUE, until=until, queue=queue)

    def letters_until(self, until: datetime) -> int:
        """How many first letters that would be."""
        return self._count(COUNT_LETTERS, until=until)

    def events_until(self, until: datetime) -> int:
        """How much of what other systems told that would be."""
        return self._count(COUNT_EVENTS, until=until)

    def _count(self, statement: Statement, **values: object) -> int:
        return int(self._executor.fetch(statement, **values)[0][0])
