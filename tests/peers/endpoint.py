"""Another system of the company, which takes what happens and checks it as the specification of webhooks says."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web


def is_signed(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """Whether one of the signatures is of this secret, written after the specification and not after the hub."""
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.new(base64.b64decode(secret.removeprefix("whsec_")), signed, hashlib.sha256).digest()
    wanted = "v1," + base64.b64encode(digest).decode()
    return any(hmac.compare_digest(wanted, given) for given in headers["webhook-signature"].split(" "))


@dataclass
class Told:
    """One message as it came."""

    path: str
    headers: dict[str, str]
    raw: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def body(self) -> dict[str, Any]:
        told: dict[str, Any] = orjson.loads(self.raw)
        return told


@dataclass
class OtherSystem:
    """Answers each message with the next of `answers`, then with `usual`."""

    place: str = ""
    usual: int = 204
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    """What it took."""
    refused: list[Told] = field(default_factory=list)
    holds: asyncio.Event | None = None
    """It answers only then."""

    def url(self, path: str = "hooks") -> str:
        """Where it is told."""
        return f"http://{self.place}/{path}"

    @property
    def kinds(self) -> list[str]:
        """What it took, in order."""
        return [one.body["type"] for one in self.told]

    async def take(self, request: web.Request) -> web.Response:
        """Take a message, or refuse it."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        told = Told(request.path, headers, await request.read())
        if self.holds is not None:
            await self.holds.wait()
        status, more = self.answers.pop(0) if self.answers else (self.usual, {})
        (self.told if status < 300 else self.refused).append(told)
        return web.Response(status=status, headers=more)


@asynccontextmanager
async def other_system() -> AsyncIterator[OtherSystem]:
    """It runs on a free port of this machine."""
    system = OtherSystem()
    app = web.Application()
    app.router.add_post("/{path:.*}", system.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    system.place = f"127.0.0.1:{runner.addresses[0][1]}"
    yield system
    if system.holds is not None:
        system.holds.set()
    await runner.cleanup()
