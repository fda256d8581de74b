"""Saved views of the inbox in the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.domain.saved_view import EVERYBODY, SavedView, ViewFilter
from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement
from hub.storage.writing_tables import saved_view, view_order
from hub.wire.saved_view import ViewChange

_v, _o = saved_view.c, view_order.c
_NAMES: Final = tuple(field.name for field in fields(SavedView))
_VALUES: Final[dict[str, Any]] = {name: bindparam(name) for name in _NAMES}
_CHANGES: Final[dict[str, Any]] = {name: bindparam(name) for name in _NAMES if name not in {"id", "owner_id"}}
_KEEP: Final = Statement(
    sqlite.insert(saved_view).values(_VALUES).on_conflict_do_update(set_=_CHANGES),
    postgresql=postgresql.insert(saved_view)
    .values(_VALUES)
    .on_conflict_do_update(index_elements=["id"], set_=_CHANGES),
)
_COLUMNS: Final = [_v[name] for name in _NAMES]
_GET: Final = Statement(select(*_COLUMNS).where(_v.id == bindparam("id")).with_for_update(key_share=True))
_DROP: Final = Statement(delete(saved_view).where(_v.id == bindparam("id")))
_OF_OWNER: Final = Statement(select(*_COLUMNS).where(_v.owner_id == bindparam("owner_id")).order_by(_v.id))
_SHARED: Final = Statement(select(*_COLUMNS).where(_v.shared_with == bindparam("shared_with")).order_by(_v.id))
_ORDERED: Final[dict[str, Any]] = {"person_id": bindparam("person_id"), "ids": bindparam("ids")}
_PUT_IN_ORDER: Final = Statement(
    sqlite.insert(view_order).values(_ORDERED).on_conflict_do_update(set_={"ids": bindparam("ids")}),
    postgresql=postgresql.insert(view_order)
    .values(_ORDERED)
    .on_conflict_do_update(index_elements=["person_id"], set_={"ids": bindparam("ids")}),
)
_ORDER_OF: Final = Statement(select(_o.ids).where(_o.person_id == bindparam("person_id")))

_NOTHING: Final = asdict(ViewFilter())


def _said(wanted: ViewFilter) -> dict[str, Any]:
    """The parts that say something: a node of an older version reads every view that uses no newer part."""
    return {name: part for name, part in asdict(wanted).items() if part != _NOTHING[name]}


def _view(row: Row) -> SavedView:
    *head, wanted = row
    parts: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in wanted.items()}
    return SavedView(**dict(zip(_NAMES, (*head, ViewFilter(**parts)), strict=True)))


class SavedViewRecords:
    """Saved views, and what one transaction made of them."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.changes: list[ViewChange] = []
        self.ordered: dict[PersonId, tuple[str, ...]] = {}

    def get(self, id_: str) -> SavedView | None:
        """The view, if there is one."""
        rows = self._executor.fetch(_GET, id=id_)
        return _view(rows[0]) if rows else None

    def of_owner(self, person_id: PersonId) -> Sequence[SavedView]:
        """Those that a person saved."""
        return [_view(row) for row in self._executor.fetch(_OF_OWNER, owner_id=person_id)]

    def shared_with(self, audiences: Iterable[str]) -> Sequence[SavedView]:
        """Those that are shared with these teams, or (`*`) with everybody."""
        return [_view(row) for name in audiences for row in self._executor.fetch(_SHARED, shared_with=name)]

    def seen_by(self, person: Person) -> Sequence[SavedView]:
        """Those that stand among the lists of a person, by id."""
        found = [*self.of_owner(person.id), *self.shared_with([EVERYBODY, *sorted(person.reads_in)])]
        return sorted({view.id: view for view in found}.values(), key=lambda view: view.id)

    def keep(self, view: SavedView, before: SavedView | None) -> None:
        """Keep it, new or changed, and tell whoever sees it or saw it."""
        self._executor.run(_KEEP, **{name: getattr(view, name) for name in _NAMES} | {"filter": _said(view.filter)})
        self.changes.append(ViewChange(before, view))

    def drop(self, view: SavedView) -> None:
        """Forget it, and tell whoever saw it."""
        self._executor.run(_DROP, id=view.id)
        self.changes.append(ViewChange(view, None))

    def order_of(self, person_id: PersonId) -> tuple[str, ...]:
        """In which order she has them."""
        rows = self._executor.fetch(_ORDER_OF, person_id=person_id)
        return tuple(rows[0][0]) if rows else ()

    def put_in_order(self, person_id: PersonId, ids: tuple[str, ...]) -> None:
        """Keep the order, and tell her other browsers."""
        self._executor.run(_PUT_IN_ORDER, person_id=person_id, ids=list(ids))
        self.ordered[person_id] = ids
