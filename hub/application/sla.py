"""What a queue promises is kept in sight: clocks follow every change, and a stored time comes before each is missed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from hub.application.entry import calendar_of, frozen_hours
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State
from hub.domain.fact import Fact, Happening
from hub.domain.floor import Floor
from hub.domain.ids import ConversationId, QueueId
from hub.domain.matter import INTO
from hub.domain.sla import Passed, Promised, SlaClock, followed, is_our_turn, passed, response_of
from hub.domain.sla_policy import SlaPolicy, Target, policy_for
from hub.domain.timer import Timer, TimerKind
from hub.domain.value import changed
from routing.calendar import Calendar
from routing.floor import LONGEST_HEAD_START_SECONDS

LONGEST_HEAD_START: Final = int(LONGEST_HEAD_START_SECONDS)
OWNER: Final = "owner"
"""Among the details of an event: whoever holds the conversation is to be told."""


def follow_sla(tx: Transaction, before: Conversation | None, after: Conversation) -> None:
    """The clocks of a conversation that this transaction saved are those of what it became."""
    queue = tx.floor.queues.get(after.queue_id)
    if not after.sla and (queue is None or not queue.sla):
        return
    if before is None or _ground(before) != _ground(after) or not after.sla:
        clock = SlaClock.read(after.sla)
        promised = _promised(tx, after, before)
        fresh = followed(clock, after, promised, tx.now)
        if before is not None and clock is not None:
            _record_met(tx, clock, before, after)
        after = changed(after, sla=fresh.written() if fresh else {})
        tx.conversations.save(after)
    _set_timer(tx, after)


def look_at_sla(tx: Transaction, id_: ConversationId) -> None:
    """The time has come at which something promised is near, or missed: what its policy says then is done."""
    it = tx.conversations.get(id_)
    promised = _promised(tx, it, it)
    clock = followed(SlaClock.read(it.sla), it, promised, tx.now)
    if clock is not None and promised is not None:
        clock, found = passed(clock, it, promised, tx.now)
        for one in found:
            it, clock = _acted(tx, it, clock, promised.policy, one)
        clock = followed(clock, it, promised, tx.now)
    tx.conversations.save(changed(it, sla=clock.written() if clock else {}))
    _set_timer(tx, tx.conversations.get(id_))


def count_anew(tx: Transaction, queue_id: QueueId) -> None:
    """What a queue promises, or when it is open, has changed: everything in it is counted by that from now on."""
    for conversation in tx.conversations.of_queue(queue_id):
        tx.timers.set(Timer(TimerKind.SLA, conversation.id, tx.now))


def _ground(it: Conversation) -> tuple[object, ...]:
    """Everything of a conversation that its clocks depend on."""
    turn = (is_our_turn(it), it.state is State.CLOSED, it.asked_at, it.replied_at)
    return (*turn, it.queue_id, it.customer_id, it.customer_value, it.customer_tier)


def _promised(tx: Transaction, it: Conversation, before: Conversation | None) -> Promised | None:
    queue = tx.floor.queues.get(it.queue_id)
    if queue is None or not queue.sla:
        return None
    has_tiers = any(policy.tiers for policy in queue.sla)
    tier = tx.customers.get(it.customer_id).tier if has_tiers else ""
    policy = policy_for(queue.sla, tier, it.customer_value)
    calendar = _calendar(tx.floor, it.queue_id)
    was = calendar if before is None else _calendar(tx.floor, before.queue_id)
    return None if policy is None else Promised(policy, was, calendar)


def _calendar(floor: Floor, queue_id: QueueId) -> Calendar | None:
    queue = floor.queues.get(queue_id)
    hours = floor.hours.get(queue.hours) if queue is not None and queue.hours else None
    return None if hours is None else calendar_of(frozen_hours(hours))


def _set_timer(tx: Transaction, it: Conversation) -> None:
    # Whatever took it from its queue, or closed it, has stopped every clock of it: this one goes on.
    clock = SlaClock.read(it.sla)
    if clock is None or clock.looks_at is None:
        tx.timers.cancel(TimerKind.SLA, it.id)
    else:
        tx.timers.set(Timer(TimerKind.SLA, it.id, clock.looks_at))


def _record_met(tx: Transaction, clock: SlaClock, before: Conversation, after: Conversation) -> None:
    policy = next((one for one in _policies(tx, before) if one.name == clock.policy), None)
    if policy is None:
        return
    kept: list[Target] = []
    # What was asked and taken back was not answered: it stays unread.
    is_answered = after.asked_at is None and not after.unread
    if clock.response is not None and is_answered and after.state is not State.CLOSED:
        kept.append(response_of(before))
    lives_on = after.entry.get(INTO) != before.entry.get(INTO)
    if after.state is State.CLOSED and before.state is not State.CLOSED and not lives_on:
        kept.append(Target.RESOLUTION)
    for target in kept:
        if policy.seconds(target) and target not in clock.breached:
            tx.record(_fact(tx.now, Happening.SLA_MET, before, policy, target))


def _policies(tx: Transaction, it: Conversation) -> tuple[SlaPolicy, ...]:
    queue = tx.floor.queues.get(it.queue_id)
    return queue.sla if queue is not None else ()


def _acted(
    tx: Transaction, it: Conversation, clock: SlaClock, policy: SlaPolicy, one: Passed
) -> tuple[Conversation, SlaClock]:
    """Whoever is to be told hears of it, and it comes further ahead where the policy says so."""
    step = policy.on_breach if one.is_breach else policy.on_warning
    if step.tell_supervisors:
        clock = changed(clock, told=tuple(dict.fromkeys((*clock.told, one.target.value))))
    if step.level or step.head_start_seconds:
        ahead = min(it.head_start_seconds + step.head_start_seconds, LONGEST_HEAD_START)
        it = changed(it, level=max(it.level, step.level), head_start_seconds=ahead)
    event = "sla_missed" if one.is_breach else "sla_near"
    tells = OWNER if step.tell_owner else ""
    note_event(tx, it, event, target=one.target.value, policy=policy.name, tells=tells)
    if one.is_breach:
        tx.record(_fact(tx.now, Happening.SLA_MISSED, it, policy, one.target))
    return it, clock


def _fact(at: datetime, happening: Happening, it: Conversation, policy: SlaPolicy, target: Target) -> Fact:
    details = {"target": target.value, "policy": policy.name}
    return Fact(at, happening, it.id, it.queue_id, it.agent_id, it.channel, details)
