"""It is the customer's turn: her conversation rests, and her reply finds its owner."""

from __future__ import annotations

from hub.application.access import owned
from hub.application.requeue import queue_of
from hub.application.transaction import Transaction
from hub.application.undo_send import depart_now
from hub.domain.conversation import State
from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId
from hub.domain.person import Person


def wait_for_customer(tx: Transaction, conversation_id: ConversationId, agent: Person) -> None:
    """The conversation waits on the customer; by its queue's rule the agent has the slot back."""
    depart_now(tx, conversation_id, agent)
    conversation = owned(tx, conversation_id, agent)
    if conversation.state is State.WAITING:
        return
    holds_slot = queue_of(tx, conversation.queue_id).holds_slot_while_waiting
    waiting = conversation.waiting(holds_slot=holds_slot)
    tx.conversations.save(waiting)
    frees_slot = {"frees_slot": True} if conversation.holds_slot and not holds_slot else {}
    tx.record(Fact(tx.now, Happening.WAITING, waiting.id, waiting.queue_id, agent.id, waiting.channel, frees_slot))
