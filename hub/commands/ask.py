"""How a command gets its work done: by the running hub, or here while nobody else writes."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from typing import Any, Final

from channels.catalog import CHANNELS
from hub import clock
from hub.commands.administration import Administration
from hub.commands.control import NotRunning, ask_running
from hub.commands.data_lock import DataInUse, data_lock
from hub.commands.failure import CommandFailed
from hub.commands.operations import Operations
from hub.domain.problem import Problem
from hub.settings import Settings
from hub.storage.migrate import migrate_postgres, migrate_sqlite
from hub.storage.postgres_store import PostgresStore
from hub.storage.seal import Seals, read_or_make_key
from hub.storage.sqlite_store import SqliteStore
from hub.web.passwords import Argon2Passwords

TRIES: Final = 20
PAUSE_SECONDS: Final = 0.25


def ask(settings: Settings, environment: Mapping[str, str], name: str, **arguments: Any) -> Any:  # noqa: ANN401 - plain JSON
    """What the operation returns; raises CommandFailed with the sentence for the user."""
    return asyncio.run(_asked(settings, environment, name, arguments))


async def _asked(settings: Settings, environment: Mapping[str, str], name: str, arguments: Mapping[str, Any]) -> Any:  # noqa: ANN401 - plain JSON
    if settings.database_url:
        return await _here(settings, environment, name, arguments)
    for _ in range(TRIES):
        try:
            with data_lock(settings.data):
                return await _here(settings, environment, name, arguments)
        except DataInUse as busy:
            held = busy
        try:
            return _done(await ask_running(settings.data, name, arguments))
        except NotRunning:
            # Another command is at work, or the hub is just starting or ending.
            await asyncio.sleep(PAUSE_SECONDS)
    raise CommandFailed(str(held))


def _done(answer: Mapping[str, Any]) -> Any:  # noqa: ANN401 - plain JSON
    if "problem" in answer:
        raise CommandFailed(str(answer["problem"]["detail"]))
    return answer["done"]


async def _here(settings: Settings, environment: Mapping[str, str], name: str, arguments: Mapping[str, Any]) -> Any:  # noqa: ANN401 - plain JSON
    settings.data.mkdir(parents=True, exist_ok=True)
    store = await _opened(settings)
    seals = Seals(read_or_make_key(settings.secret_key, settings.data), environment)
    administration = Administration(store, seals, Argon2Passwords(), lambda: secrets.token_urlsafe(32), settings.url)
    try:
        return await Operations(store, administration).perform(name, arguments)
    except Problem as problem:
        raise CommandFailed(problem.detail) from None
    finally:
        await store.stop()


async def _opened(settings: Settings) -> SqliteStore | PostgresStore:
    features = {name: kind.features for name, kind in CHANNELS.items()}
    store: SqliteStore | PostgresStore
    if settings.database_url:
        await migrate_postgres(settings.database_url)
        store = PostgresStore(settings.database_url, clock=clock.now, ids=clock.RandomIds(), features=features)
    else:
        path = settings.data / "hub.db"
        migrate_sqlite(path)
        store = SqliteStore(path, clock=clock.now, ids=clock.RandomIds(), features=features)
    await store.start()
    return store
