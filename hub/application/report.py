"""A provider reports: how far a message came, or that a customer allows messages or forbids them."""

from __future__ import annotations

from dataclasses import replace

from channels.contract import ConsentChanged, DeliveryUpdated, Feature, MessageState
from hub.application.silenced import left_in_peace
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.floor import Account
from hub.domain.ids import AccountId, CustomerId, IdentityId
from hub.domain.item import Item, further


def update_delivery(tx: Transaction, door: str, accounts: list[AccountId], event: DeliveryUpdated) -> None:
    """The message is as far as the report says, unless it was further; an early report is kept."""
    if not tx.doors.first_time(door, event.arrival_key):
        return
    item = tx.items.by_provider_id(accounts, event.provider_id) or _reported_elsewhere(tx, accounts, event)
    error = " ".join(part for part in (event.error_code, event.error_text) if part)
    state = _doubted(event)
    if item is None:
        for account in accounts:
            # Reports overtake each other too: the one that goes furthest is kept.
            known = tx.doors.early_report(account, event.provider_id)
            furthest, why = known if known and not further(known[0], state) else (state, error)
            tx.doors.keep_report(account, event.provider_id, furthest, why)
        return
    if event.state is MessageState.FAILED and item.state is MessageState.QUEUED and tx.outbox.find(item.id) is not None:
        # It speaks of an earlier try; the message is being sent again already.
        return
    if further(item.state, state):
        tx.items.set_state(item, state, error or None, None)


def _reported_elsewhere(tx: Transaction, accounts: list[AccountId], event: DeliveryUpdated) -> Item | None:
    """The message, where a report about a letter comes to another of our mailboxes than the one that it left by."""
    channels = {account.channel for id_ in accounts if (account := tx.floor.accounts.get(id_)) is not None}
    others = [one.id for one in tx.floor.accounts.values() if one.channel in channels and one.id not in accounts]
    of_letters = any(Feature.COPIES in tx.floor.features_of(channel) for channel in channels)
    return tx.items.by_provider_id(others, event.provider_id) if of_letters and others else None


def _doubted(event: DeliveryUpdated) -> MessageState:
    """Where a part failed nobody knows of the whole: sent again blindly, the other parts would come twice."""
    return MessageState.UNKNOWN if event.is_of_part and event.state is MessageState.FAILED else event.state


def change_consent(tx: Transaction, account: Account, event: ConsentChanged) -> None:
    """The ledger says whether this customer may be written to on this channel."""
    if not tx.doors.first_time(account.id, event.arrival_key):
        return
    identity = tx.customers.identity(account.channel, event.sender.id)
    if identity is None:
        identity = _stranger(tx, account, event)
    if event.is_allowed == (identity.opted_out_at is None):
        return
    tx.customers.save_identity(replace(identity, opted_out_at=None if event.is_allowed else tx.now))
    action = "opted_in" if event.is_allowed else "opted_out"
    tx.desks.audit("customer", f"customer.{action}", identity.id, {"account": account.id})
    # A word that is only obeyed leaves its conversation closed.
    conversation = tx.conversations.latest_for(account.id, identity.id)
    if conversation is not None:
        note_event(tx, conversation, action)


def _stranger(tx: Transaction, account: Account, event: ConsentChanged) -> Identity:
    name = event.sender.name or event.sender.address
    customer = Customer(id=CustomerId(tx.new_id()), name=name, created_at=tx.now)
    identity = Identity(
        IdentityId(tx.new_id()),
        customer.id,
        account.channel,
        event.sender.id,
        event.sender.address,
        event.sender.name,
        event.sender.verified,
    )
    identity = left_in_peace(tx, identity)
    tx.customers.add(customer, identity)
    return identity
