"""Scenes of how people prove who they are."""

from __future__ import annotations

from hub.application.apply_floor import Applying, apply_floor
from hub.application.member_address import change_member_address
from hub.application.one_time_link import change_password
from hub.application.own_address import ask_own_address, confirm_own_address
from hub.application.passkey import (
    add_passkey,
    remove_passkey,
    remove_passkeys_of,
    rename_passkey,
    use_passkey,
)
from hub.application.second_step import (
    SECRET,
    check_code,
    end_second_step,
    renew_recovery_codes,
    reset_second_step,
    set_up_second_step,
)
from hub.application.sign_in_elsewhere import let_in_by_provider
from hub.application.unlink import unlink_from_provider
from hub.domain.identity_provider import claims_of
from hub.domain.one_time_code import secret_of
from hub.domain.passkey import Party, Passkey
from hub.domain.second_step import SecondStep
from hub.storage.seal import Seals
from tests.stage.floor import ANNA, BO, EVA, SOUTH
from tests.stage.stage import Stage

LOOKED_BY_IDENTITY = frozenset(
    {"links_to_providers", "password_mark", "passkeys_of", "second_step_state", "step_after_password"}
)

OF_PASSKEYS = ("add_passkey", "remove_passkey", "remove_passkeys_of", "rename_passkey", "use_passkey")


async def second_steps(stage: Stage) -> None:
    """One is set up, asked, given new recovery codes and given up; another one is reset."""
    seals = Seals(bytes(32), {})
    sealed = seals.sealed({SECRET: secret_of(bytes(20))})[SECRET]
    for who in (ANNA, BO):
        await stage.run(set_up_second_step, SecondStep(who, sealed, stage.clock(), 0, ("digest",)))
    await stage.run(check_code, ANNA, "no code", seals)
    await stage.run(renew_recovery_codes, ANNA, ["digest"])
    await stage.run(end_second_step, await stage.person(ANNA))
    await stage.run(reset_second_step, BO, EVA)
    _, token = await stage.run(ask_own_address, ANNA, "anna.new@example.org", "a secret")
    await stage.run(confirm_own_address, token, seals)
    await stage.run(change_member_address, BO, "bo.lind@example.org", EVA, seals)


async def sign_ins_elsewhere(stage: Stage) -> None:
    """A provider makes somebody, takes her role away in one team, and links somebody who was here before."""
    seals = Seals(bytes(32), {})
    document = {
        "name": "Company",
        "issuer": "https://login.example",
        "client_id": "the-hub",
        "creates_people": True,
        "links_by_email": True,
        "roles_claim": "groups",
        "role_rules": [
            {"value": "desk", "role": "agent"},
            {"value": "south", "role": "supervisor", "team": SOUTH},
        ],
    }
    await stage.run(apply_floor, {"providers": {"company": document}}, Applying("a scene", seals))
    provider = stage.store.floor.providers["company"]
    for who, email, groups in (
        ("1", "nea@example.org", ["desk", "south"]),
        ("1", "nea@example.org", ["desk"]),
        ("2", f"{ANNA}@example.org", ["desk"]),
    ):
        said = {"sub": who, "email": email, "email_verified": True, "groups": groups}
        await stage.run(let_in_by_provider, provider, claims_of("https://login.example", said), seals)
    await stage.run(change_password, ANNA, "a digest", EVA)
    await stage.run(unlink_from_provider, ANNA, "https://login.example", await stage.person(EVA))


async def passkeys(stage: Stage) -> None:
    """Some are added, one is named, tried and removed; the others are removed by an administrator."""
    for id_ in ("one", "two"):
        await stage.run(add_passkey, Passkey(id_, ANNA, id_, "", -7, 0, False, stage.clock()))  # noqa: FBT003 - a value
    await stage.run(rename_passkey, ANNA, "one", "the first")
    given = {"id": "one", "client_data": "", "authenticator_data": "", "signature": ""}
    await stage.run(use_passkey, given, "challenge", stage.clock(), Party("hub.example", "https://hub.example"))
    await stage.run(remove_passkey, ANNA, "one")
    await stage.run(remove_passkeys_of, ANNA, await stage.person(EVA))
