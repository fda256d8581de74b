"""Secrets at rest: sealed with AES-256-GCM under the hub's key, or only referred to."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hub.domain.problem import Invalid

SEALED: Final = "sealed:"
SECRET_NAMES: Final = frozenset({"smtp_url", "imap_url"})
SECRET_ENDINGS: Final = ("password", "secret", "_key", "_token")
"""Settings that are secrets whatever the channel: sealed when they are kept, never shown again."""
NONCE_BYTES: Final = 12
KEY_BYTES: Final = 32
KEY_FILE: Final = "secret.key"


def is_secret(name: str) -> bool:
    """Whether a setting of this name is a secret."""
    return name in SECRET_NAMES or name.endswith(SECRET_ENDINGS)


def read_or_make_key(secret_key: str, folder: Path) -> bytes:
    """The hub's 32-byte key: derived from the setting, or kept in a file that only the owner may read."""
    if secret_key:
        return HKDF(SHA256(), 32, b"contact-hub", b"master key").derive(secret_key.encode())
    path = folder / KEY_FILE
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise Invalid(f"{path} is no key of a hub: it has {KEY_BYTES} bytes; bring it back from a backup.")
    return key


class Seals:
    """Seals and reveals settings."""

    def __init__(self, key: bytes, environment: Mapping[str, str]) -> None:
        self._box = AESGCM(key)
        self._environment = environment

    def is_secret(self, name: str) -> bool:
        """Whether a setting of this name is sealed and never shown."""
        return is_secret(name)

    def sealed(self, settings: Mapping[str, str]) -> dict[str, str]:
        """The settings with every secret sealed; references and sealed ones stay as they are."""
        return {name: self._seal(name, value) if is_secret(name) else value for name, value in settings.items()}

    def _seal(self, name: str, value: str) -> str:
        if not value or value.startswith((SEALED, "env:", "file:")):
            return value
        nonce = secrets.token_bytes(NONCE_BYTES)
        text = self._box.encrypt(nonce, value.encode(), name.encode())
        return SEALED + base64.b64encode(nonce + text).decode()

    def revealed(self, settings: Mapping[str, str]) -> dict[str, str]:
        """The settings with every reference and seal resolved."""
        return {name: self._reveal(name, value) for name, value in settings.items()}

    def _reveal(self, name: str, value: str) -> str:
        if value.startswith("env:"):
            return self._environment.get(value.removeprefix("env:"), "")
        if value.startswith("file:"):
            try:
                return Path(value.removeprefix("file:")).read_text("utf-8").strip()
            except (OSError, ValueError):
                # It is not there, not ours to read, no path at all, or no text.
                return ""
        if not value.startswith(SEALED):
            return value
        try:
            raw = base64.b64decode(value.removeprefix(SEALED))
            return self._box.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], name.encode()).decode()
        except (InvalidTag, binascii.Error, ValueError):
            raise Invalid(
                f"The secret “{name}” was sealed with another key: bring that key back, or enter the secret again."
            ) from None


def masked(settings: Mapping[str, str]) -> dict[str, str]:
    """The settings as an administrator may see them: secrets only as being set."""
    return {
        name: "********" if is_secret(name) and value and not value.startswith(("env:", "file:")) else value
        for name, value in settings.items()
    }
