"""How people prove who they are beyond the password: the steps between a right password and a session."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from hub.application.floor_record import Secrets
from hub.application.second_step import (
    SECRET,
    Checked,
    check_code,
    password_mark,
    renew_recovery_codes,
    set_up_second_step,
    step_after_password,
)
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.one_time_code import (
    RECOVERY_BYTES,
    RECOVERY_CODES,
    SECRET_BYTES,
    address_for_apps,
    digest_of_recovery,
    recovery_codes_of,
    secret_of,
    step_of,
)
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotFound, SignInNeeded, TooMany
from hub.domain.second_step import SecondStep, Step
from hub.wire.store import Store
from hub.worker.openid import OpenId
from hub.worker.openid_http import ProviderHttp
from hub.worker.passkeys import Passkeys
from hub.worker.tickets import Tickets

HALF_WAY: Final = timedelta(minutes=10)
"""So long the password holds until the second step is done."""
_HALF: Final = "half_way"
_ENROLMENT: Final = "enrolment"
_BEFORE_ALL: Final = -1


@dataclass(frozen=True, slots=True)
class NextStep:
    """The password was right; this is still to be done."""

    step: Step
    ticket: str
    """Whoever brings it back has given the right password a moment ago; it opens nothing by itself."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A second step that is not there until a code of it was given."""

    secret: str
    """For whoever types it into her app."""
    address: str
    """For whoever photographs it, or opens it on the telephone itself."""
    ticket: str


class Proofs:
    """Proves who somebody is."""

    def __init__(
        self, store: Store, seals: Secrets, elsewhere: OpenId, *, url: str, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._seals = seals
        self._now = now
        self.elsewhere = elsewhere
        self.tickets = Tickets(seals, now)
        self.passkeys = Passkeys(store, self.tickets, url=url, now=now)

    async def after_password(self, person: Person) -> NextStep | None:
        """What somebody whose password was right has still to do; None where she is in."""
        step, mark = await self._store.read(_half_way, person)
        if step is None:
            return None
        return NextStep(step, self.tickets.issue(_HALF, HALF_WAY, {"person": person.id, "mark": mark}))

    async def half_way(self, ticket: str, wanted: Step) -> Person:
        """Who gave her password a moment ago, and has this still to do; raises SignInNeeded."""
        said = self.tickets.read(_HALF, ticket)
        person = None if said is None else await self._store.read(_still_half_way, said, wanted)
        if person is None:
            raise SignInNeeded("This took too long, or was done already; begin again with your password.")
        return person

    async def prove(self, person: Person, code: str) -> bool:
        """Whether this is a code of hers, which it is only once; raises TooMany after too many wrong ones."""
        checked: Checked = await self._store.run(check_code, person.id, code[:100], self._seals)
        if checked.wait_seconds:
            raise TooMany("Too many wrong codes; wait a moment before the next one.", checked.wait_seconds)
        return checked.is_right

    def enrolment(self, person: Person) -> Enrolment:
        """A new second step, which holds once a code of it was given."""
        secret = secret_of(secrets.token_bytes(SECRET_BYTES))
        ticket = self.tickets.issue(_ENROLMENT, HALF_WAY, {"person": person.id, "secret": secret})
        return Enrolment(secret, address_for_apps(secret, person.email, self._store.floor.company), ticket)

    async def enrol(self, person: Person, ticket: str, code: str) -> list[str]:
        """Her recovery codes, told this once: the second step holds; raises Invalid for a wrong code."""
        said = self.tickets.read(_ENROLMENT, ticket)
        if said is None or said["person"] != person.id:
            raise Invalid("Setting it up took too long; begin again.")
        step = step_of(said["secret"], "".join(code.split()), self._now(), _BEFORE_ALL)
        if step is None:
            raise Invalid(
                "This code is not right. Is the telephone's clock right? Type the code that the app shows now."
            )
        codes, digests = _new_recovery_codes()
        sealed = self._seals.sealed({SECRET: said["secret"]})[SECRET]
        value = SecondStep(person.id, sealed, self._now(), step, tuple(digests))
        await self._store.run(set_up_second_step, value)
        return codes

    async def renew_recovery_codes(self, person: Person) -> list[str]:
        """Her new recovery codes, told this once; those before them are void."""
        codes, digests = _new_recovery_codes()
        await self._store.run(renew_recovery_codes, person.id, digests)
        return codes


def proving(store: Store, seals: Secrets, hosts: Sequence[str], *, url: str, now: Callable[[], datetime]) -> Proofs:
    """Proofs, by providers at these hosts of the operator's own network too."""
    return Proofs(store, seals, OpenId(store, ProviderHttp(hosts), seals, url=url, now=now), url=url, now=now)


def _new_recovery_codes() -> tuple[list[str], list[str]]:
    codes = list(recovery_codes_of(secrets.token_bytes(RECOVERY_CODES * RECOVERY_BYTES)))
    return codes, [digest_of_recovery(code) for code in codes]


def _half_way(tx: Transaction, person: Person) -> tuple[Step | None, str]:
    return step_after_password(tx, person), password_mark(tx, person.id)


def _still_half_way(tx: Transaction, said: dict[str, str], wanted: Step) -> Person | None:
    try:
        person = tx.people.get(PersonId(said["person"]))
    except NotFound:
        return None
    is_good = person.is_active and password_mark(tx, person.id) == said["mark"]
    return person if is_good and step_after_password(tx, person) is wanted else None
