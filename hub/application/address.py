"""An agent adds an address to a customer, and takes back one that an agent added: nobody is moved or merged by it."""

from __future__ import annotations

from typing import Final

from hub.application.customer import check_reads, check_serves
from hub.application.recipient import added_by, address_for, kind_of_address
from hub.application.sender import may_start
from hub.application.silenced import check_there
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.floor import Account, Floor
from hub.domain.ids import CustomerId, IdentityId
from hub.domain.person import Person
from hub.domain.problem import AddressTaken, Conflict, NotFound

MOST: Final = 50
"""Addresses of one customer to which another one is added."""


def add_address(tx: Transaction, id_: CustomerId, by: Person, typed: str) -> Identity:
    """The address is hers as far as this person knows: not verified, with who added it and when.

    Raises AddressTaken, which says who has it already, where somebody else has.
    """
    customer = _held(tx, id_, by)
    account = _account_for(tx.floor, by, typed)
    address = address_for(tx.floor, account, typed)
    known = tx.customers.identity(account.channel, address)
    if known is not None:
        raise _taken(tx, customer, known, by)
    if len(tx.customers.identities_of(id_)) >= MOST:
        raise Conflict(f"A customer may have {MOST} addresses; remove one first.")
    identity = added_by(tx, by, account, address, id_)
    tx.customers.save_identity(identity)
    tx.customers.tell(by, id_)
    tx.desks.audit(by.id, "customer.address_added", id_, {"channel": account.channel, "identity": identity.id})
    return identity


def remove_address(tx: Transaction, id_: CustomerId, by: Person, identity_id: IdentityId) -> None:
    """The address, which a person added and nobody used since, is nobody's; raises Conflict for any other."""
    _held(tx, id_, by)
    # Locked, so that nobody writes from there before it is gone.
    found = next((one for one in tx.customers.identities_held(id_) if one.id == identity_id), None)
    if found is None:
        raise NotFound("This address is not the customer's any more; look at the customer again.")
    if not can_be_removed(tx, found):
        raise Conflict("Only an address that a person added, and that nobody has used, can be removed.")
    tx.customers.remove_identity(found)
    tx.customers.tell(by, id_)
    tx.desks.audit(by.id, "customer.address_removed", id_, {"channel": found.channel, "identity": found.id})


def can_be_removed(tx: Transaction, identity: Identity) -> bool:
    """Whether a person added it and nothing came of it: no conversation, no proof, and no word against messages."""
    is_unused = identity.added_at is not None and not identity.is_verified and identity.opted_out_at is None
    return is_unused and not tx.conversations.are_of(identity.id)


def _held(tx: Transaction, id_: CustomerId, by: Person) -> Customer:
    customer = tx.customers.held(id_)
    if customer.merged_into is not None:
        raise Conflict("She was merged into another customer meanwhile; look at her again.")
    check_serves(tx, id_, by)
    check_there(tx, id_)
    return customer


def _account_for(floor: Floor, by: Person, typed: str) -> Account:
    """The account that reads what was typed as its channel does: one that she may write from, where there is one."""
    feature = kind_of_address(typed)
    accounts = [one for one in floor.accounts.values() if feature in floor.features_of(one.channel)]
    if not accounts:
        raise Conflict("No account here writes to such an address; ask an administrator for one.")
    return next((one for one in accounts if may_start(floor, by, one)), accounts[0])


def _taken(tx: Transaction, customer: Customer, known: Identity, by: Person) -> Conflict:
    if known.customer_id == customer.id:
        return Conflict("The customer has this address already.")
    owner = tx.customers.get(known.customer_id)
    try:
        check_reads(tx, owner.id, by)
    except NotFound:
        # Who is served by others is not told, only that there is somebody.
        return AddressTaken(None, "")
    return AddressTaken(owner.id, owner.name)
