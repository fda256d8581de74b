"""Replies that can still be taken back, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from sqlalchemy import bindparam, delete, null, select, update
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.departing import DepartingReply, Outcome
from hub.domain.ids import ConversationId, PersonId
from hub.domain.item import StoredFile
from hub.domain.letter import Letter
from hub.storage.executor import Executor
from hub.storage.memory import Memory
from hub.storage.statement import Row, Statement
from hub.storage.writing_tables import departing_reply

_d = departing_reply.c
_NAMES: Final = tuple(field.name for field in fields(DepartingReply))
_COLUMNS: Final = tuple(_d[name] for name in _NAMES)
_KEY: Final = ["person_id", "conversation_id"]
_VALUES: Final[dict[str, Any]] = {name: bindparam(name) for name in _NAMES}
_CHANGES: Final[dict[str, Any]] = {name: bindparam(name) for name in _NAMES if name not in _KEY}
_BEGIN: Final = Statement(
    sqlite.insert(departing_reply).values(_VALUES).on_conflict_do_update(set_=_CHANGES),
    postgresql=postgresql.insert(departing_reply)
    .values(_VALUES)
    .on_conflict_do_update(index_elements=_KEY, set_=_CHANGES),
)
_here = (_d.person_id == bindparam("the_person"), _d.conversation_id == bindparam("the_place"))
# Locked: it leaves or is taken back, never both.
_GET: Final = Statement(select(*_COLUMNS).where(*_here).with_for_update(key_share=True))
_GONE: Final = Statement(delete(departing_reply).where(*_here))
# Its writer has it in her draft; here stays only which message did not leave.
_KEEP: Final = Statement(
    update(departing_reply)
    .where(*_here)
    .values(outcome=bindparam("how"), text="", html="", original="", files=[], letter=null())
)
_OF: Final = Statement(
    select(*_COLUMNS)
    .where(_d.person_id == bindparam("person_id"), _d.outcome.is_(None))
    .order_by(_d.at, _d.conversation_id)
)
_PLACES: Final = Statement(
    select(_d.conversation_id).where(_d.person_id == bindparam("person_id"), _d.outcome.is_(None))
)
_FROM: Final = Statement(
    select(*_COLUMNS).where(_d.conversation_id == bindparam("the_place"), _d.outcome.is_(None)).order_by(_d.person_id)
)


def _departing_of(row: Row) -> DepartingReply:
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    values["files"] = tuple(StoredFile(**file) for file in values["files"])
    values["letter"] = Letter.read(values["letter"])
    values["outcome"] = Outcome(values["outcome"]) if values["outcome"] else None
    return DepartingReply(**values)


class DepartureRecords:
    """The departing replies of one transaction."""

    def __init__(self, executor: Executor, memory: Memory) -> None:
        self._executor = executor
        self._places = memory.departing
        self.told: list[tuple[DepartingReply, str]] = []
        """Those that began or ended, in order, and why they did not leave."""

    def begin(self, value: DepartingReply) -> None:
        """Keep it in the place of the one before."""
        files = [file.kept() for file in value.files]
        letter = asdict(value.letter) if value.letter else None
        self._executor.run(_BEGIN, **(vars(value) | {"files": files, "letter": letter}))
        # Where nobody has asked yet, there is nothing to keep right.
        self._places.get(value.person_id, set()).add(value.conversation_id)
        self.told.append((value, ""))

    def get(self, person_id: PersonId, conversation_id: ConversationId) -> DepartingReply | None:
        """The last of this person there that has not left."""
        rows = self._executor.fetch(_GET, the_person=person_id, the_place=conversation_id)
        return _departing_of(rows[0]) if rows else None

    def underway(self, person_id: PersonId, conversation_id: ConversationId) -> DepartingReply | None:
        """Hers there that can still be taken back."""
        if conversation_id not in self._places_of(person_id):
            return None
        found = self.get(person_id, conversation_id)
        return found if found is not None and found.outcome is None else None

    def _places_of(self, person_id: PersonId) -> set[ConversationId]:
        """Where somebody has one that can still be taken back; nearly always nowhere."""
        places = self._places.get(person_id)
        if places is None:
            rows = self._executor.fetch(_PLACES, person_id=person_id)
            places = self._places[person_id] = {ConversationId(row[0]) for row in rows}
        return places

    def from_here(self, conversation_id: ConversationId) -> Sequence[DepartingReply]:
        """Whatever anybody sent there and can still take back."""
        return [_departing_of(row) for row in self._executor.fetch(_FROM, the_place=conversation_id)]

    def end(self, value: DepartingReply, why: str) -> None:
        """What left is known by its item; of what did not is kept that it did not."""
        place = {"the_person": value.person_id, "the_place": value.conversation_id}
        if value.outcome is Outcome.LEFT:
            self._executor.run(_GONE, **place)
        else:
            self._executor.run(_KEEP, **place, how=str(value.outcome))
        self._places.get(value.person_id, set()).discard(value.conversation_id)
        self.told.append((value, why))

    def of(self, person_id: PersonId) -> Sequence[DepartingReply]:
        """Hers that can still be taken back, the oldest first."""
        return [_departing_of(row) for row in self._executor.fetch(_OF, person_id=person_id)]
