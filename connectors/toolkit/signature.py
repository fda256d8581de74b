"""A body that is signed with a shared secret: HMAC-SHA256, in base64."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from connectors.contract import Delivery, Forged, NotConfigured

NOT_SIGNED: Final = "The delivery is not signed with this secret; compare it with the one that its system has."
NOTHING_SET: Final = "The secret is not set yet, or cannot be read here; write it again."


def check_signed(delivery: Delivery, header: str, secrets: Sequence[str]) -> None:
    """Raises Forged unless one of the secrets has signed exactly this body; compared in constant time."""
    if not secrets:
        raise NotConfigured(NOTHING_SET)
    try:
        signature = base64.b64decode(delivery.headers.get(header, ""), validate=True)
    except (binascii.Error, ValueError):
        raise Forged(NOT_SIGNED) from None
    found = False
    for secret in secrets:
        found |= hmac.compare_digest(hmac.new(secret.encode(), delivery.body, sha256).digest(), signature)
    if not found:
        raise Forged(NOT_SIGNED)


def signed(body: bytes, secret: str) -> str:
    """The signature of a body, as its system sends it."""
    return base64.b64encode(hmac.new(secret.encode(), body, sha256).digest()).decode()


def key_of(delivery: Delivery, topic: str, id_header: str) -> str:
    """By which a repeat is known: what its system calls the delivery, and what it says."""
    digest = sha256(delivery.body).hexdigest()
    return f"{topic} {delivery.headers.get(id_header, '')[:100]} {digest[:32]}"
