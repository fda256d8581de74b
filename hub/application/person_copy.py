"""Everything about a customer goes out as a copy, and the audit knows who asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hub.application.customer import standing
from hub.application.erase import check_may_protect
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.ids import CustomerId
from hub.domain.likeness import word_of_name
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.domain.value import dataclass

MOST_FOUND: Final = 20
SHORTEST_QUERY: Final = 2


@dataclass(frozen=True, slots=True)
class Copied:
    """Whom a copy is of, and every record that proved to be hers."""

    customer: Customer
    records: tuple[CustomerId, ...]


def begin_copy(tx: Transaction, id_: CustomerId, by: Person, *, with_inside: bool) -> Copied:
    """Somebody gets everything about her; raises Conflict where nothing of her is left."""
    check_may_protect(by)
    customer = standing(tx, id_)
    if customer.erased_at is not None:
        raise Conflict("She was erased already; nothing of her is left.")
    tx.desks.audit(by.id, "customer.copied", customer.id, {"with_notes": with_inside})
    return Copied(customer, (customer.id, *tx.erasures.merged_into(customer.id)))


def found_people(tx: Transaction, by: Person, query: str) -> Sequence[tuple[Customer, Sequence[Identity]]]:
    """Whoever has this whole address, name or id, whichever team serves her."""
    check_may_protect(by)
    words = query.strip()
    if len(words) < SHORTEST_QUERY:
        raise Invalid("Write a whole address, a name, or the id of a customer.")
    found: dict[CustomerId, Customer] = {}
    named = tx.merges.same_name(word_of_name(words), MOST_FOUND)
    for id_ in (words, *(one.customer_id for one in tx.merges.at_address(words, MOST_FOUND)), *(c.id for c in named)):
        try:
            customer = standing(tx, CustomerId(id_))
        except NotFound:
            continue
        found[customer.id] = customer
    return [(one, tx.customers.identities_of(one.id)) for one in found.values()]
