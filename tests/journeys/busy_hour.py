"""A busy hour, played as fast as the hub can: telephones write, two agents do all that agents do."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp
from twilio.request_validator import RequestValidator

from hub.commands.demo.names import ACCOUNT_SID, HOOK, PHONE_NUMBER
from tests.journeys.floor import Person
from tests.journeys.house import House

TELEPHONES: Final = tuple(f"+4479009001{number:02}" for number in range(12))
TAGS: Final = ("urgent", "gift", "repair")
MOST_HELD: Final = 6


@dataclass
class BusyHour:
    """What happens on the floor while somebody looks at it; everything follows from the seed."""

    house: House
    chance: random.Random
    on_screen: str = ""
    """This conversation stays with whoever looks at it."""
    is_over: bool = False
    said: int = 0
    done: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    """How often each thing was done."""

    @asynccontextmanager
    async def playing(self) -> AsyncIterator[None]:
        """It goes on meanwhile, and is over afterwards: a journey that fails leaves nobody at work in the next ones."""
        async with Person(self.house, "anna") as anna, Person(self.house, "bo") as bo, asyncio.TaskGroup() as tasks:
            tasks.create_task(self._telephones())
            for person, other in ((anna, "bo"), (bo, "anna")):
                tasks.create_task(self._work(person, other))
            try:
                yield
            finally:
                self.is_over = True

    async def _telephones(self) -> None:
        async with aiohttp.ClientSession() as client:
            while not self.is_over:
                await self.text(client, self.chance.choice(TELEPHONES), f"word {self._next()} of a customer")
                await asyncio.sleep(self.chance.uniform(0.1, 0.6))

    async def text(self, client: aiohttp.ClientSession, number: str, body: str) -> None:
        """A telephone writes, and its network says so twice now and then."""
        url = f"{self.house.url}/webhooks/{HOOK}"
        sid = f"SM{self.chance.getrandbits(128):032x}"
        form = {
            "AccountSid": ACCOUNT_SID,
            "MessageSid": sid,
            "SmsSid": sid,
            "SmsStatus": "received",
            "From": number,
            "To": PHONE_NUMBER,
            "Body": body,
            "NumSegments": "1",
            "NumMedia": "0",
        }
        headers = {"X-Twilio-Signature": RequestValidator("demo").compute_signature(url, form)}
        for _ in range(self.chance.choice((1, 1, 2))):
            async with client.post(url, data=form, headers=headers) as answer:
                assert answer.status == 200, await answer.text()
        self.done["texts"] += 1

    async def _work(self, person: Person, other: str) -> None:
        while not self.is_over:
            desk = await person.call("GET", "/api/desk")
            for offer in desk["offers"]:
                await self._try(person, "accepted", f"/api/offers/{offer['id']}/accept")
            rows = [row for row in desk["conversations"] if row["id"] != self.on_screen]
            if rows:
                await self._handle(person, other, self.chance.choice(rows), is_full=len(rows) > MOST_HELD)
            await asyncio.sleep(self.chance.uniform(0.05, 0.3))

    async def _handle(self, person: Person, other: str, row: Mapping[str, Any], *, is_full: bool) -> None:
        place = f"/api/conversations/{row['id']}"
        deeds = ["messages", "messages", "notes", "tags", "read"] if row["state"] == "open" else ["notes", "tags"]
        if row["state"] == "open":
            deeds += ["wait", "snooze", "transfer", "close"]
        if row["state"] == "snoozed":
            deeds.append("wake")
        deed = "close" if is_full or row["state"] == "wrap_up" else self.chance.choice(deeds)
        bodies: dict[str, Any] = {
            "messages": {"text": f"answer {self._next()}", "client_id": f"hour-{self.said}"},
            "notes": {"text": f"note {self._next()}"},
            "tags": {"tags": {self.chance.choice(TAGS): self.chance.random() < 0.7}},
            "snooze": {"until": None},
            "transfer": {"to": {"agent": other}, "note": f"for you {self._next()}"},
            "close": {"disposition": "solved"},
        }
        await self._try(person, deed, f"{place}/{deed}", bodies.get(deed))

    async def _try(self, person: Person, deed: str, path: str, body: object = None) -> None:
        """Do it, unless somebody was faster: that is how busy hours are."""
        status = await person.status("POST", path, body)
        assert status < 500, (path, body, status)
        self.done[deed] += status < 300

    def _next(self) -> int:
        self.said += 1
        return self.said
