"""Nothing of a customer may be erased until somebody says so."""

from __future__ import annotations

from typing import Final

from hub.application.customer import standing
from hub.application.erase import check_may_protect
from hub.application.retain import begin_rules_anew
from hub.application.transaction import Transaction
from hub.domain.erasure import LegalHold
from hub.domain.ids import CustomerId
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound

LONGEST_REASON: Final = 500


def hold_customer(tx: Transaction, id_: CustomerId, by: Person, reason: str) -> LegalHold:
    """Neither erasure nor a rule takes anything of her, for this reason."""
    check_may_protect(by)
    customer = tx.customers.held(standing(tx, id_).id)
    if customer.erased_at is not None:
        raise Conflict("She was erased already; nothing of her is left.")
    words = " ".join(reason.split())
    if not words or len(words) > LONGEST_REASON:
        raise Invalid(f"Say why, in at most {LONGEST_REASON} characters.")
    hold = LegalHold(customer.id, words, by.id, by.name, tx.now)
    tx.erasures.hold(hold)
    tx.customers.tell(by, customer.id)
    tx.desks.audit(by.id, "customer.held", customer.id, {})
    return hold


def lift_hold(tx: Transaction, id_: CustomerId, by: Person) -> None:
    """She may be erased again; raises NotFound where nothing forbade it."""
    check_may_protect(by)
    customer = tx.customers.held(standing(tx, id_).id)
    if not tx.erasures.lift(customer.id):
        raise NotFound("There is no legal hold on her.")
    begin_rules_anew(tx)
    tx.customers.tell(by, customer.id)
    tx.desks.audit(by.id, "customer.hold_lifted", customer.id, {})
