"""The floor behind the screens: a test begins with nobody at her desk and nothing left to do."""

from types import TracebackType
from typing import Any, Self

import aiohttp

from tests.journeys.house import House

AGENTS = ("anna", "bo", "chen", "dana", "emile")


class Person:
    """Somebody who uses the API in a session of her own."""

    def __init__(self, house: House, name: str) -> None:
        self.house, self.name = house, name
        self._client = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self._home = ""
        self._headers: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        async with self._client.get(f"{self.house.url}/demo/as/{self.name}", allow_redirects=False) as answer:
            self._home = self.house.url + answer.headers["Location"].rstrip("/")
        session = await self.call("GET", "/api/session")
        self._headers = {"X-CSRF-Token": session["csrf"]}
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.close()

    async def call(self, method: str, path: str, body: object = None) -> Any:
        """Ask the hub; anything but a success raises."""
        async with self._client.request(method, self._home + path, json=body, headers=self._headers) as answer:
            assert answer.ok, f"{method} {path}: {answer.status} {await answer.text()}"
            return await answer.json() if answer.content_type == "application/json" else None


async def clear(house: House) -> None:
    """Nobody is available, nothing rings, nothing waits."""
    for name in AGENTS:
        async with Person(house, name) as person:
            await person.call("PUT", "/api/presence", {"state": "offline"})
    for name in (*AGENTS, "sofia"):
        async with Person(house, name) as person:
            await person.call("PUT", "/api/presence", {"state": "offline"})
            await _finish(person)


async def _finish(person: Person) -> None:
    desk = await person.call("GET", "/api/desk")
    taken = []
    if person.name == "sofia":
        for row in desk["waiting"]:
            await person.call("POST", f"/api/conversations/{row['conversation_id']}/take")
            taken.append(row["conversation_id"])
    for id_ in [*taken, *(row["id"] for row in desk["conversations"])]:
        await person.call("POST", f"/api/conversations/{id_}/close", {"disposition": "solved"})
