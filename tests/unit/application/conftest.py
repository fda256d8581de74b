"""A hub's store for each test, without a hub around it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from hub.storage.migrate import migrate_sqlite
from tests.unit.application.applying import House


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the newest schema, made once and copied for every test."""
    path = tmp_path_factory.mktemp("empty") / "hub.db"
    migrate_sqlite(path)
    return path


@pytest_asyncio.fixture
async def house(tmp_path: Path, empty_database: Path) -> AsyncIterator[House]:
    opened = await House.opened(tmp_path, empty_database)
    yield opened
    await opened.store.stop()
