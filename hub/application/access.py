"""Who may read and who may write a conversation; asked by every use case and every room."""

from __future__ import annotations

from hub.application.silenced import check_there
from hub.application.transaction import Transaction
from hub.domain.conversation import ACTIVE, Conversation, State
from hub.domain.ids import ConversationId, TeamId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotAllowed, NotFound


def may_read(tx: Transaction, person: Person, conversation: Conversation) -> bool:
    """Whether the person serves this conversation, its team, or this customer otherwise; or may look on."""
    return _reaches(tx, person, conversation, person.reads_in)


def _reaches(tx: Transaction, person: Person, conversation: Conversation, teams: frozenset[TeamId]) -> bool:
    """Whether it is hers, one of these teams', or belongs to a customer of theirs and is not restricted."""
    if conversation.agent_id == person.id or person.id in conversation.participants:
        return True
    if not teams:
        return False
    if conversation.team_id in teams and person.sees_restricted:
        return True
    queue = tx.floor.queues.get(conversation.queue_id)
    if queue is not None and queue.is_restricted:
        return False
    return bool(tx.conversations.teams_of_customer(conversation.customer_id) & teams)


def readable(tx: Transaction, id_: ConversationId, person: Person) -> Conversation:
    """The conversation, if the person may read it; else there is none."""
    conversation = tx.conversations.get(id_)
    if not may_read(tx, person, conversation):
        msg = "There is no such conversation for you."
        raise NotFound(msg)
    return conversation


def workable(tx: Transaction, id_: ConversationId, person: Person) -> Conversation:
    """The conversation, if the person works for its team or its customer, who was not erased."""
    conversation = readable(tx, id_, person)
    if not _reaches(tx, person, conversation, person.works_in):
        msg = "You may read this conversation, and change nothing in it."
        raise NotAllowed(msg)
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
    may_steer = person.may(Permission.STEER, conversation.team_id)
    if conversation.owner != person.id and not may_steer:
        msg = "You do not hold this conversation; ask its agent or a supervisor."
        raise NotAllowed(msg)
    if conversation.state is State.CLOSED:
        msg = "This conversation is closed."
        raise Conflict(msg)
    return conversation
