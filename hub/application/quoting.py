"""What a conversation that waits shows of its customer's words: whoever is to serve it reads them before ours."""

from __future__ import annotations

from hub.application.read_mark import LATEST_ITEMS
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.item import Direction, Item, ItemKind


def quoting_her(tx: Transaction, conversation: Conversation) -> Conversation:
    """It quotes what its customer said last, where lists show a word of ours."""
    if conversation.unread > 0:
        return conversation.quoting(None)
    theirs = next((one for one in reversed(tx.items.last(conversation.id, LATEST_ITEMS)) if _is_theirs(one)), None)
    return conversation.quoting(None if theirs is None else theirs.text or conversation.subject)


def _is_theirs(item: Item) -> bool:
    return item.kind is ItemKind.MESSAGE and item.direction is Direction.IN and not item.is_withdrawn
