"""What a user is told when something fails that no command foresaw: a sentence that says what to do next."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from channels.contract import ChannelError
from hub.commands.failure import CommandFailed, StartError
from hub.domain.problem import Problem
from hub.settings import Settings

POSTGRES_PORT: Final = 5432
DISK_FULL: Final = "The disk is full: make room, then try again; what the hub said it kept is kept."
NOT_OURS: Final = (
    "may not be read and written by this user: give it to the user who runs the hub, "
    "or choose another folder with HUB_DATA."
)
BY_NUMBER: Final = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EMFILE: "Too many files and connections are open: raise the limit (`ulimit -n`), then try again.",
    errno.ENFILE: "Too many files and connections are open: raise the system's limit, then try again.",
}
OF_SQLITE: Final = (
    ("disk is full", DISK_FULL),
    ("readonly", f"The database hub.db in the folder HUB_DATA {NOT_OURS}"),
    ("unable to open", f"The database hub.db in the folder HUB_DATA {NOT_OURS}"),
    ("locked", "Another program holds hub.db in the folder HUB_DATA: end it, then try again."),
    ("disk i/o", "The disk under HUB_DATA does not read or write as it should: look at the system's log."),
    (
        "not a database",
        "hub.db in the folder HUB_DATA is no database: restore it from a backup, or move it away.",
    ),
    ("malformed", "The database hub.db in the folder HUB_DATA is damaged: restore it from a backup."),
)


def last_words(error: BaseException) -> str:
    """The sentence of a fault that says what to do, else of what kind the fault is."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, Problem | ChannelError | CommandFailed):
        return str(error)
    return sentence_of_system(error) or f"The command failed: {type(error).__name__}: {error}"


def sentence_of_system(error: BaseException) -> str:
    """What the disk or the system refused, and what to do about it; empty for any other fault."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.Error):
        text = str(cause).lower()
        return next((sentence for part, sentence in OF_SQLITE if part in text), "")
    if not isinstance(cause, OSError) or cause.errno is None:
        return ""
    if cause.errno in BY_NUMBER:
        return BY_NUMBER[cause.errno]
    if cause.filename is None:
        return ""
    if cause.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"{_shown(cause)} {NOT_OURS}"
    return f"{_shown(cause)} cannot be used: {cause.strerror}. Look at what is there, or choose another place for it."


def _shown(error: OSError) -> str:
    name = error.filename
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)


def make_data_folder(folder: Path) -> None:
    """The folder is there; raises StartError that says why it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise StartError(f"HUB_DATA is {folder}, which is no folder: name one there.") from None
    except OSError as error:
        sentence = BY_NUMBER.get(error.errno or 0)
        why = sentence or f"{error.strerror}. Name a folder that this user may make and write."
        raise StartError(f"The folder HUB_DATA, {folder}, cannot be made: {why}") from None


@contextmanager
def opening(settings: Settings) -> Iterator[None]:
    """Whatever goes wrong while the data is opened is told as what to look at."""
    try:
        yield
    except Exception as error:
        if not settings.database_url:
            raise
        # A fault of asyncpg or of SQLAlchemy, which need not be loaded to be known.
        maker = type(getattr(error, "orig", None) or error).__module__.partition(".")[0]
        if isinstance(error, OSError) or maker in {"asyncpg", "sqlalchemy"}:
            raise StartError(_of_server(settings.database_url, error)) from None
        raise


def _of_server(url: str, error: BaseException) -> str:
    where = urlsplit(url)
    place = where.hostname or "this machine"
    with suppress(ValueError):
        place += f":{where.port or POSTGRES_PORT}"
    if isinstance(error, TimeoutError):
        why = "it does not answer"
    elif isinstance(error, OSError):
        why = error.strerror or str(error)
    else:
        why = " ".join(str(getattr(error, "orig", None) or error).split())
    return (
        f"The database server that HUB_DATABASE_URL names, at {place}, cannot be used: {why.rstrip('.')}. "
        "Start it, or correct HUB_DATABASE_URL; without HUB_DATABASE_URL the hub keeps its data in a file."
    )
