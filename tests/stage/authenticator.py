"""An authenticator in software: makes a passkey and signs with it, honestly unless a test says otherwise."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hub.domain.passkey import Party, text_of

PARTY: Final = Party("hub.example", "https://hub.example")
PRESENT_AND_VERIFIED: Final = 0x05
HAS_KEY: Final = 0x40


@dataclass
class Authenticator:
    """One device with one key."""

    raw_id: bytes = b"a key's own name"
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def id(self) -> str:
        return text_of(self.raw_id)

    @property
    def public_key(self) -> str:
        return text_of(self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))

    def made(self, challenge: str, flags: int = PRESENT_AND_VERIFIED, **said: Any) -> tuple[str, str]:
        """What a browser says of the new key: client data and authenticator data."""
        named = bytes(16) + len(self.raw_id).to_bytes(2) + self.raw_id + b"a key in CBOR"
        data = self._data(flags | HAS_KEY) + named
        return text_of(_client_data("webauthn.create", challenge, said)), text_of(data)

    def signed(
        self, challenge: str, flags: int = PRESENT_AND_VERIFIED, host: str = PARTY.id, **said: Any
    ) -> dict[str, str]:
        """What a browser says once the key has signed the challenge."""
        client_data, data = _client_data("webauthn.get", challenge, said), self._data(flags, host)
        signature = self.key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return {
            "id": self.id,
            "client_data": text_of(client_data),
            "authenticator_data": text_of(data),
            "signature": text_of(signature),
        }

    def _data(self, flags: int, host: str = PARTY.id) -> bytes:
        return hashlib.sha256(host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)


def _client_data(kind: str, challenge: str, said: dict[str, Any]) -> bytes:
    told = {"type": kind, "challenge": challenge, "origin": PARTY.origin, "crossOrigin": False}
    return json.dumps({**told, **said}).encode()
