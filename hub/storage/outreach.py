"""What we wrote first, in the database."""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, insert, select

from hub.domain.ids import ItemId, PersonId
from hub.storage.executor import Executor
from hub.storage.outreach_tables import outreach
from hub.storage.statement import Statement, names_of

_o = outreach.c
_BEGUN: Final = Statement(
    select(_o.item_id).where(_o.person_id == bindparam("person_id"), _o.client_id == bindparam("client_id"))
)
_KEEP: Final = Statement(insert(outreach).values({name: bindparam(name) for name in names_of(outreach)}))


class OutreachRecords:
    """The messages of one transaction with which somebody wrote first."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def begun(self, person_id: PersonId, client_id: str) -> ItemId | None:
        """The message that this person's browser already sent under this id."""
        rows = self._executor.fetch(_BEGUN, person_id=person_id, client_id=client_id)
        return ItemId(rows[0][0]) if rows else None

    def keep(self, person_id: PersonId, client_id: str, item_id: ItemId) -> None:
        """Remember it."""
        self._executor.append(_KEEP, {"person_id": person_id, "client_id": client_id, "item_id": item_id})
