"""A member of staff signs in by a provider of identities no more, unless that was her only way in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hub.application.transaction import Transaction
from hub.domain.identity_provider import EVERYBODY, SignInLink
from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotFound

NO_PASSWORD: Final = "She would have no way in: make her a link to choose a password, and unlink her once she has one."  # noqa: S105 - a sentence
NO_WAY: Final = "She would have no way in: everybody signs in by a provider here; deactivate her if she is to go."


def links_to_providers(tx: Transaction, person_id: PersonId) -> Sequence[SignInLink]:
    """By whom she is vouched for, the oldest first."""
    return tx.sign_in_links.of(tx.people.get(person_id).id)


def unlink_from_provider(tx: Transaction, person_id: PersonId, issuer: str, by: Person) -> None:
    """Nobody there is her any more, and she is signed out everywhere; raises Conflict where she could not come back."""
    person = tx.people.get(person_id)
    links = tx.sign_in_links.of(person.id)
    if not any(one.issuer == issuer for one in links):
        raise NotFound(f"{person.name} is not linked there.")
    known = {provider.issuer: provider for provider in tx.floor.providers.values()}
    has_other = any(one.issuer != issuer and one.issuer in known for one in links)
    may_alone = tx.floor.passwords in {EVERYBODY, person.email}
    if not has_other and not (may_alone and (tx.people.password(person.id) or tx.passkeys.of(person.id))):
        raise Conflict(NO_PASSWORD if may_alone else NO_WAY)
    tx.sign_in_links.remove(person.id, issuer)
    tx.desks.end_sessions_of(person.id)
    provider = known.get(issuer)
    tx.desks.audit(by.id, "sign_in.unlinked", person.id, {"provider": provider.id if provider else issuer})
