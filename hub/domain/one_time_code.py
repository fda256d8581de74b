"""One-time codes that change every half minute (RFC 6238), and recovery codes for whoever lost what makes them."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP_SECONDS: Final = 30
DIGITS: Final = 6
WINDOW: Final = 1
"""So many steps may a telephone's clock be early or late."""
SECRET_BYTES: Final = 20
RECOVERY_CODES: Final = 10
RECOVERY_BYTES: Final = 10
"""Eighty bits: of a code that strong a plain digest can be kept, and nobody gets it from there."""
_LETTERS: Final = str.maketrans("lo01", "xy89")
"""What is hard to tell apart on paper is not written."""


def step_at(at: datetime) -> int:
    """The number of the half minute."""
    return int(at.timestamp()) // STEP_SECONDS


def code_at(secret: str, step: int) -> str:
    """The code of a step; `secret` is in base32, as a person may have to type it."""
    return HOTP(_key(secret), DIGITS, SHA1()).generate(step).decode()  # noqa: S303 - what every such app computes


def step_of(secret: str, code: str, at: datetime, after: int) -> int | None:
    """The step later than `after` whose code this is, if there is one about now."""
    now, given = step_at(at), code.encode("utf-8", "replace")
    found = None
    for step in range(now - WINDOW, now + WINDOW + 1):
        # Each of them is compared, so that the time tells nobody how early or late a clock is.
        if hmac.compare_digest(code_at(secret, step).encode(), given) and step > after:
            found = step
    return found


def address_for_apps(secret: str, account: str, issuer: str) -> str:
    """What an app that makes codes is told, by a picture or a link."""
    totp = TOTP(_key(secret), DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303 - what every such app computes
    # A colon parts the two for the apps, so neither may hold one.
    return totp.get_provisioning_uri(account.replace(":", " "), issuer.replace(":", " "))


def secret_of(chance: bytes) -> str:
    """A secret in base32."""
    return base64.b32encode(chance).decode().rstrip("=")


def recovery_codes_of(chance: bytes) -> Iterator[str]:
    """Recovery codes, each of four groups of four."""
    for begin in range(0, RECOVERY_CODES * RECOVERY_BYTES, RECOVERY_BYTES):
        letters = base64.b32encode(chance[begin : begin + RECOVERY_BYTES]).decode().lower().translate(_LETTERS)
        yield "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def digest_of_recovery(code: str) -> str:
    """What is kept of a recovery code, however it was typed."""
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


def _key(secret: str) -> bytes:
    return base64.b32decode(secret + "=" * (-len(secret) % 8))
