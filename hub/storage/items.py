"""What conversations contain, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final

from sqlalchemy import bindparam, insert, select, update

from channels.contract import MessageState
from hub.domain.conversation import Conversation
from hub.domain.ids import AccountId, ConversationId, ItemId
from hub.domain.item import Direction, Item, ItemKind, StoredFile
from hub.domain.problem import NotFound
from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement
from hub.storage.tables import item

_NAMES: Final = tuple(field.name for field in fields(Item))
_COLUMNS: Final = tuple(item.c[name] for name in _NAMES)
_i = item.c

_INSERT: Final = Statement(insert(item).values({name: bindparam(name) for name in (*_NAMES, "account_id")}))
_BY_ID: Final = Statement(select(*_COLUMNS).where(_i.id == bindparam("id")))
_BY_CLIENT: Final = Statement(
    select(*_COLUMNS).where(_i.conversation_id == bindparam("conversation_id"), _i.client_id == bindparam("client_id"))
)
_BY_PROVIDER: Final = Statement(select(*_COLUMNS, _i.account_id).where(_i.provider_id == bindparam("provider_id")))
_SET_STATE: Final = Statement(
    update(item)
    .where(_i.id == bindparam("the_id"))
    .values(state=bindparam("state"), error=bindparam("error"), provider_id=bindparam("provider_id"))
)
_PROVIDER_IDS: Final = Statement(
    select(_i.provider_id)
    .where(_i.conversation_id == bindparam("conversation_id"), _i.provider_id.is_not(None))
    .order_by(_i.id)
)
_LAST: Final = Statement(
    select(*_COLUMNS)
    .where(_i.conversation_id == bindparam("conversation_id"))
    .order_by(_i.id.desc())
    .limit(bindparam("most"))
)


def item_of(row: Row) -> Item:
    """The item a row tells of."""
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=False))
    values["kind"] = ItemKind(values["kind"])
    values["direction"] = Direction(values["direction"])
    values["state"] = MessageState(values["state"]) if values["state"] else None
    values["files"] = tuple(StoredFile(**file) for file in values["files"])
    return Item(**values)


class ItemRecords:
    """The items of one transaction: the new ones, and those that came further."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.added: list[tuple[Item, Conversation]] = []
        self.moved: list[tuple[Item, str | None]] = []

    def add(self, value: Item, conversation: Conversation) -> None:
        """Keep a new item at the end of its conversation."""
        files = [vars(file) for file in value.files]
        self._executor.append(_INSERT, vars(value) | {"files": files, "account_id": conversation.account_id})
        self.added.append((value, conversation))

    def get(self, id_: ItemId) -> Item:
        """The item; raises NotFound."""
        rows = self._executor.fetch(_BY_ID, id=id_)
        if not rows:
            msg = "There is no such message."
            raise NotFound(msg)
        return item_of(rows[0])

    def by_client_id(self, conversation_id: ConversationId, client_id: str) -> Item | None:
        """The item a browser already sent under this id."""
        rows = self._executor.fetch(_BY_CLIENT, conversation_id=conversation_id, client_id=client_id)
        return item_of(rows[0]) if rows else None

    def by_provider_id(self, accounts: Sequence[AccountId], provider_id: str) -> Item | None:
        """The item a provider calls by this id."""
        for row in self._executor.fetch(_BY_PROVIDER, provider_id=provider_id):
            if row[-1] in accounts:
                return item_of(row[:-1])
        return None

    def conversation_of(self, account_id: AccountId, provider_ids: Sequence[str]) -> ConversationId | None:
        """The conversation of the first of these messages that is known."""
        for provider_id in provider_ids:
            found = self.by_provider_id([account_id], provider_id)
            if found is not None:
                return found.conversation_id
        return None

    def set_state(self, value: Item, state: MessageState, error: str | None, provider_id: str | None) -> None:
        """Say how far a message came."""
        moved = replace(value, state=state, error=error, provider_id=provider_id or value.provider_id)
        self._executor.run(_SET_STATE, the_id=value.id, state=state.value, error=error, provider_id=moved.provider_id)
        self.moved.append((moved, error))

    def provider_ids(self, conversation_id: ConversationId) -> Sequence[str]:
        """Provider ids of the conversation's messages, oldest first."""
        rows = self._executor.fetch(_PROVIDER_IDS, conversation_id=conversation_id)
        return [row[0] for row in rows]

    def last(self, conversation_id: ConversationId, most: int) -> Sequence[Item]:
        """The last items of a conversation, oldest first."""
        rows = self._executor.fetch(_LAST, conversation_id=conversation_id, most=most)
        return [item_of(row) for row in reversed(rows)]
