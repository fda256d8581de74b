"""Which conversation an arrival speaks of: whichever of our accounts it came to, and where one was split since."""

from __future__ import annotations

from channels.contract import Feature, MessageReceived
from hub.application.sender import accounts_of
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.floor import Account
from hub.domain.ids import ConversationId
from hub.domain.split import split_from


def thread_spoken_of(
    tx: Transaction, account: Account, event: MessageReceived, thread: ConversationId | None
) -> ConversationId | None:
    """The thread that a token proves; where it was split since, the part in which the answered message is now."""
    answered = tx.items.conversation_of(account.id, event.refers_to) if thread else None
    if thread is None or answered is None or answered == thread:
        return thread
    return answered if _root(tx, answered) == _root(tx, thread) else thread


def goes_by(tx: Transaction, conversation: Conversation, account: Account) -> bool:
    """Whether the conversation belongs to this account, or a message of it left or came by it."""
    return conversation.account_id == account.id or account.id in accounts_of(tx, conversation)


def came_elsewhere(tx: Transaction, conversation: Conversation, account: Account, event: MessageReceived) -> bool:
    """Whether the very same message came before by another of its accounts: she wrote to several of us at once."""
    if Feature.THREADS not in tx.floor.features_of(account.channel):
        return False
    others = accounts_of(tx, conversation) - {account.id}
    return any(tx.doors.has_seen(other, event.arrival_key) for other in sorted(others))


def _root(tx: Transaction, id_: ConversationId) -> ConversationId:
    while (earlier := split_from(tx.conversations.get(id_))) is not None:
        id_ = earlier
    return id_
