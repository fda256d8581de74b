"""Another system says who a customer is: her record is as it says, but for what a person wrote in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from channels.toolkit.phone import region_of
from hub.application.customer import as_defined, keep_changed, standing, tell_organisations
from hub.application.organisation import found_or_made, name_of
from hub.application.recipient import address_on, kind_of_address
from hub.application.silenced import check_there, left_in_peace
from hub.application.tag import OF_CUSTOMERS, remember_tags
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.customer_edit import ORGANISATION, FieldValue, marked, wanted_changes, with_changes
from hub.domain.external import (
    MOST_ADDRESSES,
    ExternalRecord,
    Taken,
    TakenAddress,
    ToldCustomer,
    standing_fields,
    writer_of,
)
from hub.domain.ids import CustomerId, IdentityId, PersonId
from hub.domain.organisation import key_of, named
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotAllowed
from hub.domain.value import dataclass

NOT_YOURS: Final = "Only an administrator tells what other systems know of customers and organisations."


@dataclass(frozen=True, slots=True)
class PlannedCustomer:
    """What is to be done; whatever could refuse it was asked before."""

    told: ToldCustomer
    known: ExternalRecord | None
    before: Customer
    wanted: Mapping[str, FieldValue]
    """Of an organisation its name."""
    kept: tuple[str, ...]
    added: tuple[tuple[str, str], ...]
    """Channel and address of each that is new."""
    taken: tuple[TakenAddress, ...]
    is_new: bool


def upsert_customer(tx: Transaction, by: Person, told: ToldCustomer) -> Taken:
    """The customer is as this system says, made where nobody knows her; raises Problem, and then nothing happened."""
    return keep_told_customer(tx, by, planned_customer(tx, by, told))


def keep_told_customer(tx: Transaction, by: Person, planned: PlannedCustomer) -> Taken:
    """Write it, with a line in the audit where anything changed."""
    taken = carry_out_customer(tx, by, planned)
    if taken.changed or taken.is_new:
        details = {"source": planned.told.key.source, "fields": list(taken.changed), "is_new": taken.is_new}
        tx.desks.audit(by.id, "customer.told", taken.record_id, details)
    return taken


def planned_customer(tx: Transaction, by: Person, told: ToldCustomer) -> PlannedCustomer:
    """What this would change; raises Problem where it makes no sense. Nothing is written."""
    check_may_tell(by)
    known = tx.external.held(told.key)
    before, is_new = _whom(tx, known, told)
    wanted = _wanted(tx, by, before, told.fields)
    kept = () if told.overwrites else standing_fields(before, wanted)
    wanted = {field: value for field, value in wanted.items() if field not in kept}
    if any("." in field for field in wanted):
        # What would not fit is refused now, and not half done.
        with_changes(before, {**wanted, ORGANISATION: before.organisation_id})
    added, taken = _addresses(tx, before, told.addresses, is_new=is_new)
    return PlannedCustomer(told, known, before, wanted, kept, added, taken, is_new)


def carry_out_customer(tx: Transaction, by: Person, planned: PlannedCustomer) -> Taken:
    """Write it."""
    source, before = planned.told.key.source, planned.before
    fields = dict(planned.wanted)
    made = None
    if ORGANISATION in fields:
        found, is_made = found_or_made(tx, str(fields[ORGANISATION]), by.id)
        fields[ORGANISATION], made = found or "", found if is_made else None
    after = marked(with_changes(before, fields), fields, writer_of(source), tx.now) if fields else before
    identities = [_identity(tx, after.id, channel, address, source) for channel, address in planned.added]
    if planned.is_new:
        tx.customers.add(after, *identities)
    elif fields or identities:
        for one in identities:
            tx.customers.save_identity(one)
        if fields:
            keep_changed(tx, before, after)
        tx.customers.tell(by, after.id)
        # With somebody new nobody has spoken yet, so that no list of an organisation's people shows her.
        tell_organisations(tx, by, before, after)
    remember_tags(tx, OF_CUSTOMERS, [tag for tag in after.tags if tag not in before.tags])
    if planned.known is None:
        tx.external.add(ExternalRecord(planned.told.key, after.id, tx.now))
    changed = (*sorted(fields), *(address for _, address in planned.added))
    return Taken(after.id, planned.is_new, changed, planned.kept, planned.taken, made)


def check_may_tell(by: Person) -> None:
    """Raises NotAllowed for whoever speaks for no other system."""
    if Permission.EVENTS not in by.permissions:
        raise NotAllowed(NOT_YOURS)


def _whom(tx: Transaction, known: ExternalRecord | None, told: ToldCustomer) -> tuple[Customer, bool]:
    """Of whom it is told, locked, and whether she is made now."""
    if known is None and told.customer_id is None:
        return Customer(CustomerId(tx.new_id()), "", created_at=tx.now), True
    found = standing(tx, CustomerId(known.record_id) if known else told.customer_id or CustomerId(""))
    check_there(tx, found.id)
    if known is not None and told.customer_id is not None and standing(tx, told.customer_id).id != found.id:
        raise Conflict(f"This id is another customer's already ({found.id}): merge the two, or leave out `customer`.")
    return tx.customers.held(found.id), False


def _wanted(tx: Transaction, by: Person, before: Customer, told: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """What is not so yet; of an organisation its name, which nobody need know yet."""
    changes = as_defined(tx, by, told)
    belongs_to = named(str(changes.pop(ORGANISATION) or "")) if ORGANISATION in changes else None
    wanted = wanted_changes(before, changes)
    if belongs_to is not None and key_of(belongs_to) != key_of(name_of(tx, before.organisation_id)):
        wanted[ORGANISATION] = belongs_to
    return wanted


def _addresses(
    tx: Transaction, customer: Customer, typed: tuple[str, ...], *, is_new: bool
) -> tuple[tuple[tuple[str, str], ...], tuple[TakenAddress, ...]]:
    """Those that are new, and those that somebody else has; what she has already is neither."""
    added: dict[tuple[str, str], None] = {}
    taken = []
    for one in typed:
        channel, address = told_address(tx, one)
        known = tx.customers.identity(channel, address)
        if known is None:
            added[channel, address] = None
        elif known.customer_id != customer.id:
            taken.append(TakenAddress(address, known.customer_id))
    has = 0 if is_new or not added else len(tx.customers.identities_of(customer.id))
    if len(added) + has > MOST_ADDRESSES:
        raise Invalid(f"A customer may have {MOST_ADDRESSES} addresses; remove one first.")
    return tuple(added), tuple(taken)


def told_address(tx: Transaction, typed: str) -> tuple[str, str]:
    """The channel of an address, and the address as it is kept there; raises Invalid."""
    feature, floor = kind_of_address(typed), tx.floor
    account = next((one for one in floor.accounts.values() if feature in floor.features_of(one.channel)), None)
    channel = account.channel if account else next((one for one, has in floor.features.items() if feature in has), "")
    if not channel:
        raise Invalid("This hub has no channel for such an address; leave it out.")
    return channel, address_on(floor, channel, region_of(account.address) if account else "", typed)


def _identity(tx: Transaction, customer_id: CustomerId, channel: str, address: str, source: str) -> Identity:
    writer = writer_of(source)
    new = Identity(
        id=IdentityId(tx.new_id()),
        customer_id=customer_id,
        channel=channel,
        key=address,
        address=address,
        name="",
        is_verified=False,
        added_by=PersonId(writer.id),
        added_by_name=writer.name,
        added_at=tx.now,
    )
    return left_in_peace(tx, new)
