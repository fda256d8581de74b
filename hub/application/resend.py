"""What did not arrive is sent again, and of what nobody knows somebody may say that it arrived."""

from __future__ import annotations

from typing import Final

from channels.contract import MessageState
from hub.application.access import writable
from hub.application.kept import Outgoing
from hub.application.letter import check_consent
from hub.application.reply import check_reachable, check_room, take_up_again
from hub.application.sender import account_of, checked_sender
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId, ItemId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotFound

ARRIVED: Final = frozenset({MessageState.SENT, MessageState.DELIVERED, MessageState.READ})


def send_again(
    tx: Transaction, conversation_id: ConversationId, agent: Person, item_id: ItemId, *, may_come_twice: bool = False
) -> None:
    """The same message is on its way once more; one of which nobody knows only if it may come twice."""
    conversation = writable(tx, conversation_id, agent)
    item = _ours(tx, conversation, item_id)
    if item.state is MessageState.QUEUED or tx.outbox.find(item.id) is not None:
        return
    if item.state in ARRIVED:
        raise Conflict("This message has left; write a new one.")
    if item.state is MessageState.UNKNOWN and not may_come_twice:
        raise Conflict("This message may have arrived. Ask the customer, or send it although it may come twice.")
    check_reachable(tx, conversation)
    check_consent(tx, conversation, item.letter)
    account_id = account_of(conversation, item.letter)
    if item.letter is not None:
        checked_sender(tx, conversation, agent, account_id)
    check_room(tx, conversation, agent)
    taken_up = take_up_again(tx, conversation, agent)
    if taken_up is not conversation:
        tx.conversations.save(taken_up)
    tx.items.set_state(item, MessageState.QUEUED, None, None)
    ids = (item.id, account_id, conversation.id, conversation.identity_id)
    tx.outbox.put(Outgoing(*ids, is_automatic=item.author is None))
    note_event(tx, taken_up, "sent_again", agent)


def confirm_arrival(tx: Transaction, conversation_id: ConversationId, agent: Person, item_id: ItemId) -> None:
    """The customer told that she has the message of which nobody knew."""
    conversation = writable(tx, conversation_id, agent)
    item = _ours(tx, conversation, item_id)
    if item.state in ARRIVED:
        return
    if item.state is not MessageState.UNKNOWN:
        raise Conflict("Only of a message of which nobody knows can somebody say that it arrived.")
    tx.items.set_state(item, MessageState.DELIVERED, None, None)
    note_event(tx, conversation, "arrival_confirmed", agent)


def _ours(tx: Transaction, conversation: Conversation, item_id: ItemId) -> Item:
    item = tx.items.get(item_id)
    is_ours = item.kind is ItemKind.MESSAGE and item.direction is Direction.OUT
    if item.conversation_id != conversation.id or not is_ours:
        raise NotFound("There is no such message of ours in this conversation.")
    return item
