"""Agents' own canned replies in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.canned_reply import PersonalReply
from hub.domain.ids import PersonId
from hub.storage.executor import Executor
from hub.storage.statement import Statement
from hub.storage.writing_tables import personal_reply

_r = personal_reply.c
_NAMES: Final = tuple(field.name for field in fields(PersonalReply))
_VALUES: Final[dict[str, Any]] = {name: bindparam(name) for name in _NAMES}
_KEY: Final = ["person_id", "id"]
_CHANGES: Final[dict[str, Any]] = {name: bindparam(name) for name in _NAMES if name not in _KEY}
_KEEP: Final = Statement(
    sqlite.insert(personal_reply).values(_VALUES).on_conflict_do_update(set_=_CHANGES),
    postgresql=postgresql.insert(personal_reply)
    .values(_VALUES)
    .on_conflict_do_update(index_elements=_KEY, set_=_CHANGES),
)
_DROP: Final = Statement(delete(personal_reply).where(_r.person_id == bindparam("person_id"), _r.id == bindparam("id")))
_OF: Final = Statement(
    select(*(_r[name] for name in _NAMES)).where(_r.person_id == bindparam("person_id")).order_by(_r.name, _r.id)
)


class ReplyRecords:
    """Agents' own canned replies."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def keep(self, value: PersonalReply) -> None:
        """Keep it, new or changed."""
        self._executor.run(_KEEP, **vars(value))

    def drop(self, person_id: PersonId, id_: str) -> None:
        """Forget it."""
        self._executor.run(_DROP, person_id=person_id, id=id_)

    def of(self, person_id: PersonId) -> Sequence[PersonalReply]:
        """Hers, by name."""
        return [PersonalReply(*row) for row in self._executor.fetch(_OF, person_id=person_id)]
