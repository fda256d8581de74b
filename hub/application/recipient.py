"""Whom somebody writes to first: an address that is known, or one that she typed."""

from __future__ import annotations

from typing import Final

from channels.contract import Feature
from channels.toolkit.phone import normalised_typed, region_of, zones_of
from hub.application.customer import check_serves, standing
from hub.application.floor_document import MAIL
from hub.application.quiet_hours import zones_for
from hub.application.silenced import check_there, left_in_peace
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.floor import Account, Floor
from hub.domain.ids import CustomerId, IdentityId
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid
from hub.domain.value import dataclass

LONGEST: Final = 320


@dataclass(frozen=True, slots=True)
class Whom:
    """An address of somebody who is known, or a typed one: hers where a customer is named, else of whoever has it."""

    identity_id: IdentityId | None = None
    address: str = ""
    customer_id: CustomerId | None = None


def recipient(tx: Transaction, agent: Person, account: Account, whom: Whom) -> Identity:
    """The identity, made where nobody had this address yet; nothing proves that it is hers.

    Raises Invalid for an address that the account's channel cannot write to.
    """
    if whom.identity_id is not None:
        return _known(tx, agent, account, whom.identity_id)
    address = address_for(tx.floor, account, whom.address)
    customer = standing(tx, whom.customer_id) if whom.customer_id else None
    if customer is not None:
        check_serves(tx, customer.id, agent)
        check_there(tx, customer.id)
    known = tx.customers.identity(account.channel, address)
    if known is None:
        return _new(tx, agent, account, address, customer)
    if customer is not None and known.customer_id != customer.id:
        raise Conflict("This address belongs to another customer; merge the two, or write to that one.")
    return known


def zones_of_recipient(tx: Transaction, agent: Person, account: Account, whom: Whom) -> tuple[str, ...]:
    """Where she may be who would be written to, as the first message will be judged; nothing where nothing tells."""
    customer, address = _addressee(tx, agent, account, whom)
    if customer is None:
        return zones_of(address)
    return zones_for(customer, tx.customers.identities_of(customer.id), address)


def language_of_recipient(tx: Transaction, agent: Person, account: Account, whom: Whom) -> str:
    """In which language she reads who would be written to; empty where nobody knows."""
    customer, _ = _addressee(tx, agent, account, whom)
    return customer.language if customer is not None else ""


def _addressee(tx: Transaction, agent: Person, account: Account, whom: Whom) -> tuple[Customer | None, str]:
    """Who would be written to, where she is known, and at which address; what is only half typed tells nothing yet."""
    if whom.identity_id is not None:
        identity = tx.customers.identity_by_id(whom.identity_id)
        check_serves(tx, identity.customer_id, agent)
        return tx.customers.get(identity.customer_id), identity.address
    try:
        address = address_for(tx.floor, account, whom.address) if whom.address.strip() else ""
    except (Invalid, Conflict):
        address = ""
    customer = standing(tx, whom.customer_id) if whom.customer_id else None
    if customer is not None:
        check_serves(tx, customer.id, agent)
        return customer, address
    known = tx.customers.identity(account.channel, address) if address else None
    return (None if known is None else tx.customers.get(known.customer_id)), address


def address_for(floor: Floor, account: Account, typed: str) -> str:
    """A typed address as the account's channel knows it; raises Invalid, and says how one is written."""
    if not floor.features_of(account.channel) & {Feature.PHONE_NUMBERS, Feature.MAIL_ADDRESSES}:
        raise Conflict(f"“{account.name}” writes to no address that could be typed; choose another account.")
    return address_on(floor, account.channel, region_of(account.address), typed)


def address_on(floor: Floor, channel: str, region: str, typed: str) -> str:
    """A typed address as a channel of numbers or of mail knows it; raises Invalid, and says how one is written."""
    is_number = Feature.PHONE_NUMBERS in floor.features_of(channel)
    address = _number(typed.strip(), region) if is_number else mail_address(typed)
    if any(own.channel == channel and own.address.lower() == address for own in floor.accounts.values()):
        raise Invalid(f"“{address}” is an address of ours; write to the customer's.")
    return address


def kind_of_address(typed: str) -> Feature:
    """Whether a mail address or a number was typed; raises Invalid for what can be neither."""
    text = typed.strip()
    is_mail = "@" in text
    if not text or len(text) > LONGEST or (not is_mail and any(letter.isalpha() for letter in text)):
        raise Invalid("Write a mail address, such as name@example.com, or a telephone number with its country.")
    return Feature.MAIL_ADDRESSES if is_mail else Feature.PHONE_NUMBERS


def _number(typed: str, region: str) -> str:
    number = normalised_typed(typed, region)
    if number is not None:
        return number
    if typed.startswith(("+", "＋")) or not any(letter.isdigit() for letter in typed):
        raise Invalid(f"“{typed}” is no telephone number; write it with its country, such as +49 30 123456.")
    raise Invalid(
        f"“{typed}” is no full telephone number; write it with + and its country code, such as +49 30 123456."
    )


def mail_address(typed: str) -> str:
    """A typed mail address in the form by which it is kept; raises Invalid."""
    address = typed.strip().lower().rstrip(".")
    if MAIL.fullmatch(address) is None:
        raise Invalid(f"“{typed.strip()}” is no mail address; write a whole one, such as name@example.com.")
    return address


def _known(tx: Transaction, agent: Person, account: Account, id_: IdentityId) -> Identity:
    identity = tx.customers.identity_by_id(id_)
    check_serves(tx, identity.customer_id, agent)
    check_there(tx, identity.customer_id)
    if identity.channel != account.channel:
        raise Invalid(f"“{account.name}” does not write to this address; choose an account of its channel.")
    return identity


def added_by(tx: Transaction, agent: Person, account: Account, address: str, customer_id: CustomerId) -> Identity:
    """An address that a person typed, which nothing proves; it is not kept yet."""
    identity = Identity(
        id=IdentityId(tx.new_id()),
        customer_id=customer_id,
        channel=account.channel,
        key=address,
        address=address,
        name="",
        is_verified=False,
        added_by=agent.id,
        added_by_name=agent.name,
        added_at=tx.now,
    )
    return left_in_peace(tx, identity)


def _new(tx: Transaction, agent: Person, account: Account, address: str, customer: Customer | None) -> Identity:
    identity = added_by(tx, agent, account, address, customer.id if customer else CustomerId(tx.new_id()))
    if customer is None:
        tx.customers.add(Customer(identity.customer_id, name=address, created_at=tx.now), identity)
    else:
        tx.customers.save_identity(identity)
        tx.customers.tell(agent, customer.id)
        tx.desks.audit(agent.id, "customer.address_added", customer.id, {"channel": account.channel})
    return identity
