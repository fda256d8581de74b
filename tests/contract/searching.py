"""What searches are tried with: people who write, and what somebody finds."""

from __future__ import annotations

from dataclasses import replace

from hub.application.index import index_due
from hub.application.reply import add_note
from hub.application.search import search_conversations, search_customers
from hub.application.search_filters import wanted_by
from hub.application.transaction import Transaction
from hub.domain.customer import Identity
from hub.domain.ids import AccountId, ConversationId, CustomerId, IdentityId, PersonId
from hub.domain.search_query import parse_query
from hub.domain.search_snippet import Segment
from tests.contract.acts import receive
from tests.contract.conftest import AnyStore
from tests.stage.floor import ANNA, CHAT


async def indexed(store: AnyStore) -> None:
    """Everything that was written can be found."""
    while await store.run(index_due, 50):
        pass


async def wrote(store: AnyStore, who: str, text: str, account: AccountId = CHAT) -> ConversationId:
    """A customer writes; nothing is indexed yet."""
    item = await store.run(receive, account, who, f"{who}: {text}", text)
    assert item is not None
    return item.conversation_id


async def found(store: AnyStore, query: str, by: PersonId = ANNA) -> list[ConversationId]:
    """The conversations somebody finds, the best first, page after page."""
    return await paged(store, query, by, 50)


async def paged(store: AnyStore, query: str, by: PersonId, limit: int) -> list[ConversationId]:
    """The same in pages of this size."""
    ids: list[ConversationId] = []
    after: int | None = None
    while True:
        page, after = await store.read(_page, query, by, after, limit)
        assert len(page) <= limit
        ids += page
        if after is None:
            return ids


def _page(
    tx: Transaction, query: str, by: PersonId, after: int | None, limit: int
) -> tuple[list[ConversationId], int | None]:
    person = tx.people.get(by)
    wanted = wanted_by(tx, person, parse_query(query), "")
    page = search_conversations(tx, person, wanted, after=after, limit=limit)
    return [one.conversation.id for one in page.found], page.next


async def snippets(store: AnyStore, query: str, by: PersonId = ANNA) -> list[str]:
    """What the results show, matches in brackets."""

    def look(tx: Transaction) -> list[str]:
        person = tx.people.get(by)
        wanted = wanted_by(tx, person, parse_query(query), "")
        page = search_conversations(tx, person, wanted, after=None, limit=50)
        return [bracketed(one.snippet) for one in page.found]

    return await store.read(look)


async def customers(store: AnyStore, query: str, by: PersonId = ANNA) -> list[str]:
    """The names of the customers somebody finds, the best first, matches in brackets, then what else matched."""

    def look(tx: Transaction) -> list[str]:
        person = tx.people.get(by)
        wanted = wanted_by(tx, person, parse_query(query), "")
        page = search_customers(tx, person, wanted, after=None, limit=50)
        return [" | ".join(bracketed(part) for part in (one.name, *one.details)) for one in page.found]

    return await store.read(look)


def bracketed(segments: tuple[Segment, ...]) -> str:
    """The text with its matches in brackets."""
    return "".join(f"[{each.text}]" if each.is_match else each.text for each in segments)


def note(tx: Transaction, id_: ConversationId, by: PersonId, text: str) -> None:
    """Somebody writes a note."""
    add_note(tx, id_, tx.people.get(by), text=text, client_id=None)


def describe(tx: Transaction, conversation: ConversationId, /, **changes: object) -> CustomerId:
    """What is known of the customer of a conversation changes."""
    customer = tx.customers.get(tx.conversations.get(conversation).customer_id)
    tx.customers.save(replace(customer, **changes))  # type: ignore[arg-type]
    return customer.id


def add_address(tx: Transaction, customer: CustomerId, channel: str, address: str) -> None:
    """One more address of a customer."""
    identity = Identity(IdentityId(tx.new_id()), customer, channel, address, address, "", is_verified=True)
    tx.customers.save_identity(identity)
