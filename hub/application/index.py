"""What was written or changed becomes findable, and what is gone no longer is."""

from __future__ import annotations

from typing import Final

from hub.application.search_port import Due
from hub.application.transaction import Transaction
from hub.domain.ids import ConversationId
from hub.domain.search_document import Source

MOST_CHARACTERS: Final = 20_000
"""Of texts after which a transaction is long enough: whoever wants to write waits for it."""


def index_due(tx: Transaction, most: int) -> int:
    """The newest of what is not yet indexed is; returns how much that was."""
    if not tx.search.acquire():
        # Another node is about it.
        return 0
    done: list[Due] = []
    seen: set[tuple[Source, str]] = set()
    characters = 0
    for due in tx.search.due(most):
        if characters > MOST_CHARACTERS:
            break
        if (due.source, due.id) not in seen:
            characters += _index(tx, due.source, due.id)
        seen.add((due.source, due.id))
        done.append(due)
    tx.search.settle(done)
    return len(done)


def _index(tx: Transaction, source: Source, id_: str) -> int:
    """The documents of a source are as it is now; returns how many characters they have."""
    documents = tx.search.written(source, id_)
    has_replaced = tx.search.keep(source, id_, documents)
    if has_replaced and source is Source.CONVERSATION:
        # Its messages are found by its subject and its customer's name too.
        tx.search.again(ConversationId(id_))
    return sum(len(text) for document in documents for text in document.texts)
