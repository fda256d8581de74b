"""Everything about a customer goes out as a copy, and the audit knows who asked for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from hub.application.customer import standing
from hub.application.erase import check_may_protect
from hub.application.search_filters import FOREVER
from hub.application.search_port import Reader, Sought
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.ids import CustomerId
from hub.domain.likeness import word_of_name
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.domain.search_document import EPOCH, Area
from hub.domain.search_query import LONGEST_QUERY, parse_query
from hub.domain.search_terms import has_all
from hub.domain.value import dataclass

MOST_FOUND: Final = 20
SHORTEST_QUERY: Final = 2
LOOKED_AT: Final = 1_000
"""Entries of the search that one request looks at."""
NOBODY: Final = Reader("", (), ())
"""Whoever protects data finds everybody: whom her teams serve is not asked."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Whom a copy is of, and every record that proved to be hers."""

    customer: Customer
    records: tuple[CustomerId, ...]


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """Whoever was found, with her addresses."""

    shown: Sequence[tuple[Customer, Sequence[Identity]]]
    has_more: bool
    """Whether there are more than are shown."""


def begin_copy(tx: Transaction, id_: CustomerId, by: Person, *, with_inside: bool) -> Copied:
    """Somebody gets everything about her; raises Conflict where nothing of her is left."""
    check_may_protect(by)
    customer = standing(tx, id_)
    if customer.erased_at is not None:
        raise Conflict("She was erased already; nothing of her is left.")
    tx.desks.audit(by.id, "customer.copied", customer.id, {"with_notes": with_inside})
    return Copied(customer, (customer.id, *tx.erasures.merged_into(customer.id)))


def found_people(tx: Transaction, by: Person, query: str) -> FoundPeople:
    """Whoever has this whole address or id, then whoever has words of her name that begin so, of whichever team."""
    check_may_protect(by)
    words = query.strip()
    if len(words) < SHORTEST_QUERY:
        raise Invalid("Write an address, some of a name, or the id of a customer.")
    found: dict[CustomerId, Customer] = {}
    for id_ in _known_as(tx, words):
        if len(found) > MOST_FOUND:
            break
        try:
            customer = standing(tx, CustomerId(id_))
        except NotFound:
            continue
        found[customer.id] = customer
    shown = [(one, tx.customers.identities_of(one.id)) for one in list(found.values())[:MOST_FOUND]]
    return FoundPeople(shown, has_more=len(found) > MOST_FOUND)


def _known_as(tx: Transaction, words: str) -> Iterator[str]:
    """Whoever may be meant, the surest first."""
    yield words
    yield from (one.customer_id for one in tx.merges.at_address(words, MOST_FOUND))
    yield from (one.id for one in tx.merges.same_name(word_of_name(words), MOST_FOUND))
    terms = parse_query(words[:LONGEST_QUERY]).terms
    if not terms:
        return
    sought = Sought(Area.CUSTOMERS, tuple(term.alternatives for term in terms), {}, EPOCH, FOREVER)
    for match in tx.search.matches(sought, NOBODY, below=None, most=LOOKED_AT):
        # The index knows notes and orders, too: she is looked for by her names and addresses.
        identities = tx.customers.identities_of(CustomerId(match.about))
        told = [text for one in identities for text in (one.name, one.address)]
        if has_all([tx.customers.get(CustomerId(match.about)).name, *told], terms):
            yield match.about
