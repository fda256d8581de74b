"""Twilio on loopback: stricter than the real one, scriptable, and a telephone network as well."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from channels.contract import ProviderUnavailable
from channels.sms.standin import PhoneNetwork, Text

ACCOUNT_SID = "AC" + "0123456789abcdef" * 2
AUTH_TOKEN = "standin-token"

_KNOWN = {"To", "From", "MessagingServiceSid", "Body", "MediaUrl", "StatusCallback"}
HANG = "hang"
CUT = "cut"
CUT_AFTER = "cut after"


class TwilioStandin(PhoneNetwork):
    """Serves the message API on a free port; `script` what it should do wrong, one entry a request."""

    def __init__(self, hook_url: str = "", auth_token: str = AUTH_TOKEN, account_sid: str = ACCOUNT_SID) -> None:
        super().__init__(auth_token, account_sid, self._post)
        self.hook_url = hook_url
        self.script: deque[str | web.Response] = deque()
        self.requests: list[dict[str, str]] = []
        self.answers: list[tuple[int, str, bytes]] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self._closing = asyncio.Event()
        self._client: aiohttp.ClientSession | None = None
        self._runner: web.AppRunner | None = None
        self.place = ""

    @property
    def url(self) -> str:
        return f"http://{self.place}"

    @property
    def places(self) -> tuple[str, str]:
        """Where the API is, and where the files are: another name of the same machine."""
        return self.place, self.place.replace("127.0.0.1", "localhost")

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.add_routes(
            [
                *self.routes,
                web.get("/media/{name}", self._redirect),
                web.get("/cdn/{name}", self._file),
                web.get("/circle", self._circle),
                web.get("/broken", self._broken),
            ]
        )
        self._runner = web.AppRunner(application, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.place = f"{host}:{port}"
        self._client = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        assert self._client is not None
        assert self._runner is not None
        await self._client.close()
        await self._runner.cleanup()

    async def take(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        self.requests.append({name: str(value) for name, value in form.items()})
        wrong = self.script.popleft() if self.script else None
        if isinstance(wrong, web.Response):
            return wrong
        if wrong == HANG:
            await self._closing.wait()
        if wrong in {CUT, HANG}:
            return _cut(request)
        unknown = set(form) - _KNOWN
        if unknown or request.content_type != "application/x-www-form-urlencoded":
            return problem(400, 20001, f"Unknown parameter {', '.join(sorted(unknown)) or request.content_type}")
        answer = await super().take(request)
        return _cut(request) if wrong == CUT_AFTER else answer

    async def text(self, from_: str, to: str, body: str, **rest: Mapping[str, str]) -> Text:
        """A phone writes to the hook."""
        return await self.text_from(from_, to, body, hook_url=self.hook_url, **rest)

    async def _post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        assert self._client is not None
        try:
            async with self._client.post(url, headers=headers, data=body, allow_redirects=False) as response:
                self.answers.append((response.status, response.content_type, await response.read()))
                return response.status
        except aiohttp.ClientConnectorError as error:
            raise ProviderUnavailable("Nobody took the call.") from error

    async def _redirect(self, request: web.Request) -> web.Response:
        """As Twilio does, a file is shown to the account and kept elsewhere."""
        if not self.is_account_holder(request):
            return problem(401, 20003, "Authenticate")
        return web.Response(
            status=307, headers={"Location": f"http://{self.places[1]}/cdn/{request.match_info['name']}"}
        )

    async def _circle(self, request: web.Request) -> web.Response:
        return web.Response(status=307, headers={"Location": "/circle"})

    async def _broken(self, request: web.Request) -> web.Response:
        return web.Response(status=502)

    async def _file(self, request: web.Request) -> web.Response:
        if "Authorization" in request.headers:
            return web.Response(status=400, text="Only one auth mechanism allowed")
        kind, content = self.files.get(request.match_info["name"], ("", b""))
        if not kind:
            raise web.HTTPNotFound
        return web.Response(body=content, content_type=kind)


def problem(status: int, code: int, message: str, **headers: str) -> web.Response:
    """An error as Twilio words it."""
    more = f"https://www.twilio.com/docs/errors/{code}"
    body = {"code": code, "message": message, "more_info": more, "status": status}
    return web.json_response(body, status=status, headers={k.replace("_", "-"): v for k, v in headers.items()})


def _cut(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()
