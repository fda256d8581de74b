"""A provider of identities, such as the company's own directory: what it is asked, and what its answers are worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any, Final

from hub.domain.ids import PersonId, TeamId
from hub.domain.value import dataclass

SECRET: Final = "client_secret"  # noqa: S105 - the name of a setting
NEEDED_SCOPE: Final = "openid"
LONGEST_SUBJECT: Final = 255
LONGEST_NAME: Final = 200
EVERYBODY: Final = "everybody"
"""Who may sign in with a password, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Whoever has this value in the provider's claim has this role here."""

    value: str
    role: str
    team: TeamId | None = None
    """In this team only, to which she then belongs; None: in all of hers."""


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """One provider that speaks OpenID Connect."""

    id: str
    name: str
    """What stands on the button: *Continue with …*."""
    issuer: str
    """As its documents name it, to the letter; its discovery stands under it."""
    client_id: str
    settings: Mapping[str, str] = field(default_factory=dict)
    """The `client_secret`, where the provider gave one."""
    scopes: tuple[str, ...] = (NEEDED_SCOPE, "email", "profile")
    links_by_email: bool = False
    """Whether whoever comes first with the verified mail address of somebody here is that person."""
    creates_people: bool = False
    """Whether whoever is nobody here becomes somebody, with the first roles and teams."""
    first_roles: tuple[str, ...] = ("agent",)
    first_teams: tuple[TeamId, ...] = ()
    roles_claim: str = ""
    """The claim that tells roles, such as `groups` or `realm_access.roles`; empty: roles are kept here."""
    role_rules: tuple[RoleRule, ...] = ()
    signs_out_there: bool = False
    """Whether signing out here leads to where one signs out there too."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a provider says of somebody, proven to be its words for this hub at this moment."""

    issuer: str
    subject: str
    email: str = ""
    is_verified: bool = False
    """Whether the provider vouches for the address."""
    name: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    """Everything, for claims that only a mapping knows."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who vouched for somebody as she signed in."""

    provider: str
    id_token: str = field(default="", repr=False)
    """Its word for it, sealed; empty where signing out leads nowhere, or the word is too long for an address."""


@dataclass(frozen=True, slots=True)
class SignInLink:
    """Somebody at a provider is somebody here: by what never changes there, not by a mail address."""

    issuer: str
    subject: str
    person_id: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class MappedRoles:
    """The roles that the rules give."""

    roles: tuple[str, ...]
    team_roles: Mapping[TeamId, tuple[str, ...]]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.roles or self.team_roles)


def claims_of(issuer: str, said: Mapping[str, Any]) -> Claims:
    """What was said, as far as the hub knows it by name."""
    given = said.get("name")
    name = given.strip()[:LONGEST_NAME] if isinstance(given, str) else ""
    email = said.get("email")
    return Claims(
        issuer,
        str(said["sub"]),
        email.strip().lower() if isinstance(email, str) else "",
        # Some providers write it as a text.
        is_verified=said.get("email_verified") in {True, "true"},
        name=name,
        said=said,
    )


def values_in(said: Mapping[str, Any], claim: str) -> frozenset[str]:
    """The values of a claim: a text, or a list of them, at its own name or, with dots, further inside."""
    found: Any = said.get(claim)
    if found is None:
        found = said
        for part in claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return frozenset({found})
    return frozenset(one for one in found if isinstance(one, str)) if isinstance(found, list) else frozenset()


def mapped_roles(provider: IdentityProvider, claims: Claims) -> MappedRoles:
    """What the provider's rules make of its claim."""
    values = values_in(claims.said, provider.roles_claim)
    holding = [rule for rule in provider.role_rules if rule.value in values]
    roles = tuple(sorted({rule.role for rule in holding if rule.team is None}))
    teams = sorted({rule.team for rule in holding if rule.team is not None})
    return MappedRoles(
        roles, {team: tuple(sorted({one.role for one in holding if one.team == team})) for team in teams}
    )


def teams_after(provider: IdentityProvider, mapped: MappedRoles, teams: frozenset[TeamId]) -> tuple[TeamId, ...]:
    """Her teams: those that rules speak of by the rules, all others as they were."""
    ruled = {rule.team for rule in provider.role_rules if rule.team is not None}
    return tuple(sorted((teams - ruled) | set(mapped.team_roles)))
