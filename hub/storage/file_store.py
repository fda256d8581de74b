"""The bytes of files in a folder, named by their digest: nothing from outside ever names a path."""

from __future__ import annotations

import asyncio
import hashlib
import os
from pathlib import Path
from typing import Final

from hub.domain.problem import NotFound

ASIDE: Final = ".aside"
"""How bytes are called that nobody is given any more, until it is sure that nobody keeps them."""
GONE: Final = "The file's content is gone; ask an administrator for the backup."
_HEXADECIMAL: Final = frozenset("0123456789abcdef")


class FolderFiles:
    """Keeps files under a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, content: bytes) -> str:
        """Keep the bytes durably; returns their SHA-256."""
        return await asyncio.to_thread(self._put, content)

    def _put(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.part")
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
        return digest

    async def get(self, digest: str) -> bytes:
        """The bytes; raises NotFound."""
        path = self._path(digest)
        try:
            return await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError:
            raise NotFound(GONE) from None

    async def set_aside(self, digest: str) -> None:
        """Nobody is given these bytes any more; who keeps the same again keeps them anew."""
        await asyncio.to_thread(self._rename, digest, "", ASIDE)

    async def restore(self, digest: str) -> None:
        """They are given out again: somebody kept the same meanwhile."""
        await asyncio.to_thread(self._rename, digest, ASIDE, "")

    def _rename(self, digest: str, old: str, new: str) -> None:
        path = self._path(digest)
        source, target = path.with_suffix(old), path.with_suffix(new)
        if source.exists():
            source.replace(target)

    async def remove_aside(self, digest: str) -> None:
        """What was put aside is gone for good."""
        await asyncio.to_thread(self._path(digest).with_suffix(ASIDE).unlink, missing_ok=True)

    def _path(self, digest: str) -> Path:
        if not digest or not set(digest) <= _HEXADECIMAL:
            raise NotFound("There is no such file.")
        return self._folder / digest[:2] / digest
