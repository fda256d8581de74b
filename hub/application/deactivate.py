"""Somebody stops working here: nothing of hers is lost, and no customer waits for her in vain."""

from __future__ import annotations

from dataclasses import replace

from hub.application.close import close
from hub.application.invite import leave_conversation
from hub.application.presence import set_presence
from hub.application.requeue import requeue
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.application.undo_send import depart_now
from hub.domain.conversation import State
from hub.domain.fact import Fact, Happening
from hub.domain.person import Person, Presence


def let_go(tx: Transaction, person: Person) -> None:
    """She is offline, what rang for her rings elsewhere, what she held waits again; deactivated, she is signed out."""
    for departing in tx.departures.of(person.id):
        depart_now(tx, departing.conversation_id, person)
    set_presence(tx, person.id, Presence.OFFLINE, None)
    for conversation in tx.conversations.of_agent(person.id):
        if conversation.state is State.WRAP_UP:
            close(tx, conversation, None, None)
        elif conversation.owner == person.id:
            released = (conversation.id, conversation.queue_id, person.id, conversation.channel)
            tx.record(Fact(tx.now, Happening.RELEASED, *released))
            note_event(tx, conversation, "agent_left", None, agent=person.name)
            requeue(tx, conversation.unnamed(), why="agent left")
    for conversation in tx.conversations.shared() if not person.is_active else ():
        if person.id in conversation.participants:
            leave_conversation(tx, conversation.id, person)
    present = tx.people.get(person.id)
    tx.people.save(
        replace(
            person,
            presence=present.presence,
            reason=present.reason,
            presence_since=present.presence_since,
            presence_until=present.presence_until,
            next_presence=present.next_presence,
            next_reason=present.next_reason,
            line_lost_at=present.line_lost_at,
            paused=present.paused,
            missed=present.missed,
            idle_since=present.idle_since,
        )
    )
    if not person.is_active:
        tx.desks.end_sessions_of(person.id)
