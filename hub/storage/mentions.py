"""Mentions in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, insert, select, update

from hub.domain.ids import ConversationId, ItemId, PersonId
from hub.domain.mention import MOST_SHOWN, Mention
from hub.storage.executor import Executor
from hub.storage.statement import Statement
from hub.storage.writing_tables import mention

_m = mention.c
_NAMES: Final = tuple(field.name for field in fields(Mention))
_ADD: Final = Statement(insert(mention).values({name: bindparam(name) for name in _NAMES}))
_READ: Final = Statement(
    update(mention)
    .where(_m.person_id == bindparam("the_person"), _m.conversation_id == bindparam("the_place"), _m.read_at.is_(None))
    .values(read_at=bindparam("at"))
    .returning(_m.item_id)
)
# By the index of conversation_id: what is split off, or comes back, takes its mentions along.
_MOVE: Final = Statement(
    update(mention)
    .where(_m.conversation_id == bindparam("from_id"), _m.item_id >= bindparam("first"))
    .values(conversation_id=bindparam("to_id"))
    .returning(_m.person_id, _m.item_id)
)
_NEWEST: Final = Statement(
    select(*(_m[name] for name in _NAMES))
    .where(_m.person_id == bindparam("person_id"))
    .order_by(_m.item_id.desc())
    .limit(bindparam("most"))
)


class MentionRecords:
    """The mentions of one transaction: the new ones, where they were read, and those that went elsewhere."""

    def __init__(self, executor: Executor, now: datetime) -> None:
        self._executor = executor
        self._now = now
        self.added: list[Mention] = []
        self.seen: list[tuple[PersonId, ConversationId]] = []
        self.moved: list[tuple[PersonId, ConversationId, tuple[ItemId, ...]]] = []

    def add(self, value: Mention) -> None:
        """Call somebody."""
        self._executor.run(_ADD, **vars(value))
        self.added.append(value)

    def read(self, person_id: PersonId, conversation_id: ConversationId) -> None:
        """Nothing is unread there any more."""
        if self._executor.fetch(_READ, the_person=person_id, the_place=conversation_id, at=self._now):
            self.seen.append((person_id, conversation_id))

    def move(self, from_id: ConversationId, to_id: ConversationId, first: ItemId | None) -> None:
        """Those in notes from this one on are in another conversation; without one, all of them."""
        found: dict[PersonId, list[ItemId]] = {}
        for person_id, item_id in self._executor.fetch(_MOVE, from_id=from_id, to_id=to_id, first=first or ""):
            found.setdefault(person_id, []).append(item_id)
        self.moved.extend((person_id, to_id, tuple(sorted(ids))) for person_id, ids in sorted(found.items()))

    def newest(self, person_id: PersonId) -> Sequence[Mention]:
        """Where somebody was mentioned last, the newest first."""
        return [Mention(*row) for row in self._executor.fetch(_NEWEST, person_id=person_id, most=MOST_SHOWN)]
