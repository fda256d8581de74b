"""What other systems call customers and organisations, in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select, update

from hub.domain.external import ExternalKey, ExternalRecord, RecordOf
from hub.domain.ids import PersonId
from hub.storage.executor import Executor
from hub.storage.external_tables import external_record, kept_answer
from hub.storage.statement import Row, Statement, names_of

_r, _a = external_record.c, kept_answer.c
_IS_IT: Final = tuple(_r[name] == bindparam(name) for name in ("source", "of", "external_id"))
_COLUMNS: Final = (_r.source, _r.of, _r.external_id, _r.record_id, _r.at, _r.as_of)

_HELD: Final = Statement(select(*_COLUMNS).where(*_IS_IT).with_for_update(key_share=True))
_ADD: Final = Statement(insert(external_record).values({one: bindparam(one) for one in names_of(external_record)}))
_TOLD_AT: Final = Statement(update(external_record).where(*_IS_IT).values(as_of=bindparam("as_of")))
_DROP: Final = Statement(delete(external_record).where(*_IS_IT))
_KNOWN_AS: Final = Statement(
    select(*_COLUMNS)
    .where(_r.record_id == bindparam("record_id"), _r.of == bindparam("of"))
    .order_by(_r.source, _r.external_id)
)
_ANSWERED: Final = Statement(
    select(_a.digest, _a.answer).where(
        _a.person_id == bindparam("person_id"), _a.key == bindparam("key"), _a.at >= bindparam("since")
    )
)
_KEEP_ANSWER: Final = Statement(insert(kept_answer).values({one: bindparam(one) for one in names_of(kept_answer)}))
_FORGET: Final = Statement(delete(kept_answer).where(_a.at < bindparam("before")))


def _record_of(row: Row) -> ExternalRecord:
    source, of, external_id, record_id, at, as_of = row
    return ExternalRecord(ExternalKey(source, RecordOf(of), external_id), record_id, at, as_of)


def _names(key: ExternalKey) -> dict[str, Any]:
    return {"source": key.source, "of": key.of.value, "external_id": key.external_id}


class ExternalRecords:
    """External ids of one transaction."""

    def __init__(self, executor: Executor, now: datetime) -> None:
        self._executor = executor
        self._now = now
        self._new: dict[ExternalKey, ExternalRecord] = {}
        """Of this transaction, so that they need not be written before somebody asks for another one."""

    def held(self, key: ExternalKey) -> ExternalRecord | None:
        """Whom a system means by this id, locked for change."""
        if key in self._new:
            return self._new[key]
        # One that another transaction of the same group has added fails at its key: then the group runs one by one.
        rows = self._executor.fetch_kept(_HELD, **_names(key))
        return _record_of(rows[0]) if rows else None

    def add(self, record: ExternalRecord) -> None:
        """Keep a new one."""
        self._new[record.key] = record
        more = {"record_id": record.record_id, "at": record.at, "as_of": record.as_of}
        self._executor.append(_ADD, {**_names(record.key), **more})

    def told_at(self, key: ExternalKey, as_of: datetime) -> None:
        """Its system has said now what was so at that instant."""
        if key in self._new:
            self._new[key] = replace(self._new[key], as_of=as_of)
        self._executor.run(_TOLD_AT, **_names(key), as_of=as_of)

    def drop(self, key: ExternalKey) -> None:
        """Keep it no longer."""
        self._new.pop(key, None)
        self._executor.run(_DROP, **_names(key))

    def known_as(self, of: RecordOf, record_id: str) -> Sequence[ExternalRecord]:
        """What every system calls one of them, by the names of the systems."""
        return [_record_of(row) for row in self._executor.fetch(_KNOWN_AS, record_id=record_id, of=of.value)]

    def answered(self, by: PersonId, key: str, since: datetime) -> tuple[str, Mapping[str, Any]] | None:
        """What was asked by this key since then, in few letters, and what was answered."""
        rows = self._executor.fetch(_ANSWERED, person_id=by, key=key, since=since)
        return (rows[0][0], rows[0][1]) if rows else None

    def keep_answer(self, by: PersonId, key: str, digest: str, answer: Mapping[str, Any]) -> None:
        """Keep an answer for whoever asks again."""
        self._executor.run(_KEEP_ANSWER, person_id=by, key=key, digest=digest, answer=dict(answer), at=self._now)

    def forget_answers(self, before: datetime) -> None:
        """Keep those given before no longer."""
        self._executor.run(_FORGET, before=before)
