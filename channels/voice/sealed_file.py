"""A file that only its key opens, written piece by piece: nothing of it ever lies on a disk unsealed.

Every piece is sealed by AES-256-GCM under a number that says which one it is and whether it is the last (the STREAM
construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that pieces can be neither changed, exchanged nor cut
off unnoticed. A file whose writer died lacks its last piece; what is before it can still be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from typing import BinaryIO, Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC: Final = b"HUBSEAL1"
SALT_BYTES: Final = 7
KEY_BYTES: Final = 32
LENGTH: Final = Struct(">I")
NONCE: Final = Struct(">IB")
"""Which piece, and whether it is the last."""
LARGEST_PIECE: Final = 1 << 20


class NotWhole(ValueError):
    """The file ends before its last piece, or was changed, or the key is another's."""


class SealedWriter:
    """Writes a sealed file."""

    def __init__(self, file: BinaryIO, key: bytes, salt: bytes) -> None:
        """Begin; `key` has 32 bytes, `salt` is 7 of chance."""
        self._file, self._cipher, self._salt = file, AESGCM(key), salt
        self._piece = 0
        self._digest = hashlib.sha256()
        self._put(MAGIC + salt)

    @classmethod
    def open(cls, path: Path, key: bytes, salt: bytes) -> Self:
        """A new file, readable by its owner alone."""
        path.touch(mode=0o600, exist_ok=False)
        return cls(path.open("wb"), key, salt)

    def write(self, data: bytes, *, is_last: bool = False) -> None:
        """One piece more, of at most a megabyte."""
        sealed = self._cipher.encrypt(self._salt + NONCE.pack(self._piece, is_last), data, None)
        self._piece += 1
        self._put(LENGTH.pack(len(sealed)) + sealed)

    def close(self, data: bytes = b"") -> str:
        """The last piece; the SHA-256 of the file as it lies on the disk, in hexadecimal."""
        self.write(data, is_last=True)
        self._file.close()
        return self._digest.hexdigest()

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._file.flush()


def unsealed(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    """The pieces of a sealed file; raises NotWhole after the last that is sound."""
    head = file.read(len(MAGIC) + SALT_BYTES)
    if len(head) < len(MAGIC) + SALT_BYTES or not head.startswith(MAGIC):
        raise NotWhole("This is no sealed file.")
    cipher, salt, piece = AESGCM(key), head[len(MAGIC) :], 0
    while True:
        told = file.read(LENGTH.size)
        size = LENGTH.unpack(told)[0] if len(told) == LENGTH.size else 0
        sealed = file.read(size) if 0 < size <= LARGEST_PIECE + 64 else b""
        if not sealed or len(sealed) < size:
            raise NotWhole("The file ends before its last piece: whoever wrote it was stopped.")
        is_last = False
        try:
            data = cipher.decrypt(salt + NONCE.pack(piece, 0), sealed, None)
        except InvalidTag:
            is_last = True
            data = _last(cipher, salt, piece, sealed)
        yield data
        if is_last:
            return
        piece += 1


def _last(cipher: AESGCM, salt: bytes, piece: int, sealed: bytes) -> bytes:
    try:
        return cipher.decrypt(salt + NONCE.pack(piece, 1), sealed, None)
    except InvalidTag:
        raise NotWhole("The file was changed, or its key is another's.") from None
