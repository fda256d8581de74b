"""A second step of signing in is set up, asked for, and given up."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from math import ceil
from typing import Final

from hub.application.floor_record import Secrets
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.one_time_code import digest_of_recovery, step_of
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotFound
from hub.domain.second_step import SecondStep, Step, needs_second_step, wait_after
from hub.domain.value import changed, dataclass

SECRET: Final = "second_step_secret"  # noqa: S105 - the name under which it is sealed
_NONE: Final = "There is no second step; set one up first."


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a code."""

    is_right: bool
    wait_seconds: int = 0
    """For so long no code is looked at, after too many wrong ones."""


@dataclass(frozen=True, slots=True)
class SecondStepState:
    """Somebody's second step, as she and administrators may know it."""

    step: SecondStep | None
    is_required: bool


def second_step_state(tx: Transaction, person_id: PersonId) -> SecondStepState:
    """Whether she has a second step, and whether she must."""
    person = tx.people.get(person_id)
    return SecondStepState(tx.second_steps.of(person.id), needs_second_step(tx.floor.second_step, person))


def step_after_password(tx: Transaction, person: Person) -> Step | None:
    """What is still to be done once the password was right."""
    if tx.second_steps.of(person.id) is not None:
        return Step.CODE
    return Step.ENROL if needs_second_step(tx.floor.second_step, person) else None


def password_mark(tx: Transaction, person_id: PersonId) -> str:
    """Another one as soon as she has another password; it opens nothing."""
    return hashlib.sha256(f"mark:{tx.people.password(person_id)}".encode()).hexdigest()[:16]


def set_up_second_step(tx: Transaction, value: SecondStep) -> None:
    """From now on she is asked for codes; raises Conflict where she is already."""
    if tx.second_steps.of(value.person_id) is not None:
        raise Conflict("You have a second step already; turn it off first, if it is to be another one.")
    tx.second_steps.keep(value)
    tx.desks.audit(value.person_id, "second_step.set_up", value.person_id, {})


def check_code(tx: Transaction, person_id: PersonId, code: str, secrets: Secrets) -> Checked:
    """Whether this is her code now, or a recovery code of hers: either is taken once, and never again."""
    known = tx.second_steps.of(person_id)
    if known is None:
        return Checked(is_right=False)
    if known.held_until is not None and tx.now < known.held_until:
        return Checked(is_right=False, wait_seconds=ceil((known.held_until - tx.now).total_seconds()))
    after = _taken(tx, known, "".join(code.split()), secrets)
    if after is None:
        misses = known.misses + 1
        wait = wait_after(misses)
        tx.second_steps.keep(changed(known, misses=misses, held_until=tx.now + wait if wait else None))
        tx.desks.audit(person_id, "second_step.refused", person_id, {"in_a_row": misses})
        return Checked(is_right=False)
    tx.second_steps.keep(changed(after, misses=0, held_until=None))
    return Checked(is_right=True)


def _taken(tx: Transaction, known: SecondStep, code: str, secrets: Secrets) -> SecondStep | None:
    """The second step once the code was taken; None for one that is not hers, or was taken before."""
    if code.isascii() and code.isdigit():
        secret = secrets.revealed({SECRET: known.secret})[SECRET]
        step = step_of(secret, code, tx.now, known.last_step)
        return None if step is None else changed(known, last_step=step)
    digest = digest_of_recovery(code)
    if digest not in known.recovery:
        return None
    left = tuple(one for one in known.recovery if one != digest)
    tx.desks.audit(known.person_id, "second_step.recovered", known.person_id, {"left": len(left)})
    return changed(known, recovery=left)


def renew_recovery_codes(tx: Transaction, person_id: PersonId, digests: Sequence[str]) -> None:
    """These are her recovery codes; those before them are void."""
    known = tx.second_steps.of(person_id)
    if known is None:
        raise NotFound(_NONE)
    tx.second_steps.keep(changed(known, recovery=tuple(digests)))
    tx.desks.audit(person_id, "second_step.codes_renewed", person_id, {})


def end_second_step(tx: Transaction, person: Person) -> None:
    """She signs in by her password alone again; raises Conflict where nobody like her may."""
    if needs_second_step(tx.floor.second_step, person):
        raise Conflict("Your organisation asks you for a second step; ask an administrator to reset it instead.")
    if not tx.second_steps.forget(person.id):
        raise NotFound(_NONE)
    tx.desks.audit(person.id, "second_step.ended", person.id, {})


def reset_second_step(tx: Transaction, person_id: PersonId, by: str) -> None:
    """Somebody who lost what makes her codes has no second step any more, and is signed out everywhere."""
    person = tx.people.get(person_id)
    if person.id == by:
        raise Conflict("Turn off your own second step where you set it up: there you prove that it is you.")
    if not tx.second_steps.forget(person.id):
        raise NotFound(f"{person.name} has no second step.")
    tx.desks.end_sessions_of(person.id)
    tx.desks.audit(by, "second_step.reset", person.id, {})
