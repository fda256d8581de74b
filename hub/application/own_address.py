"""Somebody asks for another mail address of her own, and has it once she opened a link that went there."""

from __future__ import annotations

from hub.application.floor_record import Secrets
from hub.application.member_address import ADDRESS, change_member_address, free_address
from hub.application.one_time_link import USED, check_link, keep_link
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.domain.problem import NotAllowed, NotFound


def ask_own_address(tx: Transaction, person_id: PersonId, email: str, secret: str) -> tuple[Person, str]:
    """She as she would be, and the token that is sent there; an earlier one is void."""
    person = free_address(tx, tx.people.get(person_id), email)
    keep_link(tx, f"{ADDRESS}:{person.id}", secret, person.email)
    tx.desks.audit(person.id, "people.address_asked", person.id, {"address": person.email})
    return person, f"{person.id}.{secret}"


def confirm_own_address(tx: Transaction, token: str, secrets: Secrets) -> tuple[Person, Person]:
    """She as she was and as she is: whoever opened the link reads what is sent there; raises NotAllowed."""
    person_id, _, secret = token.partition(".")
    address = check_link(tx, f"{ADDRESS}:{person_id[:64]}", secret)
    try:
        before = tx.people.get(PersonId(person_id))
    except NotFound:
        raise NotAllowed(USED) from None
    if not before.is_active:
        raise NotAllowed(USED)
    after = change_member_address(tx, before.id, address, before.id, secrets)
    return before, after
