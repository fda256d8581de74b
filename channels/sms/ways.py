"""The way to Twilio, tried without a text leaving: the account is asked for, and nothing else."""

from __future__ import annotations

import json
from base64 import b64encode
from http import HTTPStatus
from typing import Final

from channels.contract import Endpoint, NotConfigured, Outside, ProviderUnavailable
from channels.sms.refusals import refusal

_TWILIO: Final = "https://api.twilio.com"
_SECONDS: Final = 10
_SUSPENDED: Final = frozenset({"suspended", "closed"})


async def try_account(endpoint: Endpoint, outside: Outside) -> None:
    """Fetch the account with every token that is set: while one rotates, both must be right."""
    sid, tokens = endpoint.settings.get("account_sid", "").strip(), endpoint.secrets("auth_token")
    if not sid or not tokens:
        raise NotConfigured("The Twilio account lacks its SID or auth token; complete it to send.")
    base = outside.provider_urls.get("twilio") or endpoint.settings.get("api_url", "").strip() or _TWILIO
    for token in tokens:
        await _fetch(f"{base.rstrip('/')}/2010-04-01/Accounts/{sid}.json", sid, token, outside)


async def _fetch(url: str, sid: str, token: str, outside: Outside) -> None:
    headers = {"Authorization": "Basic " + b64encode(f"{sid}:{token}".encode()).decode("ascii")}
    answer = await outside.http.request("GET", url, headers=headers, timeout_seconds=_SECONDS)
    if answer.status >= HTTPStatus.BAD_REQUEST:
        raise refusal(answer)
    try:
        account = json.loads(answer.body)
    except ValueError:
        account = None
    if not isinstance(account, dict) or account.get("sid") != sid:
        raise ProviderUnavailable("The answer is not Twilio's; check the address of the API.")
    if account.get("status") in _SUSPENDED:
        raise NotConfigured(f"Twilio says that this account is {account['status']}; look at it in the Twilio Console.")
