"""The store of a hub: one file, or a database server, of which a hub on one file loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from channels.contract import Feature
from channels.limits import Limits
from hub.storage.sqlite_store import SqliteStore
from hub.storage.transaction import Fingerprint, Ids, plain_address, plain_fingerprint
from hub.wire.tell_items import (
    FileAddress,
)

if TYPE_CHECKING:
    from hub.storage.postgres_store import PostgresStore

AnyStore: TypeAlias = "SqliteStore | PostgresStore"


def store_at(  # noqa: PLR0913 - what a store needs from the edge
    url: str,
    path: Path,
    *,
    clock: Callable[[], datetime],
    ids: Ids,
    features: Mapping[str, frozenset[Feature]],
    limits: Mapping[str, Limits],
    file_address: FileAddress = plain_address,
    fingerprint: Fingerprint = plain_fingerprint,
) -> AnyStore:
    """The store at a database's address, else in a file; it is still to be started."""
    if not url:
        return SqliteStore(
            path,
            clock=clock,
            ids=ids,
            features=features,
            limits=limits,
            file_address=file_address,
            fingerprint=fingerprint,
        )
    from hub.storage.postgres_store import PostgresStore  # noqa: PLC0415 - see above

    return PostgresStore(
        url,
        clock=clock,
        ids=ids,
        features=features,
        limits=limits,
        file_address=file_address,
        fingerprint=fingerprint,
    )
