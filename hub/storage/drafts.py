"""Drafts in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.draft import Draft, DraftKind
from hub.domain.ids import ConversationId, PersonId
from hub.domain.item import StoredFile
from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement
from hub.storage.writing_tables import BEGUN, draft

_NAMES: Final = tuple(field.name for field in fields(Draft))
DRAFT_COLUMNS: Final = tuple(draft.c[name] for name in _NAMES)
_KEY: Final = ["conversation_id", "person_id", "kind"]
_VALUES: Final[dict[str, Any]] = {name: bindparam(name) for name in _NAMES}


def _upsert(insert: Any) -> Any:  # noqa: ANN401 - the same statement of two dialects
    """The newer one stands, whichever comes first."""
    made = insert(draft).values(_VALUES)
    return made.on_conflict_do_update(
        index_elements=_KEY,
        set_={name: made.excluded[name] for name in _NAMES if name not in _KEY},
        where=draft.c.written_at <= made.excluded.written_at,
    ).returning(draft.c.kind)


_KEEP: Final = Statement(_upsert(sqlite.insert), postgresql=_upsert(postgresql.insert))
_OF: Final = Statement(
    select(*DRAFT_COLUMNS).where(
        draft.c.conversation_id == bindparam("conversation_id"), draft.c.person_id == bindparam("person_id")
    )
)
_BEGUN: Final = Statement(select(*DRAFT_COLUMNS).where(draft.c.person_id == bindparam("person_id"), text(BEGUN)))


def draft_of(row: Row) -> Draft:
    """The draft a row tells of."""
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    values["kind"] = DraftKind(values["kind"])
    values["files"] = tuple(StoredFile(**file) for file in values["files"])
    return Draft(**values)


class DraftRecords:
    """The drafts of one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.kept: list[Draft] = []
        """Those that are told to their writers."""

    def keep(self, value: Draft) -> bool:
        """Whether it stands from now on: one that was written later stays."""
        files = [file.kept() for file in value.files]
        stands = bool(self._executor.fetch(_KEEP, **(vars(value) | {"files": files, "fields": dict(value.fields)})))
        if stands:
            self.kept.append(value)
        return stands

    def get(self, person_id: PersonId, conversation_id: ConversationId, kind: DraftKind) -> Draft | None:
        """What she is writing of this kind, or since when nothing."""
        return next((found for found in self.of(person_id, conversation_id) if found.kind is kind), None)

    def of(self, person_id: PersonId, conversation_id: ConversationId) -> Sequence[Draft]:
        """Everything she is writing in a conversation."""
        rows = self._executor.fetch(_OF, person_id=person_id, conversation_id=conversation_id)
        return [draft_of(row) for row in rows]

    def begun(self, person_id: PersonId) -> Sequence[Draft]:
        """Everything she is writing, in whichever conversation."""
        return [draft_of(row) for row in self._executor.fetch(_BEGUN, person_id=person_id)]
