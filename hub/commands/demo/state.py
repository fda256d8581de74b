"""What the demonstration's page shows, as one value: people, customers, telephone, mailbox, busy hour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from aiohttp import web

from hub.commands.demo.busy import BusyHour
from hub.commands.demo.changes import Changes
from hub.commands.demo.mailbox import Mailboxes
from hub.commands.demo.names import CHAT_ACCOUNT, MAIL_ADDRESS, PHONE_NUMBER
from hub.commands.demo.phone import Telephones
from hub.commands.demo.seed import people_of_demonstration
from hub.domain.floor import Floor
from hub.domain.person import Person
from hub.wire.store import Store

SECONDS_BETWEEN = 1.0
SECONDS_OF_SILENCE = 15.0
STRENGTHS = 2


class Shown:
    """Builds the page's state and streams it while it changes."""

    def __init__(  # noqa: PLR0913 - the areas of the page
        self,
        store: Store,
        changes: Changes,
        customers: Mapping[str, Mapping[str, Any]],
        *,
        telephones: Telephones,
        mailboxes: Mailboxes,
        busy: BusyHour,
    ) -> None:
        self._store = store
        self._changes = changes
        self._customers = customers
        self._telephones = telephones
        self._mailboxes = mailboxes
        self._busy = busy

    async def state(self) -> bytes:
        """Everything the page shows, as JSON."""
        people = await self._store.read(people_of_demonstration)
        account = self._store.floor.accounts.get(CHAT_ACCOUNT)
        return orjson.dumps(
            {
                "people": [_shown(person, self._store.floor) for person in people],
                "customers": [
                    {"id": id_, "name": one["name"], "phone": one["phone"], "email": one["email"]}
                    for id_, one in self._customers.items()
                ]
                + [
                    {"id": address, "name": address, "phone": "", "email": address}
                    for address in self._mailboxes.strangers([one["email"] for one in self._customers.values()])
                ],
                "phone": self._telephones.shown({one["phone"] for one in self._customers.values()}),
                "mail": self._mailboxes.shown(),
                "busy": self._busy.shown(),
                "accounts": {"webchat": account.name if account else "", "sms": PHONE_NUMBER, "email": MAIL_ADDRESS},
            }
        )

    async def show(self, _: web.Request) -> web.StreamResponse:
        """The state once."""
        return web.Response(body=await self.state(), content_type="application/json")

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """The state now and after every change, at most once a second."""
        response = web.StreamResponse(
            headers={
                "Content-Type": "text/event-stream; charset=utf-8",
                "Cache-Control": "no-store",
                "X-Content-Type-Options": "nosniff",
            }
        )
        await response.prepare(request)
        last = b""
        while not self._changes.is_over:
            seen = self._changes.count
            body = await self.state()
            if body != last:
                last = body
                await response.write(b"data: " + body + b"\n\n")
            await self._changes.pause(SECONDS_BETWEEN)
            if not await self._changes.after(seen, SECONDS_OF_SILENCE):
                await response.write(b": still here\n\n")
        return response


def _shown(person: Person, floor: Floor) -> dict[str, Any]:
    strengths = sorted(person.skills.items(), key=lambda pair: -pair[1])[:STRENGTHS]
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "roles": sorted(person.roles),
        "presence": person.presence if person.works else None,
        "strengths": [floor.skills[skill].name for skill, _ in strengths if skill in floor.skills],
    }
