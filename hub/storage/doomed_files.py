"""Files that a message, a draft or a person lets go of: their rows at once, their bytes when nobody wants them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.item import Item
from hub.storage.change_tables import item_file
from hub.storage.erasure_tables import doomed_file
from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement
from hub.storage.tables import file

_DIGEST: Final[dict[str, Any]] = {"digest": bindparam("digest"), "since": bindparam("since")}
_DOOM: Final = Statement(
    sqlite.insert(doomed_file).values(_DIGEST).on_conflict_do_nothing(),
    postgresql=postgresql.insert(doomed_file).values(_DIGEST).on_conflict_do_nothing(),
)
DOOMED: Final = Statement(select(doomed_file.c.digest).order_by(doomed_file.c.digest))
UNDOOM: Final = Statement(delete(doomed_file).where(doomed_file.c.digest == bindparam("digest")))
WANTED: Final = Statement(select(file.c.id).where(file.c.digest == bindparam("digest")).limit(1))
_UNNOTE_FILE: Final = Statement(
    delete(item_file).where(item_file.c.file_id == bindparam("file_id"), item_file.c.item_id == bindparam("item_id"))
)
_REMOVE_FILE: Final = Statement(
    delete(file)
    .where(
        file.c.id == bindparam("file_id"),
        ~exists(select(item_file.c.item_id).where(item_file.c.file_id == bindparam("file_id"))),
    )
    .returning(file.c.digest)
)
_REMOVE_UPLOADS: Final = Statement(
    delete(file)
    .where(
        file.c.owner == bindparam("owner"),
        ~exists(select(item_file.c.item_id).where(item_file.c.file_id == file.c.id)),
    )
    .returning(file.c.digest)
)


def let_go_of(executor: Executor, one: Item, now: datetime) -> int:
    """The files of a message are gone, but for those that another one has; how many."""
    count = 0
    for stored in one.files:
        executor.run(_UNNOTE_FILE, file_id=stored.id, item_id=one.id)
        count += let_go_of_file(executor, stored.id, now)
    return count


def let_go_of_file(executor: Executor, id_: str, now: datetime) -> int:
    """A file is gone, unless a message has it; how many."""
    return _doom(executor, executor.fetch(_REMOVE_FILE, file_id=id_), now)


def let_go_of_uploads(executor: Executor, owner: str, now: datetime) -> int:
    """What somebody uploaded and never sent is gone; how many."""
    return _doom(executor, executor.fetch(_REMOVE_UPLOADS, owner=owner), now)


def _doom(executor: Executor, rows: Iterable[Row], now: datetime) -> int:
    digests = [row[0] for row in rows]
    for digest in digests:
        executor.run(_DOOM, digest=digest, since=now)
    return len(digests)
