"""Bring a database to the newest schema; running it twice changes nothing."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, create_engine, text

if TYPE_CHECKING:
    from alembic.config import Config

# Loading Alembic takes longer than starting the rest of the storage: it waits until a step is to be taken.
MIGRATIONS: Final = Path(__file__).parent / "migrations"


def config_for(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file."""
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str:
    """The name of the newest schema: steps are numbered, and each file begins with its number."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def upgrade(connection: Connection) -> None:
    """Take every step that is still missing."""
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - see above

    if MigrationContext.configure(connection).get_current_revision() == newest_revision():
        return
    command.upgrade(config_for(connection), "head")
    connection.commit()


def migrate_sqlite(path: Path) -> None:
    """Bring the file to the newest schema, making it if need be."""
    if _revision_of(path) == newest_revision():
        return
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        upgrade(connection)
    engine.dispose()


def _revision_of(path: Path) -> str:
    """The schema of a file; empty where there is none yet."""
    if not path.exists():
        return ""
    with closing(sqlite3.connect(path)) as connection:
        try:
            rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        except sqlite3.OperationalError:
            return ""
    return str(rows[0][0]) if rows else ""


async def migrate_postgres(url: str) -> None:
    """Bring the database to the newest schema; several nodes may start at once."""
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415 - a hub on one file needs none of it

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
