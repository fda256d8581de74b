"""First letters in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.draft import FirstLetter
from hub.domain.ids import PersonId
from hub.domain.item import StoredFile
from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement
from hub.storage.writing_tables import BEGUN, first_letter

_c: Final = first_letter.c
_NAMES: Final = tuple(field.name for field in fields(FirstLetter))
LETTER_COLUMNS: Final = tuple(_c[name] for name in _NAMES)
_KEY: Final = ["person_id", "place"]
_VALUES: Final[dict[str, Any]] = {name: bindparam(name) for name in _NAMES}


def _upsert(insert: Any) -> Any:  # noqa: ANN401 - the same statement of two dialects
    """The newer one stands, whichever comes first."""
    made = insert(first_letter).values(_VALUES)
    return made.on_conflict_do_update(
        index_elements=_KEY,
        set_={name: made.excluded[name] for name in _NAMES if name not in _KEY},
        where=_c.written_at <= made.excluded.written_at,
    ).returning(_c.place)


_KEEP: Final = Statement(_upsert(sqlite.insert), postgresql=_upsert(postgresql.insert))
_GET: Final = Statement(
    select(*LETTER_COLUMNS).where(_c.person_id == bindparam("person_id"), _c.place == bindparam("place"))
)
_BEGUN: Final = Statement(
    select(*LETTER_COLUMNS)
    .where(_c.person_id == bindparam("person_id"), text(BEGUN))
    .order_by(_c.written_at.desc(), _c.place)
)
_FORGET: Final = Statement(
    delete(first_letter).where(
        _c.person_id == bindparam("person_id"), _c.written_at < bindparam("before"), text(f"NOT {BEGUN}")
    )
)


def letter_of(row: Row) -> FirstLetter:
    """The first letter a row tells of."""
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    values["files"] = tuple(StoredFile(**file) for file in values["files"])
    return FirstLetter(**values)


class FirstLetterRecords:
    """The first letters of one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.kept: list[FirstLetter] = []
        """Those that are told to their writers."""

    def keep(self, value: FirstLetter) -> bool:
        """Whether it stands from now on: one that was written later stays."""
        files = [file.kept() for file in value.files]
        stands = bool(self._executor.fetch(_KEEP, **(vars(value) | {"files": files, "fields": dict(value.fields)})))
        if stands:
            self.kept.append(value)
        return stands

    def get(self, person_id: PersonId, place: str) -> FirstLetter | None:
        """What she is writing to somebody, or since when nothing."""
        rows = self._executor.fetch(_GET, person_id=person_id, place=place)
        return letter_of(rows[0]) if rows else None

    def begun(self, person_id: PersonId) -> Sequence[FirstLetter]:
        """Everything of the kind that she is writing, the newest first."""
        return [letter_of(row) for row in self._executor.fetch(_BEGUN, person_id=person_id)]

    def forget_empty(self, person_id: PersonId, before: datetime) -> None:
        """Of what was sent or discarded earlier nothing is left."""
        self._executor.run(_FORGET, person_id=person_id, before=before)
