"""Guessed passwords: few are looked at, however many come at once, and nobody is locked out by somebody elsewhere."""

from __future__ import annotations

import asyncio
from collections import Counter

import aiohttp

from tests.hubs.floor import PASSWORD
from tests.hubs.process import HubProcess


async def sign_in(hub: HubProcess, client: aiohttp.ClientSession, who: str, password: str, address: str) -> int:
    body = {"email": f"{who}@hub.example", "password": password}
    async with client.post(f"{hub.url}/api/session", json=body, headers={"X-Forwarded-For": address}) as answer:
        return answer.status


async def test_of_many_guesses_made_at_once_only_few_are_looked_at(
    hub: HubProcess, client: aiohttp.ClientSession
) -> None:
    tries = [sign_in(hub, client, "bo", f"guess {number}", "198.51.100.1") for number in range(60)]
    answers = Counter(await asyncio.gather(*tries))
    assert answers.keys() == {401, 429}
    assert answers[401] <= 11
    assert await sign_in(hub, client, "bo", PASSWORD, "198.51.100.1") == 429
    assert await sign_in(hub, client, "bo", PASSWORD, "198.51.100.2") == 200
    assert await sign_in(hub, client, "chris", PASSWORD, "198.51.100.1") == 200


async def test_whoever_is_right_is_never_slowed_down(hub: HubProcess, client: aiohttp.ClientSession) -> None:
    for _ in range(15):
        assert await sign_in(hub, client, "dora", PASSWORD, "198.51.100.3") == 200
