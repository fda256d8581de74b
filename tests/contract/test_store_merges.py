"""Merging customers on a file and on a server alike: nothing that arrives meanwhile is left with the wrong one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sqlalchemy.util import await_only

from hub.application.close import close_conversation
from hub.application.merge import merge_customers, undo_merge
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.domain.ids import ConversationId, CustomerId, MergeId
from hub.domain.merge import Merge
from hub.storage.postgres_store import PostgresStore
from hub.wire.store import HistoryFilter, Reading
from tests.contract.acts import arrived, conversation_of, person_of, ready, receive
from tests.contract.conftest import AnyStore
from tests.stage.floor import DORA, MAIL, TEXT
from tests.stage.loop import HeldClock

ROUNDS = 12


def _merge(tx: Transaction, kept: CustomerId, other: CustomerId) -> Merge:
    return merge_customers(tx, kept, other, tx.people.get(DORA), is_vouched=True)


def _part(tx: Transaction, kept: CustomerId, merge: MergeId) -> None:
    undo_merge(tx, kept, merge, tx.people.get(DORA))


def belongs(reading: Reading, *customers: CustomerId) -> list[tuple[str, str]]:
    """Of each conversation of these customers: whose it is, and whose its address is."""
    return [
        (found.customer_id, reading.customers.identity_by_id(found.identity_id).customer_id)
        for id_ in customers
        for found, _ in reading.history(id_, None, 1000)
    ]


async def test_a_merge_comes_back_from_the_store_and_is_undone_exactly(store: AnyStore) -> None:
    one = await store.read(conversation_of, await arrived(store))
    other = await store.read(conversation_of, await arrived(store, "+15550111", TEXT))
    merge = await store.run(_merge, one.customer_id, other.customer_id)
    (kept,) = await store.read(lambda reading: reading.merges.into(one.customer_id))
    assert kept == merge
    assert len(await store.read(belongs, one.customer_id)) == 2
    await store.run(_part, one.customer_id, merge.id)
    assert await store.read(lambda reading: reading.merges.into(one.customer_id)) == []
    assert await store.read(belongs, one.customer_id, other.customer_id) == [
        (one.customer_id, one.customer_id),
        (other.customer_id, other.customer_id),
    ]


async def test_a_closed_conversation_that_is_remembered_goes_along(store: AnyStore) -> None:
    one = await store.read(conversation_of, await arrived(store))
    id_: ConversationId = await arrived(store, "+15550111", TEXT)
    dora = await ready(store, DORA, capacity={"sms": 1})
    await store.run(take_conversation, id_, dora)
    await store.run(close_conversation, id_, dora, disposition="solved")
    closed = await store.read(conversation_of, id_)
    merge = await store.run(_merge, one.customer_id, closed.customer_id)
    assert (await store.read(conversation_of, id_)).customer_id == one.customer_id
    again = await store.run(receive, TEXT, "+15550111", "again")
    assert again is not None
    assert again.conversation_id == id_
    assert (await store.run(conversation_of, id_)).customer_id == one.customer_id
    await store.run(_part, one.customer_id, merge.id)
    assert (await store.run(conversation_of, id_)).customer_id == closed.customer_id
    assert (await store.run(person_of, DORA)).id == DORA


async def test_pairs_that_only_look_alike_are_remembered_once_and_from_both_sides(store: AnyStore) -> None:
    one = (await store.read(conversation_of, await arrived(store))).customer_id
    other = (await store.read(conversation_of, await arrived(store, "bea"))).customer_id

    def keep(tx: Transaction, first: CustomerId, second: CustomerId) -> None:
        tx.merges.keep_apart(first, second, DORA, tx.now)

    await store.run(keep, one, other)
    await store.run(keep, other, one)
    assert await store.read(lambda reading: reading.merges.apart_from(one)) == {other}
    assert await store.read(lambda reading: reading.merges.apart_from(other)) == {one}


async def test_whatever_arrives_while_customers_merge_and_part_is_with_whose_address_it_came_from(
    store: AnyStore,
) -> None:
    senders = ("ada@example.org", "bea@example.org")
    one, other = [(await store.read(conversation_of, await arrived(store, who, MAIL))).customer_id for who in senders]

    async def merging() -> None:
        for turn in range(ROUNDS):
            kept, lost = (one, other) if turn % 2 else (other, one)
            merge = await store.run(_merge, kept, lost)
            await store.run(_part, kept, merge.id)

    async def writing(number: int) -> None:
        for turn in range(ROUNDS):
            # A letter that answers nothing is a conversation of its own.
            await store.run(receive, MAIL, senders[number % 2], f"{number} {turn}")

    await asyncio.gather(merging(), *(writing(number) for number in range(6)))
    found = await store.read(belongs, one, other)
    assert len(found) == 2 + 6 * ROUNDS
    assert [(whose, address) for whose, address in found if whose != address] == []


async def test_an_arrival_that_has_looked_up_its_sender_is_kept_before_a_merge_moves_her(
    store: AnyStore, open_store: Callable[[], AnyStore]
) -> None:
    other_node = open_store()
    await other_node.start()
    one, other = [
        (await store.read(conversation_of, await arrived(store, who, MAIL))).customer_id
        for who in ("ada@example.org", "bea@example.org")
    ]
    begun = asyncio.Event()
    merging: list[asyncio.Task[Merge]] = []

    async def give_the_merge_its_chance() -> None:
        begun.set()
        # On a server it waits for this transaction; were it not to, it would be over long before.
        await asyncio.wait(merging, timeout=0.5)

    def slow(tx: Transaction) -> None:
        tx.customers.identity("email", "bea@example.org")
        if isinstance(store, PostgresStore):
            await_only(give_the_merge_its_chance())
        receive(tx, MAIL, "bea@example.org", "slow")

    async def merge() -> Merge:
        if isinstance(store, PostgresStore):
            await begun.wait()
        return await other_node.run(_merge, one, other)

    async with asyncio.TaskGroup() as group:
        merging.append(group.create_task(merge()))
        await store.run(slow)
    found = await store.read(belongs, one, other)
    await other_node.stop()
    assert found == [(one, one)] * 3


async def test_a_history_is_filtered_by_channel_state_and_time(store: AnyStore, held_clock: HeldClock) -> None:
    one = (await store.read(conversation_of, await arrived(store, "ada@example.org", MAIL))).customer_id
    other = await store.read(conversation_of, await arrived(store, "+15550111", TEXT))
    await store.run(_merge, one, other.customer_id)
    dora = await ready(store, DORA, capacity={"sms": 1})
    await store.run(take_conversation, other.id, dora)
    await store.run(close_conversation, other.id, dora, disposition="solved")
    held_clock.forward(60)
    later = held_clock()
    await store.run(receive, MAIL, "ada@example.org", "another letter")

    def channels(reading: Reading, only: HistoryFilter) -> list[str]:
        return [found.channel for found, _ in reading.history(one, None, 10, only)]

    assert sorted(await store.read(channels, HistoryFilter())) == ["email", "email", "sms"]
    assert await store.read(channels, HistoryFilter(channel="sms")) == ["sms"]
    assert await store.read(channels, HistoryFilter(is_open=False)) == ["sms"]
    assert await store.read(channels, HistoryFilter(is_open=True)) == ["email", "email"]
    assert await store.read(channels, HistoryFilter(since=later)) == ["email"]
    assert await store.read(channels, HistoryFilter("sms", is_open=True)) == []
