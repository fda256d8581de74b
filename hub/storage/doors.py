"""What came in at the doors, and files, in the database."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from channels.contract import MessageState
from hub.application.kept import Quarantined
from hub.domain.ids import FileId
from hub.domain.item import StoredFile
from hub.domain.problem import NotFound
from hub.storage.door_tables import arrival, cursor, quarantine, report
from hub.storage.executor import Executor
from hub.storage.statement import Statement, names_of
from hub.storage.tables import file

# What its mail calls a file only the message knows that it came with.
_FILE: Final = tuple(field.name for field in fields(StoredFile) if field.name != "content_id")
_QUARANTINED: Final = tuple(field.name for field in fields(Quarantined))

_ARRIVAL: Final[dict[str, Any]] = {name: bindparam(name) for name in names_of(arrival)}
_FIRST_TIME: Final = Statement(
    sqlite.insert(arrival).values(_ARRIVAL).on_conflict_do_nothing().returning(arrival.c.door),
    postgresql=postgresql.insert(arrival).values(_ARRIVAL).on_conflict_do_nothing().returning(arrival.c.door),
)
_SEEN: Final = Statement(
    select(arrival.c.door).where(arrival.c.door == bindparam("door"), arrival.c.key == bindparam("key"))
)
_QUARANTINE: Final = Statement(insert(quarantine).values({name: bindparam(name) for name in _QUARANTINED}))
_QUARANTINED_BY_ID: Final = Statement(select(quarantine).where(quarantine.c.id == bindparam("id")))
_DISCARD: Final = Statement(delete(quarantine).where(quarantine.c.id == bindparam("id")))
_CURSOR: Final = Statement(select(cursor.c.value).where(cursor.c.door == bindparam("door")))
_DROP_CURSOR: Final = Statement(delete(cursor).where(cursor.c.door == bindparam("door")))
_SET_CURSOR: Final = Statement(insert(cursor).values(door=bindparam("door"), value=bindparam("value")))
_TAKE_REPORT: Final = Statement(
    delete(report)
    .where(report.c.door == bindparam("door"), report.c.provider_id == bindparam("provider_id"))
    .returning(report.c.state, report.c.error)
)
_KEEP_REPORT: Final = Statement(insert(report).values({name: bindparam(name) for name in names_of(report)}))
_ADD_FILE: Final = Statement(insert(file).values({name: bindparam(name) for name in (*_FILE, "created_at")}))
_FILE_BY_ID: Final = Statement(select(*(file.c[name] for name in _FILE)).where(file.c.id == bindparam("id")))

LONGEST_KEY_CHARACTERS: Final = 998
"""As long as a line of mail may be; a longer key is cut, never refused."""


class DoorRecords:
    """Arrivals, quarantine, cursors and early reports of one transaction."""

    def __init__(self, executor: Executor, now: datetime) -> None:
        self._executor = executor
        self._now = now
        self.arrived: list[tuple[str, bool]] = []
        """Door by door what came, and whether it was new."""
        self.put_aside: list[tuple[str, str]] = []
        """Door by door why something was not understood."""

    def first_time(self, door: str, key: str) -> bool:
        """Whether this arrival is new; from now on it is not."""
        is_new = bool(self._executor.fetch(_FIRST_TIME, door=door, key=key[:LONGEST_KEY_CHARACTERS], at=self._now))
        self.arrived.append((door, is_new))
        return is_new

    def has_seen(self, door: str, key: str) -> bool:
        """Whether this arrival came there before."""
        return bool(self._executor.fetch(_SEEN, door=door, key=key[:LONGEST_KEY_CHARACTERS]))

    def quarantine(self, value: Quarantined) -> None:
        """Keep an arrival that nobody understood."""
        values = {name: getattr(value, name) for name in _QUARANTINED}
        values["headers"] = dict(value.headers)
        self._executor.run(_QUARANTINE, **values)
        self.put_aside.append((value.door, value.reason))

    def quarantined(self, id_: str) -> Quarantined:
        """One such arrival; raises NotFound."""
        rows = self._executor.fetch(_QUARANTINED_BY_ID, id=id_)
        if not rows:
            msg = "This arrival is no longer in the quarantine."
            raise NotFound(msg)
        return Quarantined(*rows[0])

    def discard(self, id_: str) -> None:
        """Forget it."""
        self._executor.run(_DISCARD, id=id_)

    def cursor(self, door: str) -> str | None:
        """How far a listener has read."""
        rows = self._executor.fetch(_CURSOR, door=door)
        return str(rows[0][0]) if rows else None

    def set_cursor(self, door: str, value: str) -> None:
        """A listener has read so far."""
        self._executor.run(_DROP_CURSOR, door=door)
        self._executor.run(_SET_CURSOR, door=door, value=value)

    def early_report(self, door: str, provider_id: str) -> tuple[MessageState, str] | None:
        """A delivery report that came before its message was known to be sent; it is gone afterwards."""
        rows = self._executor.fetch(_TAKE_REPORT, door=door, provider_id=provider_id)
        return (MessageState(rows[0][0]), str(rows[0][1])) if rows else None

    def keep_report(self, door: str, provider_id: str, state: MessageState, error: str) -> None:
        """Keep a delivery report whose message is not known yet."""
        self._executor.fetch(_TAKE_REPORT, door=door, provider_id=provider_id)
        self._executor.run(_KEEP_REPORT, door=door, provider_id=provider_id, state=state.value, error=error)


class FileRecords:
    """What is known of files in one transaction."""

    def __init__(self, executor: Executor, now: datetime) -> None:
        self._executor = executor
        self._now = now

    def add(self, value: StoredFile) -> None:
        """Keep what is known of a file."""
        values = {name: getattr(value, name) for name in _FILE}
        self._executor.run(_ADD_FILE, created_at=self._now, **values)

    def get(self, id_: FileId) -> StoredFile:
        """The file; raises NotFound."""
        rows = self._executor.fetch(_FILE_BY_ID, id=id_)
        if not rows:
            msg = "There is no such file; upload it again."
            raise NotFound(msg)
        return StoredFile(*rows[0])
