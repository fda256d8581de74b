"""Customers at all three doors who say everything until they are told that it was kept, and some things twice."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from typing import Final

import aiohttp
import aiosmtplib

from tests.hubs.clients import letter, post_text, send_mail, text_form
from tests.hubs.lines import LOST, Widget
from tests.hubs.process import HubProcess

PAUSE_SECONDS: Final = 0.02
AGAIN: Final = 0.2
"""How many arrivals come once more although they were acknowledged."""
KEPT_MAIL: Final = 250


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a customer said, and was told that it was kept."""

    door: str
    customer: str
    key: str
    """What the provider, the mail server or the browser calls it."""
    serial: int
    """The how-manyeth thing this customer said."""
    text: str


@dataclass
class Acknowledged:
    """Everything that was acknowledged."""

    said: list[Said] = field(default_factory=list)
    repeats: int = 0


class Customers:
    """A crowd at the doors of one hub."""

    def __init__(self, hub: HubProcess, seed: int) -> None:
        self._hub = hub
        self._seed = seed
        self.told = Acknowledged()
        self.is_stopping = False

    async def telephone(self, number: int) -> None:
        """A telephone network repeats its webhook until it hears 200."""
        chance = random.Random(f"{self._seed} telephone {number}")
        serials: dict[str, int] = {}
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as client:
            while not self.is_stopping:
                phone = f"+1415555{number:02}{chance.randrange(20):02}"
                serial = serials[phone] = serials.get(phone, 0) + 1
                sid = f"SM{chance.getrandbits(128):032x}"
                form = text_form(sid, phone, f"text {serial} of {phone}")
                while not await self.texted(client, form):
                    await asyncio.sleep(PAUSE_SECONDS)
                self.told.said.append(Said("texts", phone, sid, serial, form["Body"]))
                if chance.random() < AGAIN and await self.texted(client, form):
                    self.told.repeats += 1
                await asyncio.sleep(chance.random() * PAUSE_SECONDS)

    async def texted(self, client: aiohttp.ClientSession, form: dict[str, str]) -> bool:
        """Post a webhook; whether it was acknowledged."""
        try:
            status = await post_text(client, self._hub, form)
        except (aiohttp.ClientError, OSError, TimeoutError):
            return False
        assert status == 200, f"a genuine webhook was answered {status}"
        return True

    async def mail_server(self, number: int) -> None:
        """A mail server sends a mail again until it hears 250."""
        chance = random.Random(f"{self._seed} mail {number}")
        serial = 0
        while not self.is_stopping:
            serial += 1
            sender, key = f"writer{number}@example.org", f"{chance.getrandbits(64):016x}.{number}@example.org"
            text = f"mail {serial} of {sender}"
            message = letter(key, sender, text, f"Matter {serial}").as_bytes()
            while not await self.mailed(message, sender):
                await asyncio.sleep(PAUSE_SECONDS)
            self.told.said.append(Said("mails", sender, key, serial, text))
            if chance.random() < AGAIN and await self.mailed(message, sender):
                self.told.repeats += 1
            await asyncio.sleep(chance.random() * PAUSE_SECONDS)

    async def mailed(self, message: bytes, sender: str) -> bool:
        """Hand over a mail; whether it was acknowledged."""
        try:
            return await send_mail(self._hub, message, sender) == KEPT_MAIL
        except (aiosmtplib.SMTPException, OSError, TimeoutError):
            return False

    async def visitor(self, number: int) -> None:
        """A widget says its message again, on a new line if need be, until it is acknowledged."""
        chance = random.Random(f"{self._seed} visitor {number}")
        while not self.is_stopping:
            widget = Widget()
            for serial in range(1, chance.randrange(2, 6)):
                client_id, text = f"c{chance.getrandbits(48):012x}", f"chat {serial}"
                while not await self.chatted(widget, client_id, text):
                    await widget.close()
                    widget = widget.again()
                    await asyncio.sleep(PAUSE_SECONDS)
                visitor = widget.session.split(".")[1]
                self.told.said.append(Said("chat", visitor, f"{visitor}:{client_id}", serial, text))
                if chance.random() < AGAIN and await self.chatted(widget, client_id, text):
                    self.told.repeats += 1
            await widget.close()

    async def chatted(self, widget: Widget, client_id: str, text: str) -> bool:
        """Say something on a line, opened if need be; whether it was acknowledged."""
        try:
            if not widget.is_open:
                await widget.connect(self._hub.url)
            answer = await widget.say(text, client_id)
        except AssertionError:
            return False
        except LOST:
            return False
        assert answer.get("ok"), f"a visitor's message was answered {answer}"
        return True
