"""Merges of customers in the database, and pairs that only look alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.customer import Customer, Identity
from hub.domain.ids import CustomerId, MergeId, PersonId
from hub.domain.likeness import word_of_address
from hub.domain.merge import Merge, Moved
from hub.domain.outward import Kind
from hub.domain.problem import NotFound
from hub.storage.customer_tables import apart, customer, identity, merge
from hub.storage.customers import CUSTOMER_COLUMNS, IDENTITY_COLUMNS, customer_of
from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement

_NAMES: Final = tuple(field.name for field in fields(Merge))
_MOVED: Final = _NAMES.index("moved")
_COLUMNS: Final = tuple(merge.c[name] for name in _NAMES)

_INSERT: Final = Statement(insert(merge).values({name: bindparam(name) for name in _NAMES}))
_HELD: Final = Statement(select(*_COLUMNS).where(merge.c.id == bindparam("id")).with_for_update(key_share=True))
_UNDONE: Final = Statement(
    update(merge)
    .where(merge.c.id == bindparam("the_id"))
    .values(undone_at=bindparam("undone_at"), undone_by=bindparam("undone_by"))
)
_STANDING: Final = Statement(
    select(*_COLUMNS)
    .where(merge.c.kept_id == bindparam("kept_id"), merge.c.undone_at.is_(None))
    .order_by(merge.c.id.desc())
)
_PAIR: Final[dict[str, Any]] = {
    "first_id": bindparam("first_id"),
    "second_id": bindparam("second_id"),
    "at": bindparam("at"),
    "by": bindparam("by"),
}
_KEEP_APART: Final = Statement(
    sqlite.insert(apart).values(_PAIR).on_conflict_do_nothing(),
    postgresql=postgresql.insert(apart).values(_PAIR).on_conflict_do_nothing(),
)
_APART_AFTER: Final = Statement(select(apart.c.second_id).where(apart.c.first_id == bindparam("id")))
_APART_BEFORE: Final = Statement(select(apart.c.first_id).where(apart.c.second_id == bindparam("id")))
_SAME_NAME: Final = Statement(
    select(*CUSTOMER_COLUMNS)
    .where(customer.c.likeness == bindparam("word"), customer.c.likeness != "", customer.c.merged_into.is_(None))
    .limit(bindparam("most"))
)
_SAME_ADDRESS: Final = Statement(
    select(*IDENTITY_COLUMNS)
    .where(identity.c.likeness == bindparam("word"), identity.c.likeness != "")
    .limit(bindparam("most"))
)
_AT_ADDRESS: Final = Statement(
    select(*IDENTITY_COLUMNS)
    # By the word first, for which there is an index.
    .where(identity.c.likeness == bindparam("word"), identity.c.likeness != "")
    .where(func.lower(identity.c.address) == bindparam("address"))
    .order_by(identity.c.id)
    .limit(bindparam("most"))
)


def merge_of(row: Row) -> Merge:
    """The merge a row tells of."""
    values = list(row)
    moved = values[_MOVED]
    values[_MOVED] = Moved(**{**moved, "identities": tuple(moved["identities"])})
    return Merge(*values)


class MergeRecords:
    """Merges, and what two customers have in common."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.changed: list[tuple[Merge, Kind]] = []
        """What was merged and parted."""

    def add(self, value: Merge) -> None:
        """Keep a merge and exactly what it moved."""
        self.changed.append((value, Kind.CUSTOMER_MERGED))
        self._executor.run(_INSERT, **(vars(value) | {"moved": asdict(value.moved)}))

    def held(self, id_: MergeId) -> Merge:
        """The merge, locked for change; raises NotFound."""
        rows = self._executor.fetch(_HELD, id=id_)
        if not rows:
            raise NotFound("There is no such merge.")
        return merge_of(rows[0])

    def undone(self, value: Merge) -> None:
        """Keep that it was undone."""
        self.changed.append((value, Kind.CUSTOMER_PARTED))
        self._executor.run(_UNDONE, the_id=value.id, undone_at=value.undone_at, undone_by=value.undone_by)

    def into(self, kept_id: CustomerId) -> Sequence[Merge]:
        """The merges into a customer that stand, the last one first."""
        return [merge_of(row) for row in self._executor.fetch(_STANDING, kept_id=kept_id)]

    def keep_apart(self, one: CustomerId, other: CustomerId, by: PersonId, at: datetime) -> None:
        """Remember that these two are not one."""
        first, second = sorted((one, other))
        self._executor.run(_KEEP_APART, first_id=first, second_id=second, at=at, by=by)

    def apart_from(self, id_: CustomerId) -> frozenset[CustomerId]:
        """Who was said not to be this customer."""
        rows = (*self._executor.fetch(_APART_AFTER, id=id_), *self._executor.fetch(_APART_BEFORE, id=id_))
        return frozenset(CustomerId(row[0]) for row in rows)

    def same_name(self, word: str, most: int) -> Sequence[Customer]:
        """Some customers who stand for themselves and whose name has this word."""
        return [customer_of(row) for row in self._executor.fetch(_SAME_NAME, word=word, most=most)]

    def same_address(self, word: str, most: int) -> Sequence[Identity]:
        """Some identities whose address has this word."""
        return [Identity(*row) for row in self._executor.fetch(_SAME_ADDRESS, word=word, most=most)]

    def at_address(self, address: str, most: int) -> Sequence[Identity]:
        """The identities that have exactly this address, in whatever case it is written, the first known first."""
        plain = address.strip().lower()
        rows = self._executor.fetch(_AT_ADDRESS, word=word_of_address(plain), address=plain, most=most)
        return [Identity(*row) for row in rows]
