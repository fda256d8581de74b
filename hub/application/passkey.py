"""Passkeys are added, named, used and removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from hub.application.transaction import Transaction
from hub.domain.identity_provider import EVERYBODY
from hub.domain.ids import PersonId
from hub.domain.passkey import LONGEST_NAME, MOST_PASSKEYS, Party, Passkey, PasskeyRefused, checked_signature, is_copy
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.domain.text import storable
from hub.domain.value import changed

_GONE: Final = "There is no such passkey; look at the list again."


def passkeys_of(tx: Transaction, person_id: PersonId) -> Sequence[Passkey]:
    """Hers, the oldest first."""
    return tx.passkeys.of(tx.people.get(person_id).id)


def add_passkey(tx: Transaction, value: Passkey) -> None:
    """She signs in with it from now on."""
    if len(tx.passkeys.of(value.person_id)) >= MOST_PASSKEYS:
        raise Conflict(f"You have {MOST_PASSKEYS} passkeys already; remove one that you do not use first.")
    if tx.passkeys.get(value.id) is not None:
        raise Conflict("This passkey is known already.")
    tx.passkeys.add(changed(value, name=_named(value.name)))
    tx.desks.audit(value.person_id, "passkey.added", value.person_id, {"name": value.name})


def rename_passkey(tx: Transaction, person_id: PersonId, id_: str, name: str) -> None:
    """It is called so from now on."""
    known = _hers(tx, person_id, id_)
    tx.passkeys.save(changed(known, name=_named(name)))
    tx.desks.audit(person_id, "passkey.renamed", person_id, {"name": [known.name, _named(name)]})


def remove_passkey(tx: Transaction, person_id: PersonId, id_: str) -> None:
    """Nobody signs in with it any more."""
    known = _hers(tx, person_id, id_)
    tx.passkeys.remove(known.id)
    tx.desks.audit(person_id, "passkey.removed", person_id, {"name": known.name})


def remove_passkeys_of(tx: Transaction, person_id: PersonId, by: Person) -> None:
    """An administrator removes them all, and she is signed out everywhere: a device of hers was lost."""
    person = tx.people.get(person_id)
    found = tx.passkeys.of(person.id)
    if not found:
        raise NotFound(f"{person.name} has no passkey.")
    for one in found:
        tx.passkeys.remove(one.id)
    tx.desks.end_sessions_of(person.id)
    tx.desks.audit(by.id, "passkey.all_removed", person.id, {"count": len(found)})


def use_passkey(
    tx: Transaction, given: dict[str, str], challenge: str, asked_at: datetime, party: Party
) -> tuple[Person | None, str]:
    """Who signed the challenge; or nobody, and why, for the log.

    An answer counts once: what was asked before the key was used last was answered then, or never will be.
    """
    known = tx.passkeys.get(given["id"])
    if known is None:
        return None, "it is not known"
    try:
        count = checked_signature(known, given, challenge, party)
    except PasskeyRefused as refused:
        return None, str(refused)
    if known.used_at is not None and asked_at <= known.used_at:
        return None, "it is an answer of before"
    if is_copy(known, count):
        tx.desks.audit(known.person_id, "passkey.copied", known.person_id, {"name": known.name})
        return None, "it was copied"
    person = tx.people.get(known.person_id)
    if not person.is_active or tx.floor.passwords not in {EVERYBODY, person.email}:
        return None, "she may not sign in so"
    tx.passkeys.save(changed(known, sign_count=count, used_at=tx.now))
    return person, ""


def _hers(tx: Transaction, person_id: PersonId, id_: str) -> Passkey:
    known = tx.passkeys.get(id_)
    if known is None or known.person_id != person_id:
        raise NotFound(_GONE)
    return known


def _named(name: str) -> str:
    cleaned = storable(name).strip()
    if not 0 < len(cleaned) <= LONGEST_NAME:
        raise Invalid(f"A passkey has a name of 1 to {LONGEST_NAME} characters.")
    return cleaned
