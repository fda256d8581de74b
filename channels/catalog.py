"""Every channel there is: one line each; the type checker proves here that each keeps the contract."""

from __future__ import annotations

from typing import Final

from channels.contract import Channel
from channels.email.adapter import EmailChannel
from channels.sms.adapter import SmsChannel
from channels.webchat.adapter import WebchatChannel

CHANNELS: Final[dict[str, type[Channel]]] = {
    "email": EmailChannel,
    "sms": SmsChannel,
    "webchat": WebchatChannel,
}
