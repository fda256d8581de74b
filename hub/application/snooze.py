"""A conversation is put aside until a time or until its customer writes, and then its owner has it first."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from hub.application.access import owned
from hub.application.offer import has_room, let_ring_alone
from hub.application.requeue import requeue, return_to_owner
from hub.application.silence import stop_watching, watch_silence
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.application.undo_send import depart_now
from hub.domain.conversation import Conversation, State
from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId
from hub.domain.person import Person, Presence
from hub.domain.problem import Conflict, Invalid
from hub.domain.timer import Timer, TimerKind

LONGEST: Final = timedelta(days=366)


def snooze_conversation(tx: Transaction, id_: ConversationId, agent: Person, until: datetime | None) -> None:
    """It is out of the way and its slot is free until the time comes or the customer writes; None: until she writes."""
    depart_now(tx, id_, agent)
    conversation = owned(tx, id_, agent)
    if until is not None and until <= tx.now:
        raise Invalid("That time has passed; choose one that is still to come.")
    if until is not None and until > tx.now + LONGEST:
        raise Invalid("A conversation can be put aside for a year at most; choose an earlier time.")
    if conversation.state is State.SNOOZED and conversation.ends_at == until:
        return
    put_aside(tx, conversation, until)
    snoozed = tx.conversations.get(id_)
    note_event(tx, snoozed, "snoozed", agent, **({"until": until.isoformat()} if until else {}))
    frees_slot = {"frees_slot": True} if conversation.holds_slot else {}
    tx.record(Fact(tx.now, Happening.SNOOZED, id_, snoozed.queue_id, agent.id, snoozed.channel, frees_slot))


def put_aside(tx: Transaction, conversation: Conversation, until: datetime | None) -> None:
    """Only the clock of the snooze runs for it now, and none where it has no time."""
    stop_watching(tx, conversation.id)
    tx.timers.cancel(TimerKind.SNOOZE, conversation.id)
    tx.conversations.save(conversation.snoozed(until))
    if until is not None:
        tx.timers.set(Timer(TimerKind.SNOOZE, conversation.id, until))


def wake_conversation(tx: Transaction, id_: ConversationId, agent: Person) -> None:
    """Its owner takes it up again before its time, if she has room."""
    conversation = owned(tx, id_, agent)
    if conversation.state is State.OPEN:
        return
    if conversation.state not in {State.SNOOZED, State.WAITING}:
        raise Conflict("This conversation is not put aside; look at it again.")
    if not conversation.holds_slot and not has_room(tx, tx.people.get(agent.id), conversation.channel):
        raise Conflict("You have no room to take it up again; close or snooze something first.")
    _take_up(tx, conversation, agent)


def end_snooze(tx: Transaction, id_: ConversationId) -> None:
    """The time has come: its owner has it again, or, where she cannot, it waits for her first and then for anybody."""
    conversation = tx.conversations.get(id_)
    if conversation.state is not State.SNOOZED or conversation.owner is None:
        return
    owner = tx.people.get(conversation.owner)
    if owner.works and owner.presence is not Presence.OFFLINE and has_room(tx, owner, conversation.channel):
        _take_up(tx, conversation, None)
        return
    released = (conversation.id, conversation.queue_id, owner.id, conversation.channel)
    tx.record(Fact(tx.now, Happening.RELEASED, *released))
    note_event(tx, conversation, "snooze_over")
    requeue(tx, return_to_owner(tx, conversation, owner.id), why="snooze over")


def _take_up(tx: Transaction, conversation: Conversation, by: Person | None) -> None:
    owner = conversation.owner
    if owner is None:
        return
    let_ring_alone(tx, owner, conversation.channel)
    opened = conversation.opened(owner)
    tx.timers.cancel(TimerKind.SNOOZE, opened.id)
    tx.conversations.save(opened)
    note_event(tx, opened, "snooze_over", by)
    watch_silence(tx, opened)
