"""Who speaks to a hub: a person of the company over the API, a telephone, a mail server."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

import aiohttp
import aiosmtplib
from twilio.request_validator import RequestValidator

from tests.hubs.documented import check_documented
from tests.hubs.floor import ACCOUNT_SID, OUR_ADDRESS, OUR_NUMBER, TEXT_HOOK, TWILIO_TOKEN, Seat
from tests.hubs.process import HubProcess


class Person:
    """One signed-in person and her connection to the API."""

    def __init__(self, hub: HubProcess, seat: Seat) -> None:
        self.hub = hub
        self.seat = seat
        self._client: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._client = aiohttp.ClientSession(
            headers={"Cookie": self.seat.cookie, "X-CSRF-Token": self.seat.csrf},
            timeout=aiohttp.ClientTimeout(total=20),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._client is not None
        await self._client.close()

    async def ask(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """Status and content of an answer."""
        assert self._client is not None
        async with self._client.request(method, self.hub.url + path, json=body) as answer:
            content = await answer.read()
            check_documented(method, path, answer.status)
            return answer.status, await answer.json(content_type=None) if content else None

    async def get(self, path: str) -> Any:
        """What is at an address; it must be there."""
        status, content = await self.ask("GET", path)
        assert status == 200, (path, status, content)
        return content

    async def do(self, method: str, path: str, body: object = None) -> Any:
        """Something that must succeed."""
        status, content = await self.ask(method, path, body)
        assert status < 300, (method, path, status, content)
        return content

    async def become(self, presence: str) -> None:
        """Be available, away or offline."""
        await self.do("PUT", "/api/presence", {"state": presence})


def text_form(sid: str, number: str, text: str, **more: str) -> dict[str, str]:
    """What Twilio posts when a telephone wrote."""
    return {
        "MessageSid": sid,
        "SmsSid": sid,
        "SmsMessageSid": sid,
        "AccountSid": ACCOUNT_SID,
        "From": number,
        "To": OUR_NUMBER,
        "Body": text,
        "NumMedia": "0",
        "SmsStatus": "received",
        "ApiVersion": "2010-04-01",
        **more,
    }


def signed(url: str, form: Mapping[str, str], token: str = TWILIO_TOKEN) -> dict[str, str]:
    """The headers with which Twilio posts a form."""
    return {"X-Twilio-Signature": RequestValidator(token).compute_signature(url, dict(form))}


async def post_text(client: aiohttp.ClientSession, hub: HubProcess, form: Mapping[str, str]) -> int:
    """Post a form as Twilio does; the status of the answer."""
    url = f"{hub.url}/webhooks/{TEXT_HOOK}"
    async with client.post(url, data=dict(form), headers=signed(url, form)) as answer:
        await answer.read()
        return answer.status


def letter(message_id: str, sender: str, text: str, subject: str = "A question") -> EmailMessage:
    """A mail to our address."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = OUR_ADDRESS
    message["Subject"] = subject
    message["Message-ID"] = f"<{message_id}>"
    message.set_content(text)
    return message


async def send_mail(
    hub: HubProcess, message: EmailMessage | bytes, sender: str = "ada@example.org", to: str = OUR_ADDRESS
) -> int:
    """Hand a mail to the hub as another mail server does; the code of its answer."""
    content = message if isinstance(message, bytes) else message.as_bytes()
    client = aiosmtplib.SMTP(hostname="127.0.0.1", port=hub.smtp_port, start_tls=False, timeout=20)
    try:
        await client.connect()
        await client.mail(sender)
        await client.rcpt(to)
        return (await client.data(content)).code
    except aiosmtplib.SMTPResponseException as refusal:
        return refusal.code
    finally:
        client.close()
