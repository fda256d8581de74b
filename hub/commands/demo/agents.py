"""Played agents: each works through the hub's own API with a session of her own, as her console would."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final

import aiohttp
import structlog

from hub.application.presence import set_presence
from hub.commands.demo.ledger import Ledger, Matter
from hub.domain.ids import PersonId
from hub.domain.person import Person, Presence
from hub.web.server import COOKIE
from hub.web.services import Services
from hub.web.session_api import make_session

log = structlog.get_logger()

LOOK_SECONDS: Final = 0.6
CALL_SECONDS: Final = 15
REFUSED_FROM: Final = 400
TO_A_VISITOR: Final = (
    "Hello! While the busy hour lasts, a played agent answers. "
    "Open the console as one of the agents, and the next message may be yours."
)


class Refused(Exception):
    """The hub refused what the agent wanted: somebody was faster."""


class PlayedAgent:
    """One demonstration agent while nobody sits at her console."""

    def __init__(
        self, services: Services, person: Person, ledger: Ledger, has_console: Callable[[PersonId], bool]
    ) -> None:
        self._services = services
        self._person = person
        self._ledger = ledger
        self._has_console = has_console
        self._group: asyncio.TaskGroup | None = None
        self._client: aiohttp.ClientSession | None = None
        self._busy_with: set[str] = set()

    async def run(self, base_url: str) -> None:
        """Work until cancelled, then be as present as before."""
        view, secret = await make_session(self._services, self._person)
        headers = {"Cookie": f"{COOKIE}={secret}", "X-CSRF-Token": view.csrf}
        limit = aiohttp.ClientTimeout(total=CALL_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(
                    base_url, headers=headers, timeout=limit, cookie_jar=aiohttp.DummyCookieJar()
                ) as client,
                asyncio.TaskGroup() as group,
            ):
                self._client, self._group = client, group
                while True:
                    if not self._has_console(self._person.id):
                        await self._forgiving(self._look())
                    await asyncio.sleep(LOOK_SECONDS)
        finally:
            if not self._has_console(self._person.id):
                await self._services.store.run(
                    set_presence, self._person.id, self._person.presence, self._person.reason
                )

    async def _look(self) -> None:
        desk = await self._call("GET", "/api/desk")
        if desk["me"]["presence"] != Presence.AVAILABLE:
            await self._call("PUT", "/api/presence", {"state": "available"})
        for offer in desk["offers"]:
            self._begin(offer["conversation_id"], self._take(offer["id"], offer["conversation_id"]))
        for row in desk["conversations"]:
            # A customer of this hour may write into a conversation that an earlier hour left open.
            if row["unread"] and row["state"] == "open" and self._ledger.matter_in(row["preview"]):
                self._begin(row["id"], self._serve(row["id"]))

    def _begin(self, conversation_id: str, work: Any) -> None:  # noqa: ANN401 - a coroutine
        if conversation_id in self._busy_with or self._group is None:
            work.close()
            return
        self._busy_with.add(conversation_id)
        self._group.create_task(self._forgiving(self._until_done(conversation_id, work)))

    async def _until_done(self, conversation_id: str, work: Any) -> None:  # noqa: ANN401 - a coroutine
        try:
            await work
        finally:
            self._busy_with.discard(conversation_id)

    async def _forgiving(self, work: Any) -> None:  # noqa: ANN401 - a coroutine
        try:
            await work
        except (Refused, aiohttp.ClientError, TimeoutError) as error:
            log.info("played agent was refused", agent=self._person.id, reason=_reason(error))

    async def _take(self, offer_id: str, conversation_id: str) -> None:
        await self._think(0.4, 1.5)
        await self._call("POST", f"/api/offers/{offer_id}/accept")
        await self._serve(conversation_id)

    async def _serve(self, conversation_id: str) -> None:
        items = await self._items(conversation_id)
        matter = self._matter(items)
        if matter is not None:
            self._ledger.note("accepted", matter)
        if not _is_answered(items, matter):
            await self._think(0.8, 2.5)
            text = self._ledger.answer_to(matter) if matter else TO_A_VISITOR
            said = {"text": text, "client_id": self._services.new_secret()}
            await self._call("POST", f"/api/conversations/{conversation_id}/messages", said)
            await self._think(2.5, 5.0)
        outcome = {"disposition": "solved" if matter else "no-answer-needed"}
        await self._call("POST", f"/api/conversations/{conversation_id}/close", outcome)
        if matter is not None:
            self._ledger.note("closed", matter)

    async def _items(self, conversation_id: str) -> list[dict[str, Any]]:
        conversation = await self._call("GET", f"/api/conversations/{conversation_id}")
        items: list[dict[str, Any]] = conversation["items"]
        return items

    def _matter(self, items: list[dict[str, Any]]) -> Matter | None:
        texts = [item["text"] for item in reversed(items) if item["kind"] == "message" and item["text"]]
        return next(filter(None, map(self._ledger.matter_in, texts)), None)

    async def _think(self, least: float, most: float) -> None:
        await asyncio.sleep(self._ledger.chance.uniform(least, most))

    async def _call(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - any JSON
        if self._client is None:
            raise Refused("not signed in")
        async with self._client.request(method, path, json=body) as response:
            if response.status >= REFUSED_FROM:
                # The body of a problem may name people; the log only needs to know what was refused.
                raise Refused(f"{method} {path}: {response.status}")
            return await response.json() if response.content_type == "application/json" else None


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, Refused) else type(error).__name__


def _is_answered(items: list[dict[str, Any]], matter: Matter | None) -> bool:
    """Whether the customer was answered already and only said thank you."""
    for item in reversed(items):
        if item["kind"] == "message" and item["direction"] == "out":
            return True
        if matter is None or matter.number in item["text"]:
            return False
    return False
