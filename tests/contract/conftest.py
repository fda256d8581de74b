"""The same promises, kept by every implementation: a file, or a server."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest

from channels.contract import Feature
from hub.clock import RandomIds
from hub.storage.migrate import migrate_postgres
from hub.storage.postgres_store import PostgresStore
from hub.storage.sqlite_store import SqliteStore
from tests.neighbours.postgres import Postgres
from tests.stage.fixtures import stage_template
from tests.stage.floor import FEATURES, set_up_floor
from tests.stage.loop import HeldClock

__all__ = ["stage_template"]

AnyStore: TypeAlias = SqliteStore | PostgresStore


class OpensStore(Protocol):
    """Opens a store whose channels can do what they can, or what a test lets them do."""

    def __call__(self, features: Mapping[str, frozenset[Feature]] = ...) -> AnyStore: ...


@pytest.fixture
def held_clock() -> HeldClock:
    """The stores' clock, which moves when the test says so."""
    return HeldClock()


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """A database with the floor in it, to be copied for every test."""
    url = postgres.create("hub_floor")

    async def furnish() -> None:
        await migrate_postgres(url)
        store = PostgresStore(url, clock=HeldClock(), ids=RandomIds(), features=FEATURES)
        await store.start()
        await store.run(set_up_floor)
        await store.stop()

    asyncio.run(furnish())
    return "hub_floor"


@pytest.fixture(params=["sqlite", "postgres"])
def open_store(
    request: pytest.FixtureRequest, tmp_path: Path, stage_template: Path, held_clock: HeldClock
) -> OpensStore:
    """Opens the same database as often as wanted: on PostgreSQL each store is another node."""
    if request.param == "sqlite":
        path = Path(shutil.copy(stage_template, tmp_path))
        return lambda features=FEATURES: SqliteStore(path, clock=held_clock, ids=RandomIds(), features=features)
    request.getfixturevalue("postgres_template")
    url = request.getfixturevalue("postgres_database")("hub_floor")
    return lambda features=FEATURES: PostgresStore(url, clock=held_clock, ids=RandomIds(), features=features)


@pytest.fixture
async def store(open_store: OpensStore) -> AsyncIterator[AnyStore]:
    """A store with the floor in it."""
    made = open_store()
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def file_store(tmp_path: Path, stage_template: Path, held_clock: HeldClock) -> AsyncIterator[SqliteStore]:
    """For what only one process can promise."""
    path = Path(shutil.copy(stage_template, tmp_path))
    made = SqliteStore(path, clock=held_clock, ids=RandomIds(), features=FEATURES)
    await made.start()
    yield made
    await made.stop()
