"""Small lines in a conversation that say what happened to it."""

from __future__ import annotations

from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.ids import ItemId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.person import Person


def note_event(
    tx: Transaction, conversation: Conversation, event: str, by: Person | None = None, **details: str
) -> None:
    """Add an event to the conversation's one order, by a person or by the hub itself."""
    tx.items.add(
        Item(
            id=ItemId(tx.new_id()),
            conversation_id=conversation.id,
            kind=ItemKind.EVENT,
            direction=Direction.INSIDE,
            author=by.id if by else None,
            author_name=by.name if by else "",
            at=tx.now,
            text="",
            event=event,
            details=details,
        ),
        conversation,
    )
