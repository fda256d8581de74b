"""Customers who may be one person: found by an index when somebody looks, told with the reason, never merged alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hub.application.customer import check_reads, check_serves, standing
from hub.application.organisation import name_of
from hub.application.transaction import Transaction
from hub.domain.customer import Customer
from hub.domain.ids import CustomerId
from hub.domain.likeness import word_of_address, word_of_name
from hub.domain.lookalike import WORTH_TELLING, Evidence, Known, likeness
from hub.domain.person import Person
from hub.domain.problem import NotFound
from hub.domain.value import dataclass

MOST_ADDRESSES: Final = 10
"""Of one customer that are looked up."""
MOST_OF_A_WORD: Final = 20
"""A word that more people share says little, and the search stays short."""
MOST_TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Another customer who may be the same person."""

    known: Known
    score: float
    evidence: tuple[Evidence, ...]


def lookalikes(tx: Transaction, id_: CustomerId, person: Person) -> list[Lookalike]:
    """The likeliest others whom this person serves too, without those of whom somebody said that they are not."""
    customer = standing(tx, id_)
    check_reads(tx, customer.id, person)
    mine = _known(tx, customer)
    found = []
    for other in _candidates(tx, mine):
        hers = _known(tx, other)
        score, evidence = likeness(mine, hers)
        if score >= WORTH_TELLING and _reads(tx, other.id, person):
            found.append(Lookalike(hers, score, tuple(evidence)))
    return sorted(found, key=lambda one: (-one.score, one.known.customer.id))[:MOST_TOLD]


def keep_customers_apart(tx: Transaction, id_: CustomerId, other: CustomerId, by: Person) -> None:
    """These two are not one: neither is suggested for the other again."""
    for one in (id_, other):
        tx.customers.get(one)
        check_serves(tx, one, by)
    tx.merges.keep_apart(id_, other, by.id, tx.now)
    tx.desks.audit(by.id, "customer.kept_apart", id_, {"other": other})


def _known(tx: Transaction, customer: Customer) -> Known:
    identities = tx.customers.identities_of(customer.id)[:MOST_ADDRESSES]
    return Known(customer, identities, name_of(tx, customer.organisation_id))


def _candidates(tx: Transaction, mine: Known) -> Iterable[Customer]:
    """Whoever shares a word with her, each once."""
    apart = {mine.customer.id, *tx.merges.apart_from(mine.customer.id)}
    found: dict[CustomerId, Customer] = {}
    word = word_of_name(mine.customer.name)
    for customer in tx.merges.same_name(word, MOST_OF_A_WORD) if word else ():
        found[customer.id] = customer
    words = {word_of_address(identity.address) for identity in mine.identities} - {""}
    for address in sorted(words):
        for identity in tx.merges.same_address(address, MOST_OF_A_WORD):
            if identity.customer_id not in found:
                found[identity.customer_id] = tx.customers.get(identity.customer_id)
    return [customer for id_, customer in found.items() if id_ not in apart]


def _reads(tx: Transaction, id_: CustomerId, person: Person) -> bool:
    try:
        check_reads(tx, id_, person)
    except NotFound:
        return False
    return True
