"""The people of the company in the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, Final

from sqlalchemy import bindparam, insert, select, update

from hub.domain.ids import PersonId
from hub.domain.person import Person, Presence
from hub.domain.problem import NotFound
from hub.domain.value import differing
from hub.storage.executor import Executor
from hub.storage.memory import Memory
from hub.storage.statement import Row, Statement
from hub.storage.tables import person

_NAMES: Final = tuple(field.name for field in fields(Person))
_CHANGING: Final = _NAMES[1:]
_COLUMNS: Final = tuple(person.c[name] for name in _NAMES)

_BY_ID: Final = Statement(select(*_COLUMNS).where(person.c.id == bindparam("id")).with_for_update(key_share=True))
_BY_EMAIL: Final = Statement(select(*_COLUMNS).where(person.c.email == bindparam("email")))
_ALL: Final = Statement(select(*_COLUMNS).order_by(person.c.id))
_INSERT: Final = Statement(insert(person).values({name: bindparam(name) for name in _NAMES} | {"password": ""}))
_SET_PASSWORD: Final = Statement(
    update(person).where(person.c.id == bindparam("the_id")).values(password=bindparam("digest"))
)
_PASSWORD: Final = Statement(select(person.c.password).where(person.c.id == bindparam("id")))


def person_of(row: Row) -> Person:
    """The person a row tells of."""
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    values["roles"] = frozenset(values["roles"])
    values["teams"] = frozenset(values["teams"])
    values["presence"] = Presence(values["presence"])
    # Of whoever was hired before there were such columns, nothing is kept.
    values["team_roles"] = {team: tuple(roles) for team, roles in (values["team_roles"] or {}).items()}
    values["own_roles"] = {role: tuple(allowed) for role, allowed in (values["own_roles"] or {}).items()}
    values["paused"], values["missed"] = values["paused"] or {}, values["missed"] or {}
    values["next_presence"] = Presence(values["next_presence"]) if values["next_presence"] else None
    return Person(**values)


@cache
def _update(names: tuple[str, ...]) -> Statement:
    """The statement that changes these columns."""
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    return Statement(update(person).where(person.c.id == bindparam("the_id")).values(values))


def _values(value: Person, names: Iterable[str]) -> dict[str, Any]:
    return {
        name: sorted(part) if isinstance(part, frozenset) else part
        for name, part in ((name, getattr(value, name)) for name in names)
    }


class PeopleRecords:
    """The people of one transaction: as they were, and as they became."""

    def __init__(self, executor: Executor, memory: Memory) -> None:
        self._executor = executor
        self._memory = memory.people
        self.before: dict[PersonId, Person | None] = {}
        self.after: dict[PersonId, Person] = {}
        self._known: dict[PersonId, Person] = {}

    def remember(self) -> None:
        """What was saved is known to the next transaction."""
        self._memory.update(self._known)

    def _seen(self, row: Row) -> Person:
        known = self._known.get(row[0])
        if known is None:
            known = self._known[row[0]] = person_of(row)
        return known

    def get(self, id_: PersonId) -> Person:
        """The person; raises NotFound."""
        known = self._known.get(id_) or self._memory.get(id_)
        if known is not None:
            self._known[id_] = known
            return known
        rows = self._executor.fetch(_BY_ID, id=id_)
        if not rows:
            msg = "There is no such person."
            raise NotFound(msg)
        return self._seen(rows[0])

    def by_email(self, email: str) -> Person | None:
        """The person who signs in with this mail address."""
        rows = self._executor.fetch(_BY_EMAIL, email=email.strip().lower())
        return self._seen(rows[0]) if rows else None

    def all(self) -> Sequence[Person]:
        """Everybody, the deactivated too."""
        return [self._seen(row) for row in self._executor.fetch(_ALL)]

    def save(self, value: Person) -> None:
        """Keep a person, new or changed."""
        known = self._known.get(value.id)
        if known is None and not self._executor.fetch(_BY_ID, id=value.id):
            self._executor.run(_INSERT, **_values(value, _NAMES))
        else:
            moved = _CHANGING if known is None else differing(_CHANGING, known, value)
            if not moved:
                return
            self._executor.change(_update(moved), value.id, {**_values(value, moved), "the_id": value.id})
        self.before.setdefault(value.id, known)
        self.after[value.id] = self._known[value.id] = value

    def set_password(self, id_: PersonId, digest: str) -> None:
        """Replace the stored password digest."""
        self._executor.run(_SET_PASSWORD, the_id=id_, digest=digest)

    def password(self, id_: PersonId) -> str:
        """The stored password digest; empty when there is none."""
        rows = self._executor.fetch(_PASSWORD, id=id_)
        return str(rows[0][0]) if rows else ""
