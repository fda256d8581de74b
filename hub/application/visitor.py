"""What a visitor of the hub's own widget does: she speaks, reads, judges, leaves."""

from __future__ import annotations

from channels.contract import MessageReceived, MessageState
from hub.application.close import customer_left, rate
from hub.application.files import files_of
from hub.application.receive import receive_message
from hub.application.silence import still_there
from hub.application.transaction import Transaction
from hub.domain.callback import Callback
from hub.domain.conversation import UNHELD, Conversation
from hub.domain.floor import Account
from hub.domain.ids import ConversationId, FileId, IdentityId
from hub.domain.item import Direction, Item, ItemKind, further
from hub.domain.problem import Conflict, Invalid, NotFound

LATEST_ITEMS = 50


def visitor_says(  # noqa: PLR0913 - who says what, where, with which files
    tx: Transaction,
    account: Account,
    event: MessageReceived,
    *,
    client_id: str,
    file_ids: tuple[FileId, ...],
    owner: str,
) -> tuple[Item, Conversation]:
    """Her message is kept; the same `client_id` again gives the item it made the first time."""
    if not event.text.strip() and not file_ids:
        raise Invalid("Write something, or attach a file.")
    files = files_of(tx, file_ids, owner)
    item = receive_message(tx, account, event, files=(), client_id=client_id, attached=files)
    identity = tx.customers.identity(account.channel, event.sender.id)
    if identity is None:
        raise NotFound("Open the chat again.")
    conversation = tx.conversations.open_for(account.id, identity.id)
    if item is None:
        item = tx.items.by_provider_id([account.id], event.provider_id)
    if conversation is None and item is not None:
        conversation = tx.conversations.get(item.conversation_id)
    if item is None or conversation is None:
        raise Conflict("This message was sent before; open the chat again.")
    return item, conversation


def visitor_saw(tx: Transaction, identity_id: IdentityId, account: Account) -> None:
    """She has read everything that was written to her."""
    conversation = tx.conversations.open_for(account.id, identity_id)
    if conversation is None:
        return
    for item in tx.items.last(conversation.id, LATEST_ITEMS):
        is_ours = item.kind is ItemKind.MESSAGE and item.direction is Direction.OUT
        if is_ours and further(item.state, MessageState.READ):
            tx.items.set_state(item, MessageState.READ, None, None)


def visitor_writes(tx: Transaction, conversation_id: ConversationId) -> None:
    """She shows that she is there, though she has not sent anything yet."""
    still_there(tx, tx.conversations.get(conversation_id))


def visitor_ends(tx: Transaction, identity_id: IdentityId, account: Account) -> None:
    """She has left the chat."""
    conversation = tx.conversations.open_for(account.id, identity_id)
    if conversation is None:
        return
    if conversation.state in UNHELD and Callback.read(conversation.entry) is not None:
        # She is called back: leaving the page gives nothing up.
        return
    customer_left(tx, conversation, "customer_ended")


def visitor_rates(tx: Transaction, identity_id: IdentityId, account: Account, score: int, comment: str) -> None:
    """She has judged her last conversation."""
    conversation = tx.conversations.latest_for(account.id, identity_id)
    if conversation is None:
        raise NotFound("There is no conversation to rate yet.")
    rate(tx, conversation.id, score, comment)
