"""Translations of messages, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.ids import ConversationId, ItemId
from hub.domain.item import Direction, ItemKind
from hub.domain.translation import Translation
from hub.storage.executor import Executor
from hub.storage.statement import Statement, names_of
from hub.storage.tables import item
from hub.storage.translation_tables import translation

_t, _i = translation.c, item.c
_NAMES: Final = names_of(translation)
_COLUMNS: Final = tuple(_t[name] for name in _NAMES)
_VALUES: Final[dict[str, Any]] = {name: bindparam(name) for name in _NAMES}
_KEEP: Final = Statement(
    sqlite.insert(translation).values(_VALUES).on_conflict_do_nothing(),
    postgresql=postgresql.insert(translation).values(_VALUES).on_conflict_do_nothing(),
)
_GET: Final = Statement(
    select(*_COLUMNS).where(_t.item_id == bindparam("item_id"), _t.language == bindparam("language"))
)
_OF: Final = Statement(
    select(*_COLUMNS)
    .join(item, _i.id == _t.item_id)
    .where(_i.conversation_id == bindparam("conversation_id"), _t.language == bindparam("language"))
    .order_by(_i.id)
)
_LAST_SOURCE: Final = Statement(
    select(_t.source)
    .join(item, _i.id == _t.item_id)
    .where(
        _i.conversation_id == bindparam("conversation_id"),
        _i.kind == str(ItemKind.MESSAGE),
        _i.direction == str(Direction.IN),
        _t.source != "",
    )
    .order_by(_i.id.desc(), _t.at.desc())
    .limit(1)
)


class TranslationRecords:
    """Translations as one transaction sees them."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def get(self, item_id: ItemId, language: str) -> Translation | None:
        """The message in that language, where somebody asked for it before."""
        rows = self._executor.fetch(_GET, item_id=item_id, language=language)
        return Translation(**dict(zip(_NAMES, rows[0], strict=True))) if rows else None

    def keep(self, value: Translation) -> None:
        """Keep it, unless one is kept."""
        self._executor.run(_KEEP, **vars(value))

    def of(self, conversation_id: ConversationId, language: str) -> Sequence[Translation]:
        """Everything of a conversation that is kept in that language, the oldest first."""
        rows = self._executor.fetch(_OF, conversation_id=conversation_id, language=language)
        return [Translation(**dict(zip(_NAMES, row, strict=True))) for row in rows]

    def last_source(self, conversation_id: ConversationId) -> str:
        """In which language the newest translated message of the customer is; empty where nobody knows."""
        rows = self._executor.fetch(_LAST_SOURCE, conversation_id=conversation_id)
        return str(rows[0][0]) if rows else ""
