"""A telephone network that fits in one process: it takes texts as Twilio does and writes back.

Whatever speaks to Twilio's message API can be pointed at it: demonstrations show a phone without
an account anywhere, tests use a stricter child of it. Webhooks are signed by Twilio's own class.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import urlencode

from aiohttp import web
from multidict import MultiMapping
from twilio.request_validator import RequestValidator

from channels.contract import ProviderUnavailable
from channels.sms.consent import consent_in
from channels.sms.segments import count_segments
from channels.sms.standin_rules import Complaint, complaint_about
from channels.toolkit.phone import region_of

DeliverWebhook: TypeAlias = Callable[[str, Mapping[str, str], bytes], Awaitable[int]]
"""Posts a body with headers to an address and returns the status it was answered with.

Raises ProviderUnavailable when nobody took the call.
"""

_API_VERSION = "2010-04-01"
_MESSAGES = f"/{_API_VERSION}/Accounts/{{account}}/Messages"


@dataclass(frozen=True, slots=True)
class Text:
    """One text message as the network knows it."""

    sid: str
    from_: str
    to: str
    body: str
    media: tuple[str, ...] = ()
    status: str = "queued"
    status_url: str = ""
    is_inbound: bool = False
    """True for what a phone wrote, False for what was sent to one."""


class PhoneNetwork:
    """Takes messages over Twilio's API, keeps them in `texts`, and calls webhooks as Twilio does."""

    def __init__(self, auth_token: str, account_sid: str, deliver_webhook: DeliverWebhook) -> None:
        self.texts: list[Text] = []
        self._account_sid = account_sid
        self._authorization = "Basic " + b64encode(f"{account_sid}:{auth_token}".encode()).decode("ascii")
        self._signer = RequestValidator(auth_token)
        self._deliver_webhook = deliver_webhook
        self._blocked: set[tuple[str, str]] = set()
        self._underway: asyncio.Queue[str] = asyncio.Queue()

    @property
    def routes(self) -> list[web.RouteDef]:
        """What an application has to serve to be this network."""
        return [
            web.post(_MESSAGES + ".json", self.take),
            web.get(_MESSAGES + "/{sid}.json", self.show),
            web.get(f"/{_API_VERSION}/Accounts/{{account}}.json", self.show_account),
        ]

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Accept a message or complain, in Twilio's words."""
        form = await request.post()
        complaint = self._complaint(request) or complaint_about(_plain(form), self._blocked)
        if complaint is not None:
            return _complain(complaint)
        text = Text(
            sid=("MM" if "MediaUrl" in form else "SM") + secrets.token_hex(16),
            from_=str(form.get("From") or form.get("MessagingServiceSid")),
            to=str(form["To"]),
            body=str(form.get("Body", "")),
            media=tuple(str(url) for url in form.getall("MediaUrl", [])),
            status_url=str(form.get("StatusCallback", "")),
        )
        self.texts.append(text)
        self._underway.put_nowait(text.sid)
        return web.json_response(self._resource(text), status=201)

    async def show(self, request: web.Request) -> web.Response:
        """Tell how far a message came."""
        complaint = self._complaint(request)
        if complaint is not None:
            return _complain(complaint)
        for text in self.texts:
            if text.sid == request.match_info["sid"]:
                return web.json_response(self._resource(text))
        return _complain(_not_found(request))

    async def show_account(self, request: web.Request) -> web.Response:
        """Tell of the account to whoever holds its token."""
        complaint = self._complaint(request)
        if complaint is not None:
            return _complain(complaint)
        return web.json_response({"sid": self._account_sid, "status": "active", "type": "Full"})

    async def text_from(
        self, from_: str, to: str, body: str, *, hook_url: str, media: Mapping[str, str] | None = None
    ) -> Text:
        """Let a phone write: the hook is called as Twilio would; `media` gives a type per address."""
        is_allowed = consent_in(body)
        if is_allowed is not None:
            (self._blocked.discard if is_allowed else self._blocked.add)((to, from_))
        files = dict(media or {})
        prefix = "MM" if files else "SM"
        text = Text(prefix + secrets.token_hex(16), from_, to, body, tuple(files), "received", is_inbound=True)
        self.texts.append(text)
        await self.call_hook(hook_url, self._inbound_form(text, files))
        return text

    async def report(self, sid: str, status: str, error_code: str = "") -> None:
        """Tell the sender how far a message came, whatever was told before."""
        place = next(place for place, text in enumerate(self.texts) if text.sid == sid)
        text = self.texts[place] = replace(self.texts[place], status=status)
        form = {
            "SmsSid": sid,
            "SmsStatus": status,
            "MessageStatus": status,
            "MessageSid": sid,
            "To": text.to,
            "From": text.from_,
            "AccountSid": self._account_sid,
            "ApiVersion": _API_VERSION,
        }
        if error_code:
            form["ErrorCode"] = error_code
        if text.status_url:
            await self.call_hook(text.status_url, form)

    async def run(self, pace_seconds: float = 0.5) -> None:
        """Deliver every message at a phone's pace until cancelled."""
        while True:
            sid = await self._underway.get()
            for status in ("sent", "delivered"):
                await asyncio.sleep(pace_seconds)
                # A hub that is just restarting misses a report, as it would miss Twilio's.
                await _forgiving(self.report(sid, status))

    async def call_hook(self, url: str, form: Mapping[str, str]) -> int:
        """Post a signed form; as Twilio does, once more when nobody took the call."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "User-Agent": "TwilioProxy/1.1",
            "X-Twilio-Signature": self._signer.compute_signature(url, dict(form)),
        }
        body = urlencode(form).encode()
        try:
            return await self._deliver_webhook(url, headers, body)
        except ProviderUnavailable:
            return await self._deliver_webhook(url, headers, body)

    def is_account_holder(self, request: web.Request) -> bool:
        """Whether a request shows the account's SID and token."""
        given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(given, self._authorization.encode())

    def _complaint(self, request: web.Request) -> Complaint | None:
        if not self.is_account_holder(request):
            return Complaint(401, 20003, "Authenticate")
        if request.match_info["account"] != self._account_sid:
            return _not_found(request)
        return None

    def _resource(self, text: Text) -> dict[str, object]:
        place = f"/{_API_VERSION}/Accounts/{self._account_sid}/Messages/{text.sid}"
        return {
            "account_sid": self._account_sid,
            "api_version": _API_VERSION,
            "body": text.body,
            "date_created": None,
            "date_sent": None,
            "date_updated": None,
            "direction": "inbound" if text.is_inbound else "outbound-api",
            "error_code": None,
            "error_message": None,
            "from": None if text.from_.startswith("MG") else text.from_,
            "messaging_service_sid": text.from_ if text.from_.startswith("MG") else None,
            "num_media": str(len(text.media)),
            "num_segments": str(count_segments(text.body).count),
            "price": None,
            "price_unit": "USD",
            "sid": text.sid,
            "status": text.status,
            "subresource_uris": {"media": f"{place}/Media.json"},
            "to": text.to,
            "uri": f"{place}.json",
        }

    def _inbound_form(self, text: Text, media: Mapping[str, str]) -> dict[str, str]:
        form = {
            "ToCountry": region_of(text.to),
            "ToState": "",
            "SmsMessageSid": text.sid,
            "NumMedia": str(len(media)),
            "ToCity": "",
            "FromZip": "",
            "SmsSid": text.sid,
            "FromState": "",
            "SmsStatus": "received",
            "FromCity": "",
            "Body": text.body,
            "FromCountry": region_of(text.from_),
            "To": text.to,
            "ToZip": "",
            "NumSegments": str(count_segments(text.body).count),
            "MessageSid": text.sid,
            "AccountSid": self._account_sid,
            "From": text.from_,
            "ApiVersion": _API_VERSION,
        }
        for place, (url, kind) in enumerate(media.items()):
            form[f"MediaUrl{place}"], form[f"MediaContentType{place}"] = url, kind
        return form


def phone_network(auth_token: str, account_sid: str, deliver_webhook: DeliverWebhook) -> PhoneNetwork:
    """A network with one account; serve its `routes` and it is reachable as Twilio is."""
    return PhoneNetwork(auth_token, account_sid, deliver_webhook)


async def _forgiving(report: Awaitable[None]) -> None:
    try:
        await report
    except ProviderUnavailable:
        return


def _plain(form: MultiMapping[str | bytes | bytearray | web.FileField]) -> dict[str, list[str]]:
    return {name: [str(value) for value in form.getall(name)] for name in form}


def _not_found(request: web.Request) -> Complaint:
    return Complaint(404, 20404, f"The requested resource {request.path} was not found")


def _complain(complaint: Complaint) -> web.Response:
    return web.json_response(
        {
            "code": complaint.code,
            "message": complaint.message,
            "more_info": f"https://www.twilio.com/docs/errors/{complaint.code}",
            "status": complaint.status,
        },
        status=complaint.status,
    )
