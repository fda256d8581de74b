"""What is known of a customer changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hub.application.transaction import Transaction
from hub.domain.customer import Customer
from hub.domain.ids import CustomerId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotFound

LIMIT_CHARACTERS = 10_000
MOST_ATTRIBUTES = 50


def edit_customer(
    tx: Transaction,
    id_: CustomerId,
    by: Person,
    changes: Mapping[str, str],
    attributes: Mapping[str, str] | None = None,
) -> Customer:
    """The customer is as told, and every conversation with her shows her name; an empty attribute is removed."""
    customer = tx.customers.get(id_)
    check_serves(tx, id_, by)
    attributes = attributes or {}
    if any(len(value) > LIMIT_CHARACTERS for value in (*changes.values(), *attributes.values(), *attributes)):
        msg = f"A field may have {LIMIT_CHARACTERS:,} characters."
        raise Invalid(msg)
    if "name" in changes and not changes["name"].strip():
        msg = "A customer needs a name."
        raise Invalid(msg)
    changed = replace(
        customer,
        name=changes.get("name", customer.name),
        tier=changes.get("tier", customer.tier),
        language=changes.get("language", customer.language),
        notes=changes.get("notes", customer.notes),
        attributes=_with(customer.attributes, attributes),
    )
    tx.customers.save(changed)
    tx.desks.audit(
        by.id, "customer.edited", id_, {"fields": sorted([*changes, *(f"attributes.{name}" for name in attributes)])}
    )
    if changed.name != customer.name:
        for conversation in tx.conversations.of_customer(id_):
            tx.conversations.save(replace(conversation, customer_name=changed.name))
    return changed


def _with(known: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    attributes = {name: value for name, value in {**known, **told}.items() if name.strip() and value.strip()}
    if len(attributes) > MOST_ATTRIBUTES:
        msg = f"A customer may have {MOST_ATTRIBUTES} attributes; remove one first."
        raise Invalid(msg)
    return attributes


def check_serves(tx: Transaction, id_: CustomerId, person: Person) -> None:
    """Raises NotFound unless the person's teams serve this customer, or ever did."""
    if Permission.WORK in person.permissions and tx.conversations.teams_of_customer(id_) & person.teams:
        return
    for conversation in tx.conversations.of_customer(id_):
        if conversation.agent_id == person.id:
            return
    msg = "There is no such customer for you."
    raise NotFound(msg)
