"""What the promises of stores are tried with."""

from __future__ import annotations

from channels.contract import MessageReceived
from channels.sender import ProviderId, Sender
from hub.application.offer import ROUTER_LEASE
from hub.application.presence import set_presence
from hub.application.receive import receive_message
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, after
from hub.domain.ids import AccountId, ConversationId, PersonId
from hub.domain.item import Item
from hub.domain.offer import Offer
from hub.domain.person import Person, Presence
from hub.domain.problem import Conflict
from hub.wire.encode import Numbered
from hub.wire.store import Reading
from tests.contract.conftest import AnyStore
from tests.stage.floor import CHAT
from tests.stage.people import let_person_change

MANY = 24


def keep(tx: Transaction, key: str, value: str = "kept", *, fails: bool = False) -> None:
    tx.desks.set_setting(key, value)
    if fails:
        raise Conflict("It was refused after it had begun.")


def setting(tx: Transaction, key: str) -> str | None:
    return tx.desks.setting(key)


def receive(tx: Transaction, account: AccountId, who: str, key: str, text: str = "Hello") -> Item | None:
    event = MessageReceived(key, ProviderId(f"in:{key}"), "", Sender(who, who), tx.now, text)
    return receive_message(tx, tx.floor.accounts[account], event)


def conversation_of(tx: Transaction, id_: ConversationId) -> Conversation:
    return tx.conversations.get(id_)


def person_of(tx: Transaction, id_: PersonId) -> Person:
    return tx.people.get(id_)


def waiting(reading: Reading) -> list[Conversation]:
    return list(reading.waiting_conversations())


def events(reading: Reading, after_number: int) -> list[Numbered] | None:
    found = reading.events_after(after_number, 100_000)
    return None if found is None else list(found)


def items(reading: Reading, id_: ConversationId) -> list[Item]:
    return list(reading.items_of(id_, 1000))


def acquire(tx: Transaction, holder: str, seconds: float = 10) -> int | None:
    return tx.leases.acquire(ROUTER_LEASE, holder, after(tx.now, seconds))


async def arrived(store: AnyStore, who: str = "ada", account: AccountId = CHAT) -> ConversationId:
    item = await store.run(receive, account, who, f"first of {who}")
    assert item is not None
    return item.conversation_id


async def ready(store: AnyStore, id_: PersonId, **changes: object) -> Person:
    await store.run(set_presence, id_, Presence.AVAILABLE, None)
    if changes:
        await store.run(let_person_change, id_, **changes)
    return await store.read(person_of, id_)


def ringing(reading: Reading, id_: PersonId) -> list[Offer]:
    return list(reading.offers.ringing_for(id_))
