"""Who may read and who may write a conversation; asked by every use case and every room."""

from __future__ import annotations

from typing import Final

from hub.application.silenced import check_there
from hub.application.transaction import Transaction
from hub.domain.conversation import ACTIVE, Conversation, State
from hub.domain.ids import ConversationId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotAllowed, NotFound

READS: Final = frozenset({Permission.WORK, Permission.READ_TEAM})
"""Whoever serves customers reads, and so does whoever may read alone."""


def may_read(tx: Transaction, person: Person, conversation: Conversation) -> bool:
    """Whether the person serves this conversation, its team, or this customer otherwise."""
    if conversation.agent_id == person.id or person.id in conversation.participants:
        return True
    if not READS & person.permissions:
        return False
    if conversation.team_id in person.teams and person.sees_restricted:
        return True
    queue = tx.floor.queues.get(conversation.queue_id)
    if queue is not None and queue.is_restricted:
        return False
    return bool(tx.conversations.teams_of_customer(conversation.customer_id) & person.teams)


def readable(tx: Transaction, id_: ConversationId, person: Person) -> Conversation:
    """The conversation, if the person may read it; else there is none."""
    conversation = tx.conversations.get(id_)
    if not may_read(tx, person, conversation):
        msg = "There is no such conversation for you."
        raise NotFound(msg)
    return conversation


def changeable(tx: Transaction, id_: ConversationId, person: Person) -> Conversation:
    """The conversation, if the person may read it and its customer was not erased."""
    conversation = readable(tx, id_, person)
    check_there(tx, conversation.customer_id)
    return conversation


def owned(tx: Transaction, id_: ConversationId, person: Person) -> Conversation:
    """The conversation, if the person holds it."""
    conversation = readable(tx, id_, person)
    if conversation.owner != person.id:
        msg = "You do not hold this conversation; take it or ask for it first."
        raise NotAllowed(msg)
    return conversation


def writable(tx: Transaction, id_: ConversationId, person: Person) -> Conversation:
    """The conversation, if the person holds it, or is inside while it is not over."""
    conversation = readable(tx, id_, person)
    if conversation.owner != person.id and not is_inside(conversation, person):
        msg = "You do not hold this conversation; take it or ask for it first."
        raise NotAllowed(msg)
    return conversation


def is_inside(conversation: Conversation, person: Person) -> bool:
    """Whether the person may write in it beside its owner."""
    return person.id in conversation.participants and conversation.state in ACTIVE


def steerable(tx: Transaction, id_: ConversationId, person: Person) -> Conversation:
    """The conversation, if the person holds it or may steer its team."""
    conversation = readable(tx, id_, person)
    may_steer = Permission.STEER in person.permissions and conversation.team_id in person.teams
    if conversation.owner != person.id and not may_steer:
        msg = "You do not hold this conversation; ask its agent or a supervisor."
        raise NotAllowed(msg)
    if conversation.state is State.CLOSED:
        msg = "This conversation is closed."
        raise Conflict(msg)
    return conversation
