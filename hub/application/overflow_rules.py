"""Which overflow rule of a queue holds for a conversation, and when one may hold that does not yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final, assert_never

from channels.contract import Feature
from hub.application.entry import is_open, next_change
from hub.application.transaction import Transaction
from hub.domain.callback import is_promised
from hub.domain.conversation import Conversation, after
from hub.domain.floor import Queue
from hub.domain.overflow import Overflowing, OverflowRule, Then, When
from hub.domain.person import Presence
from hub.domain.value import dataclass

LOOK_AGAIN_SECONDS: Final = 30
"""How often a conversation that waits asks what nobody announces: who is there, how long it may still take."""
UNKNOWN_AGAIN_SECONDS: Final = 2
"""How soon it asks again where nobody could say yet how long it may take."""
LONGEST_REST_SECONDS: Final = 900
"""Hours may be changed meanwhile."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known when the rules are asked."""

    joins: bool = True
    """Whether it joins the queue now; else it has waited in it."""
    predicted_seconds: float | None = None
    """How long the customer may still have to wait; None where nobody can say."""
    is_followed: bool = False
    """Whether a rule was followed just now."""
    may_answer: bool = True
    """Whether the customer may be told anything: machines are not answered."""


def key_of(queue: Queue, number: int) -> str:
    """Names a rule in the record of what was done."""
    return f"{queue.id}.{number}"


def rule_that_holds(
    tx: Transaction, waiting: Conversation, queue: Queue, asked: Asked, visited: Collection[str]
) -> tuple[int | None, bool]:
    """The number of the first rule that holds, that of the hours before all others, and whether one was barred.

    Barred is a rule that holds and leads to a queue that was visited already.
    """
    is_barred = False
    for number, rule in _open_rules(tx, waiting, queue):
        if not _holds(tx, waiting, queue, rule, asked):
            continue
        if rule.then is Then.QUEUE and rule.queue in visited:
            is_barred = True
            continue
        return number, is_barred
    return None, is_barred


def next_look(tx: Transaction, waiting: Conversation, queue: Queue, asked: Asked) -> datetime | None:
    """When a rule may hold that does not hold now; None where time alone changes nothing."""
    visited = Overflowing.read(waiting.entry).visited
    instants = [
        at
        for _, rule in _open_rules(tx, waiting, queue)
        if rule.queue not in visited and (at := _may_hold_at(tx, waiting, queue, rule, asked)) is not None
    ]
    return min(instants, default=None)


def _open_rules(tx: Transaction, waiting: Conversation, queue: Queue) -> Iterator[tuple[int, OverflowRule]]:
    """The rules that can still be followed, those of the hours first."""
    done = Overflowing.read(waiting.entry).done
    # Whoever is promised an answer is neither offered a callback nor sent away.
    barred = {Then.CALLBACK, Then.CLOSE} if is_promised(waiting.entry) else set()
    is_hosted = Feature.HOSTED in tx.floor.features_of(waiting.channel)
    numbered = sorted(enumerate(queue.overflow), key=lambda one: one[1].when is not When.CLOSED)
    for number, rule in numbered:
        if key_of(queue, number) in done or rule.then in barred:
            continue
        if is_hosted or rule.then is not Then.CALLBACK:
            yield number, rule


def _holds(tx: Transaction, waiting: Conversation, queue: Queue, rule: OverflowRule, asked: Asked) -> bool:
    is_here = queue.id == waiting.queue_id
    match rule.when:
        case When.CLOSED:
            return not is_open(tx.floor, queue.hours, tx.now)
        case When.NOBODY_SIGNED_IN:
            return not _is_anybody_there(tx, waiting, queue)
        case When.LENGTH_ABOVE:
            return asked.joins and tx.conversations.waiting_in(queue.id, queue.team, besides=waiting.id) > rule.count
        case When.PREDICTED_WAIT_ABOVE:
            return is_here and (asked.predicted_seconds or 0.0) > rule.seconds
        case When.WAITED:
            return is_here and tx.now >= after(_joined_at(waiting), rule.seconds)
        case _:
            assert_never(rule.when)


def _may_hold_at(
    tx: Transaction, waiting: Conversation, queue: Queue, rule: OverflowRule, asked: Asked
) -> datetime | None:
    match rule.when:
        case When.CLOSED:
            change = next_change(tx.floor, queue.hours, tx.now)
            return min(change, after(tx.now, LONGEST_REST_SECONDS)) if change is not None else None
        case When.NOBODY_SIGNED_IN:
            return after(tx.now, LOOK_AGAIN_SECONDS)
        case When.LENGTH_ABOVE:
            return None
        case When.PREDICTED_WAIT_ABOVE:
            if asked.joins:
                # Nobody has looked yet, for looking is not a matter of this transaction.
                return tx.now
            return after(tx.now, UNKNOWN_AGAIN_SECONDS if asked.predicted_seconds is None else LOOK_AGAIN_SECONDS)
        case When.WAITED:
            at = after(_joined_at(waiting), rule.seconds)
            if at > tx.now:
                return at
            # Due already: another rule came before it and does so no more, or its way is barred for the moment.
            return tx.now if asked.is_followed else after(tx.now, LOOK_AGAIN_SECONDS)
        case _:
            assert_never(rule.when)


def _joined_at(waiting: Conversation) -> datetime:
    return waiting.queued_at or waiting.waiting_since


def _is_anybody_there(tx: Transaction, waiting: Conversation, queue: Queue) -> bool:
    return any(
        queue.team in person.works_in
        and person.presence is not Presence.OFFLINE
        and tx.floor.sharing.serves(person.capacity, waiting.channel)
        for person in tx.people.all()
    )
