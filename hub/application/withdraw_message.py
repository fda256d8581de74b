"""An agent takes back what she wrote to a customer."""

from __future__ import annotations

from channels.contract import Feature, MessageState
from channels.limits import is_within
from hub.application.access import writable
from hub.application.change_port import ChangeKind
from hub.application.edit_message import check_arrived, own_message
from hub.application.message_change import change_ours, keep_withdrawal
from hub.application.transaction import Transaction
from hub.domain.ids import ConversationId, ItemId
from hub.domain.person import Person
from hub.domain.problem import Conflict


def withdraw_message(tx: Transaction, conversation_id: ConversationId, agent: Person, item_id: ItemId) -> None:
    """Nothing of her message is left for the customer, and for colleagues that it was there; done twice it is once."""
    conversation = writable(tx, conversation_id, agent)
    known = tx.items.get(item_id)
    if known.conversation_id == conversation.id and known.author == agent.id and known.is_withdrawn:
        return
    item = own_message(tx, conversation, agent, item_id, Feature.WITHDRAWALS)
    window_seconds = tx.floor.limits_of(conversation.channel).withdrawal_window_seconds
    if not is_within(window_seconds, item.at, tx.now):
        minutes = window_seconds // 60
        raise Conflict(f"A message can be taken back for {minutes} min after it was sent; write another one.")
    if item.state is MessageState.QUEUED and tx.outbox.recall(item.id):
        keep_withdrawal(tx, item, tx.now, by=agent.id)
        return
    check_arrived(tx, conversation, item)
    change_ours(tx, conversation, item, {"kind": str(ChangeKind.WITHDRAWAL), "by": agent.id})
