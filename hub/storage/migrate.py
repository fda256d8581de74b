"""Bring a database to the newest schema; running it twice changes nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine


def config_for(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str:
    """The name of the newest schema."""
    return ScriptDirectory.from_config(config_for()).get_current_head() or ""


def upgrade(connection: Connection) -> None:
    """Take every step that is still missing."""
    if MigrationContext.configure(connection).get_current_revision() == newest_revision():
        return
    command.upgrade(config_for(connection), "head")
    connection.commit()


def migrate_sqlite(path: Path) -> None:
    """Bring the file to the newest schema, making it if need be."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        upgrade(connection)
    engine.dispose()


async def migrate_postgres(url: str) -> None:
    """Bring the database to the newest schema; several nodes may start at once."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        await connection.execute(text("SELECT pg_advisory_lock(7002)"))
        try:
            await connection.run_sync(upgrade)
        finally:
            await connection.execute(text("SELECT pg_advisory_unlock(7002)"))
            await connection.commit()
    await engine.dispose()


def migrate(database_url: str, path: Path) -> None:
    """Bring whichever database is configured to the newest schema."""
    if database_url:
        asyncio.run(migrate_postgres(database_url))
    else:
        migrate_sqlite(path)
