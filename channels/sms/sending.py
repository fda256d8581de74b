"""Sending one message of the hub's as one or several of Twilio's.

A text longer than Twilio takes leaves as several messages, cut where a reader would pause, in
order, one after another. The first one's id stands for all; the others report to a status address
that names it. Twilio cannot be asked twice without sending twice, so what fails after the first
part has left is not retried: the error says how much of the text the customer has.
"""

from __future__ import annotations

import asyncio
import re
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from channels.contract import (
    ChannelError,
    Endpoint,
    NotConfigured,
    OutcomeUnknown,
    Outside,
    ProviderRefused,
    SendMessage,
)
from channels.sender import ProviderId
from channels.sms.arrivals import PART_OF
from channels.sms.segments import LONGEST_MESSAGE, split_text

if TYPE_CHECKING:
    from twilio.rest import Client

MOST_PARTS = 10
MOST_MEDIA = 10

# A number or short code, with the prefix of a messenger where Twilio carries that too.
_REACHABLE = re.compile(r"(?:[a-z]+:)?\+?[0-9]{3,15}")


@dataclass(frozen=True, slots=True)
class Account:
    """What Twilio has to know to send for one endpoint."""

    sid: str
    tokens: tuple[str, ...]
    number: str
    service: str
    base_url: str


def complete_account(endpoint: Endpoint, outside: Outside) -> Account:
    """The endpoint's account at Twilio; NotConfigured names everything that is missing."""
    settings = endpoint.settings
    account = Account(
        sid=settings.get("account_sid", "").strip(),
        tokens=endpoint.secrets("auth_token"),
        number=endpoint.address,
        service=settings.get("messaging_service_sid", "").strip(),
        base_url=outside.provider_urls.get("twilio") or settings.get("api_url", "").strip(),
    )
    wanted = {
        "account_sid": account.sid,
        "auth_token": account.tokens,
        "the number or messaging_service_sid": account.number or account.service,
    }
    missing = [name for name, value in wanted.items() if not value]
    if missing:
        raise NotConfigured(f"The Twilio account lacks {' and '.join(missing)}; complete it to send.")
    return account


async def send_text(command: SendMessage, account: Account, outside: Outside) -> ProviderId:
    """Send the message whole or say what became of it; the id is that of its first part."""
    opening, *others = _parts(command)
    first = await _post(_form(command, account, opening, None), account, outside)
    for place, text in enumerate(others, 1):
        try:
            await _post(_form(command, account, text, first), account, outside)
        except ChannelError as error:
            what = f"The customer has {place} of {len(others) + 1} parts of the message; the next one failed: {error}"
            # Whatever became of this part: sent again as a whole, the earlier ones would come twice.
            raise OutcomeUnknown(what) from error
    return first


def _parts(command: SendMessage) -> tuple[str, ...]:
    """The texts of the messages to send; ProviderRefused where Twilio would refuse them anyway."""
    if not _REACHABLE.fullmatch(command.to.id):
        raise ProviderRefused("This sender takes no answers: it is a name, not a number.", "21211")
    if not command.text.strip() and not command.attachments:
        raise ProviderRefused("The message is empty; write something or attach a file.", "21602")
    if len(command.attachments) > MOST_MEDIA:
        raise ProviderRefused(f"A text message takes {MOST_MEDIA} files at most; send the others separately.", "21623")
    longest = MOST_PARTS * LONGEST_MESSAGE
    parts = split_text(command.text) if len(command.text) <= longest else ()
    if not 0 < len(parts) <= MOST_PARTS:
        raise ProviderRefused(f"The text is too long for text messages ({longest} characters); send a mail.", "21617")
    return parts


def _form(command: SendMessage, account: Account, text: str, first: ProviderId | None) -> dict[str, object]:
    """The arguments of Twilio's client for one part."""
    form: dict[str, object] = {"to": command.to.id}
    if text:
        form["body"] = text
    if account.number:
        form["from_"] = account.number
    if account.service:
        form["messaging_service_sid"] = account.service
    if command.status_url:
        form["status_callback"] = _status_url(command.status_url, first)
    if command.attachments and first is None:
        form["media_url"] = [attachment.url for attachment in command.attachments]
    return form


def _status_url(url: str, first: ProviderId | None) -> str:
    if first is None:
        return url
    return f"{url}{'&' if '?' in url else '?'}{PART_OF}={first}"


async def _post(form: dict[str, object], account: Account, outside: Outside) -> ProviderId:
    """Twilio's id of the message; while the token rotates, each one is tried until it is accepted."""
    *earlier, last = account.tokens
    for token in earlier:
        try:
            return await _create(form, await _client(account, token, outside))
        except NotConfigured:
            continue
    return await _create(form, await _client(account, last, outside))


async def _create(form: dict[str, object], client: Client) -> ProviderId:
    message = await client.messages.create_async(**form)
    return ProviderId(str(message.sid))


async def _client(account: Account, token: str, outside: Outside) -> Client:
    if "channels.sms.rest" not in sys.modules:
        # Loading Twilio's client takes a quarter of a second, which no customer should wait for.
        await asyncio.to_thread(import_module, "channels.sms.rest")
    from channels.sms.rest import twilio_client  # noqa: PLC0415 - see above

    return twilio_client(outside.http, account.base_url, account.sid, token)
