"""What other systems know of customers, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from typing import Any, Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.customer_event import CustomerEvent, EventKind, Stretch
from hub.domain.ids import CustomerId
from hub.storage.customer_tables import customer_event
from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement

_NAMES: Final = tuple(field.name for field in fields(CustomerEvent))
EVENT_COLUMNS: Final = tuple(customer_event.c[name] for name in _NAMES)
_KEY: Final = ("source", "external_id")
_IS_IT: Final = tuple(customer_event.c[name] == bindparam(name) for name in _KEY)


def _upsert(insert: Any) -> Any:  # noqa: ANN401 - the same statement of two dialects
    made = insert(customer_event).values({name: bindparam(name) for name in _NAMES})
    return made.on_conflict_do_update(
        index_elements=_KEY, set_={name: made.excluded[name] for name in _NAMES if name not in _KEY}
    )


_KEEP: Final = Statement(_upsert(sqlite.insert), postgresql=_upsert(postgresql.insert))
_HELD: Final = Statement(select(*EVENT_COLUMNS).where(*_IS_IT).with_for_update(key_share=True))
_DROP: Final = Statement(delete(customer_event).where(*_IS_IT))


@cache
def _newest(has_kind: bool) -> Statement:  # noqa: FBT001 - one statement for each
    """Those of a customer, the newest first, of one kind or all."""
    it = customer_event.c
    wanted = [it.customer_id == bindparam("customer_id"), it.at >= bindparam("since"), it.at < bindparam("before")]
    if has_kind:
        wanted.append(it.kind == bindparam("kind"))
    ordered = select(*EVENT_COLUMNS).where(*wanted).order_by(it.at.desc(), it.source, it.external_id)
    return Statement(ordered.limit(bindparam("most")))


def event_of(row: Row) -> CustomerEvent:
    """The event a row tells of."""
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    values["kind"] = EventKind(values["kind"])
    values["details"] = tuple((label, text) for label, text in values["details"])
    return CustomerEvent(**values)


class CustomerEventRecords:
    """The customers' events of one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def held(self, source: str, external_id: str) -> CustomerEvent | None:
        """One of them, locked for change."""
        rows = self._executor.fetch(_HELD, source=source, external_id=external_id)
        return event_of(rows[0]) if rows else None

    def keep(self, event: CustomerEvent) -> None:
        """Keep it, in place of what was known by the same name."""
        self._executor.append(_KEEP, vars(event) | {"kind": event.kind.value})

    def drop(self, source: str, external_id: str) -> None:
        """Keep it no longer."""
        self._executor.run(_DROP, source=source, external_id=external_id)

    def newest(self, customer_id: CustomerId, stretch: Stretch, most: int) -> Sequence[CustomerEvent]:
        """Those of a customer, the newest first."""
        asked = vars(stretch) if stretch.kind else {"since": stretch.since, "before": stretch.before}
        rows = self._executor.fetch(_newest(bool(stretch.kind)), customer_id=customer_id, most=most, **asked)
        return [event_of(row) for row in rows]
