"""What a shop reported is so from now on, each fact by itself: what is older than what is known changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, assert_never

from connectors.contract import CustomerTold, Fact, Gone, Of, OrderTold, PrivacyAsked, Reading
from hub.application.customer import standing
from hub.application.customer_event import tell_of_events
from hub.application.kept import Quarantined
from hub.application.transaction import Transaction
from hub.application.upsert_customer import carry_out_customer, planned_customer, told_address
from hub.application.upsert_event import carry_out_event, planned_event
from hub.domain.customer_edit import FieldValue
from hub.domain.event_row import ToldEvent
from hub.domain.external import LONGEST_KEY, ExternalKey, RecordOf, ToldCustomer, external_key, writer_of
from hub.domain.ids import CustomerId, PersonId
from hub.domain.permission import Role
from hub.domain.person import Person, Presence
from hub.domain.problem import Invalid, Problem
from hub.domain.shop import ANSWER_DAYS, PrivacyRequest, Shop
from hub.domain.value import changed

GUEST: Final = "guest:"
"""Before the address of whoever ordered without being a customer of the shop."""
LONGEST_TOPIC: Final = 100
_RECORDS: Final = {Of.CUSTOMER: RecordOf.CUSTOMER, Of.ORDER: RecordOf.ORDER}


def keep_delivery(tx: Transaction, shop: Shop, reading: Reading, arrival: Quarantined) -> bool:
    """Everything of it that makes sense is kept, the whole in quarantine where something does not; False: a repeat."""
    if not tx.doors.first_time(shop.door, reading.key):
        return False
    tx.shops.count(shop.id, reading.topic[:LONGEST_TOPIC] or "-", is_known=reading.is_known)
    refusals = []
    for fact in reading.facts:
        try:
            keep_fact(tx, shop, fact)
        except Problem as problem:
            refusals.append(problem.detail)
    if refusals:
        tx.doors.quarantine(changed(arrival, reason=f"{reading.topic}: {' '.join(refusals)}"))
    return True


def keep_delivery_again(tx: Transaction, shop: Shop, reading: Reading, quarantined_id: str, by: PersonId) -> None:
    """What lay in quarantine is kept after all; raises Problem where it still makes no sense."""
    for fact in reading.facts:
        keep_fact(tx, shop, fact)
    arrival = tx.doors.quarantined(quarantined_id)
    tx.doors.discard(quarantined_id)
    tx.desks.audit(by, "quarantine.understood", quarantined_id, {"door": arrival.door})


def keep_fact(tx: Transaction, shop: Shop, fact: Fact) -> None:
    """It is so from now on; raises Problem where it makes no sense."""
    match fact:
        case CustomerTold():
            _keep_customer(tx, shop, fact)
        case OrderTold():
            _keep_order(tx, shop, fact)
        case Gone():
            _keep_gone(tx, shop, fact)
        case PrivacyAsked():
            _keep_asked(tx, shop, fact)
        case _:
            assert_never(fact)


def speaker_of(shop: Shop, now: datetime) -> Person:
    """Who says what the shop says: somebody who tells what other systems know."""
    writer = writer_of(shop.told_as)
    return Person(
        PersonId(writer.id),
        writer.name,
        "",
        frozenset({Role.ADMINISTRATOR}),
        frozenset(),
        "en",
        {},
        {},
        Presence.OFFLINE,
        None,
        now,
        now,
    )


def _keep_customer(tx: Transaction, shop: Shop, told: CustomerTold) -> None:
    key = external_key(shop.told_as, RecordOf.CUSTOMER, told.id)
    known = tx.external.held(key)
    if tx.shops.is_gone(key) or (known and known.as_of and told.as_of and told.as_of < known.as_of):
        return
    _upsert(tx, shop, key, told, _fields(told))
    if told.as_of is not None:
        tx.external.told_at(key, told.as_of)


def _fields(told: CustomerTold) -> dict[str, FieldValue]:
    """Only what was said: a shop that knows no name takes none away."""
    said = {"name": told.name, "organisation": told.organisation}
    return {name: text for name, text in said.items() if text}


def _upsert(
    tx: Transaction, shop: Shop, key: ExternalKey, told: CustomerTold, fields: dict[str, FieldValue]
) -> CustomerId:
    addresses = _usable(tx, told)
    by, who = speaker_of(shop, tx.now), _who_was_a_guest(tx, key, addresses)
    planned = planned_customer(tx, by, ToldCustomer(key, fields, addresses, who))
    return CustomerId(carry_out_customer(tx, by, planned).record_id)


def _who_was_a_guest(tx: Transaction, key: ExternalKey, addresses: tuple[str, ...]) -> CustomerId | None:
    """Whoever ordered as a guest from one of these addresses, before the shop told of her: it is the same person."""
    if tx.external.held(key) is not None:
        return None
    for one in addresses:
        guest = tx.external.held(_guest_key(tx, key.source, one))
        if guest is not None:
            return CustomerId(guest.record_id)
    return None


def _usable(tx: Transaction, told: CustomerTold) -> tuple[str, ...]:
    """The addresses that can be kept: shops keep numbers as whoever ordered typed them."""
    return tuple(one for one in told.addresses if _is_address(tx, one))


def _is_address(tx: Transaction, text: str) -> bool:
    try:
        told_address(tx, text)
    except Invalid:
        return False
    return True


def _keep_order(tx: Transaction, shop: Shop, told: OrderTold) -> None:
    key = external_key(shop.told_as, RecordOf.ORDER, told.id)
    if tx.shops.is_gone(key):
        return
    has_sum = bool(told.amount and told.currency)
    fields = {
        "at": told.at,
        "as_of": told.as_of,
        "title": told.title,
        "amount": told.amount if has_sum else "",
        "currency": told.currency if has_sum else "",
        "link": told.link,
    }
    whose, addresses = _whose(tx, shop, told.customer)
    event = ToldEvent(key, fields, dict(told.details), whose, addresses, is_whole=True)
    by = speaker_of(shop, tx.now)
    carry_out_event(tx, by, planned_event(tx, by, event))


def _whose(tx: Transaction, shop: Shop, told: CustomerTold) -> tuple[str, tuple[str, ...]]:
    """What the shop calls whoever ordered, or the address by which she is known; raises Invalid where it is nobody."""
    key = external_key(shop.told_as, RecordOf.CUSTOMER, told.id) if told.id else None
    if key is None or tx.shops.is_gone(key):
        addresses = _usable(tx, told)
        if not addresses:
            raise Invalid("The order says nothing of whose it is: neither a customer nor an address.")
        known = next((one for one in addresses if tx.customers.identity(*told_address(tx, one))), None)
        if known is not None:
            return "", (known,)
        key = _guest_key(tx, shop.told_as, addresses[0])
    record = tx.external.held(key)
    # What stands with an order is less sure than what the shop says of her: it fills what is empty.
    is_nameless = record is None or not standing(tx, CustomerId(record.record_id)).name
    _upsert(tx, shop, key, told, _fields(told) if is_nameless else {})
    return key.external_id, ()


def _guest_key(tx: Transaction, source: str, address: str) -> ExternalKey:
    """How who orders without being a customer there is known: by her address."""
    _, plain = told_address(tx, address)
    return external_key(source, RecordOf.CUSTOMER, f"{GUEST}{plain}"[:LONGEST_KEY])


def _keep_gone(tx: Transaction, shop: Shop, gone: Gone) -> None:
    key = external_key(shop.told_as, _RECORDS[gone.of], gone.id)
    if gone.is_back:
        tx.shops.note_back(key)
        return
    tx.shops.note_gone(key)
    if gone.of is Of.CUSTOMER:
        # She and what was said with her stay: only the shop knows her no longer.
        tx.external.drop(key)
        return
    known = tx.customer_events.held(key.source, key.external_id)
    if known is not None:
        tx.customer_events.drop(key.source, key.external_id)
        tell_of_events(tx, speaker_of(shop, tx.now), {known.customer_id: None})


def _keep_asked(tx: Transaction, shop: Shop, asked: PrivacyAsked) -> None:
    """A person has to answer it: nothing of anybody is given out or erased by a word from outside."""
    told = asked.customer
    request = PrivacyRequest(
        tx.new_id(),
        shop.id,
        asked.what.value,
        told.id if told else "",
        _meant(tx, shop, told) if told else None,
        tx.now,
        tx.now + timedelta(days=ANSWER_DAYS),
    )
    tx.shops.ask(request)
    tx.desks.audit(writer_of(shop.told_as).id, "privacy.asked", request.id, {"what": request.what, "shop": shop.id})


def _meant(tx: Transaction, shop: Shop, told: CustomerTold) -> CustomerId | None:
    """Who she is here: by the shop's id, else by an address of hers."""
    record = tx.external.held(external_key(shop.told_as, RecordOf.CUSTOMER, told.id))
    if record is not None:
        return standing(tx, CustomerId(record.record_id)).id
    for address in told.addresses:
        identity = tx.customers.identity(*told_address(tx, address)) if _is_address(tx, address) else None
        if identity is not None:
            return standing(tx, identity.customer_id).id
    return None
