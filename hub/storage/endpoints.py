"""Endpoints of other systems, and the log of what was sent to them, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.endpoint import Delivery, Endpoint
from hub.domain.problem import NotFound
from hub.storage.executor import Executor
from hub.storage.outward_tables import webhook_delivery, webhook_endpoint
from hub.storage.statement import Row, Statement

_e, _d = webhook_endpoint.c, webhook_delivery.c
_ENDPOINT: Final = tuple(field.name for field in fields(Endpoint))
_DELIVERY: Final = tuple(field.name for field in fields(Delivery))
_SETS: Final = frozenset({"kinds", "queues", "teams"})
_ALL: Final = Statement(select(*(_e[name] for name in _ENDPOINT)).order_by(_e.id))
_BY_ID: Final = Statement(select(*(_e[name] for name in _ENDPOINT)).where(_e.id == bindparam("id")))
_HELD: Final = Statement(
    select(*(_e[name] for name in _ENDPOINT)).where(_e.id == bindparam("id")).with_for_update(key_share=True)
)
_ADD: Final = Statement(insert(webhook_endpoint).values({name: bindparam(name) for name in _ENDPOINT}))
_SAVE: Final = Statement(
    update(webhook_endpoint)
    .where(_e.id == bindparam("the_id"))
    .values({name: bindparam(name) for name in _ENDPOINT if name != "id"})
)
_REMOVE: Final = Statement(delete(webhook_endpoint).where(_e.id == bindparam("the_id")))
_REMOVE_LOG: Final = Statement(delete(webhook_delivery).where(_d.endpoint_id == bindparam("the_endpoint")))

_COLUMNS: Final = [_d[name] for name in _DELIVERY]
_LOG: Final = Statement(
    select(*_COLUMNS)
    .where(_d.endpoint_id == bindparam("endpoint_id"), _d.id < bindparam("before"))
    .order_by(_d.id.desc())
    .limit(bindparam("most"))
)
_LINE: Final = Statement(select(*_COLUMNS).where(_d.id == bindparam("id"), _d.endpoint_id == bindparam("endpoint_id")))
_OF_EVENT: Final = Statement(
    select(*_COLUMNS)
    .where(_d.endpoint_id == bindparam("endpoint_id"), _d.number == bindparam("number"))
    .order_by(_d.id)
    .limit(bindparam("most"))
)
_WANTED: Final = Statement(
    select(*_COLUMNS)
    # Written out, so that the index of what is wanted serves.
    .where(_d.endpoint_id == bindparam("endpoint_id"), text("fate = 'wanted'"))
    .order_by(_d.last_at, _d.id)
    .limit(bindparam("most"))
)
_VALUES: Final[dict[str, Any]] = {name: bindparam(name) for name in _DELIVERY}
_CHANGED: Final[dict[str, Any]] = {name: bindparam(name) for name in ("fate", "attempts", "last_at", "status", "error")}
_KEEP: Final = Statement(
    sqlite.insert(webhook_delivery).values(_VALUES).on_conflict_do_update(index_elements=["id"], set_=_CHANGED),
    postgresql=postgresql.insert(webhook_delivery)
    .values(_VALUES)
    .on_conflict_do_update(index_elements=["id"], set_=_CHANGED),
)
_FORGET: Final = Statement(
    delete(webhook_delivery).where(_d.endpoint_id == bindparam("the_endpoint"), _d.first_at < bindparam("before"))
)
_AFTER_EVERY_ID: Final = "~"


def _endpoint_of(row: Row) -> Endpoint:
    values: dict[str, Any] = dict(zip(_ENDPOINT, row, strict=True))
    return Endpoint(**{**values, **{name: frozenset(values[name]) for name in _SETS}})


def _kept(value: Endpoint) -> dict[str, Any]:
    return {**vars(value), **{name: sorted(getattr(value, name)) for name in _SETS}}


class EndpointRecords:
    """The endpoints and their log, in one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def all(self) -> Sequence[Endpoint]:
        """Every endpoint, the oldest first."""
        return [_endpoint_of(row) for row in self._executor.fetch(_ALL)]

    def get(self, id_: str) -> Endpoint:
        """The endpoint; raises NotFound."""
        return self._read(_BY_ID, id_)

    def held(self, id_: str) -> Endpoint:
        """The endpoint, locked for change; raises NotFound."""
        return self._read(_HELD, id_)

    def _read(self, statement: Statement, id_: str) -> Endpoint:
        rows = self._executor.fetch(statement, id=id_)
        if not rows:
            raise NotFound("There is no such endpoint; look at the list again.")
        return _endpoint_of(rows[0])

    def add(self, value: Endpoint) -> None:
        """Keep a new endpoint."""
        self._executor.run(_ADD, **_kept(value))

    def save(self, value: Endpoint) -> None:
        """Keep a changed endpoint, which is held."""
        values = _kept(value)
        self._executor.run(_SAVE, the_id=values.pop("id"), **values)

    def remove(self, id_: str) -> None:
        """It is told nothing more, and its log is forgotten."""
        self._executor.run(_REMOVE_LOG, the_endpoint=id_)
        self._executor.run(_REMOVE, the_id=id_)

    def deliveries(self, endpoint_id: str, before: str | None, most: int) -> Sequence[Delivery]:
        """The log, the newest line first; those before a line, where one is named."""
        rows = self._executor.fetch(_LOG, endpoint_id=endpoint_id, before=before or _AFTER_EVERY_ID, most=most)
        return [Delivery(*row) for row in rows]

    def delivery(self, endpoint_id: str, id_: str) -> Delivery:
        """One line of the log; raises NotFound."""
        rows = self._executor.fetch(_LINE, id=id_, endpoint_id=endpoint_id)
        if not rows:
            raise NotFound("There is no such delivery any more; look at the log again.")
        return Delivery(*rows[0])

    def delivery_of(self, endpoint_id: str, number: int) -> Delivery | None:
        """The line of an event, if it was ever tried."""
        rows = self._executor.fetch(_OF_EVENT, endpoint_id=endpoint_id, number=number, most=1)
        return Delivery(*rows[0]) if rows else None

    def wanted(self, endpoint_id: str, most: int) -> Sequence[Delivery]:
        """What somebody asked for, in the order in which it was tried last or asked for."""
        return [Delivery(*row) for row in self._executor.fetch(_WANTED, endpoint_id=endpoint_id, most=most)]

    def keep(self, value: Delivery) -> None:
        """Keep a line of the log, new or changed."""
        self._executor.run(_KEEP, **vars(value))

    def forget(self, endpoint_id: str, before: datetime) -> None:
        """Lines that began before are kept no longer."""
        self._executor.run(_FORGET, the_endpoint=endpoint_id, before=before)
