"""The demonstration's telephones: a network reached over Twilio's API that signs what it brings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import web

from channels.contract import Http, OutcomeUnknown, ProviderUnavailable
from channels.sms.standin import PhoneNetwork, Text
from hub.commands.demo.names import ACCOUNT_SID, PHONE_NUMBER

MOST_TEXTS: Final = 2_000
SHOWN_TEXTS: Final = 200
REFUSED_FROM: Final = 400
PACE_SECONDS: Final = 0.25


class Telephones(PhoneNetwork):
    """Every demonstration customer's telephone; tells whenever something on one of them changed."""

    def __init__(
        self, token: str, http: Http, base_url: str, *, now: Callable[[], datetime], changed: Callable[[], None]
    ) -> None:
        super().__init__(token, ACCOUNT_SID, self._post)
        self._http = http
        self._base_url = base_url
        self._now = now
        self._changed = changed
        self._times: dict[str, datetime] = {}
        self.hearers: list[Callable[[str], None]] = []
        """Who wants to know of every text that reaches a customer."""

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Accept a message of the company, or complain in Twilio's words."""
        count = len(self.texts)
        response = await super().take(request)
        for text in self.texts[count:]:
            for hear in self.hearers:
                hear(text.body)
        self._noted()
        return response

    async def text_from(
        self, from_: str, to: str, body: str, *, hook_url: str, media: Mapping[str, str] | None = None
    ) -> Text:
        """Let a telephone write to the company; raises ProviderUnavailable when the hub did not take it."""
        try:
            return await super().text_from(from_, to, body, hook_url=hook_url, media=media)
        except ProviderUnavailable:
            self._forget_last(from_, body)
            raise
        finally:
            self._noted()

    async def report(self, sid: str, status: str, error_code: str = "") -> None:
        """Tell the company how far its message came."""
        if any(text.sid == sid for text in self.texts):
            await super().report(sid, status, error_code)
        self._changed()

    async def call_hook(self, url: str, form: Mapping[str, str]) -> int:
        """Post a signed form; raises ProviderUnavailable when it was not taken."""
        status = await super().call_hook(url, form)
        if status >= REFUSED_FROM:
            raise ProviderUnavailable(f"The hub's webhook answered {status}; is {PHONE_NUMBER} still configured?")
        return status

    def shown(self, numbers: Collection[str]) -> list[dict[str, Any]]:
        """The latest texts on these telephones, oldest first, as the page shows them."""
        texts = [text for text in self.texts if (text.from_ if text.is_inbound else text.to) in numbers]
        return [
            {
                "id": text.sid,
                "direction": "in" if text.is_inbound else "out",
                "from": text.from_,
                "to": text.to,
                "text": text.body,
                "at": self._times.get(text.sid),
                "state": text.status,
            }
            for text in texts[-SHOWN_TEXTS:]
        ]

    def put_back(self, text: Text, at: datetime) -> None:
        """A text of an earlier day is on its telephone again."""
        self.texts.append(text)
        self._times[text.sid] = at

    def _noted(self) -> None:
        for text in self.texts[-10:]:
            self._times.setdefault(text.sid, self._now())
        for text in self.texts[:-MOST_TEXTS]:
            self._times.pop(text.sid, None)
        del self.texts[:-MOST_TEXTS]
        self._changed()

    def _forget_last(self, from_: str, body: str) -> None:
        for place in range(len(self.texts) - 1, -1, -1):
            if (self.texts[place].from_, self.texts[place].body) == (from_, body):
                del self.texts[place]
                return

    async def _post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        # The address that is signed is the public one; the call itself never leaves this machine.
        parts = urlsplit(url)
        target = self._base_url + parts.path + (f"?{parts.query}" if parts.query else "")
        try:
            answer = await self._http.request("POST", target, headers=headers, body=body)
        except OutcomeUnknown as error:
            raise ProviderUnavailable(str(error)) from error
        return answer.status
