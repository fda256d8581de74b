"""The floor behind the screens: a test begins with nobody at her desk and nothing left to do."""

from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp
import yaml
from twilio.request_validator import RequestValidator

from tests.journeys.house import House

FURNITURE = Path(__file__).parent / "furniture.yaml"
PASSWORD = "a long walk by the sea"
SECRET = "known-to-the-shop-and-to-the-hub"
"""Signs who a visitor is; the same stands in the furniture."""
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

    async def status(self, method: str, path: str, body: object = None) -> int:
        """Ask the hub for something that it may refuse."""
        async with self._client.request(method, self._home + path, json=body, headers=self._headers) as answer:
            return answer.status


async def clear(house: House) -> None:
    """Nobody is available, nothing rings, nothing waits, and everybody reads English."""
    async with AsyncExitStack() as stack:
        people = [await stack.enter_async_context(Person(house, name)) for name in (*AGENTS, "sofia")]
        for person in people:
            await person.call("PUT", "/api/presence", {"state": "offline"})
            await person.call("PUT", "/api/session/language", {"language": "en"})
        for person in people:
            await _finish(person)


async def _finish(person: Person) -> None:
    """Close what she holds; the supervisor closes what waits, too."""
    desk = await person.call("GET", "/api/desk")
    held = [row["id"] for row in desk["conversations"]]
    if person.name == "sofia":
        for row in desk["waiting"]:
            await person.call("POST", f"/api/conversations/{row['conversation_id']}/take")
            held.append(row["conversation_id"])
    for id_ in held:
        await person.call("POST", f"/api/conversations/{id_}/close", {"disposition": "solved"})


async def furnish(house: House) -> None:
    """Beside the demonstration's accounts: a second mailbox, and chats that ask, are closed, know names or hurry."""
    password = house.folder / "password"
    password.write_text(PASSWORD, "utf-8")
    floor = yaml.safe_load(FURNITURE.read_text("utf-8").replace("PASSWORD_FILE", str(password)))
    async with Person(house, "admin") as admin:
        await admin.call("POST", "/api/admin/apply", {"floor": floor, "dry_run": False, "prune": False})
        # Whoever texts in one journey has begun nothing in another: not in its queue, its language or its age.
        await admin.call("PUT", "/api/admin/accounts/demo-sms", {"reopen_seconds": 0})


async def send_riddle(house: House) -> None:
    """The telephone network reports something that no hub understands."""
    url = f"{house.url}/webhooks/demo-twilio"
    form = {"AccountSid": "AC1", "MessageSid": f"SM{0:032x}", "MessageStatus": "teleported"}
    headers = {"X-Twilio-Signature": RequestValidator("demo").compute_signature(url, form)}
    async with aiohttp.ClientSession() as client, client.post(url, data=form, headers=headers) as answer:
        assert answer.status == 200
