"""An order, or whatever else another system told, finds the customer it is of."""

from __future__ import annotations

from datetime import timedelta

from hub.application.customer_event import drop_customer_event, keep_customer_events
from hub.application.merge import merge_customers, undo_merge
from hub.domain.customer_event import CustomerEvent, EventKind
from hub.domain.ids import ConversationId, CustomerId
from tests.contract.conftest import AnyStore
from tests.contract.searching import customers, describe, indexed, wrote
from tests.stage.floor import BO, EVA


async def _named(store: AnyStore, who: str, name: str) -> CustomerId:
    conversation: ConversationId = await wrote(store, who, "Hello")
    await store.run(describe, conversation, name=name)
    return await store.read(lambda reading: reading.conversations.get(conversation).customer_id)


async def _tell(store: AnyStore, of: CustomerId, number: str, title: str) -> None:
    eva = await store.read(lambda reading: reading.people.get(EVA))
    at = await store.read(lambda reading: reading.now) - timedelta(hours=1)
    article = (("Article", "Luna in brass"),)
    order = CustomerEvent("shop", number, of, EventKind.ORDER, at, title, "129.90", "EUR", "", article)
    await store.run(keep_customer_events, of, eva, [order])


async def test_an_order_finds_its_customer_by_number_words_and_details(store: AnyStore) -> None:
    camille = await _named(store, "camille", "Camille Roux")
    await _tell(store, camille, "20402", "Two lamps, packed")
    await indexed(store)
    found = ["Camille Roux | Two lamps, packed · [20402] · 129.90 EUR · Article: Luna in brass"]
    assert await customers(store, "20402") == found
    assert await customers(store, "20402 camille roux") != []
    assert len(await customers(store, "brass packed")) == 1


async def test_an_order_is_found_as_it_is_now_and_no_longer_once_it_is_dropped(store: AnyStore) -> None:
    camille = await _named(store, "camille", "Camille Roux")
    await _tell(store, camille, "20402", "Two lamps, packed")
    await indexed(store)
    await _tell(store, camille, "20402", "Two lamps, sent")
    await indexed(store)
    assert (await customers(store, "packed"), len(await customers(store, "sent"))) == ([], 1)
    eva = await store.read(lambda reading: reading.people.get(EVA))
    await store.run(drop_customer_event, camille, eva, "shop", "20402")
    await indexed(store)
    assert await customers(store, "20402") == []


async def test_an_order_of_whoever_was_merged_finds_who_she_is_meanwhile(store: AnyStore) -> None:
    camille, other = await _named(store, "camille", "Camille Roux"), await _named(store, "cam", "Cam")
    await _tell(store, other, "20402", "Two lamps")
    bo = await store.read(lambda reading: reading.people.get(BO))
    merge = await store.run(merge_customers, camille, other, bo, is_vouched=True)
    await indexed(store)
    assert [one.split(" | ")[0] for one in await customers(store, "20402")] == ["Camille Roux"]
    await store.run(undo_merge, camille, merge.id, bo)
    await indexed(store)
    assert [one.split(" | ")[0] for one in await customers(store, "20402")] == ["Cam"]
