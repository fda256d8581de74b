"""Whom a provider lets in: known, linked or made, with the roles it tells, and never without an administrator."""

from __future__ import annotations

from typing import Any

import pytest

from hub.application.apply_floor import Applying, apply_floor
from hub.application.one_time_link import change_password
from hub.application.sign_in_elsewhere import NotLetIn, Refusal, let_in_by_provider
from hub.application.unlink import unlink_from_provider
from hub.domain.identity_provider import claims_of, values_in
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.storage.seal import Seals
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, EVA, NORTH, SOUTH
from tests.stage.stage import Stage

SEALS = Seals(bytes(32), {})
ISSUER = "https://login.example"
PLAIN: dict[str, Any] = {"name": "Company", "issuer": ISSUER, "client_id": "the-hub"}
MAPPED: dict[str, Any] = {
    "roles_claim": "realm_access.roles",
    "role_rules": [
        {"value": "desk", "role": "agent"},
        {"value": "house", "role": "administrator"},
        {"value": "south", "role": "supervisor", "team": SOUTH},
    ],
}


async def comes(stage: Stage, email: str, *roles: str, subject: str = "1", is_verified: bool = True) -> Person:
    said = {"sub": subject, "email": email, "email_verified": is_verified, "realm_access": {"roles": list(roles)}}
    provider = stage.store.floor.providers["company"]
    return await stage.run(let_in_by_provider, provider, claims_of(ISSUER, said), SEALS)


async def provided(stage: Stage, **more: Any) -> None:
    await stage.run(apply_floor, {"providers": {"company": {**PLAIN, **more}}}, Applying("a test", SEALS))


async def refused(stage: Stage, email: str, *roles: str, **more: Any) -> Refusal:
    with pytest.raises(NotLetIn) as told:
        await comes(stage, email, *roles, **more)
    return told.value.refusal


@staged
async def test_a_link_outlives_another_mail_address(stage: Stage) -> None:
    await provided(stage, links_by_email=True)
    assert (await comes(stage, f"{ANNA}@example.org")).id == ANNA
    assert (await comes(stage, f"{BO}@example.org")).id == ANNA
    assert (await comes(stage, f"{BO}@example.org", subject="2")).id == BO


@staged
async def test_nobody_is_linked_or_made_by_an_address_that_is_not_vouched_for(stage: Stage) -> None:
    await provided(stage, links_by_email=True, creates_people=True)
    for email in (f"{ANNA}@example.org", "nea@example.org"):
        assert await refused(stage, email, is_verified=False) is Refusal.UNVERIFIED
    assert await refused(stage, "no address") is Refusal.NOBODY
    assert await stage.store.read(lambda tx: tx.sign_in_links.person(ISSUER, "1")) is None


@staged
async def test_roles_follow_the_claim_at_each_sign_in(stage: Stage) -> None:
    await provided(stage, links_by_email=True, **MAPPED)
    email = f"{ANNA}@example.org"
    anna = await comes(stage, email, "desk", "south", "of no meaning")
    assert (anna.roles, anna.teams) == (frozenset({"agent"}), frozenset({NORTH, SOUTH}))
    assert dict(anna.team_roles) == {SOUTH: ("supervisor",)}
    anna = await comes(stage, email, "desk")
    assert (anna.roles, anna.teams, dict(anna.team_roles)) == (frozenset({"agent"}), frozenset({NORTH}), {})
    assert await refused(stage, email, "of no meaning") is Refusal.NO_ROLE


@staged
async def test_the_last_who_administers_is_kept_and_another_one_is_not(stage: Stage) -> None:
    await provided(stage, links_by_email=True, **MAPPED)
    email = f"{EVA}@example.org"
    for roles in (["desk"], []):
        eva = await comes(stage, email, *roles)
        assert "administrator" in eva.roles
    await comes(stage, f"{ANNA}@example.org", "house", subject="2")
    assert "administrator" not in (await comes(stage, email, "desk")).roles


@pytest.mark.parametrize(
    ("said", "claim", "values"),
    [
        ({"groups": ["a", 1, "b"]}, "groups", {"a", "b"}),
        ({"role": "a"}, "role", {"a"}),
        ({"realm_access": {"roles": ["a"]}}, "realm_access.roles", {"a"}),
        ({"https://x.example/roles": ["a"]}, "https://x.example/roles", {"a"}),
        ({"groups": {"a": 1}}, "groups", set()),
        ({"groups": "a"}, "groups.inside", set()),
        ({}, "groups", set()),
    ],
)
def test_a_claim_is_a_text_or_a_list_wherever_it_stands(said: dict[str, Any], claim: str, values: set[str]) -> None:
    assert values_in(said, claim) == values


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"issuer": "login.example"}, "issuer: is an address"),
        ({"issuer": f"{ISSUER}?x=1"}, "issuer: is an address"),
        ({"client_id": " "}, "client_id: is what the provider calls this hub"),
        ({"scopes": ["email"]}, "scopes: are words without spaces"),
        ({"settings": {"secret": "x"}}, "settings.secret: there is no such setting"),
        ({"roles_claim": "groups"}, "roles_claim: and role_rules belong together"),
        ({**MAPPED, "role_rules": [{"value": "", "role": "agent"}]}, "role_rules.0.value: is what the claim holds"),
        ({**MAPPED, "role_rules": [{"value": "a", "role": "boss"}]}, "there is no role “boss”"),
        ({**MAPPED, "role_rules": [{"value": "a", "role": "agent", "team": "west"}]}, "there is no team “west”"),
        (
            {**MAPPED, "role_rules": [{"value": "a", "role": "administrator", "team": SOUTH}]},
            "concerns the whole hub",
        ),
        ({"creates_people": True, "first_roles": []}, "first_roles: needs at least one role"),
        ({"first_teams": ["west"]}, "first_teams.0: there is no team “west”"),
    ],
)
def test_what_makes_no_sense_of_a_provider_is_told(stage_template: Any, fields: dict[str, Any], told: str) -> None:
    @staged
    async def story(stage: Stage) -> None:
        with pytest.raises(Invalid) as fault:
            await provided(stage, **fields)
        assert told in fault.value.detail

    story(stage_template)


@staged
async def test_passwords_go_only_where_there_is_another_way_in(stage: Stage) -> None:
    for document, told in (
        ({"passwords": f"{EVA}@example.org"}, "only where there is a provider"),
        ({"passwords": f"{ANNA}@example.org"}, "does not administer"),
        ({"passwords": "nobody"}, "is everybody, or the mail address"),
    ):
        with pytest.raises(Invalid) as fault:
            await stage.run(apply_floor, document, Applying("a test", SEALS))
        assert told in fault.value.detail
    await provided(stage)
    with pytest.raises(Invalid, match="has no password"):
        await stage.run(apply_floor, {"passwords": f"{EVA}@example.org"}, Applying("a test", SEALS))
    await stage.run(lambda tx: tx.people.set_password(EVA, "a digest"))
    await stage.run(apply_floor, {"passwords": f"{EVA}@example.org"}, Applying("a test", SEALS))
    assert stage.store.floor.passwords == f"{EVA}@example.org"


async def unlinked(stage: Stage) -> None:
    await stage.run(unlink_from_provider, ANNA, ISSUER, await stage.person(EVA))


@staged
async def test_whoever_is_unlinked_comes_in_by_the_provider_no_more(stage: Stage) -> None:
    await provided(stage, links_by_email=True)
    await comes(stage, f"{ANNA}@example.org")
    await stage.run(lambda tx: tx.people.set_password(ANNA, "a digest"))
    await unlinked(stage)
    assert await stage.store.read(lambda tx: tx.sign_in_links.person(ISSUER, "1")) is None
    ((*_, details),) = await stage.store.read(lambda reading: reading.audit_list(None, 1, by=EVA))
    assert details == {"provider": "company"}
    with pytest.raises(NotFound):
        await unlinked(stage)


@staged
async def test_nobody_is_unlinked_from_her_only_way_in(stage: Stage) -> None:
    await provided(stage, links_by_email=True)
    await comes(stage, f"{ANNA}@example.org")
    await stage.run(lambda tx: tx.people.set_password(ANNA, ""))
    with pytest.raises(Conflict, match="choose a password"):
        await unlinked(stage)
    for who in (ANNA, EVA):
        await stage.run(change_password, who, "a digest", EVA)
    email = (await stage.person(EVA)).email
    await stage.run(apply_floor, {"passwords": email}, Applying("a test", SEALS))
    # A password opens nothing any more.
    with pytest.raises(Conflict, match="everybody signs in by a provider"):
        await unlinked(stage)
    assert await stage.store.read(lambda tx: tx.sign_in_links.person(ISSUER, "1")) == ANNA
