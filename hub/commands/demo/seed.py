"""The demonstration floor comes and goes: made once, found again, removed on request."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Final

from hub.application.apply_floor import Applying, apply_floor
from hub.application.deactivate import let_go
from hub.application.floor_record import Secrets
from hub.application.transaction import Transaction
from hub.commands.demo.documents import read_document
from hub.commands.demo.names import ACCOUNTS, DOMAIN, HOOK
from hub.domain.person import Person
from hub.domain.problem import Invalid

MARK: Final = "demo"
"""The setting that says that the demonstration floor is in this database."""
BY: Final = "demo"


def is_seeded(tx: Transaction) -> bool:
    """Whether the demonstration floor is in this database."""
    return tx.desks.setting(MARK) is not None


def is_untouched(tx: Transaction) -> bool:
    """Whether nothing at all was ever configured here."""
    return not list(tx.desks.entries()) and not tx.people.all()


def seed_floor(tx: Transaction, secrets: Secrets, password: str) -> None:
    """The demonstration's people and accounts are there; `password` is the digest of everybody's password."""
    document = dict(read_document("floor"))
    if not is_untouched(tx):
        del document["company"]
    digests = dict.fromkeys(document["people"], password)
    apply_floor(tx, document, Applying(by=BY, secrets=secrets, digests=digests))
    set_passwords(tx, password)
    tx.desks.set_setting(MARK, "present")


def add_new_accounts(tx: Transaction, secrets: Secrets) -> None:
    """A folder that an older demonstration filled has today's accounts too; what was changed or removed stays so."""
    there = {(kind, id_) for kind, id_, _, _ in tx.desks.entries()}
    document = read_document("floor")
    new = {
        kind: {id_: fields for id_, fields in document[kind].items() if (kind, id_) not in there}
        for kind in ("hours", "accounts")
    }
    if not new["accounts"]:
        return
    # Whoever took away a queue of the demonstration gets no account that needs it.
    with suppress(Invalid):
        apply_floor(tx, new, Applying(by=BY, secrets=secrets))


def people_of_demonstration(tx: Transaction) -> list[Person]:
    """The demonstration people who may sign in."""
    return [person for person in tx.people.all() if person.is_active and person.email.endswith(f"@{DOMAIN}")]


def password_of_demonstration(tx: Transaction) -> str:
    """The stored digest that the demonstration people share; empty where there is none."""
    people = people_of_demonstration(tx)
    return tx.people.password(people[0].id) if people else ""


def set_passwords(tx: Transaction, digest: str) -> None:
    """Every demonstration person has this password."""
    for person in people_of_demonstration(tx):
        tx.people.set_password(person.id, digest)


def remains(tx: Transaction) -> bool:
    """Whether anybody could still sign in, or write, as the demonstration lets them."""
    accounts = tx.floor.accounts.keys() & set(ACCOUNTS)
    return bool(accounts) or HOOK in tx.floor.hooks or bool(people_of_demonstration(tx))


def is_there(tx: Transaction) -> bool:
    """Whether there is anything of the demonstration to remove."""
    return is_seeded(tx) or remains(tx)


def remove_demonstration(tx: Transaction) -> tuple[int, int]:
    """Its people and accounts are deactivated, their sessions ended, and their history stays.

    Returns how many people and how many accounts there were.
    """
    people = people_of_demonstration(tx)
    for person in people:
        let_go(tx, replace(person, is_active=False))
    doomed = {("accounts", account) for account in ACCOUNTS} | {("hooks", HOOK)}
    active = [(kind, id_, body) for kind, id_, body, is_active in tx.desks.entries() if is_active]
    found = [(kind, id_, body) for kind, id_, body in active if (kind, id_) in doomed]
    for kind, id_, body in found:
        tx.desks.put_entry(kind, id_, body, is_active=False)
    tx.desks.set_setting(MARK, None)
    tx.desks.audit(BY, "demo.removed", MARK, {"people": len(people)})
    return len(people), sum(kind == "accounts" for kind, _, _ in found)
