"""Everything that is known of a customer, read out as its columns say: for the copy of it that she may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, select

from hub.domain.ids import ConversationId, CustomerId
from hub.domain.item import Direction
from hub.domain.personal_data import Lead, TableSays
from hub.storage.classification import CLASSIFIED
from hub.storage.erasure_statements import SUBJECT
from hub.storage.executor import Executor
from hub.storage.metadata import metadata
from hub.storage.statement import Statement
from hub.storage.tables import item

_OUTSIDE: Final[ColumnElement[bool]] = item.c.direction != Direction.INSIDE.value


def _told(says: TableSays) -> bool:
    return says.is_exported and bool(says.theirs)


def _columns(name: str) -> Select[Any]:
    table = metadata.tables[name]
    return select(*(table.c[column] for column in CLASSIFIED[name].exported))


def _tables(lead: Lead) -> list[str]:
    found = [(name, says.found_by) for name, says in CLASSIFIED.items() if _told(says) and says.found_by is not None]
    return [name for name, found_by in found if found_by[0] is lead]


def _where(name: str) -> Any:  # noqa: ANN401 - a condition on a column of any table
    found_by = CLASSIFIED[name].found_by
    assert found_by is not None  # noqa: S101 - only such tables are asked for
    return metadata.tables[name].c[found_by[1]]


_ITEMS: Final = _columns("item").where(item.c.conversation_id == SUBJECT).order_by(item.c.id)
OF_CUSTOMER: Final = {
    name: Statement(_columns(name).where(_where(name) == SUBJECT))
    for name in _tables(Lead.CUSTOMER)
    if name != "conversation"
}
OF_CONVERSATION: Final = {
    "conversation": Statement(_columns("conversation").where(metadata.tables["conversation"].c.id == SUBJECT)),
    **{
        name: Statement(_columns(name).where(_where(name) == SUBJECT))
        for name in _tables(Lead.CONVERSATION)
        if name != "item"
    },
    **{
        name: Statement(
            _columns(name).join(item, item.c.id == _where(name)).where(item.c.conversation_id == SUBJECT, _OUTSIDE)
        )
        for name in _tables(Lead.ITEM)
    },
}
ITEMS: Final = {"all": Statement(_ITEMS), "outside": Statement(_ITEMS.where(_OUTSIDE))}


class CopyRecords:
    """What a copy is made of."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def of_customer(self, id_: CustomerId, *, with_inside: bool) -> Mapping[str, list[dict[str, Any]]]:
        """By table the rows of her record; with what our people wrote for themselves only where that is wanted."""
        return self._rows(OF_CUSTOMER, id_, with_inside=with_inside)

    def of_conversation(self, id_: ConversationId, *, with_inside: bool) -> Mapping[str, list[dict[str, Any]]]:
        """By table the rows of a conversation; with notes and drafts only where that is wanted."""
        items = self._executor.fetch(ITEMS["all" if with_inside else "outside"], subject=id_)
        names = CLASSIFIED["item"].exported
        return {
            **self._rows(OF_CONVERSATION, id_, with_inside=with_inside),
            "item": [dict(zip(names, row, strict=True)) for row in items],
        }

    def _rows(
        self, statements: Mapping[str, Statement], subject: str, *, with_inside: bool
    ) -> dict[str, list[dict[str, Any]]]:
        found = {}
        for name, statement in statements.items():
            if CLASSIFIED[name].is_inside and not with_inside:
                continue
            columns = CLASSIFIED[name].exported
            rows = self._executor.fetch(statement, subject=subject)
            found[name] = [dict(zip(columns, row, strict=True)) for row in rows]
        return found
