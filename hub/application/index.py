"""What was written or changed becomes findable, and what is gone no longer is."""

from __future__ import annotations

from hub.application.transaction import Transaction
from hub.domain.ids import ConversationId
from hub.domain.search_document import Source


def index_due(tx: Transaction, most: int) -> int:
    """The newest of what is not yet indexed is; returns how much that was."""
    if not tx.search.acquire():
        # Another node is about it.
        return 0
    due = tx.search.due(most)
    for source, id_ in dict.fromkeys((one.source, one.id) for one in due):
        has_replaced = tx.search.keep(source, id_, tx.search.written(source, id_))
        if has_replaced and source is Source.CONVERSATION:
            # Its messages are found by its subject and its customer's name too.
            tx.search.again(ConversationId(id_))
    tx.search.settle(due)
    return len(due)
