"""Passkeys over the API of a hub with a name: what is signed for it, once, by whoever may come in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest_asyncio

from hub.domain.passkey import text_of
from tests.hubs.clients import Person
from tests.hubs.floor import PASSWORD
from tests.hubs.process import HubProcess, running_hub
from tests.stage.authenticator import PARTY, Authenticator


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def hub() -> AsyncIterator[HubProcess]:
    async with running_hub(public_url=PARTY.origin) as hub:
        yield hub
        hub.check_log()


async def added(hub: HubProcess, who: str, device: Authenticator) -> None:
    """She gives her password, and her device makes one."""
    async with Person(hub, hub.people[who]) as person:
        asked = await person.do("POST", "/api/passkeys/new", {"password": PASSWORD})
        assert asked["options"]["rp"]["id"] == PARTY.id
        assert asked["options"]["authenticatorSelection"]["userVerification"] == "required"
        client_data, data = device.made(asked["options"]["challenge"])
        made = {"ticket": asked["ticket"], "name": "Phone", "client_data": client_data, "authenticator_data": data}
        await person.do("POST", "/api/passkeys", {**made, "public_key": device.public_key, "algorithm": -7})


async def asked(hub: HubProcess, client: aiohttp.ClientSession) -> tuple[str, str]:
    """The ticket and the challenge that whoever comes is given."""
    async with client.get(f"{hub.url}/api/session/passkey") as answer:
        found = await answer.json()
        assert found["options"]["allowCredentials"] == []
        return found["ticket"], found["options"]["challenge"]


async def given(hub: HubProcess, client: aiohttp.ClientSession, body: dict[str, Any]) -> int:
    async with client.post(f"{hub.url}/api/session/passkey", json=body) as answer:
        if answer.status == 200:
            assert answer.cookies["hub_session"]["secure"]
        return answer.status


async def test_a_passkey_signs_in_once_for_each_challenge(hub: HubProcess) -> None:
    device = Authenticator()
    await added(hub, "bo", device)
    async with aiohttp.ClientSession() as client:
        ticket, challenge = await asked(hub, client)
        device.count += 1
        body = {"ticket": ticket, **device.signed(challenge)}
        assert await given(hub, client, body) == 200
        assert await given(hub, client, body) == 401
        other, _ = await asked(hub, client)
        assert await given(hub, client, {**body, "ticket": other}) == 401
        for damaged in ({"ticket": "x"}, {"signature": text_of(b"x")}, {"id": "nobody"}):
            assert await given(hub, client, {**body, **damaged}) == 401


async def test_the_ticket_of_one_dialog_serves_no_other_and_nobody_else(hub: HubProcess) -> None:
    device = Authenticator(b"another name")
    async with Person(hub, hub.people["chris"]) as chris, Person(hub, hub.people["dora"]) as dora:
        begun = await chris.do("POST", "/api/passkeys/new", {"password": PASSWORD})
        client_data, data = device.made(begun["options"]["challenge"])
        body = {"name": "Phone", "client_data": client_data, "authenticator_data": data}
        body |= {"ticket": begun["ticket"], "public_key": device.public_key, "algorithm": -7}  # type: ignore[dict-item]
        status, _ = await dora.ask("POST", "/api/passkeys", body)
        assert status == 422
        async with aiohttp.ClientSession() as client:
            signed = {"ticket": begun["ticket"], **device.signed(begun["options"]["challenge"])}
            assert await given(hub, client, signed) == 401


async def test_an_administrator_removes_the_passkeys_of_whoever_lost_a_device(hub: HubProcess) -> None:
    device = Authenticator(b"a lost one")
    await added(hub, "gus", device)
    async with Person(hub, hub.people["eva"]) as eva:
        path = f"/api/admin/people/{hub.people['gus'].id}/passkeys"
        assert [one["name"] for one in await eva.get(path)] == ["Phone"]
        await eva.do("DELETE", path)
        async with Person(hub, hub.people["gus"]) as gus:
            assert (await gus.ask("GET", "/api/session"))[0] == 401
    async with aiohttp.ClientSession() as client:
        ticket, challenge = await asked(hub, client)
        assert await given(hub, client, {"ticket": ticket, **device.signed(challenge)}) == 401
