"""Another system says what happened with a customer, and knows her by its own id or by her address."""

from __future__ import annotations

from typing import Final

from hub.application.customer import standing
from hub.application.customer_event import tell_of_events
from hub.application.silenced import check_there
from hub.application.transaction import Transaction
from hub.application.upsert_customer import check_may_tell, told_address
from hub.domain.customer_event import CustomerEvent, is_overtaken
from hub.domain.event_row import ToldEvent
from hub.domain.external import RecordOf, Taken, external_key
from hub.domain.ids import CustomerId
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid
from hub.domain.value import dataclass

NOT_KNOWN: Final = "No customer is known by this id; import the customers first."
NOBODY: Final = "No customer has this address; import the customers first."
WHOSE: Final = "Say whose it is: by the customer's id in the same system, her mail address or her telephone number."


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """What is to be done; whatever could refuse it was asked before."""

    told: ToldEvent
    known: CustomerEvent | None
    event: CustomerEvent
    """As it is afterwards."""

    @property
    def is_new(self) -> bool:
        """Whether nobody knew of it."""
        return self.known is None

    @property
    def is_other(self) -> bool:
        """Whether anything changes by it."""
        return self.event != self.known


def planned_event(tx: Transaction, by: Person, told: ToldEvent) -> PlannedEvent:
    """What this would change; raises Problem where it makes no sense. Nothing is written."""
    check_may_tell(by)
    known = tx.customer_events.held(told.key.source, told.key.external_id)
    whose = customer_told(tx, told, known)
    check_there(tx, whose)
    if known is not None and known.customer_id != whose:
        if standing(tx, known.customer_id).id == whose:
            # So that it goes back with her when the two part again.
            whose = known.customer_id
        elif not told.is_whole:
            raise Conflict(f"This id is another customer's already ({known.customer_id}); take it from her first.")
    event = told.on(known, whose)
    if known is not None and is_overtaken(event, known):
        event = known
    return PlannedEvent(told, known, event)


def customer_told(tx: Transaction, told: ToldEvent, known: CustomerEvent | None) -> CustomerId:
    """Whose it is; raises Invalid where nobody is meant."""
    if told.customer:
        record = tx.external.held(external_key(told.key.source, RecordOf.CUSTOMER, told.customer))
        if record is None:
            raise Invalid(NOT_KNOWN)
        return standing(tx, CustomerId(record.record_id)).id
    for typed in told.addresses:
        identity = tx.customers.identity(*told_address(tx, typed))
        if identity is not None:
            return standing(tx, identity.customer_id).id
    if told.addresses:
        raise Invalid(NOBODY)
    if known is None:
        raise Invalid(WHOSE)
    return standing(tx, known.customer_id).id


def carry_out_event(tx: Transaction, by: Person, planned: PlannedEvent) -> Taken:
    """Write it."""
    event, known = planned.event, planned.known
    if planned.is_other:
        tx.customer_events.keep(event)
        tell_of_events(tx, by, {event.customer_id: None, **({known.customer_id: None} if known else {})})
    changed = (event.external_id,) if planned.is_other else ()
    return Taken(event.customer_id, planned.is_new, changed)
