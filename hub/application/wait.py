"""It is the customer's turn: her conversation rests, and her reply finds its owner."""

from __future__ import annotations

from dataclasses import replace

from channels.contract import Feature, MessageState
from hub.application.access import owned
from hub.application.requeue import queue_of
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State
from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId
from hub.domain.item import Direction, ItemKind, further
from hub.domain.person import Person

LATEST_ITEMS = 20
"""Beside the unread ones: events and answers that stand between them."""


def wait_for_customer(tx: Transaction, conversation_id: ConversationId, agent: Person) -> None:
    """The conversation waits on the customer; by its queue's rule the agent has the slot back."""
    conversation = owned(tx, conversation_id, agent)
    if conversation.state is State.WAITING:
        return
    holds_slot = queue_of(tx, conversation.queue_id).holds_slot_while_waiting
    waiting = conversation.waiting(holds_slot=holds_slot)
    tx.conversations.save(waiting)
    frees_slot = {"frees_slot": True} if conversation.holds_slot and not holds_slot else {}
    tx.record(Fact(tx.now, Happening.WAITING, waiting.id, waiting.queue_id, agent.id, waiting.channel, frees_slot))


def mark_read(tx: Transaction, conversation_id: ConversationId, agent: Person) -> None:
    """Its owner has seen everything in it."""
    conversation = owned(tx, conversation_id, agent)
    if not conversation.unread:
        return
    if Feature.HOSTED in tx.floor.features_of(conversation.channel):
        _show_read(tx, conversation)
    tx.conversations.save(replace(conversation, unread=0))


def _show_read(tx: Transaction, conversation: Conversation) -> None:
    """Where the hub is the provider, the customer sees that her messages were read."""
    for item in tx.items.last(conversation.id, conversation.unread + LATEST_ITEMS):
        is_hers = item.kind is ItemKind.MESSAGE and item.direction is Direction.IN
        if is_hers and further(item.state, MessageState.READ):
            tx.items.set_state(item, MessageState.READ, None, None)
