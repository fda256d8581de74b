"""How an agent can be reached: what she says, and what the hub has to conclude."""

from __future__ import annotations

from datetime import datetime

from hub.application.offer import may_pause, withdraw_all
from hub.application.requeue import queue_of, requeue, return_to_owner
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State, after
from hub.domain.fact import Fact, Happening
from hub.domain.ids import PersonId
from hub.domain.person import CONNECTION_LOST, Person, Presence
from hub.domain.problem import Invalid, NotAllowed
from hub.domain.timer import Timer, TimerKind
from hub.domain.value import changed


def set_presence(
    tx: Transaction, person_id: PersonId, presence: Presence, reason: str | None, *, at_once: bool = True
) -> Person:
    """She is present so from now on; what still rings for her goes back unless she is available.

    Unless it is `at_once`, whoever leaves while a customer has her whole attention is offered nothing more,
    and is gone only when nobody has it any longer.
    """
    person = tx.people.get(person_id)
    if presence is not Presence.AWAY:
        reason = None
    elif reason is not None and reason not in tx.floor.reasons:
        msg = f"There is no reason “{reason}”; GET /api/floor lists the reasons."
        raise Invalid(msg)
    leaves = presence is not Presence.AVAILABLE and person.presence is Presence.AVAILABLE
    if leaves and not at_once and tx.conversations.work(person.id).is_busy(tx.floor):
        return _become(tx, person, person.going_to_be(presence, reason))
    return _become(tx, person, person.now_present(presence, reason, tx.now, until=_planned_end(tx, presence, reason)))


def set_channel_presence(tx: Transaction, person_id: PersonId, channel: str, *, is_available: bool) -> Person:
    """On this channel alone nothing rings for her from now on, or it does again; without any channel she is away."""
    person = tx.people.get(person_id)
    if channel not in tx.floor.features or not person.capacity.get(channel):
        msg = f"You take nothing on the channel “{channel}”; GET /api/desk lists yours in me.capacity."
        raise Invalid(msg)
    if is_available:
        return _become(tx, person, person.resuming(channel) if channel in person.paused else person)
    if not may_pause(tx, person):
        msg = "Your teams are there for every channel or for none; choose Away instead."
        raise NotAllowed(msg)
    if not person.works_on_others(channel, tx.floor.features):
        return set_presence(tx, person_id, Presence.AWAY, None)
    person = _become(tx, person, person if channel in person.paused else person.pausing(channel, ""))
    withdraw_all(tx, person.id, channel)
    return person


def begin_next_presence(tx: Transaction, person_id: PersonId) -> None:
    """What she chose while somebody had her attention holds from now on, unless somebody has it still."""
    person = tx.people.get(person_id)
    if person.next_presence is None or tx.conversations.work(person.id).is_busy(tx.floor):
        return
    wanted = person.next_presence, person.next_reason
    _become(tx, person, person.now_present(*wanted, tx.now, until=_planned_end(tx, *wanted)))


def _planned_end(tx: Transaction, presence: Presence, reason: str | None) -> datetime | None:
    known = tx.floor.reasons.get(reason or "") if presence is Presence.AWAY else None
    return after(tx.now, known.planned_minutes * 60) if known is not None and known.planned_minutes else None


def line_lost(tx: Transaction, person_id: PersonId, grace_seconds: float) -> None:
    """Her last console vanished: nothing new rings for her, and after the grace she counts as offline."""
    person = tx.people.get(person_id)
    if person.presence is not Presence.OFFLINE:
        tx.people.save(changed(person, line_lost_at=person.line_lost_at or tx.now))
        tx.timers.set(Timer(TimerKind.CONNECTION_LOST, person_id, after(tx.now, grace_seconds)))


def line_found(tx: Transaction, person_id: PersonId) -> None:
    """Her console is back: whoever was only cut off is as she was before, ready or away for her reason."""
    tx.timers.cancel(TimerKind.CONNECTION_LOST, person_id)
    person = tx.people.get(person_id)
    if person.line_lost_at is not None:
        person = changed(person, line_lost_at=None)
        tx.people.save(person)
    if person.presence is Presence.OFFLINE and person.reason == CONNECTION_LOST:
        _become(tx, person, person.now_present(*person.before_cut, tx.now, until=person.presence_until))


def await_consoles(tx: Transaction, grace_seconds: float) -> None:
    """The hub begins: whoever lost her line before has the whole grace to come back, however long the hub was away."""
    for person in tx.people.all():
        if person.line_lost_at is not None and person.presence is not Presence.OFFLINE:
            line_lost(tx, person.id, grace_seconds)


def conclude_offline(tx: Transaction, person_id: PersonId) -> None:
    """The grace is over: she is offline until her console returns, and whoever must not wait for her does not."""
    person = tx.people.get(person_id)
    if person.presence is Presence.OFFLINE:
        return
    _become(tx, person, person.cut_off(tx.now))
    for conversation in tx.conversations.of_agent(person.id):
        queue = queue_of(tx, conversation.queue_id)
        if conversation.state is State.OPEN and queue.requeues_lost(tx.floor.features_of(conversation.channel)):
            _let_go_of(tx, conversation, person)


def _let_go_of(tx: Transaction, conversation: Conversation, person: Person) -> None:
    """It waits again with its age; its agent has the first choice when she is back."""
    tx.record(Fact(tx.now, Happening.RELEASED, conversation.id, conversation.queue_id, person.id, conversation.channel))
    note_event(tx, conversation, "agent_lost", None, agent=person.name)
    requeue(tx, return_to_owner(tx, conversation, person.id), why="agent lost")


def _become(tx: Transaction, before: Person, person: Person) -> Person:
    if person is before:
        return before
    tx.people.save(person)
    if (person.presence, person.reason) != (before.presence, before.reason):
        details = {"presence": person.presence.value, "reason": person.reason or "", "was": before.presence.value}
        tx.record(Fact(tx.now, Happening.PRESENCE, agent_id=person.id, details=details))
    if person.presence is not Presence.AVAILABLE or person.next_presence is not None:
        withdraw_all(tx, person.id)
    return person
