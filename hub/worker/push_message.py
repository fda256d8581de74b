"""A message of Web Push: sealed for one browser (RFC 8291), and signed by the hub for its push service (RFC 8292)."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

_CURVE: Final = ec.SECP256R1()
_SALT_BYTES: Final = 16
_SCALAR_BYTES: Final = 32
_RECORD_BYTES: Final = 4_096
_LAST_RECORD: Final = b"\x02"
BLOCK_BYTES: Final = 256
"""Messages are made so long, or a multiple of it, for their length would tell of what they say."""
SIGNED_FOR: Final = timedelta(hours=12)
"""Push services take a signature for 24 hours at most."""


def new_key() -> str:
    """A new key, as the hub keeps it."""
    number = ec.generate_private_key(_CURVE).private_numbers().private_value
    return to_base64(number.to_bytes(_SCALAR_BYTES))


def private_key(kept: str) -> ec.EllipticCurvePrivateKey:
    """The key itself."""
    return ec.derive_private_key(int.from_bytes(from_base64(kept)), _CURVE)


def public_point(key: ec.EllipticCurvePrivateKey) -> bytes:
    """What everybody may know of a key, as 65 bytes."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def sealed(  # noqa: PLR0913 - what it is made of
    text: bytes,
    p256dh: str,
    auth: str,
    *,
    ours: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
    block: int = BLOCK_BYTES,
) -> bytes:
    """The text as only the browser with these keys can read it; raises ValueError for keys that are none.

    `ours` and `salt` are made anew for every message; they are given where one is to be made again.
    """
    ours = ec.generate_private_key(_CURVE) if ours is None else ours
    salt = secrets.token_bytes(_SALT_BYTES) if salt is None else salt
    theirs = from_base64(p256dh)
    secret = ours.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, theirs))
    ours_public = public_point(ours)
    shared = _derived(secret, from_base64(auth), b"WebPush: info\x00" + theirs + ours_public, 32)
    key = _derived(shared, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(shared, salt, b"Content-Encoding: nonce\x00", 12)
    padded = text + _LAST_RECORD
    padded += bytes(-len(padded) % block)
    head = salt + _RECORD_BYTES.to_bytes(4) + len(ours_public).to_bytes(1) + ours_public
    return head + AESGCM(key).encrypt(nonce, padded, None)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)


def authorization(endpoint: str, key: ec.EllipticCurvePrivateKey, contact: str, now: datetime) -> str:
    """The header by which a push service knows the hub again, and where it finds whoever runs it."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((now + SIGNED_FOR).timestamp()),
        "sub": contact,
    }
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    token = jwt.encode({"typ": "JWT", "alg": "ES256"}, claims, ECKey.import_key(pem))
    return f"vapid t={token}, k={to_base64(public_point(key))}"


def to_base64(raw: bytes) -> str:
    """Base64 as the web writes it: for addresses, without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64(text: str) -> bytes:
    """What was written so, with or without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
