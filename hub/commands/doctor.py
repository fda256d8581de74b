"""`hub doctor`: what could keep this hub from working, looked at without changing anything."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import asyncpg
import orjson

from hub.application.floor_record import REFERENCES
from hub.application.push import PUSH_KEY
from hub.commands.control import NotRunning, ask_running
from hub.commands.demo.loopback import environment_of, sentence_of_refusal
from hub.commands.demo.names import ACCOUNTS, DOMAIN
from hub.commands.demo.seed import MARK
from hub.commands.finding import Finding, bad, good
from hub.commands.reach import CONNECT_SECONDS, reach
from hub.commands.sealed_elsewhere import is_readable
from hub.commands.setting_check import faults_of
from hub.commands.translator_check import examine_translator
from hub.domain.problem import Invalid
from hub.settings import Settings
from hub.storage.migrate import newest_revision
from hub.storage.seal import KEY_FILE, Seals, read_or_make_key

MADE_AT_START: Final = "made anew by every start"
"""In place of what only the running demonstration knows."""
TWILIO: Final = "https://api.twilio.com"
_DEMONSTRATION: Final = f"SELECT count(*) FROM setting WHERE key = '{MARK}'"  # noqa: S608 - a word of our own
_PUSH_KEY: Final = f"SELECT value FROM setting WHERE key = '{PUSH_KEY}'"  # noqa: S608 - a word of our own
_ENTRIES: Final = "SELECT kind, id, body FROM entry WHERE kind IN ('hooks', 'accounts') AND is_active"


@dataclass(frozen=True, slots=True)
class Database:
    """What the database says of itself."""

    revision: str
    entries: tuple[tuple[str, str, Mapping[str, Any]], ...]
    is_demonstration: bool
    push_key: str | None
    """As it is sealed."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What the findings about accounts are made of."""

    settings: Settings
    database: Database | None
    seals: Seals
    shown: frozenset[str]
    """References that only the demonstration answers."""
    is_running: bool

    @property
    def entries(self) -> tuple[tuple[str, str, Mapping[str, Any]], ...]:
        """Every hook and account."""
        return self.database.entries if self.database is not None else ()

    def is_for_show(self, value: str) -> bool:
        """Whether a setting leads to the demonstration's own."""
        return value in self.shown


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
        remedy = "start it, or correct HUB_DATABASE_URL" if settings.database_url else "look at hub.db in HUB_DATA"
        yield bad("database", f"does not answer: {error}; {remedy}")
        database = None
    looking = _looking(settings, environment, database, is_running=is_running)
    if database is not None:
        yield _schema(database)
    for finding in (*_demonstration(looking), *_secrets(looking), *_push_key(looking), *_nonsense(looking)):
        yield finding
    for subject, url in _neighbours(looking):
        yield await reach(subject, url)
    async for finding in examine_translator(settings):
        yield finding


def _looking(
    settings: Settings, environment: Mapping[str, str], database: Database | None, *, is_running: bool
) -> Looking:
    shown = environment_of(settings, MADE_AT_START) if database is not None and database.is_demonstration else {}
    references = frozenset(f"env:{name}" for name in shown)
    return Looking(settings, database, _seals(settings, {**environment, **shown}), references, is_running)


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
        marks = await connection.fetchval(_DEMONSTRATION)
        push_key = await connection.fetchval(_PUSH_KEY)
    finally:
        await connection.close()
    entries = tuple((row[0], row[1], orjson.loads(row[2])) for row in rows)
    return Database(str(revision), entries, bool(marks), push_key)


def _sqlite(path: Path) -> Database:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        rows = connection.execute(_ENTRIES).fetchall()
        (marks,) = connection.execute(_DEMONSTRATION).fetchone()
        (push_key,) = connection.execute(_PUSH_KEY).fetchone() or (None,)
    finally:
        connection.close()
    entries = tuple((kind, id_, orjson.loads(body)) for kind, id_, body in rows)
    return Database(str(revision), entries, bool(marks), push_key)


def _schema(database: Database) -> Finding:
    newest = newest_revision()
    if database.revision == newest:
        return good("database", f"answers, and has the newest schema ({newest})")
    return bad("database", f"has schema {database.revision}, not {newest}: run `hub migrate`")


def _demonstration(looking: Looking) -> Iterator[Finding]:
    """What is there for show, said plainly."""
    if not looking.shown:
        return
    if not looking.settings.is_loopback:
        yield bad("demonstration", sentence_of_refusal(looking.settings))
        return
    yield good(
        "demonstration",
        f"this folder holds it: the people of {DOMAIN}, whose password everybody knows, and the accounts "
        f"{', '.join(ACCOUNTS)}; they reach no real customer, and `hub demo remove` takes them away",
    )
    for kind, id_, body in looking.entries:
        names = [name for name, value in body.get("settings", {}).items() if looking.is_for_show(value)]
        if names:
            yield good(f"{kind}.{id_}", f"demonstration only: {', '.join(names)}")
        for name in names:
            if name.endswith("_url") and not looking.is_running:
                yield good(f"{kind}.{id_} {name}", "demonstration only: answers while `hub serve --demo` runs")


def _secrets(looking: Looking) -> Iterator[Finding]:
    if looking.database is None:
        return
    count = 0
    for kind, id_, body in looking.entries:
        for name, value in body.get("settings", {}).items():
            is_reference = value.startswith(REFERENCES)
            if looking.is_for_show(value) or not (is_reference or looking.seals.is_secret(name)):
                continue
            fault = _fault_of_secret(looking.seals, name, value)
            if fault:
                yield bad(f"{kind}.{id_}", fault)
            else:
                count += 1
    yield good("secrets", f"{count} of your own can be read")


def _fault_of_secret(seals: Seals, name: str, value: str) -> str:
    try:
        return "" if seals.revealed({name: value})[name] else f"{name} leads to nothing: {value}"
    except Invalid as error:
        return error.detail


def _push_key(looking: Looking) -> Iterator[Finding]:
    """Whether agents can be told while their consoles are closed."""
    kept = looking.database and looking.database.push_key
    if not kept:
        return
    if is_readable(looking.seals, PUSH_KEY, kept):
        yield good("Web Push", "the key by which push services know this hub can be read")
        return
    yield bad(
        "Web Push",
        "the key by which push services know this hub was sealed with another HUB_SECRET_KEY or secret.key, so nobody "
        "is told while her console is closed: start the hub with the one it had before; where that is lost, "
        "`hub push forget-key` lets it make another, and agents turn their devices on again",
    )


def _nonsense(looking: Looking) -> Iterator[Finding]:
    """Every setting that can be read, and that its channel can make nothing of."""
    for kind, id_, body in looking.entries:
        for name, text in _faults(looking, body).items():
            value = body["settings"][name]
            if looking.is_for_show(value):
                continue
            where = f"correct what {value} leads to" if value.startswith(REFERENCES) else "correct it with `hub apply`"
            yield bad(f"{kind}.{id_}", f"{name} {text}; {where}")


def _faults(looking: Looking, body: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with the settings of an entry, those of its hook considered, by their names."""
    own = body.get("settings", {})
    hook = next((found for kind, id_, found in looking.entries if (kind, id_) == ("hooks", body.get("hook"))), {})
    values = {
        name: _revealed(looking.seals, name, value) for name, value in {**hook.get("settings", {}), **own}.items()
    }
    found = faults_of(body["channel"], values)
    return {name: text for name, text in found.items() if name in own}


def _neighbours(looking: Looking) -> Iterator[tuple[str, str]]:
    settings = looking.settings
    if settings.smtp_url:
        yield "HUB_SMTP_URL", settings.smtp_url
    if settings.redis_url:
        yield "HUB_REDIS_URL", settings.redis_url
    for kind, id_, body in looking.entries:
        wrong = _faults(looking, body)
        for name, value in body.get("settings", {}).items():
            if name in wrong or (looking.is_for_show(value) and not looking.is_running):
                continue
            if name.endswith("_url") and (url := _revealed(looking.seals, name, value)):
                yield f"{kind}.{id_} {name}", url
    if any(_is_own_twilio(looking, body.get("settings", {})) for _, _, body in looking.entries):
        yield "Twilio", settings.twilio_api_url or TWILIO


def _is_own_twilio(looking: Looking, settings: Mapping[str, str]) -> bool:
    return "account_sid" in settings and not looking.is_for_show(settings["account_sid"])


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
