"""One-time links: whoever holds one may do one thing once, within a day; only its digest is kept."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from hub.application.apply_floor import Applying, apply_floor
from hub.application.floor_record import PEOPLE, Secrets
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.permission import Permission, Role
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotAllowed, NotFound

LINK_HOURS: Final = 24
SETUP: Final = "setup-link"
PASSWORD: Final = "password-link"  # noqa: S105 - the name of a setting, not a password
USED: Final = "This link was used already or is older than a day; ask for a new one."


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who sets the hub up."""

    name: str
    email: str
    digest: str
    """Of her password."""
    language: Literal["en", "zh-Hans", "zh-Hant"] = "en"


def needs_set_up(tx: Transaction) -> bool:
    """Whether nobody can administer the hub: whoever has no password cannot sign in, and does not count."""
    return not any(
        Permission.ADMINISTER in person.permissions and tx.people.password(person.id) for person in tx.people.all()
    )


def issue_setup_link(tx: Transaction, secret: str) -> bool:
    """From now on this secret creates the first administrator; False where there is one."""
    if not needs_set_up(tx):
        return False
    keep_link(tx, SETUP, secret)
    return True


def check_setup_link(tx: Transaction, secret: str) -> None:
    """Raises NotAllowed for a secret that does not open the set-up."""
    check_link(tx, SETUP, secret)


def set_up(tx: Transaction, secret: str, first: FirstAdministrator, secrets: Secrets) -> None:
    """The first administrator can sign in, and the link is used up."""
    check_link(tx, SETUP, secret)
    if not needs_set_up(tx):
        raise Conflict(
            "Somebody administers this hub already; ask her for an account. If she cannot sign in, "
            "whoever runs the hub makes her a link with `hub user password ADDRESS --link`."
        )
    known = tx.people.by_email(first.email)
    roles = {Role.ADMINISTRATOR} | (known.roles if known is not None and known.is_active else frozenset())
    fields = {"name": first.name, "roles": sorted(roles), "language": first.language}
    apply_floor(tx, {PEOPLE: {first.email: fields}}, Applying(by="set-up", secrets=secrets))
    person = tx.people.by_email(first.email)
    if person is not None:
        tx.people.set_password(person.id, first.digest)
    tx.desks.set_setting(SETUP, None)
    tx.desks.audit("set-up", "hub.set_up", first.email, {})


def issue_password_link(tx: Transaction, person_id: PersonId, secret: str, by: str) -> str:
    """The token with which the person may choose a password once; an earlier one is void."""
    person = tx.people.get(person_id)
    if not person.is_active:
        raise Conflict(f"{person.name} is deactivated; activate her first.")
    keep_link(tx, f"{PASSWORD}:{person.id}", secret)
    tx.desks.audit(by, "password.link_issued", person.id, {})
    return f"{person.id}.{secret}"


def void_password_link(tx: Transaction, person_id: PersonId) -> None:
    """A link that she was given opens nothing any more."""
    tx.desks.set_setting(f"{PASSWORD}:{person_id}", None)


def check_password_link(tx: Transaction, token: str) -> Person:
    """Whose password the token sets; raises NotAllowed for one that is void."""
    person_id, _, secret = token.partition(".")
    check_link(tx, f"{PASSWORD}:{person_id[:64]}", secret)
    try:
        person = tx.people.get(PersonId(person_id))
    except NotFound:
        raise NotAllowed(USED) from None
    if not person.is_active:
        raise NotAllowed(USED)
    return person


def choose_password(tx: Transaction, token: str, digest: str) -> None:
    """The person signs in with her new password from now on, and the link is used up."""
    person = check_password_link(tx, token)
    void_password_link(tx, person.id)
    change_password(tx, person.id, digest, person.id)


def change_password(tx: Transaction, person_id: PersonId, digest: str, by: str) -> None:
    """The old password is void, and so is every session it opened."""
    tx.people.set_password(person_id, digest)
    tx.desks.end_sessions_of(person_id)
    tx.desks.audit(by, "password.changed", person_id, {})


def keep_link(tx: Transaction, key: str, secret: str, of: str = "") -> None:
    """Whoever has the secret may do it within a day; an earlier one is void."""
    tx.desks.set_setting(key, f"{_digest(secret)} {(tx.now + timedelta(hours=LINK_HOURS)).isoformat()} {of}".rstrip())


def check_link(tx: Transaction, key: str, secret: str) -> str:
    """What it was kept of; raises NotAllowed for a secret that opens nothing."""
    digest, _, rest = (tx.desks.setting(key) or "").partition(" ")
    until, _, of = rest.partition(" ")
    is_right = hmac.compare_digest(digest.encode(), _digest(secret).encode())
    if not is_right or not until or datetime.fromisoformat(until) <= tx.now:
        raise NotAllowed(USED)
    return of


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
