"""What other systems know of a customer is kept beside what she said, for whoever serves her."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from hub.application.customer import standing
from hub.application.silenced import check_there
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.customer_event import MOST_AT_ONCE, CustomerEvent, Stretch, cleaned, is_overtaken
from hub.domain.ids import CustomerId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotAllowed, NotFound
from hub.domain.search_document import Source

MOST_FOUND: Final = 200


def keep_customer_events(tx: Transaction, id_: CustomerId, by: Person, events: Sequence[CustomerEvent]) -> int:
    """These are known of her; returns how many of them were not so already.

    Saying the same again changes nothing and tells nobody; nor does what its system has overtaken since. The audit
    has one line for all of them.
    """
    _check_may(by)
    if len(events) > MOST_AT_ONCE:
        raise Invalid(f"events: send at most {MOST_AT_ONCE} at once.")
    check_there(tx, tx.customers.held(id_).id)
    touched: dict[CustomerId, None] = {}
    kept: list[CustomerEvent] = []
    replaced = 0
    for given in events:
        event = cleaned(given)
        known = tx.customer_events.held(event.source, event.external_id)
        if known is not None:
            event = _whose(tx, event, known)
            if event == known or is_overtaken(event, known):
                continue
            touched[known.customer_id] = None
            replaced += 1
        tx.customer_events.keep(event)
        touched[event.customer_id] = None
        kept.append(event)
    tell_of_events(tx, by, touched)
    if kept:
        sources = sorted({event.source for event in kept})
        others = sorted(one for one in touched if one != id_)
        counts = {"new": len(kept) - replaced, "replaced": replaced}
        tx.desks.audit(by.id, "customer.events_kept", id_, {"sources": sources, **counts, "other_customers": others})
    return len(kept)


def drop_customer_event(tx: Transaction, id_: CustomerId, by: Person, source: str, external_id: str) -> None:
    """It is not known of her any longer; raises NotFound where it never was."""
    _check_may(by)
    known = tx.customer_events.held(source, external_id)
    if known is None or standing(tx, known.customer_id).id != standing(tx, id_).id:
        raise NotFound("There is no such event of this customer.")
    tx.customer_events.drop(source, external_id)
    tell_of_events(tx, by, {known.customer_id: None})
    tx.desks.audit(by.id, "customer.event_dropped", known.customer_id, {"source": source})


def customers_at(tx: Transaction, by: Person, address: str) -> list[tuple[Customer, Identity]]:
    """Who has exactly this address, proven or not, so that a system finds of whom it tells."""
    _check_may(by)
    return [(standing(tx, one.customer_id), one) for one in tx.merges.at_address(address, MOST_FOUND)]


def events_of(tx: Transaction, id_: CustomerId, stretch: Stretch, most: int) -> list[CustomerEvent]:
    """What is known of her and of whoever was merged into her, the newest first."""
    everyone = [tx.customer_events.newest(one, stretch, most) for one in _who_she_was(tx, id_)]
    return sorted([event for one in everyone for event in one], key=lambda event: event.at, reverse=True)[:most]


def _who_she_was(tx: Transaction, id_: CustomerId) -> list[CustomerId]:
    """Herself, and everybody who was merged into her: what is known of them is known of her meanwhile."""
    found = [id_]
    for one in found:
        found += [merge.merged_id for merge in tx.merges.into(one)]
    return found


def _whose(tx: Transaction, event: CustomerEvent, known: CustomerEvent) -> CustomerEvent:
    """Whoever it is of, if both are one customer now, so that it goes back with her when they part again."""
    same = standing(tx, known.customer_id).id == standing(tx, event.customer_id).id
    return event.of(known.customer_id) if same else event


def tell_of_events(tx: Transaction, by: Person | None, touched: Mapping[CustomerId, None]) -> None:
    """Whoever shows these customers is told, and the search looks at them anew; None: a rule did it."""
    shown = dict.fromkeys(standing(tx, id_).id for id_ in touched)
    if shown:
        tx.customers.tell(by, *shown)
    for id_ in shown:
        tx.search.changed(Source.CUSTOMER, id_)


def _check_may(by: Person) -> None:
    if Permission.EVENTS not in by.permissions:
        raise NotAllowed("Only an administrator tells what other systems know of a customer.")
