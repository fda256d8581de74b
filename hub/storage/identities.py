"""How people prove who they are, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select, update

from hub.domain.identity_provider import SignInLink
from hub.domain.ids import PersonId
from hub.domain.second_step import SecondStep
from hub.storage.executor import Executor
from hub.storage.identity_tables import second_step, sign_in_link
from hub.storage.statement import Statement

_NAMES: Final = tuple(field.name for field in fields(SecondStep))
_s = second_step.c
_OF: Final = Statement(
    select(*(_s[name] for name in _NAMES)).where(_s.person_id == bindparam("person_id")).with_for_update()
)
_ADD: Final = Statement(insert(second_step).values({name: bindparam(name) for name in _NAMES}))
_CHANGE: Final = Statement(
    update(second_step)
    .where(_s.person_id == bindparam("the_id"))
    .values({name: bindparam(name) for name in _NAMES[1:]})
)
_FORGET: Final = Statement(delete(second_step).where(_s.person_id == bindparam("person_id")).returning(_s.person_id))

_LINK: Final = tuple(field.name for field in fields(SignInLink))
_l = sign_in_link.c
_PERSON: Final = Statement(
    select(_l.person_id).where(_l.issuer == bindparam("issuer"), _l.subject == bindparam("subject"))
)
_ADD_LINK: Final = Statement(insert(sign_in_link).values({name: bindparam(name) for name in _LINK}))
_LINKS: Final = Statement(
    select(*(_l[name] for name in _LINK)).where(_l.person_id == bindparam("person_id")).order_by(_l.at, _l.issuer)
)
_UNLINK: Final = Statement(
    delete(sign_in_link).where(_l.person_id == bindparam("person_id"), _l.issuer == bindparam("issuer"))
)


class SecondStepRecords:
    """The second steps, in one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def of(self, person_id: PersonId) -> SecondStep | None:
        """Hers, held until the transaction ends."""
        rows = self._executor.fetch(_OF, person_id=person_id)
        if not rows:
            return None
        values: dict[str, Any] = dict(zip(_NAMES, rows[0], strict=True))
        values["recovery"] = tuple(values["recovery"])
        return SecondStep(**values)

    def keep(self, value: SecondStep) -> None:
        """Keep it, new or changed."""
        values = {**vars(value), "recovery": list(value.recovery)}
        if self.of(value.person_id) is None:
            self._executor.run(_ADD, **values)
        else:
            del values["person_id"]
            self._executor.run(_CHANGE, the_id=value.person_id, **values)

    def forget(self, person_id: PersonId) -> bool:
        """She has none any more; whether she had one."""
        return bool(self._executor.fetch(_FORGET, person_id=person_id))


class SignInLinkRecords:
    """Who is who at the providers, in one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def person(self, issuer: str, subject: str) -> PersonId | None:
        """Who somebody of a provider is here."""
        rows = self._executor.fetch(_PERSON, issuer=issuer, subject=subject)
        return rows[0][0] if rows else None

    def add(self, value: SignInLink) -> None:
        """From now on she is that person."""
        self._executor.run(_ADD_LINK, **vars(value))

    def of(self, person_id: PersonId) -> Sequence[SignInLink]:
        """By whom somebody is vouched for, the oldest first."""
        return [SignInLink(*row) for row in self._executor.fetch(_LINKS, person_id=person_id)]

    def remove(self, person_id: PersonId, issuer: str) -> None:
        """Nobody of this provider is her any more."""
        self._executor.run(_UNLINK, person_id=person_id, issuer=issuer)
