"""Agents who work: they accept what is offered, answer it and close it, and say again what nobody confirmed."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp

from tests.hubs.clients import Person
from tests.hubs.floor import Seat
from tests.hubs.process import HubProcess

LOOK_SECONDS: Final = 0.05
AWAY: Final = (aiohttp.ClientError, OSError, TimeoutError)
"""What a hub that was killed looks like to whoever speaks to it."""
Told = tuple[int, Any]


@dataclass
class Told200:
    """What an agent was told was done."""

    accepted: dict[str, str] = field(default_factory=dict)
    """Conversation by offer."""
    said: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Conversation, item and text by client_id."""
    closed: set[str] = field(default_factory=set)
    over_capacity: list[str] = field(default_factory=list)
    count: int = 0


class WorkingAgent:
    """One agent at work."""

    def __init__(self, hub: HubProcess, seat: Seat, chance: random.Random, *, flaps: bool = False) -> None:
        self.seat = seat
        self.told = Told200()
        self._hub = hub
        self._chance = chance
        self._flaps = flaps
        self._person = Person(hub, seat)
        self.is_stopping = False

    async def run(self) -> None:
        """Work until told to stop."""
        async with self._person:
            await self._sure("PUT", "/api/presence", {"state": "available"})
            while not self.is_stopping:
                is_busy = await self.look()
                if self._flaps and self._chance.random() < 0.02:
                    await self._flap()
                await asyncio.sleep(0 if is_busy else LOOK_SECONDS)

    async def look(self) -> bool:
        """Do what the desk asks for; whether there was anything to do."""
        _, desk = await self._sure("GET", "/api/desk")
        if desk["me"]["presence"] != "available":
            await self._sure("PUT", "/api/presence", {"state": "available"})
        for channel, room in desk["me"]["capacity"].items():
            if room["used"] > room["limit"]:
                self.told.over_capacity.append(f"{self.seat.name} holds {room['used']} of {room['limit']} {channel}")
        for offer in desk["offers"]:
            await self._accept(offer["id"])
        for row in desk["conversations"]:
            await self._serve(row["id"])
        return bool(desk["offers"] or desk["conversations"])

    async def _accept(self, offer_id: str) -> None:
        status, answer = await self._sure("POST", f"/api/offers/{offer_id}/accept")
        if status == 200:
            self.told.accepted[offer_id] = answer["conversation_id"]
            self.told.count += 1
        else:
            assert status in {404, 409}, (status, answer)

    async def _serve(self, id_: str) -> None:
        client_id = f"{self.seat.name}-{self._chance.getrandbits(48):012x}"
        text = f"answer {client_id}"
        status, item = await self._sure(
            "POST", f"/api/conversations/{id_}/messages", {"text": text, "client_id": client_id}
        )
        if status in {200, 201}:
            self.told.said[client_id] = (id_, item["id"], text)
            self.told.count += 1
        else:
            assert status in {403, 404, 409}, (status, item)
            return
        status, answer = await self._sure("POST", f"/api/conversations/{id_}/close", {"disposition": "solved"})
        if status == 204:
            self.told.closed.add(id_)
            self.told.count += 1
        else:
            assert status in {403, 404, 409}, (status, answer)

    async def _flap(self) -> None:
        await self._sure("PUT", "/api/presence", {"state": "away", "reason": "lunch"})
        await asyncio.sleep(self._chance.random() * 0.1)
        await self._sure("PUT", "/api/presence", {"state": "available"})

    async def _sure(self, method: str, path: str, body: object = None) -> Told:
        """Say it until the hub answers; whoever was never answered says it again."""
        while True:
            try:
                status, answer = await self._person.ask(method, path, body)
            except AWAY:
                if self.is_stopping:
                    raise
                await asyncio.sleep(LOOK_SECONDS)
                continue
            if status < 500:
                return status, answer
            raise AssertionError((method, path, status, answer))
