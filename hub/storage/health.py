"""How each door does, in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.health import Health
from hub.storage.door_tables import health
from hub.storage.executor import Executor
from hub.storage.statement import Statement

_NAMES: Final = tuple(field.name for field in fields(Health))
_OF: Final = Statement(
    select(*(health.c[name] for name in _NAMES))
    .where(health.c.door == bindparam("door"))
    .with_for_update(key_share=True)
)
_VALUES: Final[dict[str, Any]] = {name: bindparam(name) for name in ("door", *_NAMES)}
_CHANGED: Final[dict[str, Any]] = {name: bindparam(name) for name in _NAMES}
_SAVE: Final = Statement(
    sqlite.insert(health).values(_VALUES).on_conflict_do_update(set_=_CHANGED),
    postgresql=postgresql.insert(health).values(_VALUES).on_conflict_do_update(index_elements=["door"], set_=_CHANGED),
)


class HealthRecords:
    """The health of doors in one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def of(self, doors: Sequence[str]) -> Mapping[str, Health]:
        """What is known of these doors; nothing of one of which nothing is known."""
        rows = {door: self._executor.fetch(_OF, door=door) for door in doors}
        return {door: Health(*found[0]) for door, found in rows.items() if found}

    def save(self, door: str, value: Health) -> None:
        """Keep what is known of a door."""
        self._executor.run(_SAVE, door=door, **{name: getattr(value, name) for name in _NAMES})
