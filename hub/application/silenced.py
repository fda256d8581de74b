"""Whoever said that she wants no messages, and was erased then, is still not written to."""

from __future__ import annotations

from datetime import datetime

from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.erasure import silenced_text
from hub.domain.ids import CustomerId
from hub.domain.problem import Conflict
from hub.domain.value import changed


def silenced_since(tx: Transaction, channel: str, key: str) -> datetime | None:
    """Since when an address is left in peace of which nobody knows any more whose it is."""
    if not tx.erasures.silences_any():
        return None
    return tx.erasures.silenced_since(tx.fingerprint(silenced_text(channel, key)))


def left_in_peace(tx: Transaction, identity: Identity) -> Identity:
    """A new identity; with the word against messages that somebody said there before she was erased."""
    since = silenced_since(tx, identity.channel, identity.key)
    return identity if since is None else changed(identity, opted_out_at=since)


def check_there(tx: Transaction, id_: CustomerId) -> Customer:
    """The customer; raises Conflict where she was erased: nothing new is written of her."""
    customer = tx.customers.get(id_)
    if customer.erased_at is not None:
        raise Conflict("This customer was erased: nothing is written of her any more.")
    return customer
