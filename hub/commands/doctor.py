"""`hub doctor`: what could keep this hub from working, looked at without changing or sending anything."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import asyncpg
import orjson

from hub.commands.control import NotRunning, ask_running
from hub.domain.problem import Invalid
from hub.settings import Settings
from hub.storage.migrate import newest_revision
from hub.storage.seal import KEY_FILE, Seals, read_or_make_key

CONNECT_SECONDS: Final = 4
PORTS: Final = {"http": 80, "https": 443, "smtp": 25, "smtps": 465, "imap": 143, "imaps": 993, "redis": 6379}
TWILIO: Final = "https://api.twilio.com"
_ENTRIES: Final = "SELECT kind, id, body FROM entry WHERE kind IN ('hooks', 'accounts') AND is_active"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    is_good: bool
    text: str


@dataclass(frozen=True, slots=True)
class Database:
    """What the database says of itself."""

    revision: str
    entries: tuple[tuple[str, str, Mapping[str, Any]], ...]


def good(subject: str, text: str) -> Finding:
    """It is as it should be."""
    return Finding(subject, is_good=True, text=text)


def bad(subject: str, text: str) -> Finding:
    """It keeps the hub from working."""
    return Finding(subject, is_good=False, text=text)


async def examine(settings: Settings, environment: Mapping[str, str]) -> AsyncIterator[Finding]:
    """Everything that matters, one after another."""
    yield good("settings", f"read; customers and providers reach this hub at {settings.url}")
    is_running = await _is_running(settings)
    yield _folder(settings.data)
    for name, host, port in (
        ("HUB_PORT", settings.host, settings.port),
        ("HUB_SMTP_PORT", settings.smtp_host, settings.smtp_port),
    ):
        yield _port(name, host, port, is_running=is_running)
    try:
        database = await _database(settings)
    except (OSError, sqlite3.Error, asyncpg.PostgresError, TimeoutError) as error:
        yield bad("database", f"does not answer: {error}")
        database = None
    seals = _seals(settings, environment)
    if database is not None:
        yield _schema(database)
        for finding in _secrets(seals, database):
            yield finding
    for subject, url in _neighbours(settings, seals, database):
        yield await _reach(subject, url)


async def _is_running(settings: Settings) -> bool:
    try:
        await ask_running(settings.data, "list_users", {})
    except NotRunning:
        return False
    return True


def _folder(folder: Path) -> Finding:
    if not folder.exists():
        return Finding("data folder", os.access(folder.absolute().parent, os.W_OK), f"{folder} will be made")
    is_good = folder.is_dir() and os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    return Finding("data folder", is_good, f"{folder} {'can' if is_good else 'cannot'} be written")


def _port(name: str, host: str, port: int, *, is_running: bool) -> Finding:
    subject = f"port {port}"
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return good(subject, f"free for {name}")
    except (OSError, OverflowError) as error:
        if is_running:
            return good(subject, f"in use while this hub runs ({name})")
        return bad(subject, f"cannot be used: {error}; choose another one with {name}")


async def _database(settings: Settings) -> Database | None:
    if settings.database_url:
        return await _postgres(settings.database_url.replace("+asyncpg", "", 1))
    path = settings.data / "hub.db"
    return _sqlite(path) if path.exists() else None


async def _postgres(url: str) -> Database:
    connection = await asyncpg.connect(url, timeout=CONNECT_SECONDS)
    try:
        revision = await connection.fetchval("SELECT version_num FROM alembic_version")
        rows = await connection.fetch(_ENTRIES)
    finally:
        await connection.close()
    return Database(str(revision), tuple((row[0], row[1], orjson.loads(row[2])) for row in rows))


def _sqlite(path: Path) -> Database:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        rows = connection.execute(_ENTRIES).fetchall()
    finally:
        connection.close()
    return Database(str(revision), tuple((kind, id_, orjson.loads(body)) for kind, id_, body in rows))


def _schema(database: Database) -> Finding:
    newest = newest_revision()
    if database.revision == newest:
        return good("database", f"answers, and has the newest schema ({newest})")
    return bad("database", f"has schema {database.revision}, not {newest}: run `hub migrate`")


def _secrets(seals: Seals, database: Database) -> Iterator[Finding]:
    count = 0
    for kind, id_, body in database.entries:
        for name, value in body.get("settings", {}).items():
            if not seals.is_secret(name) and not value.startswith(("env:", "file:")):
                continue
            count += 1
            try:
                revealed = seals.revealed({name: value})[name]
            except Invalid as error:
                yield bad(f"{kind}.{id_}", error.detail)
                continue
            if not revealed:
                yield bad(f"{kind}.{id_}", f"{name} leads to nothing: {value}")
                count -= 1
    yield good("secrets", f"{count} can be read")


def _neighbours(settings: Settings, seals: Seals, database: Database | None) -> Iterator[tuple[str, str]]:
    if settings.smtp_url:
        yield "HUB_SMTP_URL", settings.smtp_url
    if settings.redis_url:
        yield "HUB_REDIS_URL", settings.redis_url
    entries = database.entries if database is not None else ()
    for kind, id_, body in entries:
        for name, value in body.get("settings", {}).items():
            if name.endswith("_url") and (url := _revealed(seals, name, value)):
                yield f"{kind}.{id_} {name}", url
    if any("account_sid" in body.get("settings", {}) for _, _, body in entries):
        yield "Twilio", settings.twilio_api_url or TWILIO


def _revealed(seals: Seals, name: str, value: str) -> str:
    try:
        return seals.revealed({name: value})[name]
    except Invalid:
        return ""


def _seals(settings: Settings, environment: Mapping[str, str]) -> Seals:
    """The hub's seals; looking must not make a key where there is none yet."""
    has_key = settings.secret_key or (settings.data / KEY_FILE).exists()
    key = read_or_make_key(settings.secret_key, settings.data) if has_key else bytes(32)
    return Seals(key, environment)


async def _reach(subject: str, url: str) -> Finding:
    parts = urlsplit(url)
    try:
        host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
        async with asyncio.timeout(CONNECT_SECONDS):
            _, writer = await asyncio.open_connection(
                host, port, ssl=parts.scheme in {"https", "smtps", "imaps"} or None
            )
            writer.close()
    except (OSError, ValueError, TimeoutError) as error:
        return bad(subject, f"{parts.hostname} does not answer: {str(error) or 'no answer in time'}")
    return good(subject, f"{host}:{port} answers")
