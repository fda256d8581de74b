"""Somebody whom a provider of identities vouches for is let in: known, linked or made, with the roles it tells."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from hub.application.apply_floor import Applying, apply_floor
from hub.application.floor_document import MAIL
from hub.application.floor_record import PEOPLE, Secrets
from hub.application.transaction import Transaction
from hub.domain.identity_provider import (
    Claims,
    IdentityProvider,
    MappedRoles,
    SignInLink,
    mapped_roles,
    teams_after,
)
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid

BY: Final = "provider"


class Refusal(StrEnum):
    """Why somebody is not let in, in a word that her screen tells in her language."""

    NOBODY = "nobody"
    """The provider knows her, and the hub does not."""
    TAKEN = "taken"
    """Somebody here has her address, and may not be linked by it."""
    UNVERIFIED = "unverified"
    """The provider does not vouch for her address."""
    NO_ROLE = "no_role"
    """None of the rules gives her a role here."""
    DEACTIVATED = "deactivated"
    """Her account here is deactivated."""
    EXPIRED = "expired"
    """She took too long, or began in another browser."""
    REFUSED = "refused"
    """The provider let her not in, or she did not want to."""
    FAILED = "failed"
    """The provider's answer is not believed, or is none; the log tells why."""
    UNREACHABLE = "unreachable"
    """The provider does not answer."""


class NotLetIn(Exception):
    """Nobody is let in, and nothing is kept; the text is for the log, the word for whoever waits outside."""

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        super().__init__(detail or refusal.value)
        self.refusal = refusal


def let_in_by_provider(tx: Transaction, provider: IdentityProvider, claims: Claims, secrets: Secrets) -> Person:
    """Who she is here, with the roles that the provider tells; raises NotLetIn."""
    person = _known(tx, claims) or _linked(tx, provider, claims) or _made(tx, provider, claims, secrets)
    if not person.is_active:
        raise NotLetIn(Refusal.DEACTIVATED)
    return _with_roles(tx, provider, claims, person, secrets)


def _known(tx: Transaction, claims: Claims) -> Person | None:
    id_ = tx.sign_in_links.person(claims.issuer, claims.subject)
    return None if id_ is None else tx.people.get(id_)


def _linked(tx: Transaction, provider: IdentityProvider, claims: Claims) -> Person | None:
    """Who has her mail address, if that is allowed to prove it."""
    person = tx.people.by_email(claims.email) if claims.email else None
    if person is None:
        return None
    if not provider.links_by_email:
        raise NotLetIn(Refusal.TAKEN)
    if not claims.is_verified:
        raise NotLetIn(Refusal.UNVERIFIED)
    _link(tx, provider, claims, person)
    return person


def _made(tx: Transaction, provider: IdentityProvider, claims: Claims, secrets: Secrets) -> Person:
    if not provider.creates_people or MAIL.fullmatch(claims.email) is None:
        raise NotLetIn(Refusal.NOBODY)
    if not claims.is_verified:
        raise NotLetIn(Refusal.UNVERIFIED)
    fields: dict[str, Any] = {"name": claims.name or claims.email}
    fields |= {"roles": list(provider.first_roles), "teams": list(provider.first_teams)}
    if provider.roles_claim:
        mapped = mapped_roles(provider, claims)
        if not mapped:
            raise NotLetIn(Refusal.NO_ROLE)
        fields |= _fields_of(provider, mapped, frozenset(provider.first_teams))
    _apply(tx, provider, claims.email, fields, secrets)
    person = tx.people.by_email(claims.email)
    if person is None:
        raise NotLetIn(Refusal.NOBODY)
    _link(tx, provider, claims, person)
    return person


def _link(tx: Transaction, provider: IdentityProvider, claims: Claims, person: Person) -> None:
    tx.sign_in_links.add(SignInLink(claims.issuer, claims.subject, person.id, tx.now))
    tx.desks.audit(f"{BY} {provider.id}", "sign_in.linked", person.id, {"provider": provider.id})


def _with_roles(
    tx: Transaction, provider: IdentityProvider, claims: Claims, person: Person, secrets: Secrets
) -> Person:
    """The person with the roles that the provider tells now; the last who administers keeps hers."""
    if not provider.roles_claim:
        return person
    mapped = mapped_roles(provider, claims)
    fields = _fields_of(provider, mapped, person.teams)
    present = {"roles": sorted(person.roles), "teams": sorted(person.teams)}
    if fields == {**present, "team_roles": {team: list(roles) for team, roles in person.team_roles.items()}}:
        return person
    if not mapped and not _is_last(tx, person):
        raise NotLetIn(Refusal.NO_ROLE)
    try:
        _apply(tx, provider, person.email, fields, secrets)
    except Invalid as fault:
        # Nobody could administer any more: what is kept here counts until somebody else can.
        tx.desks.audit(f"{BY} {provider.id}", "sign_in.roles_kept", person.id, {"why": fault.detail[:200]})
        return person
    return tx.people.get(person.id)


def _is_last(tx: Transaction, person: Person) -> bool:
    """Whether nobody could administer the hub without her."""
    return Permission.ADMINISTER in person.permissions and not any(
        Permission.ADMINISTER in other.permissions for other in tx.people.all() if other.id != person.id
    )


def _fields_of(provider: IdentityProvider, mapped: MappedRoles, teams: frozenset[Any]) -> dict[str, Any]:
    return {
        "roles": list(mapped.roles),
        "teams": list(teams_after(provider, mapped, teams)),
        "team_roles": {team: list(roles) for team, roles in mapped.team_roles.items()},
    }


def _apply(
    tx: Transaction, provider: IdentityProvider, email: str, fields: Mapping[str, Any], secrets: Secrets
) -> None:
    apply_floor(tx, {PEOPLE: {email: fields}}, Applying(by=f"{BY} {provider.id}", secrets=secrets))
