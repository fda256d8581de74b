"""A conversation goes into a queue: at first, again, or elsewhere; its age survives."""

from __future__ import annotations

from datetime import datetime

from hub.application.overflow import follow_overflow
from hub.application.overflow_rules import Asked
from hub.application.quoting import quoting_her
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State, after
from hub.domain.fact import queued_fact
from hub.domain.floor import Queue
from hub.domain.ids import PersonId, QueueId, TeamId
from hub.domain.overflow import OVERFLOW
from hub.domain.person import Presence
from hub.domain.problem import Invalid, NotFound
from hub.domain.value import changed


def queue_of(tx: Transaction, id_: str) -> Queue:
    """The queue, or a clear refusal."""
    queue = tx.floor.queues.get(id_)
    if queue is None:
        msg = f"There is no queue “{id_}”; GET /api/floor lists the queues."
        raise Invalid(msg)
    return queue


def requeue(
    tx: Transaction,
    conversation: Conversation,
    *,
    queue_id: QueueId | None = None,
    since: datetime | None = None,
    why: str,
) -> Conversation:
    """Let the conversation wait in a queue, held by nobody, with the age it already has; its rules may send it on."""
    queue = queue_of(tx, queue_id or conversation.queue_id)
    age = since or conversation.waiting_since
    waiting = quoting_her(tx, queued(tx, conversation, queue.id, queue.team, age))
    joins = waiting.queued_at == tx.now
    if joins and OVERFLOW in waiting.entry:
        waiting = changed(waiting, entry={name: kept for name, kept in waiting.entry.items() if name != OVERFLOW})
    tx.timers.cancel_all(conversation.id)
    tx.conversations.save(waiting)
    tx.record(queued_fact(tx.now, waiting, why))
    return follow_overflow(tx, waiting, Asked(joins=joins))


def queued(
    tx: Transaction, conversation: Conversation, queue_id: QueueId, team_id: TeamId, since: datetime
) -> Conversation:
    """The conversation back in a queue; one that was closed learns what its customer became meanwhile."""
    waiting = conversation.queued(queue_id=queue_id, team_id=team_id, since=since, at=tx.now)
    if conversation.state is not State.CLOSED:
        return waiting
    return waiting.of(tx.customers.get(conversation.customer_id))


def return_to_owner(tx: Transaction, conversation: Conversation, owner: PersonId) -> Conversation:
    """Let it wait for its owner alone for the grace, then for anybody; she keeps the first choice.

    Nobody waits for an owner who is not there, or where queue and tier grant nothing.
    """
    queue = queue_of(tx, conversation.queue_id)
    tier = tx.customers.get(conversation.customer_id).tier if queue.owner_grace_by_tier else ""
    grace = queue.owner_grace(tier)
    until = after(tx.now, grace) if grace and _is_there(tx, owner) else tx.now
    return conversation.reserved_for(owner, until)


def _is_there(tx: Transaction, id_: PersonId) -> bool:
    """Whether the person is at work, and not only now and then to help out, as supervisors do."""
    try:
        person = tx.people.get(id_)
    except NotFound:
        return False
    return person.works and bool(person.capacity) and person.presence is not Presence.OFFLINE
