"""Passkeys: believed only as a whole, used once for each challenge, and hers alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hub.application.apply_floor import Applying, apply_floor
from hub.application.passkey import (
    add_passkey,
    passkeys_of,
    remove_passkey,
    remove_passkeys_of,
    rename_passkey,
    use_passkey,
)
from hub.domain.passkey import (
    MOST_PASSKEYS,
    Party,
    Passkey,
    PasskeyRefused,
    checked_new,
    checked_signature,
    party_of,
    public_key_of,
)
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.storage.seal import Seals
from tests.stage.authenticator import PARTY, Authenticator
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, EVA
from tests.stage.people import let_person_change
from tests.stage.stage import Stage

CHALLENGE = "a challenge of the hub"


def kept(stage: Stage, device: Authenticator, **more: Any) -> Passkey:
    made = Passkey(device.id, ANNA, "Phone", device.public_key, -7, device.count, False, stage.clock())  # noqa: FBT003
    return replace(made, **more)


async def used(stage: Stage, given: dict[str, str], challenge: str = CHALLENGE, before: float = 1) -> str:
    """Nothing where she is let in; else why not."""
    stage.clock.forward(10)
    asked_at = stage.clock() - timedelta(seconds=before)
    person, why = await stage.run(use_passkey, given, challenge, asked_at, PARTY)
    assert (person is None) == bool(why)
    return why


@staged
async def test_whoever_signs_the_challenge_is_who_has_the_passkey(stage: Stage) -> None:
    device = Authenticator()
    await stage.run(add_passkey, kept(stage, device))
    person, _ = await stage.run(use_passkey, device.signed(CHALLENGE), CHALLENGE, stage.clock(), PARTY)
    assert person is not None
    assert person.id == ANNA


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"type": "webauthn.create"}, "something else"),
        ({"challenge": "another"}, "another challenge"),
        ({"origin": "https://hub.example.evil.example"}, "another page"),
        ({"origin": "http://hub.example"}, "another page"),
        ({"crossOrigin": True}, "within another one"),
        ({"host": "evil.example"}, "another host"),
        ({"flags": 0x01}, "nobody proved"),
        ({"flags": 0x04}, "nobody proved"),
    ],
)
def test_what_is_signed_for_another_page_or_without_proof_is_refused(how: dict[str, Any], why: str) -> None:
    device = Authenticator()
    given = device.signed(**{"challenge": CHALLENGE, **how})
    made = Passkey(device.id, ANNA, "Phone", device.public_key, -7, 0, False, None)  # type: ignore[arg-type] # noqa: FBT003
    with pytest.raises(PasskeyRefused, match=why):
        checked_signature(made, given, CHALLENGE, PARTY)


@staged
async def test_a_signature_of_another_key_or_of_something_else_is_refused(stage: Stage) -> None:
    device, other = Authenticator(), Authenticator()
    await stage.run(add_passkey, kept(stage, device))
    good = device.signed(CHALLENGE)
    assert "not good" in await used(stage, {**good, "signature": other.signed(CHALLENGE)["signature"]})
    assert "not good" in await used(stage, {**good, "signature": ""})
    for damaged in ("ü", "=", "a"):
        assert await used(stage, {**good, "client_data": damaged})
        assert await used(stage, {**good, "authenticator_data": damaged})
    assert "not known" in await used(stage, {**good, "id": "another"})
    assert await used(stage, good) == ""


@staged
async def test_an_answer_counts_once(stage: Stage) -> None:
    device = Authenticator()
    await stage.run(add_passkey, kept(stage, device))
    given = device.signed(CHALLENGE)
    assert await used(stage, given) == ""
    assert "of before" in await used(stage, given, before=15)


@staged
async def test_of_two_copies_that_count_the_one_behind_is_refused_and_the_audit_tells(stage: Stage) -> None:
    device = Authenticator(count=7)
    await stage.run(add_passkey, kept(stage, device))
    assert "copied" in await used(stage, device.signed(CHALLENGE))
    device.count = 8
    assert await used(stage, device.signed(CHALLENGE)) == ""
    lines = await stage.store.read(lambda tx: tx.desks.audit_after(0, 100))
    assert [line[3] for line in lines].count("passkey.copied") == 1


@staged
async def test_neither_the_deactivated_nor_whoever_must_come_by_a_provider_is_let_in(stage: Stage) -> None:
    device = Authenticator()
    await stage.run(add_passkey, kept(stage, device))
    await stage.run(lambda tx: tx.people.set_password(EVA, "a digest"))
    provider = {"name": "Company", "issuer": "https://login.example", "client_id": "hub"}
    document = {"providers": {"company": provider}, "passwords": f"{EVA}@example.org"}
    how = Applying("a test", Seals(bytes(32), {}))
    await stage.run(apply_floor, document, how)
    assert "may not" in await used(stage, device.signed(CHALLENGE))
    await stage.run(apply_floor, {"passwords": "everybody"}, how)
    assert await used(stage, device.signed(CHALLENGE)) == ""
    await stage.run(let_person_change, ANNA, is_active=False)
    assert "may not" in await used(stage, device.signed(CHALLENGE))


@staged
async def test_a_passkey_is_named_and_removed_by_whose_it_is(stage: Stage) -> None:
    device = Authenticator()
    await stage.run(add_passkey, kept(stage, device))
    with pytest.raises(Conflict):
        await stage.run(add_passkey, kept(stage, device, person_id=BO))
    for act in (lambda tx: rename_passkey(tx, BO, device.id, "Mine"), lambda tx: remove_passkey(tx, BO, device.id)):
        with pytest.raises(NotFound):
            await stage.run(act)
    with pytest.raises(Invalid):
        await stage.run(rename_passkey, ANNA, device.id, " ")
    await stage.run(rename_passkey, ANNA, device.id, " Telephone ")
    assert [one.name for one in await stage.store.read(passkeys_of, ANNA)] == ["Telephone"]
    await stage.run(remove_passkey, ANNA, device.id)
    with pytest.raises(NotFound):
        await stage.run(remove_passkeys_of, ANNA, await stage.person(EVA))
    for number in range(MOST_PASSKEYS):
        await stage.run(add_passkey, kept(stage, Authenticator(bytes([number]))))
    with pytest.raises(Conflict):
        await stage.run(add_passkey, kept(stage, device))
    await stage.run(remove_passkeys_of, ANNA, await stage.person(EVA))
    assert await stage.store.read(passkeys_of, ANNA) == []


def test_a_new_key_is_taken_with_its_own_name_and_proof() -> None:
    device = Authenticator(count=3)
    client_data, data = device.made(CHALLENGE)
    found = checked_new(client_data, data, CHALLENGE, PARTY)
    assert (found.id, found.sign_count, found.is_synced) == (device.id, 3, False)
    for given in (
        device.made("another"),
        device.made(CHALLENGE, type="webauthn.get"),
        device.made(CHALLENGE, origin="https://evil.example"),
        device.made(CHALLENGE, flags=0x01),
        (client_data, data[:60]),
        (client_data, data[:90]),
    ):
        with pytest.raises(PasskeyRefused):
            checked_new(*given, CHALLENGE, PARTY)


@pytest.mark.parametrize("text", ["", "AAAA", "ü"])
def test_a_key_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(PasskeyRefused):
        public_key_of(text, -7)
    for algorithm in (-8, -257, -35, 0):
        with pytest.raises(PasskeyRefused, match="another kind"):
            public_key_of(Authenticator().public_key, algorithm)


@pytest.mark.parametrize(
    ("url", "party"),
    [
        ("https://hub.example", Party("hub.example", "https://hub.example")),
        ("https://hub.example:8443", Party("hub.example", "https://hub.example:8443")),
        ("http://localhost:8080", Party("localhost", "http://localhost:8080")),
        ("http://hub.example", None),
        ("https://192.0.2.1", None),
        ("http://127.0.0.1:8080", None),
        ("https://[2001:db8::1]", None),
    ],
)
def test_browsers_make_passkeys_for_names_with_tls(url: str, party: Party | None) -> None:
    assert party_of(url) == party
