"""Whether the queue of a conversation still is the one for it: asked before it waits, and while it does.

A queue's rules are asked when a conversation joins it, whenever it comes back to it, and by stored timers. No
queue is visited twice by overflow; where every queue on the way overflows, the conversation stays where it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from hub.application.announce import say
from hub.application.overflow_rules import Asked, key_of, next_look, rule_that_holds
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State
from hub.domain.fact import Fact, Happening, queued_fact
from hub.domain.floor import Queue
from hub.domain.ids import ConversationId
from hub.domain.overflow import Overflowing, OverflowRule, Then
from hub.domain.timer import Timer, TimerKind
from hub.domain.value import changed
from hub.domain.wording import said_in
from routing.floor import LONGEST_HEAD_START_SECONDS

JOINING: Final = Asked()


def follow_overflow(tx: Transaction, waiting: Conversation, asked: Asked = JOINING) -> Conversation:
    """Where it waits, if it still does, once what holds now is followed; a queue without rules costs nothing."""
    start = tx.floor.queues.get(waiting.queue_id)
    if start is None or not start.overflow or waiting.state is not State.QUEUED:
        return waiting
    if waiting.named_until is not None and waiting.named_until > tx.now:
        # Whoever it is meant for is asked first.
        tx.timers.set(Timer(TimerKind.OVERFLOW, waiting.id, waiting.named_until))
        return waiting
    found = _followed(tx, waiting, start, asked)
    if found.state is State.QUEUED:
        _look_later(tx, found, replace(asked, is_followed=found is not waiting))
    return found


def look_again(tx: Transaction, id_: ConversationId, predicted_seconds: float | None) -> None:
    """Time has passed for a conversation that waits; to one that rings or is held nothing happens."""
    follow_overflow(tx, tx.conversations.get(id_), Asked(joins=False, predicted_seconds=predicted_seconds))


def _followed(tx: Transaction, waiting: Conversation, start: Queue, asked: Asked) -> Conversation:
    """Go through the queues in thought, and to where the way ends."""
    way, rules = [start], list[OverflowRule]()
    visited = {*Overflowing.read(waiting.entry).visited, start.id}
    while True:
        queue = way[-1]
        number, is_barred = rule_that_holds(tx, waiting, queue, asked, visited)
        if number is None:
            return waiting if is_barred else _moved(tx, waiting, way, rules)
        rule = queue.overflow[number]
        if rule.then is not Then.QUEUE:
            return _done(tx, _moved(tx, waiting, way, rules), rule, key_of(queue, number), asked)
        next_queue = tx.floor.queues.get(rule.queue or "")
        if next_queue is None:
            return waiting
        rules.append(rule)
        way.append(next_queue)
        visited.add(next_queue.id)
        asked = replace(asked, joins=True, predicted_seconds=None)


def _moved(tx: Transaction, waiting: Conversation, way: Sequence[Queue], rules: Sequence[OverflowRule]) -> Conversation:
    """It waits at the end of the way, with its age, for nobody in particular."""
    if not rules:
        return waiting
    overflowing = Overflowing.read(waiting.entry)
    visited = dict.fromkeys([*overflowing.visited, *(queue.id for queue in way)])
    entry = replace(overflowing, visited=tuple(visited)).written(waiting.entry)
    for queue, next_queue, rule in zip(way, way[1:], rules, strict=False):
        _record(tx, waiting, queue, rule, to=next_queue.id)
    end = way[-1]
    moved = waiting.unnamed().queued(queue_id=end.id, team_id=end.team, since=waiting.waiting_since, at=tx.now)
    moved = changed(moved, entry=entry)
    tx.conversations.save(moved)
    tx.record(queued_fact(tx.now, moved, "overflowed"))
    note_event(tx, moved, "overflowed", queue=end.id, when=rules[-1].when.value)
    return moved


def _done(tx: Transaction, waiting: Conversation, rule: OverflowRule, key: str, asked: Asked) -> Conversation:
    """The rule is followed, once; it moves the conversation nowhere."""
    queue = tx.floor.queues[waiting.queue_id]
    _record(tx, waiting, queue, rule)
    overflowing = Overflowing.read(waiting.entry)
    kept = replace(overflowing, done=(*overflowing.done, key))
    if rule.then is Then.CLOSE:
        return _closed(tx, waiting, rule, asked)
    if rule.then is Then.CALLBACK:
        kept = replace(kept, may_call_back=True)
        note_event(tx, waiting, "callback_offered", when=rule.when.value)
    else:
        note_event(tx, waiting, "raised", when=rule.when.value, level=str(max(waiting.level, rule.level)))
    done = changed(
        waiting,
        entry=kept.written(waiting.entry),
        level=max(waiting.level, rule.level),
        head_start_seconds=min(waiting.head_start_seconds + rule.head_start_seconds, int(LONGEST_HEAD_START_SECONDS)),
    )
    tx.conversations.save(done)
    return done


def _closed(tx: Transaction, waiting: Conversation, rule: OverflowRule, asked: Asked) -> Conversation:
    """The customer is told that nobody is there, and nobody finds the conversation waiting tomorrow."""
    if asked.may_answer:
        say(tx, waiting, said_in(rule.text, waiting.language))
    tx.timers.cancel_all(waiting.id)
    note_event(tx, waiting, "closed_outside_hours")
    tx.record(Fact(tx.now, Happening.CLOSED, waiting.id, waiting.queue_id, None, waiting.channel, {"why": "closed"}))
    closed = waiting.closed(tx.now, None)
    tx.conversations.save(closed)
    return closed


def _record(tx: Transaction, waiting: Conversation, queue: Queue, rule: OverflowRule, **more: str) -> None:
    waited = (tx.now - waiting.waiting_since).total_seconds()
    details = {"when": rule.when.value, "then": rule.then.value, "waited_seconds": waited, **more}
    tx.record(Fact(tx.now, Happening.OVERFLOWED, waiting.id, queue.id, None, waiting.channel, details))


def _look_later(tx: Transaction, waiting: Conversation, asked: Asked) -> None:
    queue = tx.floor.queues.get(waiting.queue_id)
    at = next_look(tx, waiting, queue, asked) if queue is not None else None
    if at is None:
        tx.timers.cancel(TimerKind.OVERFLOW, waiting.id)
    else:
        tx.timers.set(Timer(TimerKind.OVERFLOW, waiting.id, at))
