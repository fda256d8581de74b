"""Keys of other systems in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, insert, select, update

from hub.domain.api_key import ApiKey
from hub.domain.permission import Permission
from hub.domain.problem import NotFound
from hub.storage.executor import Executor
from hub.storage.outward_tables import api_key
from hub.storage.statement import Row, Statement

_k = api_key.c
_NAMES: Final = tuple(field.name for field in fields(ApiKey))
_ALL: Final = Statement(select(*(_k[name] for name in _NAMES)).order_by(_k.id.desc()))
_BY_ID: Final = Statement(select(*(_k[name] for name in _NAMES)).where(_k.id == bindparam("id")))
_BY_DIGEST: Final = Statement(select(*(_k[name] for name in _NAMES)).where(_k.digest == bindparam("digest")))
_ADD: Final = Statement(insert(api_key).values({name: bindparam(name) for name in _NAMES}))
_USED: Final = Statement(update(api_key).where(_k.id == bindparam("the_id")).values(used_at=bindparam("used_at")))
_REVOKE: Final = Statement(
    update(api_key).where(_k.id == bindparam("the_id")).values(revoked_at=bindparam("revoked_at"))
)


def _key_of(row: Row) -> ApiKey:
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    known = {scope.value for scope in Permission}
    # What a newer version named is no permission here.
    values["scopes"] = frozenset(Permission(scope) for scope in values["scopes"] if scope in known)
    values["teams"] = frozenset(values["teams"])
    return ApiKey(**values)


class ApiKeyRecords:
    """The keys, in one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def all(self) -> Sequence[ApiKey]:
        """Every key, the newest first."""
        return [_key_of(row) for row in self._executor.fetch(_ALL)]

    def get(self, id_: str) -> ApiKey:
        """The key; raises NotFound."""
        rows = self._executor.fetch(_BY_ID, id=id_)
        if not rows:
            raise NotFound("There is no such key; look at the list again.")
        return _key_of(rows[0])

    def by_digest(self, digest: str) -> ApiKey | None:
        """The key with this digest."""
        rows = self._executor.fetch(_BY_DIGEST, digest=digest)
        return _key_of(rows[0]) if rows else None

    def add(self, value: ApiKey) -> None:
        """Keep a new key."""
        self._executor.run(_ADD, **{**vars(value), "scopes": sorted(value.scopes), "teams": sorted(value.teams)})

    def used(self, id_: str, at: datetime) -> None:
        """It was used then."""
        self._executor.run(_USED, the_id=id_, used_at=at)

    def revoke(self, id_: str, at: datetime) -> None:
        """It opens nothing from then on."""
        self._executor.run(_REVOKE, the_id=id_, revoked_at=at)
