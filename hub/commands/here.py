"""An operation of the command line done in this process, on data that nobody else writes meanwhile."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from channels.catalog import CHANNELS
from hub import clock
from hub.commands.administration import Administration
from hub.commands.failure import CommandFailed
from hub.commands.last_words import make_data_folder, opening
from hub.commands.operations import Operations
from hub.domain.problem import Problem
from hub.settings import Settings
from hub.storage.migrate import migrate_postgres, migrate_sqlite
from hub.storage.open_store import AnyStore, store_at
from hub.storage.seal import Seals, read_or_make_key
from hub.web.passwords import Argon2Passwords


async def perform_here(
    settings: Settings, environment: Mapping[str, str], name: str, arguments: Mapping[str, Any]
) -> Any:  # noqa: ANN401 - plain JSON
    """What the operation returns; raises CommandFailed with the sentence for the user."""
    make_data_folder(settings.data)
    with opening(settings):
        store = await _opened(settings)
    seals = Seals(read_or_make_key(settings.secret_key, settings.data), environment)
    administration = Administration(store, seals, Argon2Passwords(), lambda: secrets.token_urlsafe(32), settings.url)
    try:
        return await Operations(store, administration).perform(name, arguments)
    except Problem as problem:
        raise CommandFailed(problem.detail) from None
    finally:
        await store.stop()


async def _opened(settings: Settings) -> AnyStore:
    path = settings.data / "hub.db"
    if settings.database_url:
        await migrate_postgres(settings.database_url)
    else:
        migrate_sqlite(path)
    features = {name: kind.features for name, kind in CHANNELS.items()}
    limits = {name: kind.limits for name, kind in CHANNELS.items()}
    store = store_at(
        settings.database_url, path, clock=clock.now, ids=clock.RandomIds(), features=features, limits=limits
    )
    await store.start()
    return store
