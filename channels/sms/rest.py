"""Twilio's own client on the hub's guarded HTTP.

The client builds the request and reads the answer; the connection, its limits and the meaning of a
failure are ours. Loading Twilio's client takes as long as starting the rest of the hub, so the
adapter imports this file when the first message leaves.
"""

from __future__ import annotations

import json
import logging
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlencode

from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from channels.contract import Http, OutcomeUnknown
from channels.sms.refusals import refusal

_TWILIO = "https://api.twilio.com"
_ACCEPTED_BELOW = 300
_ERRORS_FROM = 400
# The client reads the process environment unless it is given another.
_NO_ENVIRONMENT = {"TWILIO_REGION": "", "TWILIO_EDGE": ""}


class _OutsideClient(AsyncHttpClient):  # type: ignore[misc, unused-ignore]
    """Carries the requests of Twilio's client over the hub's HTTP."""

    def __init__(self, http: Http, base_url: str) -> None:
        super().__init__(logging.getLogger(__name__), is_async=True)
        self._http = http
        self._base_url = base_url.rstrip("/")

    async def request(  # noqa: PLR0913, PLR0917 - the signature of Twilio's own client
        self,
        method: str,
        uri: str,
        params: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - as above
        allow_redirects: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> Response:
        """Twilio's answer where it took the request; a ChannelError where it did not."""
        del params, timeout, allow_redirects  # Messages are only created here, within our own limits.
        url = self._base_url + uri.removeprefix(_TWILIO)
        sent = {**(headers or {}), "Authorization": _basic(*(auth or ("", "")))}
        body = urlencode(data or {}, doseq=True).encode()
        answer = await self._http.request(method, url, headers=sent, body=body)
        if answer.status >= _ERRORS_FROM:
            raise refusal(answer)
        text = answer.body.decode("utf-8", "replace")
        if answer.status >= _ACCEPTED_BELOW or not _is_resource(text):
            raise OutcomeUnknown("The answer is not Twilio's; check the API address and whether the message left.")
        return Response(answer.status, text, answer.headers)


def twilio_client(http: Http, base_url: str, account_sid: str, token: str) -> Client:
    """Twilio's client for one account."""
    return Client(
        account_sid,
        token,
        http_client=_OutsideClient(http, base_url or _TWILIO),
        environment=_NO_ENVIRONMENT,
    )


def _basic(account_sid: str, token: str) -> str:
    return "Basic " + b64encode(f"{account_sid}:{token}".encode()).decode("ascii")


def _is_resource(text: str) -> bool:
    try:
        answer = json.loads(text)
    except ValueError:
        return False
    return isinstance(answer, dict) and isinstance(answer.get("sid"), str) and bool(answer["sid"])
