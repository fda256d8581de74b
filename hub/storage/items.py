"""What conversations contain, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, case, exists, insert, or_, select, update

from channels.contract import MessageState
from hub.domain.aftermath import Aftermath
from hub.domain.conversation import Conversation
from hub.domain.erasure import ERASED
from hub.domain.ids import AccountId, ConversationId, IdentityId, ItemId
from hub.domain.item import Direction, Item, ItemKind, StoredFile
from hub.domain.letter import Letter
from hub.domain.problem import NotFound
from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement, one_of
from hub.storage.tables import conversation as the_conversation
from hub.storage.tables import item

_NAMES: Final = tuple(field.name for field in fields(Item))
ITEM_COLUMNS: Final = tuple(item.c[name] for name in _NAMES)
_i = item.c

_INSERT: Final = Statement(insert(item).values({name: bindparam(name) for name in (*_NAMES, "account_id")}))
_BY_ID: Final = Statement(select(*ITEM_COLUMNS).where(_i.id == bindparam("id")))
_FIND: Final = Statement(
    select(*ITEM_COLUMNS).where(_i.id == bindparam("id"), _i.account_id == bindparam("account_id"))
)
_BY_CLIENT: Final = Statement(
    select(*ITEM_COLUMNS).where(
        _i.conversation_id == bindparam("conversation_id"), _i.client_id == bindparam("client_id")
    )
)
_BY_PROVIDER: Final = Statement(select(*ITEM_COLUMNS, _i.account_id).where(_i.provider_id == bindparam("provider_id")))
_same_place = item.alias("same_place")
# A mail's references: the message went by this account, or its conversation goes by it.
_CONVERSATION_OF: Final = Statement(
    select(_i.conversation_id)
    .join(the_conversation, the_conversation.c.id == _i.conversation_id)
    .where(
        _i.provider_id == bindparam("provider_id"),
        or_(
            the_conversation.c.account_id == bindparam("account_id"),
            exists(
                select(_same_place.c.id).where(
                    _same_place.c.conversation_id == _i.conversation_id,
                    _same_place.c.account_id == bindparam("account_id"),
                    _same_place.c.kind == str(ItemKind.MESSAGE),
                )
            ),
        ),
    )
    .order_by(case((_i.account_id == bindparam("account_id"), 0), else_=1), _i.id)
    .limit(1)
)
_ACCOUNTS_OF: Final = Statement(
    select(_i.account_id)
    .where(_i.conversation_id == bindparam("conversation_id"), _i.kind == str(ItemKind.MESSAGE))
    .distinct()
)
_LAST_CAME_TO: Final = Statement(
    select(_i.account_id)
    .where(
        _i.conversation_id == bindparam("conversation_id"),
        _i.kind == str(ItemKind.MESSAGE),
        _i.direction == str(Direction.IN),
    )
    .order_by(_i.id.desc())
    .limit(1)
)
_SET_STATE: Final = Statement(
    update(item)
    .where(_i.id == bindparam("the_id"))
    .values(state=bindparam("state"), error=bindparam("error"), provider_id=bindparam("provider_id"))
)
# Asking for the conversation too, it is written before anything moves there.
_MOVE: Final = Statement(
    update(item)
    .where(
        _i.conversation_id == bindparam("from_id"),
        _i.id >= bindparam("first"),
        one_of(_i.kind, [ItemKind.MESSAGE.value, ItemKind.NOTE.value]),
        exists(select(the_conversation.c.id).where(the_conversation.c.id == bindparam("there"))),
    )
    .values(conversation_id=bindparam("to_id"))
)
_PROVIDER_IDS: Final = Statement(
    select(_i.provider_id)
    .where(_i.conversation_id == bindparam("conversation_id"), _i.provider_id.is_not(None))
    .order_by(_i.id)
)
_LAST: Final = Statement(
    select(*ITEM_COLUMNS)
    .where(_i.conversation_id == bindparam("conversation_id"))
    .order_by(_i.id.desc())
    .limit(bindparam("most"))
)

_LAST_HEARD: Final = Statement(
    select(_i.at)
    .join(the_conversation, the_conversation.c.id == _i.conversation_id)
    .where(
        the_conversation.c.identity_id == bindparam("identity_id"),
        the_conversation.c.account_id == bindparam("account_id"),
        _i.kind == str(ItemKind.MESSAGE),
        _i.direction == str(Direction.IN),
    )
    .order_by(_i.at.desc())
    .limit(1)
)


def item_of(row: Row) -> Item:
    """The item a row tells of."""
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=False))
    values["kind"] = ItemKind(values["kind"])
    values["direction"] = Direction(values["direction"])
    values["state"] = MessageState(values["state"]) if values["state"] else None
    values["files"] = tuple(StoredFile(**file) for file in values["files"])
    values["letter"] = Letter.read(values["letter"])
    values["aftermath"] = Aftermath.read(values["aftermath"])
    return Item(**values)


class ItemRecords:
    """The items of one transaction: the new ones, and those that came further."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.added: list[tuple[Item, Conversation]] = []
        self.moved: list[tuple[Item, str | None]] = []

    def add(self, value: Item, conversation: Conversation) -> None:
        """Keep a new item at the end of its conversation."""
        columns = vars(value) | {
            "kind": str(value.kind),
            "direction": str(value.direction),
            "state": None if value.state is None else str(value.state),
            "files": [file.kept() for file in value.files],
            "letter": None if value.letter is None else vars(value.letter),
            "aftermath": None if value.aftermath is None else value.aftermath.written(),
            "account_id": (value.letter.account if value.letter is not None else "") or conversation.account_id,
        }
        self._executor.append(_INSERT, columns)
        self.added.append((value, conversation))

    def get(self, id_: ItemId) -> Item:
        """The item; raises NotFound."""
        rows = self._executor.fetch(_BY_ID, id=id_)
        if not rows:
            msg = "There is no such message."
            raise NotFound(msg)
        return item_of(rows[0])

    def find(self, account_id: AccountId, id_: ItemId) -> Item | None:
        """The item of this account with this id, if there is one."""
        rows = self._executor.fetch(_FIND, id=id_, account_id=account_id)
        return item_of(rows[0]) if rows else None

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
        """The conversation of the first of these messages that is known, among those that go by this account."""
        for provider_id in provider_ids:
            rows = self._executor.fetch(_CONVERSATION_OF, account_id=account_id, provider_id=provider_id)
            if rows:
                return ConversationId(rows[0][0])
        return None

    def accounts_of(self, conversation_id: ConversationId) -> Sequence[AccountId]:
        """By which accounts its messages left or came, each once."""
        return [AccountId(row[0]) for row in self._executor.fetch(_ACCOUNTS_OF, conversation_id=conversation_id)]

    def last_came_to(self, conversation_id: ConversationId) -> AccountId | None:
        """To which account its customer wrote last; None where she never wrote."""
        rows = self._executor.fetch(_LAST_CAME_TO, conversation_id=conversation_id)
        return AccountId(rows[0][0]) if rows else None

    def set_state(self, value: Item, state: MessageState, error: str | None, provider_id: str | None) -> None:
        """Say how far a message came; what a provider says of one that was erased meanwhile is not kept."""
        error, provider_id = (None, None) if ERASED in value.details else (error, provider_id)
        moved = replace(value, state=state, error=error, provider_id=provider_id or value.provider_id)
        self._executor.run(_SET_STATE, the_id=value.id, state=state.value, error=error, provider_id=moved.provider_id)
        self.moved.append((moved, error))

    def last_heard_at(self, account_id: AccountId, identity_id: IdentityId) -> datetime | None:
        """When this customer last wrote to this account."""
        rows = self._executor.fetch(_LAST_HEARD, account_id=account_id, identity_id=identity_id)
        return rows[0][0] if rows else None

    def move(self, from_id: ConversationId, to_id: ConversationId, first: ItemId | None) -> None:
        """Messages and notes from this one on are in another conversation; without one, all of them."""
        self._executor.run(_MOVE, from_id=from_id, to_id=to_id, there=to_id, first=first or "")

    def provider_ids(self, conversation_id: ConversationId) -> Sequence[str]:
        """Provider ids of the conversation's messages, oldest first."""
        rows = self._executor.fetch(_PROVIDER_IDS, conversation_id=conversation_id)
        return [row[0] for row in rows]

    def last(self, conversation_id: ConversationId, most: int) -> Sequence[Item]:
        """The last items of a conversation, oldest first."""
        rows = self._executor.fetch(_LAST, conversation_id=conversation_id, most=most)
        return [item_of(row) for row in reversed(rows)]
