"""Signed messages to the letter of the Standard Webhooks specification: secrets, signatures, headers."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime
from typing import Final

BEGINS: Final = "whsec_"
SECRET_BYTES: Final = 32
"""The specification takes 24 to 64."""
_SHORTEST, _LONGEST = 24, 64


def secret_of(random: bytes) -> str:
    """The secret as both sides keep it."""
    return BEGINS + base64.b64encode(random).decode()


def signature(secret: str, id_: str, at: datetime, body: bytes) -> str:
    """The signature of one message with one secret, as one word of the header; raises ValueError for no secret."""
    try:
        key = base64.b64decode(secret.removeprefix(BEGINS), validate=True)
    except binascii.Error:
        raise ValueError("This is no secret of a webhook.") from None
    if not _SHORTEST <= len(key) <= _LONGEST:
        raise ValueError("A secret of a webhook has 24 to 64 bytes.")
    signed = b".".join((id_.encode(), str(int(at.timestamp())).encode(), body))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def headers(secrets: Iterable[str], id_: str, at: datetime, body: bytes) -> dict[str, str]:
    """What goes with a message; while secrets rotate, each of them signs."""
    return {
        "Content-Type": "application/json",
        "User-Agent": "ContactHub-Webhooks/1",
        "webhook-id": id_,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signature(secret, id_, at, body) for secret in secrets),
    }
