"""Find customers and conversations: everything that is asked for, and nothing that the person may not read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Final, Generic, TypeVar

from hub.application.access import may_read
from hub.application.customer import check_reads
from hub.application.search_filters import Wanted
from hub.application.search_port import Hidden, Match, Reader, Sought
from hub.application.transaction import Transaction
from hub.domain.called import called_anywhere
from hub.domain.conversation import Conversation
from hub.domain.custom_field import FieldOf, hidden_attributes, shown_to
from hub.domain.customer import Customer
from hub.domain.ids import ConversationId, CustomerId
from hub.domain.person import Person
from hub.domain.problem import NotFound
from hub.domain.search_document import Area, Place, Source, Written
from hub.domain.search_snippet import Segment, marked, snippet
from hub.domain.search_terms import has_all, spans_of
from hub.domain.value import dataclass

LOOKED_AT: Final = 1_000
"""Documents that one request looks at, however many it finds among them."""
MOST_CHARACTERS: Final = 400_000
"""Of texts that one request reads."""
MOST_DETAILS: Final = 3
MOST_CONVERSATIONS: Final = 20
"""Of a customer, among which one is looked for that the person may read."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FoundConversation:
    """A conversation, and the message, note or subject for which it was found."""

    conversation: Conversation
    agent_name: str
    document: Written
    subject: tuple[Segment, ...]
    customer: tuple[Segment, ...]
    snippet: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class FoundCustomer:
    """A customer, and what of her was found."""

    customer: Customer
    name: tuple[Segment, ...]
    details: tuple[tuple[Segment, ...], ...]
    """Addresses, notes and attributes that match; the first address where none does."""
    latest: ConversationId | None
    """The newest conversation with her that the person may read."""


@dataclass(slots=True)
class Page(Generic[T]):
    """Some of what is found, the best first; `next` is where the rest begins."""

    found: list[T] = field(default_factory=list)
    next: int | None = None


def search_conversations(
    tx: Transaction, person: Person, wanted: Wanted, *, after: int | None, limit: int
) -> Page[FoundConversation]:
    """The conversations that have every word in one of their messages, notes or subjects."""
    if wanted.is_empty:
        return Page()
    walk = _Walk(tx, person, wanted, Area.CONVERSATIONS)
    return walk.page(lambda document: _conversation(tx, person, wanted, document), after=after, limit=limit)


def search_customers(
    tx: Transaction, person: Person, wanted: Wanted, *, after: int | None, limit: int
) -> Page[FoundCustomer]:
    """The customers who have every word in their names, addresses, notes and attributes."""
    if not wanted.terms or wanted.has_filters:
        return Page()
    walk = _Walk(tx, person, wanted, Area.CUSTOMERS)
    return walk.page(lambda document: _customer(tx, person, wanted, document), after=after, limit=limit)


class _Walk:
    """One way through what an index gives: rights and texts are looked at again, and everything is shown once."""

    def __init__(self, tx: Transaction, person: Person, wanted: Wanted, area: Area) -> None:
        self._tx = tx
        self._wanted = wanted
        self._sought = Sought(
            area,
            tuple(term.alternatives for term in wanted.terms),
            wanted.columns,
            wanted.since,
            wanted.until,
        )
        restricted = [queue.id for queue in tx.floor.queues.values() if queue.is_restricted]
        self._reader = Reader(person.id, tuple(sorted(person.reads_in)), tuple(restricted))
        self._hidden = _hidden_for(tx, person)
        self._characters = 0

    def page(self, show: Callable[[Written], T | None], *, after: int | None, limit: int) -> Page[T]:
        """The best after a number; a page may be short although there are more."""
        page: Page[T] = Page()
        seen: set[str] = set()
        matches = self._tx.search.matches(self._sought, self._reader, below=after, most=LOOKED_AT)
        for place, match in enumerate(matches, 1):
            if match.is_shown and match.about not in seen:
                document = self._fitting(match)
                if document is not None:
                    seen.add(match.about)
                    shown = None if self._was_shown(match.about, after) else show(document)
                    if shown is not None:
                        page.found.append(shown)
            if len(page.found) >= limit or self._characters > MOST_CHARACTERS:
                page.next = match.number if place < len(matches) or len(matches) == LOOKED_AT else None
                return page
        page.next = matches[-1].number if len(matches) == LOOKED_AT else None
        return page

    def _fitting(self, match: Match) -> Written | None:
        """The document as it is now, if it still has every term."""
        for document in self._tx.search.written(match.source, match.id, self._hidden):
            self._characters += sum(map(len, document.texts))
            if document.about == match.about and has_all(document.texts, self._wanted.terms):
                return document
        return None

    def _was_shown(self, about: str, after: int | None) -> bool:
        """Whether an earlier page showed it."""
        if after is None:
            return False
        for match in self._tx.search.matches_about(self._sought, about, above=after, most=LOOKED_AT):
            if self._characters > MOST_CHARACTERS:
                # Better shown twice than not at all.
                return False
            if self._fitting(match) is not None:
                return True
        return False


def _hidden_for(tx: Transaction, person: Person) -> Hidden:
    """The fields that a person may not read; those of a conversation that are defined no more rest."""
    fields, retired = tx.floor.fields, tx.floor.retired_fields
    of_conversations = {*fields, *retired} - shown_to(fields, FieldOf.CONVERSATION, person.roles_everywhere)
    return Hidden(hidden_attributes(fields, retired, person.roles_everywhere), frozenset(of_conversations))


def _conversation(tx: Transaction, person: Person, wanted: Wanted, document: Written) -> FoundConversation | None:
    conversation = tx.conversations.get(ConversationId(document.about))
    if not may_read(tx, person, conversation):
        return None
    agent = tx.people.get(conversation.agent_id) if conversation.agent_id else None
    is_subject = document.source is Source.CONVERSATION
    return FoundConversation(
        conversation,
        agent.name if agent else "",
        document,
        marked(conversation.subject, wanted.terms),
        marked(conversation.customer_name, wanted.terms),
        snippet(_told(conversation, document, wanted) if is_subject else document.texts[0], wanted.terms),
    )


def _told(conversation: Conversation, document: Written, wanted: Wanted) -> str:
    """The field for which it was found, else how it ends."""
    fields = document.texts[2:]
    return next((text for text in fields if spans_of(text, wanted.terms)), conversation.preview)


def _customer(tx: Transaction, person: Person, wanted: Wanted, document: Written) -> FoundCustomer | None:
    id_ = CustomerId(document.about)
    try:
        check_reads(tx, id_, person)
    except NotFound:
        return None
    customer = tx.customers.get(id_)
    texts = {one.place: one.texts for one in tx.search.written(Source.CUSTOMER, id_, _hidden_for(tx, person))}
    known = dict.fromkeys((*texts[Place.PROFILE], *texts.get(Place.EVENTS, ())))
    own = {"", customer.name, called_anywhere(id_)}
    told = [text for text in known if text not in own and spans_of(text, wanted.terms)]
    details = told or [text for text in texts[Place.ADDRESS][:1] if text not in own]
    return FoundCustomer(
        customer,
        marked(customer.name, wanted.terms),
        tuple(snippet(text, wanted.terms) for text in details[:MOST_DETAILS]),
        latest_readable(tx, id_, person),
    )


def latest_readable(tx: Transaction, id_: CustomerId, person: Person) -> ConversationId | None:
    """The newest conversation with a customer that a person may read."""
    newest = tx.search.newest_with(id_, MOST_CONVERSATIONS)
    return next((one for one in newest if may_read(tx, person, tx.conversations.get(one))), None)
