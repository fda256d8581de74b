"""Passkeys (WebAuthn): what a browser's answer must hold, byte by byte, and what is kept of a key."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from datetime import datetime
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from hub.domain.ids import PersonId
from hub.domain.value import dataclass

ALGORITHMS: Final = (-8, -7, -257)
"""EdDSA, ES256 and RS256 as COSE numbers them; asked for in this order."""
MOST_PASSKEYS: Final = 20
LONGEST_ID: Final = 1_023
LONGEST_NAME: Final = 60
CREATE, GET = "webauthn.create", "webauthn.get"
_HASH_END, _COUNT_END, _ID_BEGIN = 32, 37, 55
_PRESENT, _VERIFIED, _SYNCED, _HAS_KEY = 0x01, 0x04, 0x08, 0x40
_SMALLEST_RSA: Final = 2_048


class PasskeyRefused(Exception):
    """The answer is not believed; the text says why, for the log and never for the caller."""


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey of one person; of the key only the public part is here."""

    id: str
    """As the authenticator calls it, in base64url."""
    person_id: PersonId
    name: str
    public_key: str
    algorithm: int
    sign_count: int
    """How often it has signed, where it counts; a number that does not grow is that of a copy."""
    is_synced: bool
    """Whether it may live on several devices of hers."""
    made_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """The hub as browsers know it."""

    id: str
    """Its host: a passkey made for one signs for no other."""
    origin: str


@dataclass(frozen=True, slots=True)
class Attested:
    """What a browser said of a new key."""

    id: str
    sign_count: int
    is_synced: bool


def party_of(public_url: str) -> Party | None:
    """The hub at this address; None where no browser makes passkeys for one: without TLS, or without a name."""
    parts = urlsplit(public_url)
    host = parts.hostname or ""
    try:
        ip_address(host)
    except ValueError:
        is_named = bool(host)
    else:
        is_named = False
    if not is_named or (parts.scheme != "https" and host != "localhost" and not host.endswith(".localhost")):
        return None
    return Party(host, f"{parts.scheme}://{parts.netloc}")


def checked_new(client_data: str, authenticator_data: str, challenge: str, party: Party) -> Attested:
    """What is said of a new key; raises PasskeyRefused."""
    _check_client_data(_bytes(client_data), CREATE, challenge, party)
    data = _bytes(authenticator_data)
    flags, count = _check_authenticator_data(data, party)
    if not flags & _HAS_KEY or len(data) < _ID_BEGIN:
        raise PasskeyRefused("no key came with it")
    length = int.from_bytes(data[_ID_BEGIN - 2 : _ID_BEGIN])
    id_ = data[_ID_BEGIN : _ID_BEGIN + length]
    if not 0 < length <= LONGEST_ID or len(id_) != length:
        raise PasskeyRefused("its name is damaged")
    return Attested(text_of(id_), count, bool(flags & _SYNCED))


def checked_signature(passkey: Passkey, given: dict[str, str], challenge: str, party: Party) -> int:
    """How often the key has signed by now, if it signed this challenge; raises PasskeyRefused."""
    client_data, data = _bytes(given["client_data"]), _bytes(given["authenticator_data"])
    _check_client_data(client_data, GET, challenge, party)
    _, count = _check_authenticator_data(data, party)
    signed = data + hashlib.sha256(client_data).digest()
    key = public_key_of(passkey.public_key, passkey.algorithm)
    if not _is_signed(key, _bytes(given["signature"]), signed):
        raise PasskeyRefused("its signature is not good")
    return count


def is_copy(passkey: Passkey, count: int) -> bool:
    """Whether somebody else has signed with the same key: of two that count, one is behind."""
    return bool(passkey.sign_count or count) and count <= passkey.sign_count


def public_key_of(text: str, algorithm: int) -> Any:  # noqa: ANN401 - one of cryptography's
    """The key; raises PasskeyRefused for one that the hub does not take, or that signs in another way."""
    try:
        key = load_der_public_key(_bytes(text))
    except (ValueError, UnsupportedAlgorithm):
        raise PasskeyRefused("its public key cannot be read") from None
    fits = {
        -7: isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name == "secp256r1",
        -8: isinstance(key, ed25519.Ed25519PublicKey),
        -257: isinstance(key, rsa.RSAPublicKey) and key.key_size >= _SMALLEST_RSA,
    }
    if not fits.get(algorithm, False):
        raise PasskeyRefused("its public key is of another kind")
    return key


def text_of(raw: bytes) -> str:
    """Bytes in base64url."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _is_signed(key: Any, signature: bytes, signed: bytes) -> bool:  # noqa: ANN401 - one of cryptography's
    try:
        match key:
            case ec.EllipticCurvePublicKey():
                key.verify(signature, signed, ec.ECDSA(SHA256()))
            case rsa.RSAPublicKey():
                key.verify(signature, signed, padding.PKCS1v15(), SHA256())
            case _:
                key.verify(signature, signed)
    except InvalidSignature:
        return False
    return True


def _check_client_data(raw: bytes, kind: str, challenge: str, party: Party) -> None:
    try:
        said = json.loads(raw)
    except ValueError:
        raise PasskeyRefused("what the browser says of it cannot be read") from None
    if not isinstance(said, dict):
        raise PasskeyRefused("what the browser says of it cannot be read")
    checks = {
        "it is for something else": said.get("type") == kind,
        "it is of another challenge": _is_same(said.get("challenge"), challenge),
        "it is of another page": said.get("origin") == party.origin,
        "it is of a page within another one": not said.get("crossOrigin"),
    }
    for refused, is_good in checks.items():
        if not is_good:
            raise PasskeyRefused(refused)


def _check_authenticator_data(data: bytes, party: Party) -> tuple[int, int]:
    """Its flags, and how often the key has signed."""
    if len(data) < _COUNT_END:
        raise PasskeyRefused("what the authenticator says is too short")
    if not hmac.compare_digest(data[:_HASH_END], hashlib.sha256(party.id.encode()).digest()):
        raise PasskeyRefused("it is for another host")
    flags = data[_HASH_END]
    if not flags & _PRESENT or not flags & _VERIFIED:
        raise PasskeyRefused("nobody proved to the authenticator who she is")
    return flags, int.from_bytes(data[_HASH_END + 1 : _COUNT_END])


def _is_same(given: object, expected: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise PasskeyRefused("it is no base64url") from None
