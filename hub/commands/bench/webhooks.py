"""The load: webhooks as Twilio posts them, signed before the clock runs."""

from __future__ import annotations

import asyncio
import base64
import hmac
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from hub.commands.bench.seed import HOOK, NUMBER, TOKEN

MARK: Final = re.compile(r"#(\d{9})#")
"""What a webhook is recognised by when its event arrives."""
TEXT: Final = "#{:09d}# Hello, my parcel has not come yet and the shop says it left on Monday. Can you look?"
AT_ONCE: Final = 100
OLD_ENOUGH: Final = 2_000
"""How many webhooks lie between a sender's two, where nothing else is asked: by then an agent has closed the first."""
FIELDS: Final = {
    "ToCountry": "US",
    "ToState": "CA",
    "NumMedia": "0",
    "ToCity": "SAN FRANCISCO",
    "FromZip": "94103",
    "FromState": "CA",
    "SmsStatus": "received",
    "FromCity": "SAN FRANCISCO",
    "FromCountry": "US",
    "To": NUMBER,
    "ToZip": "94105",
    "NumSegments": "1",
    "AccountSid": "AC" + "0" * 32,
    "ApiVersion": "2010-04-01",
}


def fields_of(mark: int, sender: int) -> dict[str, str]:
    """The parameters of one message: the mark is in its text and in its id."""
    sid = f"SM{mark:032x}"
    own = {"SmsMessageSid": sid, "SmsSid": sid, "MessageSid": sid, "Body": TEXT.format(mark)}
    return {**FIELDS, **own, "From": f"+1{2_000_000_000 + sender}"}


def signature_of(url: str, fields: dict[str, str]) -> str:
    """What Twilio puts into X-Twilio-Signature."""
    text = url + "".join(name + fields[name] for name in sorted(fields))
    return base64.b64encode(hmac.digest(TOKEN.encode(), text.encode(), "sha1")).decode()


@dataclass(frozen=True, slots=True)
class Webhook:
    """One request as Twilio posts it."""

    url: str
    headers: dict[str, str]
    body: bytes

    def raw(self) -> bytes:
        """The bytes on the wire."""
        host, _, path = self.url.partition("//")[2].partition("/")
        head = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
        return f"POST /{path} HTTP/1.1\r\nhost: {host}\r\n{head}\r\n".encode() + self.body


def signed(address: str, fields: dict[str, str]) -> Webhook:
    """The request for the hub at this address."""
    url = f"{address}/webhooks/{HOOK}"
    body = urlencode(fields).encode()
    headers = {
        "user-agent": "TwilioProxy/1.1",
        "accept": "*/*",
        "i-twilio-idempotency-token": "00000000-0000-0000-0000-000000000000",
        "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
        "x-twilio-signature": signature_of(url, fields),
        "content-length": str(len(body)),
    }
    return Webhook(url, headers, body)


@dataclass(slots=True)
class Webhooks:
    """Makes requests for one server; half of their senders never wrote before."""

    address: str
    apart: int = OLD_ENOUGH
    """How many lie between a sender's two."""
    made: int = 0
    senders: int = 0
    returned: int = 0

    async def batch(self, count: int) -> list[tuple[int, bytes]]:
        """So many requests, each with its mark."""
        made = []
        for number in range(count):
            made.append(self._next())
            if number % AT_ONCE == 0:
                # Signing thousands takes seconds, in which the client has to answer its server's pings.
                await asyncio.sleep(0)
        return made

    def _next(self) -> tuple[int, bytes]:
        self.made += 1
        if self.made % 2 == 0 and self.senders - self.returned > self.apart // 2:
            sender = self.returned
            self.returned += 1
        else:
            sender = self.senders
            self.senders += 1
        return self.made, signed(self.address, fields_of(self.made, sender)).raw()
