"""A conversation goes to somebody else: a person, or a queue; its age goes with it."""

from __future__ import annotations

from datetime import datetime
from typing import NoReturn

from hub.application.access import steerable
from hub.application.offer import answered, can_take, end_offer, let_ring_alone, no_room
from hub.application.reply import add_note
from hub.application.requeue import queue_of, requeue
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.application.undo_send import depart_now
from hub.domain.conversation import HELD, Conversation, State, after
from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId, PersonId, QueueId
from hub.domain.offer import Outcome
from hub.domain.permission import Permission
from hub.domain.person import Person, Presence
from hub.domain.problem import Conflict, Invalid, NotAllowed
from routing.reason import Reason

NAMED_WAIT_SECONDS = 60
"""How long a conversation handed to a person waits for her alone."""


def transfer_conversation(  # noqa: PLR0913 - who gives what to whom
    tx: Transaction,
    conversation_id: ConversationId,
    by: Person,
    *,
    to_agent: PersonId | None = None,
    to_queue: QueueId | None = None,
    note: str = "",
) -> None:
    """It waits in the other queue, or for the other person; the giver has her slot back at once."""
    depart_now(tx, conversation_id, by)
    conversation = steerable(tx, conversation_id, by).handed_over(note, by.name)
    if (to_agent is None) == (to_queue is None):
        msg = "Name either an agent or a queue."
        raise Invalid(msg)
    if note.strip():
        add_note(tx, conversation_id, by, text=note, client_id=None)
    ringing = tx.offers.ringing(conversation.id)
    if ringing is not None:
        end_offer(tx, ringing, conversation, Outcome.WITHDRAWN)
    if conversation.state in HELD:
        tx.record(_released(tx, conversation))
    if to_agent is not None:
        _to_agent(tx, conversation, by, to_agent)
    elif to_queue is not None:
        queue = queue_of(tx, to_queue)
        note_event(tx, conversation, "transferred", by, to_queue=queue.name)
        requeue(tx, conversation.unnamed(), queue_id=queue.id, since=_age(conversation), why="transferred")


def _to_agent(tx: Transaction, conversation: Conversation, by: Person, to: PersonId) -> None:
    target = tx.people.get(to)
    if to == conversation.owner:
        msg = f"{target.name} holds this conversation already."
        raise Invalid(msg)
    if not target.works:
        msg = f"{target.name} does not take conversations; choose somebody else."
        raise Invalid(msg)
    if target.presence is Presence.OFFLINE:
        msg = f"{target.name} is offline; choose somebody else, or a queue."
        raise Conflict(msg)
    note_event(tx, conversation, "transferred", by, to_agent=target.name)
    named = conversation.reserved_for(to, after(tx.now, NAMED_WAIT_SECONDS), by.id)
    requeue(tx, named, since=_age(conversation), why="transferred")


def _age(conversation: Conversation) -> datetime:
    """A transfer costs the customer no place: her wait counts from when it first began."""
    return conversation.waiting_since


def _released(tx: Transaction, conversation: Conversation) -> Fact:
    return Fact(
        tx.now,
        Happening.RELEASED,
        conversation.id,
        conversation.queue_id,
        conversation.agent_id,
        conversation.channel,
    )


def take_conversation(tx: Transaction, conversation_id: ConversationId, agent: Person) -> None:
    """A waiting conversation is the agent's, by the same reservation the router uses."""
    conversation = tx.conversations.get(conversation_id)
    if conversation.team_id not in agent.works_in:
        msg = "This conversation waits in a queue of another team."
        raise NotAllowed(msg)
    if conversation.owner == agent.id:
        return
    if conversation.state is State.OFFERED:
        msg = "It rings for somebody just now; take it when it comes back."
        raise Conflict(msg)
    if conversation.state is not State.QUEUED:
        msg = "Somebody was faster; the conversation does not wait any longer."
        raise Conflict(msg)
    if not (queue_of(tx, conversation.queue_id).allows_taking or agent.may(Permission.STEER, conversation.team_id)):
        msg = "This queue gives out its conversations in turn; wait until one rings for you, or ask a supervisor."
        raise NotAllowed(msg)
    # As she is now, and locked: of two hands reaching for her last slot, one is told so.
    agent_now = tx.people.get(agent.id)
    has_room = can_take(tx, agent_now, conversation.channel)
    if not has_room and not agent.may(Permission.TAKE_OVER_CAPACITY, conversation.team_id):
        _refuse_for_room(tx, agent_now, conversation.channel)
    if not has_room:
        tx.desks.audit(agent.id, "conversation.taken_above_capacity", conversation_id, {})
    let_ring_alone(tx, agent.id, conversation.channel)
    opened = conversation.opened(agent.id)
    tx.conversations.save(opened)
    answered(tx, opened, agent)


def _refuse_for_room(tx: Transaction, agent: Person, channel: str) -> NoReturn:
    match no_room(tx, agent, channel):
        case Reason.HOLDS_AN_EXCLUSIVE_CHANNEL:
            raise Conflict("What you hold lets nothing come beside it; end that first.")
        case Reason.MUST_HOLD_NOTHING:
            raise Conflict("It lets nothing be held beside it; end or pass on what you hold first.")
        case Reason.BUDGET_SPENT:
            raise Conflict("What you hold leaves too little of a budget that channels share; close something first.")
        case _:
            raise Conflict("You have no room for it; become available, or close something first.")
