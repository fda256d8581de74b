"""Somebody without a name says it: from then on everybody reads it, wherever she is spoken of."""

from __future__ import annotations

from dataclasses import replace

from hub.application.customer import keep_changed
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity


def named_by(tx: Transaction, identity: Identity, name: str) -> Identity:
    """The identity, called so from now on if it had no name, and so is its customer if nobody called her anything."""
    if identity.name or not name:
        return identity
    named = replace(identity, name=name)
    tx.customers.save_identity(named)
    if _is_nameless(tx.customers.get(identity.customer_id), identity):
        before = tx.customers.held(identity.customer_id)
        if _is_nameless(before, identity):
            keep_changed(tx, before, replace(before, name=name))
            tx.customers.tell(None, before.id)
    return named


def _is_nameless(customer: Customer, identity: Identity) -> bool:
    """Whether nobody ever called her anything but by her address."""
    is_address = customer.name == identity.address and "name" not in customer.edits
    return not customer.name or is_address
