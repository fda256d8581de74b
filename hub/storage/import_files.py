"""The bytes of files that are imported, in a folder of their own, each by the id of its import."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BufferedWriter
from pathlib import Path
from typing import Final

from hub.domain.data_import import GONE
from hub.domain.ids import ImportId
from hub.domain.problem import NotFound

PARTIAL: Final = ".part"
"""How a file is called that is still on its way."""


class ImportFiles:
    """Keeps them under a folder of this machine, as long as their imports need them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, id_: ImportId, chunks: AsyncIterator[bytes]) -> str:
        """Keep durably what comes bit by bit; returns its SHA-256."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / id_
        partial = path.with_suffix(PARTIAL)
        known = hashlib.sha256()
        try:
            with partial.open("wb") as file:
                async for chunk in chunks:
                    known.update(chunk)
                    await asyncio.to_thread(file.write, chunk)
                await asyncio.to_thread(_to_disk, file)
            partial.rename(path)
        finally:
            partial.unlink(missing_ok=True)
        return known.hexdigest()

    def path(self, id_: ImportId) -> Path:
        """Where the bytes are, for whoever reads them bit by bit; raises NotFound."""
        path = self._folder / id_
        if not path.exists():
            raise NotFound(GONE)
        return path

    async def remove(self, id_: ImportId) -> None:
        """They are gone, whether they were there or not."""
        for path in (self._folder / id_, (self._folder / id_).with_suffix(PARTIAL)):
            await asyncio.to_thread(path.unlink, missing_ok=True)

    async def lying(self, before: datetime) -> list[ImportId]:
        """Of which imports something lies there that was written before this instant."""
        return await asyncio.to_thread(self._lying, before)

    def _lying(self, before: datetime) -> list[ImportId]:
        paths = self._folder.iterdir() if self._folder.exists() else ()
        old = [path for path in paths if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before]
        return sorted({ImportId(path.stem) for path in old})


def _to_disk(file: BufferedWriter) -> None:
    file.flush()
    os.fsync(file.fileno())
