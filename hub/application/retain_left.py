"""Of what is taken wherever it lies old enough: drafts that were left, what other systems told, the quarantine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from hub.application.customer_event import tell_of_events
from hub.application.transaction import Transaction
from hub.domain.draft import Draft, FirstLetter
from hub.domain.retention import Retained, RetentionRule
from hub.domain.value import changed


def take_left(tx: Transaction, rule: RetentionRule, until: datetime, most: int) -> int:
    """How many of them are gone now; fewer than may be at once: there are no more."""
    return _TAKING[rule.what](tx, rule, until, most)


def left_by(tx: Transaction, rule: RetentionRule, until: datetime) -> int:
    """How many of them there are."""
    match rule.what:
        case Retained.DRAFTS:
            letters = 0 if rule.queues else tx.long_kept.letters_until(until)
            return letters + sum(tx.long_kept.drafts_until(queue, until) for queue in rule.queues or (None,))
        case Retained.EVENTS:
            return tx.long_kept.events_until(until)
        case _:
            return tx.erasures.quarantined_until(until)


def _take_drafts(tx: Transaction, rule: RetentionRule, until: datetime, most: int) -> int:
    """Whoever wrote them sees that they are gone; what arrives late of them does not bring them back."""
    drafts = [one for queue in rule.queues or (None,) for one in tx.long_kept.drafts(queue, until, most)]
    letters = () if rule.queues else tx.long_kept.letters(until, most)
    for draft in drafts:
        tx.drafts.keep(changed(draft, text="", files=(), fields={}, written_at=tx.now))
        _let_go_of_files(tx, draft)
    for letter in letters:
        tx.first_letters.keep(changed(letter, text="", files=(), fields={}, written_at=tx.now))
        _let_go_of_files(tx, letter)
    return len(drafts) + len(letters)


def _let_go_of_files(tx: Transaction, left: Draft | FirstLetter) -> None:
    tx.erasures.remove_uploads([file.id for file in left.files])


def _take_events(tx: Transaction, rule: RetentionRule, until: datetime, most: int) -> int:
    del rule
    events = tx.long_kept.events(until, most)
    for event in events:
        tx.customer_events.drop(event.source, event.external_id)
    tell_of_events(tx, None, dict.fromkeys(event.customer_id for event in events))
    return len(events)


def _take_quarantined(tx: Transaction, rule: RetentionRule, until: datetime, most: int) -> int:
    del rule
    return tx.erasures.forget_quarantined(until, most)


_TAKING: Final[Mapping[Retained, Callable[[Transaction, RetentionRule, datetime, int], int]]] = {
    Retained.DRAFTS: _take_drafts,
    Retained.EVENTS: _take_events,
    Retained.QUARANTINE: _take_quarantined,
}
