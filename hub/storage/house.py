"""Sessions, audit, configuration and leases in the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

import orjson
from sqlalchemy import bindparam, delete, insert, null, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from hub.application.kept import Session
from hub.application.lending import LENDING
from hub.application.sharing_record import SHARING
from hub.domain.ids import PersonId
from hub.domain.problem import Conflict
from hub.storage.executor import Executor
from hub.storage.pushes import end_devices_of, end_devices_of_session
from hub.storage.statement import Statement, names_of
from hub.storage.tables import audit, entry, lease, session, setting
from hub.storage.types import to_milliseconds

_SESSION: Final = tuple(field.name for field in fields(Session))
_SESSION_BY_DIGEST: Final = Statement(select(session).where(session.c.digest == bindparam("digest")))
_SESSIONS_OF: Final = Statement(
    select(session).where(session.c.person_id == bindparam("person_id")).order_by(session.c.created_at.desc())
)
_SEE_SESSION: Final = Statement(
    update(session).where(session.c.digest == bindparam("the_digest")).values(seen_at=bindparam("at"))
)
_ADD_SESSION: Final = Statement(insert(session).values({name: bindparam(name) for name in _SESSION}))
_FORGET_ID_TOKENS: Final = Statement(
    update(session)
    .where(session.c.expires_at <= bindparam("at"), session.c.id_token.is_not(None))
    .values(id_token=null())
)
_END_SESSION: Final = Statement(
    delete(session).where(session.c.digest == bindparam("digest")).returning(session.c.digest)
)
_END_SESSIONS: Final = Statement(
    delete(session)
    .where(session.c.person_id == bindparam("person_id"), session.c.digest != bindparam("besides"))
    .returning(session.c.digest)
)
_AUDIT: Final = Statement(
    insert(audit).values({name: bindparam(name) for name in ("at", "by", "action", "subject", "details", "chain")})
)
_AUDIT_END: Final = Statement(select(audit.c.chain).order_by(audit.c.number.desc()).limit(1))
_AUDIT_AFTER: Final = Statement(
    select(audit).where(audit.c.number > bindparam("after")).order_by(audit.c.number).limit(bindparam("most"))
)
_ENTRIES: Final = Statement(select(entry).order_by(entry.c.kind, entry.c.id))
_DROP_ENTRY: Final = Statement(delete(entry).where(entry.c.kind == bindparam("kind"), entry.c.id == bindparam("id")))
_PUT_ENTRY: Final = Statement(insert(entry).values({name: bindparam(name) for name in names_of(entry)}))
_SETTING: Final = Statement(select(setting.c.value).where(setting.c.key == bindparam("key")))
_DROP_SETTING: Final = Statement(delete(setting).where(setting.c.key == bindparam("key")))
_SET_SETTING: Final = Statement(insert(setting).values(key=bindparam("key"), value=bindparam("value")))
_SETTING_VALUES: Final[dict[str, Any]] = {"key": bindparam("key"), "value": bindparam("value")}
_FIRST_SETTING: Final = Statement(
    sqlite.insert(setting).values(_SETTING_VALUES).on_conflict_do_nothing(),
    postgresql=postgresql.insert(setting).values(_SETTING_VALUES).on_conflict_do_nothing(),
)
_LEASE: Final = Statement(select(lease).where(lease.c.name == bindparam("name")).with_for_update(key_share=True))
_NEW_LEASE: Final = Statement(insert(lease).values({name: bindparam(name) for name in names_of(lease)}))
_UPDATE_LEASE: Final = Statement(
    update(lease)
    .where(lease.c.name == bindparam("the_name"))
    .values(holder=bindparam("holder"), fence=bindparam("fence"), until=bindparam("until"))
)
COMPANY: Final = "company"
IDLE_CLOCK: Final = "idle_clock"
ALERT_TEXT: Final = "alert_text"
SECOND_STEP: Final = "second_step"
PASSWORDS: Final = "passwords"
SEEN_BY_ALL: Final = frozenset({COMPANY, IDLE_CLOCK, ALERT_TEXT, SECOND_STEP, PASSWORDS, LENDING, SHARING})
"""Settings that are part of the floor: their change is a change of the floor."""
FLOOR_VERSION: Final = "floor_version"
_LOCK_AUDIT: Final = Statement(text("SELECT pg_advisory_xact_lock(7001)"))
_LOCK_FLOOR: Final = Statement(text("SELECT pg_advisory_xact_lock(7003)"))


def chain_of(previous: str, line: Mapping[str, Any]) -> str:
    """The link that binds a line of the audit to all lines before it."""
    body = orjson.dumps(line, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(previous.encode() + b"\n" + body).hexdigest()


class HouseRecords:
    """Sessions, audit, configuration and the hub's own values in one transaction."""

    def __init__(self, executor: Executor, now: datetime) -> None:
        self._executor = executor
        self._now = now
        self._settings: dict[str, str | None] = {}
        """Those that were asked for: with every row of a file the same ones are."""
        self.has_new_entries = False
        self.ended_sessions: list[str] = []

    def session(self, digest: str) -> Session | None:
        """The session of a cookie, if it has not ended."""
        rows = self._executor.fetch(_SESSION_BY_DIGEST, digest=digest)
        return Session(*rows[0]) if rows else None

    def sessions_of(self, person_id: PersonId) -> Sequence[Session]:
        """Where somebody is signed in, the newest first."""
        return [Session(*row) for row in self._executor.fetch(_SESSIONS_OF, person_id=person_id)]

    def see_session(self, digest: str) -> None:
        """It is used now."""
        self._executor.run(_SEE_SESSION, the_digest=digest, at=self._now)

    def add_session(self, value: Session) -> None:
        """Somebody signed in."""
        self._executor.run(_ADD_SESSION, **{name: getattr(value, name) for name in _SESSION})

    def forget_id_tokens(self) -> None:
        """Of sessions that have run out nothing signs out at a provider any more."""
        self._executor.run(_FORGET_ID_TOKENS, at=self._now)

    def end_session(self, digest: str) -> None:
        """Somebody signed out."""
        self.ended_sessions += [row[0] for row in self._executor.fetch(_END_SESSION, digest=digest)]
        end_devices_of_session(self._executor, digest)

    def end_sessions_of(self, person_id: PersonId, *, besides: str = "") -> None:
        """Somebody is out everywhere, but where she has the cookie with this digest."""
        ended = self._executor.fetch(_END_SESSIONS, person_id=person_id, besides=besides)
        self.ended_sessions += [row[0] for row in ended]
        end_devices_of(self._executor, person_id, besides=besides)

    def audit(self, by: str, action: str, subject: str, details: Mapping[str, object]) -> None:
        """Add a line that can never be changed to the audit."""
        if self._executor.dialect == "postgresql":
            # Two writers would otherwise chain to the same line.
            self._executor.fetch(_LOCK_AUDIT)
        rows = self._executor.fetch(_AUDIT_END)
        line: dict[str, Any] = {
            "at": to_milliseconds(self._now),
            "by": by,
            "action": action,
            "subject": subject,
            "details": dict(details),
        }
        chain = chain_of(rows[0][0] if rows else "", line)
        self._executor.run(_AUDIT, **{**line, "at": self._now, "chain": chain})

    def audit_after(
        self, number: int, most: int
    ) -> Sequence[tuple[int, datetime, str, str, str, dict[str, object], str]]:
        """Lines of the audit in order, each with the link that binds it to all lines before it."""
        rows = self._executor.fetch(_AUDIT_AFTER, after=number, most=most)
        return [(a, b, c, d, e, f, g) for a, b, c, d, e, f, g in rows]

    def put_entry(self, kind: str, id_: str, body: Mapping[str, object], *, is_active: bool) -> None:
        """Keep one configured thing."""
        self._executor.run(_DROP_ENTRY, kind=kind, id=id_)
        self._executor.run(_PUT_ENTRY, kind=kind, id=id_, body=dict(body), is_active=is_active)
        self.has_new_entries = True

    def entries(self) -> Iterable[tuple[str, str, Mapping[str, object], bool]]:
        """All configured things: kind, id, body, whether active."""
        return [(kind, id_, body, is_active) for kind, id_, body, is_active in self._executor.fetch(_ENTRIES)]

    def setting(self, key: str) -> str | None:
        """A value the hub keeps for itself."""
        if key not in self._settings:
            rows = self._executor.fetch(_SETTING, key=key)
            self._settings[key] = str(rows[0][0]) if rows else None
        return self._settings[key]

    def set_setting(self, key: str, value: str | None) -> None:
        """Keep such a value; None forgets it."""
        self._settings[key] = value
        self._executor.run(_DROP_SETTING, key=key)
        if value is not None:
            self._executor.run(_SET_SETTING, key=key, value=value)
        self.has_new_entries = self.has_new_entries or key in SEEN_BY_ALL

    def first_setting(self, key: str, value: str) -> str:
        """Keep such a value unless there is one; returns the one that is kept."""
        self._executor.run(_FIRST_SETTING, key=key, value=value)
        self._settings.pop(key, None)
        return self.setting(key) or value

    def next_floor_version(self) -> int:
        """Number the floor that this transaction makes, the same for every node and after every start."""
        if self._executor.dialect == "postgresql":
            # Two floors made at once would otherwise have one number.
            self._executor.fetch(_LOCK_FLOOR)
            self._settings.pop(FLOOR_VERSION, None)
        version = int(self.setting(FLOOR_VERSION) or 0) + 1
        self.set_setting(FLOOR_VERSION, str(version))
        return version


class LeaseRecords:
    """Who may decide."""

    def __init__(self, executor: Executor, now: datetime) -> None:
        self._executor = executor
        self._now = now

    def acquire(self, name: str, holder: str, until: datetime) -> int | None:
        """The fencing number if the lease was free or already the holder's, else None."""
        rows = self._executor.fetch(_LEASE, name=name)
        if not rows:
            self._executor.run(_NEW_LEASE, name=name, holder=holder, fence=1, until=until)
            return 1
        _, owner, fence, held_until = rows[0]
        if owner == holder:
            fresh = int(fence)
        elif held_until <= self._now:
            fresh = int(fence) + 1
        else:
            return None
        self._executor.run(_UPDATE_LEASE, the_name=name, holder=holder, fence=fresh, until=until)
        return fresh

    def check(self, name: str, fence: int) -> None:
        """Raises Conflict unless the fencing number is still the newest."""
        rows = self._executor.fetch(_LEASE, name=name)
        if not rows or int(rows[0][2]) != fence:
            msg = "Another router decides now."
            raise Conflict(msg)

    def release(self, name: str, holder: str) -> None:
        """Let somebody else have it at once."""
        rows = self._executor.fetch(_LEASE, name=name)
        if rows and rows[0][1] == holder:
            self._executor.run(_UPDATE_LEASE, the_name=name, holder="", fence=int(rows[0][2]) + 1, until=self._now)
