"""Fetching the files of an MMS, which Twilio shows only to the account they came to."""

from __future__ import annotations

from base64 import b64encode
from http import HTTPStatus
from urllib.parse import urljoin

from channels.contract import (
    Endpoint,
    HttpAnswer,
    NotConfigured,
    Outside,
    ProviderRefused,
    ProviderUnavailable,
)
from channels.toolkit.http import host_and_port

_TWILIO = "https://api.twilio.com"
_MOST_HOPS = 4
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FETCH_SECONDS = 30


async def fetch_media(url: str, endpoint: Endpoint, outside: Outside) -> HttpAnswer:
    """The file at the address; the account's credentials are shown to Twilio's own host only."""
    homes = _homes(endpoint, outside)
    for _ in range(_MOST_HOPS):
        headers = _credentials(endpoint) if host_and_port(url) in homes else {}
        answer = await outside.http.request("GET", url, headers=headers, timeout_seconds=_FETCH_SECONDS)
        if answer.status not in _REDIRECTS:
            return _checked(answer)
        url = urljoin(url, answer.headers.get("location", ""))
    raise ProviderRefused("The file's address leads in circles; ask the customer to send it again.")


def _homes(endpoint: Endpoint, outside: Outside) -> frozenset[str]:
    base = outside.provider_urls.get("twilio") or endpoint.settings.get("api_url", "").strip() or _TWILIO
    return frozenset({host_and_port(base), host_and_port(_TWILIO)})


def _credentials(endpoint: Endpoint) -> dict[str, str]:
    account, tokens = endpoint.settings.get("account_sid", ""), endpoint.secrets("auth_token")
    if not account or not tokens:
        raise NotConfigured("The Twilio account lacks its SID or auth token; complete it to see files.")
    pair = b64encode(f"{account}:{tokens[0]}".encode()).decode("ascii")
    return {"Authorization": f"Basic {pair}"}


def _checked(answer: HttpAnswer) -> HttpAnswer:
    if answer.status == HTTPStatus.OK:
        return answer
    if answer.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise NotConfigured("Twilio does not show the file to this account; correct its SID and auth token.")
    if answer.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        raise ProviderRefused("The file is no longer at Twilio; ask the customer to send it again.", "20404")
    raise ProviderUnavailable(f"The file cannot be fetched now (HTTP {answer.status}); it is tried again.")
