"""A small service that speaks LibreTranslate's HTTP interface: it knows a few sentences, and marks all others."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web

LANGUAGES: Final = ("de", "en", "fr", "zh-Hans", "zh-Hant")
SENTENCES: Final = {
    ("Bonjour, où est mon colis ?", "en"): "Hello, where is my parcel?",
    ("Bonjour, où est mon colis ?", "zh-Hans"): "你好，我的包裹在哪里？",
    ("Et la facture ?", "en"): "And the invoice?",
    ("It leaves today.", "fr"): "Il part aujourd’hui.",
}
SIGNS: Final = (
    ("zh-Hans", re.compile(r"[\u4e00-\u9fff]")),
    ("fr", re.compile(r"\b(bonjour|où|merci|est|la|il|colis)\b", re.IGNORECASE)),
    ("de", re.compile(r"\b(guten|wo|ist|danke|paket|der)\b", re.IGNORECASE)),
    ("en", re.compile(r"\b(the|is|hello|where|leaves|my|we|it)\b", re.IGNORECASE)),
)


@dataclass
class TranslatorPeer:
    """Answers as the service does; `refusals` are given first, one to each question."""

    key: str = ""
    longest: int = 1_000
    place: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[tuple[int, str]] = field(default_factory=list)
    languages: tuple[str, ...] = LANGUAGES
    answers: asyncio.Event | None = None
    """It takes a text and answers only then."""
    came: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        """What an operator names."""
        return f"http://{self.place}"

    async def tell_languages(self, _request: web.Request) -> web.Response:
        """`GET /languages`."""
        return web.json_response(
            [{"code": one, "name": one, "targets": list(self.languages)} for one in self.languages]
        )

    async def translate(self, request: web.Request) -> web.Response:
        """`POST /translate`."""
        body = await request.json()
        self.asked.append(body)
        self.came.set()
        if self.answers is not None:
            await self.answers.wait()
        if self.refusals:
            status, why = self.refusals.pop(0)
            return web.json_response({"error": why}, status=status)
        if self.key and body.get("api_key") != self.key:
            return web.json_response({"error": "Invalid API key"}, status=403)
        text, target = body["q"], body["target"]
        if len(text) > self.longest:
            why = f"Invalid request: request ({len(text)}) exceeds text limit ({self.longest})"
            return web.json_response({"error": why}, status=400)
        if target not in self.languages:
            return web.json_response({"error": f"{target} is not supported"}, status=400)
        return web.json_response({"translatedText": said(text, target), "detectedLanguage": detected(text)})


def detected(text: str) -> dict[str, object]:
    """In which language it seems to be; the service says `en` without confidence where it does not know."""
    found = next((language for language, signs in SIGNS if signs.search(text)), "")
    return {"language": found or "en", "confidence": 90.0 if found else 0.0}


def said(text: str, target: str) -> str:
    """The sentence in that language; an unknown one says into which it went."""
    for (known, language), translation in SENTENCES.items():
        if language == target and known in text:
            return text.replace(known, translation)
    return f"[{target}] {text}" if not text.startswith("<") else text.replace(">", f">[{target}] ", 1)


@asynccontextmanager
async def translator_peer(key: str = "") -> AsyncIterator[TranslatorPeer]:
    """A service on this machine."""
    peer = TranslatorPeer(key)
    application = web.Application()
    application.router.add_get("/languages", peer.tell_languages)
    application.router.add_post("/translate", peer.translate)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    peer.place = f"{host}:{port}"
    try:
        yield peer
    finally:
        await runner.cleanup()
