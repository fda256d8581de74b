"""Somebody who answers for a conversation has seen it, or wants to look at it again."""

from __future__ import annotations

from typing import Final

from channels.contract import Feature, MessageState
from hub.application.access import readable
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId
from hub.domain.item import Direction, ItemKind, further
from hub.domain.person import Person
from hub.domain.problem import NotAllowed

LATEST_ITEMS: Final = 20
"""Beside the unread ones: events and answers that stand between them."""


def mark_read(tx: Transaction, conversation_id: ConversationId, person: Person) -> None:
    """Its owner, or whoever is inside, has seen everything in it."""
    conversation = _answered_by(tx, conversation_id, person)
    if not conversation.unread_for(person.id):
        return
    if Feature.HOSTED in tx.floor.features_of(conversation.channel):
        _show_read(tx, conversation)
    tx.conversations.save(conversation.read_by(person.id))


def mark_unread(tx: Transaction, conversation_id: ConversationId, person: Person) -> None:
    """She wants to look at it again; nobody else's count changes, and what the customer was shown stays so."""
    conversation = _answered_by(tx, conversation_id, person)
    marked = conversation.unread_by(person.id)
    if marked is not conversation:
        tx.conversations.save(marked)


def _answered_by(tx: Transaction, id_: ConversationId, person: Person) -> Conversation:
    """The conversation, if its count is hers too, which it is until it is closed; else it raises."""
    conversation = readable(tx, id_, person)
    if person.id != conversation.owner and person.id not in conversation.participants:
        raise NotAllowed("You do not hold this conversation; take it or ask for it first.")
    return conversation


def _show_read(tx: Transaction, conversation: Conversation) -> None:
    """Where the hub is the provider, the customer sees that her messages were read."""
    for item in tx.items.last(conversation.id, conversation.unread + LATEST_ITEMS):
        is_hers = item.kind is ItemKind.MESSAGE and item.direction is Direction.IN
        if is_hers and further(item.state, MessageState.READ):
            tx.items.set_state(item, MessageState.READ, None, None)
