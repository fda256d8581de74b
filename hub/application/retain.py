"""What was kept long enough goes, by the rules of the house: a little at a time, and never of whom a hold protects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import orjson

from hub.application.endpoint import is_heard_by_all
from hub.application.retain_left import left_by, take_left
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, after
from hub.domain.erasure import ERASED
from hub.domain.item import Item, ItemKind
from hub.domain.retention import AS_FOUND, Progress, Retained, RetentionRule
from hub.domain.value import changed

LEASE: Final = "retention"
LEASE_SECONDS: Final = 30.0
AT_ONCE: Final = 50
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)


def retain_some(tx: Transaction, holder: str) -> bool:
    """One step of every rule, on one node alone; whether there may be more to do at once."""
    rules = [rule for rule in tx.floor.retention.values() if rule.days > 0]
    if not rules or tx.leases.acquire(LEASE, holder, after(tx.now, LEASE_SECONDS)) is None:
        return False
    steps = [_step(tx, rule) for rule in rules]
    return any(steps)


def _step(tx: Transaction, rule: RetentionRule) -> bool:
    until = tx.now - timedelta(days=rule.days)
    progress = progress_of(tx, rule)
    if rule.what in AS_FOUND:
        return _take_as_found(tx, rule, progress, until)
    found = tx.erasures.closed_until(until, progress.at, progress.after, AT_ONCE)
    for id_, at in found:
        conversation = tx.conversations.get(id_)
        if not _applies(tx, rule, conversation):
            progress = progress.past(id_, at, took=False)
            continue
        item = progress.item if progress.current == id_ else ""
        items = tx.erasures.items(id_, item, AT_ONCE)
        if items:
            _take(tx, rule, items)
            _keep(tx, rule, progress.within(id_, items[-1].id))
            return True
        if rule.what is Retained.CONTENT:
            tx.erasures.remove_of_conversation(id_)
            tx.conversations.save(changed(conversation, subject="", preview="", entry={}, fields={}))
        progress = progress.past(id_, at, took=True)
    if not found:
        return _come_to_the_end(tx, rule, progress, until)
    _keep(tx, rule, progress)
    return True


def _take_as_found(tx: Transaction, rule: RetentionRule, progress: Progress, until: datetime) -> bool:
    """Some of what lies there old enough; in the end the audit says how much it was."""
    count = take_left(tx, rule, until, AT_ONCE)
    if count:
        _keep(tx, rule, changed(progress, conversations=progress.conversations + count))
    elif progress.conversations:
        tx.desks.audit(
            "retention", "retention.went_over", rule.id, {"what": rule.what.value, "count": progress.conversations}
        )
        _keep(tx, rule, changed(progress, conversations=0))
    return count > 0


def _come_to_the_end(tx: Transaction, rule: RetentionRule, progress: Progress, until: datetime) -> bool:
    """Say what was taken, and let the log of events forget what was told until then."""
    if progress.conversations:
        taken = {"what": rule.what.value, "conversations": progress.conversations}
        tx.desks.audit("retention", "retention.went_over", rule.id, taken)
        _keep(tx, rule, changed(progress, conversations=0))
    if rule.what is not Retained.CONTENT or not is_heard_by_all(tx, tx.outward.before(until)):
        return False
    return tx.erasures.forget_told_before(until, AT_ONCE) > 0


def _applies(tx: Transaction, rule: RetentionRule, conversation: Conversation) -> bool:
    if rule.queues and conversation.queue_id not in rule.queues:
        return False
    return tx.erasures.hold_on(conversation.customer_id) is None


def _take(tx: Transaction, rule: RetentionRule, items: Sequence[Item]) -> None:
    there = [item for item in items if ERASED not in item.details]
    if rule.what is Retained.FILES:
        tx.erasures.remove_files([item for item in there if item.files])
        return
    gone = [item for item in there if rule.what is Retained.CONTENT or item.kind is ItemKind.NOTE]
    tx.erasures.empty_items(gone, tx.now)
    tx.changes.tell_erased([(item, item.erased(tx.now)) for item in gone])


def _key(rule: RetentionRule) -> str:
    return f"retention:{rule.id}"


def progress_of(tx: Transaction, rule: RetentionRule) -> Progress:
    """How far a rule has come; at the beginning where it asks for something else than before."""
    kept = tx.desks.setting(_key(rule))
    progress = Progress.read(orjson.loads(kept)) if kept else None
    return progress if progress is not None and progress.asks == rule.asks else Progress(rule.asks, BEGINNING)


def _keep(tx: Transaction, rule: RetentionRule, progress: Progress) -> None:
    tx.desks.set_setting(_key(rule), orjson.dumps(progress.written()).decode())


def begin_rules_anew(tx: Transaction) -> None:
    """Whatever was passed over because a hold protected it is looked at again."""
    for rule in tx.floor.retention.values():
        tx.desks.set_setting(_key(rule), None)


def due_by(tx: Transaction, rule: RetentionRule) -> int:
    """How many conversations, drafts, events or arrivals in quarantine the next run would take something of."""
    until = tx.now - timedelta(days=rule.days)
    if rule.days <= 0:
        return 0
    if rule.what in AS_FOUND:
        return left_by(tx, rule, until)
    progress = progress_of(tx, rule)
    counts = tx.erasures.closed_by_queue(until, progress.at)
    return sum(count for queue, count in counts.items() if not rule.queues or queue in rule.queues)
