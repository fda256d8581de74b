"""A push service and the browser behind it: it takes messages as RFC 8030 says, and reads what was sealed for it."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

from hub.domain.push import Subscription

CURVE = ec.SECP256R1()
AUTH = bytes(range(16))


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def opened(body: bytes, ours: ec.EllipticCurvePrivateKey, auth: bytes) -> bytes:
    """What was sealed for a browser with these keys, read as RFC 8188 and 8291 have a browser read it."""
    salt, size, theirs = body[:16], body[20], body[21 : 21 + body[20]]
    point = ours.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    secret = ours.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs))
    shared = HKDF(SHA256(), 32, auth, b"WebPush: info\x00" + point + theirs).derive(secret)
    key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\x00").derive(shared)
    nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\x00").derive(shared)
    text = AESGCM(key).decrypt(nonce, body[21 + size :], None).rstrip(b"\x00")
    assert text.endswith(b"\x02"), "there is one record, and it is the last"
    return text[:-1]


@dataclass
class Pushed:
    """One message as the service got it, and as the browser read it."""

    path: str
    headers: dict[str, str]
    claims: dict[str, Any]
    signer: str
    shown: dict[str, Any]
    length: int


@dataclass
class PushService:
    """Answers each message with the next of `answers`, and 201 when there is none left."""

    place: str = ""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    got: list[Pushed] = field(default_factory=list)
    slow: dict[str, asyncio.Event] = field(default_factory=dict)
    """Of these devices it takes a message and answers only then."""
    took: asyncio.Event = field(default_factory=asyncio.Event)
    browser: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))

    def subscription(self, name: str = "1") -> Subscription:
        """What a browser behind this service gives to the hub."""
        point = self.browser.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return Subscription(f"http://{self.place}/push/{name}", encoded(point), encoded(AUTH))

    async def has_got(self, name: str, count: int) -> None:
        """Wait until it took so many for a device."""
        async with asyncio.timeout(5):
            while sum(pushed.path == f"/push/{name}" for pushed in self.got) < count:
                await self.took.wait()
                self.took.clear()

    async def take(self, request: web.Request) -> web.Response:
        """Verify the signature, read the message, answer."""
        body = await request.read()
        scheme, _, rest = request.headers["Authorization"].partition(" ")
        assert scheme == "vapid"
        given = dict(part.strip().split("=", 1) for part in rest.split(","))
        numbers = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, decoded(given["k"]))
        pem = numbers.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        claims = jwt.decode(given["t"], ECKey.import_key(pem), algorithms=["ES256"]).claims
        shown = orjson.loads(opened(body, self.browser, AUTH))
        self.got.append(Pushed(request.path, dict(request.headers), claims, given["k"], shown, len(body)))
        self.took.set()
        if (answers := self.slow.get(request.match_info["name"])) is not None:
            await answers.wait()
        status, headers = self.answers.pop(0) if self.answers else (201, {})
        return web.Response(status=status, headers=headers)


@asynccontextmanager
async def push_service() -> AsyncIterator[PushService]:
    """A service on this machine."""
    service = PushService()
    application = web.Application()
    application.router.add_post("/push/{name}", service.take)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    service.place = f"{host}:{port}"
    try:
        yield service
    finally:
        await runner.cleanup()
