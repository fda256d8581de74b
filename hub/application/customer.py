"""What is known of a customer changes, and nobody's edit silently undoes another's."""

from __future__ import annotations

from collections.abc import Mapping

from hub.application.access import may_read
from hub.application.organisation import name_of, organisation_called
from hub.application.silenced import check_there
from hub.application.tag import OF_CUSTOMERS, remember_tags
from hub.application.transaction import Transaction
from hub.domain.custom_field import NOT_THEIRS, FieldOf, cleaned_changes, hidden_attributes
from hub.domain.customer import Customer
from hub.domain.customer_edit import (
    ATTRIBUTES,
    ORGANISATION,
    FieldValue,
    check_unedited,
    field_value,
    marked,
    wanted_changes,
    with_changes,
)
from hub.domain.ids import CustomerId, OrganisationId, TeamId
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotAllowed, NotFound
from hub.domain.timer import Timer, TimerKind


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
    check_there(tx, id_)
    wanted = wanted_changes(customer, _belonging(tx, by, as_defined(tx, by, changes)))
    if version is not None:
        check_unedited(customer, wanted, version, lambda field: shown_value(tx, field, field_value(customer, field)))
    if not wanted:
        return customer
    changed = marked(with_changes(customer, wanted), wanted, by, tx.now)
    keep_changed(tx, customer, changed)
    tx.customers.tell(by, id_)
    tell_organisations(tx, by, customer, changed)
    remember_tags(tx, OF_CUSTOMERS, [tag for tag in changed.tags if tag not in customer.tags])
    tx.desks.audit(by.id, "customer.edited", id_, {"fields": sorted(wanted)})
    return changed


def as_defined(tx: Transaction, by: Person, changes: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """The changes, those of defined fields as these are kept; raises Invalid or NotAllowed."""
    given = {
        " ".join(name.split()): str(value or "")
        for field, value in changes.items()
        for kind, _, name in [field.partition(".")]
        if kind == ATTRIBUTES
    }
    if not hidden_fields(tx, by).isdisjoint(f"{ATTRIBUTES}.{name}" for name in given):
        raise NotAllowed(NOT_THEIRS)
    kept = cleaned_changes(tx.floor.fields, FieldOf.CUSTOMER, by.roles_everywhere, given)
    others = {field: value for field, value in changes.items() if field.partition(".")[0] != ATTRIBUTES}
    return {**others, **{f"{ATTRIBUTES}.{name}": text for name, text in kept.items()}}


def _belonging(tx: Transaction, by: Person, changes: Mapping[str, FieldValue]) -> Mapping[str, FieldValue]:
    """The changes, in which the organisation that is called so stands for its name."""
    if ORGANISATION not in changes:
        return changes
    return {**changes, ORGANISATION: organisation_called(tx, str(changes[ORGANISATION] or ""), by.id) or ""}


def shown_value(tx: Transaction, field: str, value: FieldValue) -> FieldValue:
    """What a field holds, as people read it: of an organisation its name."""
    return name_of(tx, OrganisationId(str(value)) if value else None) if field == ORGANISATION else value


def tell_organisations(tx: Transaction, by: Person, *customers: Customer) -> None:
    """Whoever shows one that is not the same for all of these hears that other people belong to it."""
    found = {customer.organisation_id for customer in customers}
    if len(found) > 1:
        tx.organisations.tell(by, *sorted(one for one in found if one is not None))


def hidden_fields(tx: Transaction, person: Person) -> frozenset[str]:
    """The fields of customers that a person may not read."""
    hidden = hidden_attributes(tx.floor.fields, tx.floor.retired_fields, person.roles_everywhere)
    return frozenset(f"{ATTRIBUTES}.{key}" for key in hidden)


def keep_changed(tx: Transaction, before: Customer, after: Customer) -> None:
    """The record is as it became, and every open conversation shows its name and segment and counts its value."""
    tx.customers.save(after)
    if after.name != before.name and "" in {before.name, after.name}:
        # Whoever had no name has one in what was closed before, too.
        for identity in tx.customers.identities_of(after.id):
            tx.conversations.give(identity.id, after)
    if (after.name, after.value, after.tier) != (before.name, before.value, before.tier):
        for conversation in tx.conversations.of_customer(after.id):
            tx.conversations.save(conversation.of(after))
    if after.tier != before.tier:
        # What is promised to her is another thing now.
        for conversation in tx.conversations.of_customer(after.id):
            tx.timers.set(Timer(TimerKind.SLA, conversation.id, tx.now))


def standing(tx: Transaction, id_: CustomerId) -> Customer:
    """The customer, or whom she proved to be; raises NotFound."""
    customer = tx.customers.get(id_)
    while customer.merged_into is not None:
        customer = tx.customers.get(customer.merged_into)
    return customer


def check_reads(tx: Transaction, id_: CustomerId, person: Person) -> None:
    """Raises NotFound unless teams of which the person reads serve this customer, or ever did."""
    if not _is_of(tx, id_, person, person.reads_in):
        raise NotFound("There is no such customer for you.")


def check_serves(tx: Transaction, id_: CustomerId, person: Person) -> None:
    """Raises NotFound as above, or NotAllowed where the person only looks on."""
    check_reads(tx, id_, person)
    if not _is_of(tx, id_, person, person.works_in):
        raise NotAllowed("You may read of this customer, and change nothing.")


def _is_of(tx: Transaction, id_: CustomerId, person: Person, teams: frozenset[TeamId]) -> bool:
    serves = tx.conversations.teams_of_customer(id_) & teams
    if serves and person.sees_restricted:
        return True
    return any(
        conversation.agent_id == person.id or (serves and may_read(tx, person, conversation))
        for conversation in tx.conversations.of_customer(id_)
    )
