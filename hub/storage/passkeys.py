"""Passkeys in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Final

from sqlalchemy import bindparam, delete, insert, select, update

from hub.domain.ids import PersonId
from hub.domain.passkey import Passkey
from hub.storage.executor import Executor
from hub.storage.identity_tables import passkey
from hub.storage.statement import Statement

_NAMES: Final = tuple(field.name for field in fields(Passkey))
_p = passkey.c
_COLUMNS: Final = tuple(_p[name] for name in _NAMES)
_BY_ID: Final = Statement(select(*_COLUMNS).where(_p.id == bindparam("id")).with_for_update())
_OF: Final = Statement(select(*_COLUMNS).where(_p.person_id == bindparam("person_id")).order_by(_p.made_at, _p.id))
_ADD: Final = Statement(insert(passkey).values({name: bindparam(name) for name in _NAMES}))
_SAVE: Final = Statement(
    update(passkey)
    .where(_p.id == bindparam("the_id"))
    .values(name=bindparam("name"), sign_count=bindparam("sign_count"), used_at=bindparam("used_at"))
)
_REMOVE: Final = Statement(delete(passkey).where(_p.id == bindparam("id")))


class PasskeyRecords:
    """The passkeys, in one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def get(self, id_: str) -> Passkey | None:
        """The passkey, held until the transaction ends."""
        rows = self._executor.fetch(_BY_ID, id=id_)
        return Passkey(*rows[0]) if rows else None

    def of(self, person_id: PersonId) -> Sequence[Passkey]:
        """Hers, the oldest first."""
        return [Passkey(*row) for row in self._executor.fetch(_OF, person_id=person_id)]

    def add(self, value: Passkey) -> None:
        """Keep a new one."""
        self._executor.run(_ADD, **vars(value))

    def save(self, value: Passkey) -> None:
        """Its name, and how it was used."""
        self._executor.run(_SAVE, the_id=value.id, name=value.name, sign_count=value.sign_count, used_at=value.used_at)

    def remove(self, id_: str) -> None:
        """Nobody signs in with it any more."""
        self._executor.run(_REMOVE, id=id_)
