"""Made-up customers: each writes through a real door, waits for the answer, and says thank you."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from aiosmtplib import SMTPException
from socketio import AsyncClient
from socketio.exceptions import SocketIOError

from channels.contract import ChannelError
from hub.commands.demo.ledger import Ledger, Matter
from hub.commands.demo.mailbox import Letter, Mailboxes
from hub.commands.demo.names import CHAT_ACCOUNT, PHONE_NUMBER
from hub.commands.demo.phone import Telephones

log = structlog.get_logger()

PATIENCE_SECONDS: Final = 60.0
CHAT_SECONDS: Final = 10.0
THANKFUL: Final = 0.6
"""The share of customers who say thank you."""


class Customers:
    """Plays customers, one task for each."""

    def __init__(
        self, ledger: Ledger, base_url: str, hook_url: str, *, telephones: Telephones, mailboxes: Mailboxes
    ) -> None:
        self._ledger = ledger
        self._base_url = base_url
        self._hook_url = hook_url
        self._telephones = telephones
        self._mailboxes = mailboxes
        # Numbers that the British regulator keeps for films.
        self._numbers = deque(f"+447700900{number}" for number in range(200, 1_000))
        self._numbers.rotate(-ledger.chance.randrange(len(self._numbers)))

    async def play(self) -> None:
        """One customer comes and goes."""
        matter = self._ledger.new_matter()
        door = self._ledger.chance.choice((self._text, self._write, self._chat))
        try:
            await door(matter)
        except TimeoutError:
            # In a busy hour with few at work that is as ordinary as in a real one; the stage counts it.
            log.debug("played customer got no answer", order=matter.number)
        except (ChannelError, OSError, SMTPException, SocketIOError) as error:
            log.info("played customer failed", order=matter.number, reason=type(error).__name__)

    async def _arrived_and_answered(self, matter: Matter, thank: Callable[[object], Awaitable[object]]) -> None:
        self._ledger.note("arrived", matter)
        answer = await self._ledger.answered(matter, PATIENCE_SECONDS)
        if self._ledger.chance.random() < THANKFUL:
            await asyncio.sleep(self._ledger.chance.uniform(0.3, 1.0))
            await thank(answer)

    async def _text(self, matter: Matter) -> None:
        number = self._numbers.popleft()

        async def say(text: str) -> None:
            await self._telephones.text_from(number, PHONE_NUMBER, text, hook_url=self._hook_url)

        try:
            await say(matter.question)
            await self._arrived_and_answered(matter, lambda _: say(matter.thanks))
        finally:
            self._numbers.append(number)

    async def _write(self, matter: Matter) -> None:
        address = f"customer{matter.number}@mail.example"

        async def thank(answer: object) -> None:
            id_ = answer.id if isinstance(answer, Letter) else None
            await self._mailboxes.send(matter.name, address, subject=subject, text=matter.thanks, answers=id_)

        subject = matter.question.split("?")[0][:70]
        await self._mailboxes.send(matter.name, address, subject=subject, text=matter.question)
        await self._arrived_and_answered(matter, thank)

    async def _chat(self, matter: Matter) -> None:
        client = AsyncClient(reconnection=False, handle_sigint=False)

        def hear(events: Any) -> None:  # noqa: ANN401 - the hub's word
            for event in events:
                item = event.get("item", {})
                if event["type"] == "visitor_item_added" and not item["from_me"]:
                    self._ledger.hear(item["text"])

        async def say(text: str, client_id: str) -> None:
            said = {"text": text, "client_id": client_id}
            answer = await client.call("message", said, namespace="/visitor", timeout=CHAT_SECONDS)
            if not answer.get("ok"):
                raise ConnectionError("the hub took no word of hers")

        client.on("events", hear, namespace="/visitor")
        auth = {"account": CHAT_ACCOUNT, "language": matter.language}
        await client.connect(
            self._base_url, namespaces=["/visitor"], auth=auth, transports=["websocket"], wait_timeout=CHAT_SECONDS
        )
        try:
            fields = {"fields": {"name": matter.name}, "page": f"{self._base_url}/demo/shop"}
            await client.call("start", fields, namespace="/visitor", timeout=CHAT_SECONDS)
            await say(matter.question, "1")
            await self._arrived_and_answered(matter, lambda _: say(matter.thanks, "2"))
        finally:
            await client.disconnect()
