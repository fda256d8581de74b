"""What is known of a customer changes, and nobody's edit silently undoes another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import orjson

from hub.application.transaction import Transaction
from hub.domain.customer import Customer
from hub.domain.customer_edit import FieldValue, edited_since, field_value, marked, wanted_changes, with_changes
from hub.domain.ids import CustomerId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Conflict, EditedMeanwhile, MeanwhileEdit, NotFound

TAGS: Final = "customer_tags"
MOST_TAGS_KNOWN: Final = 500


def edit_customer(
    tx: Transaction,
    id_: CustomerId,
    by: Person,
    changes: Mapping[str, FieldValue],
    version: int | None = None,
) -> Customer:
    """The customer is as told, and every conversation with her shows her name.

    With the `version` that the editor saw, a field that somebody else edited after it is not overwritten:
    raises EditedMeanwhile, and nothing at all is changed.
    """
    customer = tx.customers.held(id_)
    if customer.merged_into is not None:
        raise Conflict("She was merged into another customer meanwhile; look at her again.")
    check_serves(tx, id_, by)
    wanted = wanted_changes(customer, changes)
    if version is not None:
        _check_unedited(customer, wanted, version)
    if not wanted:
        return customer
    changed = marked(with_changes(customer, wanted), wanted, by, tx.now)
    keep_changed(tx, customer, changed)
    tx.customers.tell(by, id_)
    _remember_tags(tx, [tag for tag in changed.tags if tag not in customer.tags])
    tx.desks.audit(by.id, "customer.edited", id_, {"fields": sorted(wanted)})
    return changed


def keep_changed(tx: Transaction, before: Customer, after: Customer) -> None:
    """The record is as it became, and every open conversation shows its name and counts its value."""
    tx.customers.save(after)
    if (after.name, after.value) != (before.name, before.value):
        for conversation in tx.conversations.of_customer(after.id):
            shown = replace(conversation, customer_name=after.name, customer_value=after.value or 0.0)
            tx.conversations.save(shown)


def _check_unedited(customer: Customer, wanted: Mapping[str, FieldValue], version: int) -> None:
    overtaken = edited_since(customer, wanted, version)
    if overtaken:
        raise EditedMeanwhile(
            customer.version,
            [
                MeanwhileEdit(
                    field,
                    field_value(customer, field),
                    str(customer.edits[field]["by_name"]),
                    str(customer.edits[field]["at"]),
                )
                for field in overtaken
            ],
        )


def known_tags(tx: Transaction) -> Sequence[str]:
    """Tags that were ever used, the newest first."""
    kept: list[str] = orjson.loads(tx.desks.setting(TAGS) or "[]")
    return kept


def _remember_tags(tx: Transaction, used: Sequence[str]) -> None:
    known = known_tags(tx) if used else ()
    new = [tag for tag in used if tag not in known]
    if new:
        tx.desks.set_setting(TAGS, orjson.dumps([*new, *known][:MOST_TAGS_KNOWN]).decode())


def standing(tx: Transaction, id_: CustomerId) -> Customer:
    """The customer, or whom she proved to be; raises NotFound."""
    customer = tx.customers.get(id_)
    while customer.merged_into is not None:
        customer = tx.customers.get(customer.merged_into)
    return customer


def check_serves(tx: Transaction, id_: CustomerId, person: Person) -> None:
    """Raises NotFound unless the person's teams serve this customer, or ever did."""
    if Permission.WORK in person.permissions and tx.conversations.teams_of_customer(id_) & person.teams:
        return
    for conversation in tx.conversations.of_customer(id_):
        if conversation.agent_id == person.id:
            return
    msg = "There is no such customer for you."
    raise NotFound(msg)
