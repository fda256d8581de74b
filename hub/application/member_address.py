"""A member of staff has another mail address from now on: she signs in with it, and is written to there."""

from __future__ import annotations

from typing import Final

from hub.application.apply_floor import Applying, apply_floor
from hub.application.floor_document import MAIL
from hub.application.floor_record import PASSWORDS, Secrets
from hub.application.one_time_link import void_password_link
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid
from hub.domain.value import changed

ADDRESS: Final = "address-link"
"""The name of the setting that keeps the digest of a link to confirm an address."""


def change_member_address(tx: Transaction, person_id: PersonId, email: str, by: str, secrets: Secrets) -> Person:
    """Everything else of hers stays, sessions too; a link to choose a password that went to the old one is void."""
    person = tx.people.get(person_id)
    moved = free_address(tx, person, email)
    address, keeps_hers = moved.email, tx.floor.passwords == person.email
    if address == person.email:
        return person
    tx.people.save(moved)
    void_password_link(tx, person.id)
    # One for an address that she asked for is void as well: this word is the newer one.
    tx.desks.set_setting(f"{ADDRESS}:{person.id}", None)
    if keeps_hers:
        # Who alone may sign in with a password is said by her address.
        apply_floor(tx, {PASSWORDS: address}, Applying(by=by, secrets=secrets))
    tx.desks.audit(by, "people.address_changed", address, {"fields": {"address": [person.email, address]}})
    return moved


def free_address(tx: Transaction, person: Person, email: str) -> Person:
    """She with this address; raises Invalid where it is none, Conflict where it is somebody else's."""
    address = email.strip().lower()
    if MAIL.fullmatch(address) is None:
        raise Invalid("Write a mail address, such as ada@example.org.")
    other = tx.people.by_email(address)
    if other is not None and other.id != person.id:
        raise Conflict(f"{other.name} has this address already; choose another one, or change hers first.")
    return changed(person, email=address)
