"""What is wrong with the providers of identities of a floor, and with who may still sign in with a password."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from hub.application.floor_document import Fault
from hub.application.floor_record import PASSWORDS, PersonEntry
from hub.application.role_faults import lost_roles, own_roles
from hub.domain.floor import Floor
from hub.domain.identity_provider import EVERYBODY, NEEDED_SCOPE, SECRET, IdentityProvider, RoleRule
from hub.domain.ids import TeamId
from hub.domain.permission import OF_THE_HOUSE, Permission, allowed_by
from hub.domain.web_address import web_address

MOST_PROVIDERS: Final = 20


def provider_faults(floor: Floor, people: Mapping[str, PersonEntry]) -> Iterator[Fault]:
    """The faults of every provider, and of a floor without passwords."""
    if len(floor.providers) > MOST_PROVIDERS:
        yield Fault("providers", f"has at most {MOST_PROVIDERS}")
    for provider in floor.providers.values():
        path = f"providers.{provider.id}"
        yield from _address_faults(path, provider)
        yield from _role_faults(floor, path, provider)
    if floor.passwords != EVERYBODY:
        yield from _password_faults(floor, people)


def _address_faults(path: str, provider: IdentityProvider) -> Iterator[Fault]:
    if not _is_issuer(provider.issuer):
        yield Fault(f"{path}.issuer", "is an address such as https://login.example, as the provider itself writes it")
    if not provider.client_id.strip():
        yield Fault(f"{path}.client_id", "is what the provider calls this hub; it gives it when the hub is added there")
    for name in provider.settings:
        if name != SECRET:
            yield Fault(f"{path}.settings.{name}", "there is no such setting; there is client_secret")
    if NEEDED_SCOPE not in provider.scopes or not all(_is_scope(one) for one in provider.scopes):
        yield Fault(f"{path}.scopes", "are words without spaces, among them openid")


def _is_issuer(text: str) -> bool:
    try:
        web_address(text)
    except ValueError:
        return False
    return not {"?", "#"} & {*text}


def _is_scope(text: str) -> bool:
    return text.isascii() and text.isprintable() and bool(text) and not {*' "\\'} & {*text}


def _role_faults(floor: Floor, path: str, provider: IdentityProvider) -> Iterator[Fault]:
    if bool(provider.roles_claim.strip()) != bool(provider.role_rules):
        yield Fault(f"{path}.roles_claim", "and role_rules belong together: name the claim, and what its values mean")
    for number, rule in enumerate(provider.role_rules):
        yield from _rule_faults(floor, f"{path}.role_rules.{number}", rule)
    if provider.creates_people and not provider.first_roles and not provider.roles_claim:
        yield Fault(f"{path}.first_roles", "needs at least one role, for whoever is made")
    yield from lost_roles(f"{path}.first_roles", provider.first_roles, floor)
    for number, team in enumerate(provider.first_teams):
        yield from _team_faults(floor, f"{path}.first_teams.{number}", team)


def _rule_faults(floor: Floor, path: str, rule: RoleRule) -> Iterator[Fault]:
    if not rule.value.strip():
        yield Fault(f"{path}.value", "is what the claim holds; write it")
    yield from lost_roles(f"{path}.role", (rule.role,), floor)
    if rule.team is None:
        return
    yield from _team_faults(floor, f"{path}.team", rule.team)
    if allowed_by((rule.role,), own_roles(floor)) & OF_THE_HOUSE:
        yield Fault(f"{path}.team", f"“{rule.role}” concerns the whole hub and no single team; leave the team out")


def _team_faults(floor: Floor, path: str, team: TeamId) -> Iterator[Fault]:
    if team not in floor.teams:
        yield Fault(path, f"there is no team “{team}”", lost=("teams", team))


def _password_faults(floor: Floor, people: Mapping[str, PersonEntry]) -> Iterator[Fault]:
    if not floor.providers:
        yield Fault(PASSWORDS, "can be switched off only where there is a provider by which people sign in")
    person = people.get(floor.passwords)
    if person is None or Permission.ADMINISTER not in person.rights(own_roles(floor)).anywhere():
        yield Fault(PASSWORDS, f"{floor.passwords} does not administer; name the administrator who keeps her password")
