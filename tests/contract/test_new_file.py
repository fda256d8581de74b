"""A file that no hub has opened before is opened by its writer and its readers at the same instant."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Final

from hub.clock import RandomIds
from hub.storage.migrate import migrate_sqlite
from hub.storage.sqlite_store import SqliteStore
from hub.wire.store import Reading
from tests.stage.floor import FEATURES
from tests.stage.loop import HeldClock

FILES: Final = 120
READERS: Final = 4


def number(reading: Reading) -> int:
    return reading.last_number()


async def test_a_new_file_opens_for_everybody_at_once(tmp_path: Path, held_clock: HeldClock) -> None:
    template = tmp_path / "template.db"
    migrate_sqlite(template)
    content = template.read_bytes()
    for count in range(FILES):
        path = tmp_path / f"{count}.db"
        path.write_bytes(content)
        store = SqliteStore(path, clock=held_clock, ids=RandomIds(), features=FEATURES)
        await store.start()
        assert await asyncio.gather(*(store.read(number) for _ in range(READERS))) == [0] * READERS
        await store.stop()
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        connection.close()
