"""Another system tells of many at once: each is taken or refused by itself, and a repeat gets the same answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final, TypeAlias

from hub.application.transaction import Transaction
from hub.application.upsert_customer import PlannedCustomer, check_may_tell, keep_told_customer, planned_customer
from hub.application.upsert_organisation import PlannedOrganisation, keep_told_organisation, planned_organisation
from hub.domain.external import MOST_TOLD, Taken, ToldCustomer, ToldOrganisation
from hub.domain.person import Person
from hub.domain.problem import Invalid, Problem
from hub.domain.value import dataclass

Told: TypeAlias = ToldCustomer | ToldOrganisation | Invalid
"""What came for one of many; Invalid: it could not be read."""
KEPT: Final = timedelta(hours=24)
"""How long a repeat gets the answer that was given first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that may come again: its key, and what it asked in few letters."""

    key: str
    """Empty: it says nothing of coming again."""
    digest: str


def answer_once(
    tx: Transaction, by: Person, asked: Asked, answer: Callable[[Transaction], Mapping[str, Any]]
) -> Mapping[str, Any]:
    """What this answers, or what it answered by the same key before; raises Invalid where that asked something else.

    The answer is kept with what it did: either both are there, or neither.
    """
    if not asked.key:
        return answer(tx)
    before = tx.external.answered(by.id, asked.key, tx.now - KEPT)
    if before is not None:
        digest, given = before
        if digest != asked.digest:
            raise Invalid("Idempotency-Key: this key went with another request before; take a new one for each.")
        return given
    given = answer(tx)
    tx.external.forget_answers(tx.now - KEPT)
    tx.external.keep_answer(by.id, asked.key, asked.digest, given)
    return given


def tell_batch(tx: Transaction, by: Person, told: Sequence[Told]) -> list[Taken | Problem]:
    """What came of each, in their order: one that is refused, or was no sense to read, harms no other."""
    check_may_tell(by)
    if len(told) > MOST_TOLD:
        raise Invalid(f"records: send at most {MOST_TOLD} at once.")
    return [_told(tx, by, one) for one in told]


def _told(tx: Transaction, by: Person, one: Told) -> Taken | Problem:
    # Refused where nothing is written yet; what fails later is nobody's own fault, and undoes the whole call.
    try:
        if isinstance(one, ToldCustomer):
            planned: PlannedCustomer | PlannedOrganisation = planned_customer(tx, by, one)
        elif isinstance(one, ToldOrganisation):
            planned = planned_organisation(tx, by, one)
        else:
            return one
    except Problem as problem:
        return problem
    return _kept(tx, by, planned)


def _kept(tx: Transaction, by: Person, planned: PlannedCustomer | PlannedOrganisation) -> Taken:
    if isinstance(planned, PlannedCustomer):
        return keep_told_customer(tx, by, planned)
    return keep_told_organisation(tx, by, planned)
