"""Two empty databases, one for each side of a benchmark."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from hub.commands.failure import CommandFailed


class NoDatabase(CommandFailed):
    """There is no PostgreSQL to measure on; the text says how to name one."""


@asynccontextmanager
async def two_databases(url: str | None) -> AsyncIterator[tuple[str, str]]:
    """The addresses of two new databases on this server, dropped afterwards; two empty texts for None."""
    if url is None:
        yield "", ""
        return
    if not url:
        raise NoDatabase("Set HUB_DATABASE_URL to a PostgreSQL server on which databases may be made and dropped.")
    names = [f"hub_bench_{secrets.token_hex(4)}_{side}" for side in ("product", "floor")]
    connection = await asyncpg.connect(url.replace("postgresql+asyncpg://", "postgresql://"))
    try:
        for name in names:
            await connection.execute(f'CREATE DATABASE "{name}"')
        stem = url.rpartition("/")[0]
        yield f"{stem}/{names[0]}", f"{stem}/{names[1]}"
    finally:
        for name in names:
            await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await connection.close()
