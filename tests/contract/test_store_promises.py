"""What every store promises, on a file and on a server alike: whole changes, one owner, numbers in order."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest

from hub.application.offer import ROUTER_LEASE, Proposal, accept_offer, make_offers
from hub.application.presence import set_presence
from hub.application.reply import send_reply
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.domain.conversation import State
from hub.domain.ids import OfferId
from hub.domain.person import Presence
from hub.domain.problem import Conflict, Problem
from hub.storage.sqlite_store import SqliteStore
from hub.wire.store import Committed, Reading
from tests.contract.acts import (
    MANY,
    acquire,
    arrived,
    conversation_of,
    events,
    items,
    keep,
    ready,
    receive,
    ringing,
    setting,
    waiting,
)
from tests.contract.conftest import AnyStore
from tests.stage.floor import ANNA, CHAT, DORA
from tests.stage.loop import HeldClock

# Atomicity.


async def test_a_failing_use_case_leaves_no_trace_and_disturbs_no_other(store: AnyStore) -> None:
    outcomes = await asyncio.gather(
        *(store.run(keep, f"key {number}", fails=number % 3 == 0) for number in range(MANY)), return_exceptions=True
    )
    for number, outcome in enumerate(outcomes):
        kept = await store.read(setting, f"key {number}")
        if number % 3 == 0:
            assert isinstance(outcome, Conflict)
            assert kept is None
        else:
            assert outcome is None
            assert kept == "kept"


async def test_a_failing_use_case_announces_nothing(store: AnyStore) -> None:
    heard: list[Committed] = []
    store.on_commit(heard.append)

    def fail_late(tx: Transaction) -> None:
        receive(tx, CHAT, "ada", "k1")
        raise Conflict("Not today.")

    with pytest.raises(Conflict):
        await store.run(fail_late)
    assert heard == []
    assert await store.read(waiting) == []
    assert await store.run(receive, CHAT, "ada", "k1") is not None


async def test_a_use_case_sees_its_own_changes_before_anybody_else_does(store: AnyStore) -> None:
    def look(tx: Transaction) -> str | None:
        tx.desks.set_setting("mine", "already")
        return tx.desks.setting("mine")

    assert await store.run(look) == "already"


async def test_listeners_have_heard_of_a_change_when_it_returns(store: AnyStore) -> None:
    heard: list[Committed] = []
    store.on_commit(heard.append)
    id_ = await arrived(store)
    assert [list(committed.conversations) for committed in heard] == [[id_]]
    assert heard[0].events


# Repeats.


async def test_an_arrival_that_comes_many_times_at_once_is_kept_and_announced_once(store: AnyStore) -> None:
    heard: list[Committed] = []
    store.on_commit(heard.append)
    kept = await asyncio.gather(*(store.run(receive, CHAT, "ada", "the same") for _ in range(MANY)))
    assert len([item for item in kept if item is not None]) == 1
    assert len([event for committed in heard for event in committed.events if event.type == "item_added"]) == 1


async def test_a_repeat_changes_nothing_and_announces_nothing(store: AnyStore) -> None:
    await store.run(receive, CHAT, "ada", "k1")
    heard: list[Committed] = []
    store.on_commit(heard.append)
    assert await store.run(receive, CHAT, "ada", "k1", "another text") is None
    assert [committed.events for committed in heard] == [[]]


async def test_first_messages_of_one_customer_at_once_make_one_conversation(store: AnyStore) -> None:
    kept = await asyncio.gather(*(store.run(receive, CHAT, "ada", f"message {number}") for number in range(MANY)))
    (only,) = await store.read(waiting)
    assert {item.conversation_id for item in kept if item is not None} == {only.id}
    assert only.unread == MANY
    assert len(await store.read(items, only.id)) == MANY


async def test_a_browser_that_repeats_itself_at_once_writes_once(store: AnyStore) -> None:
    agent = await ready(store, ANNA)
    id_ = await arrived(store)
    await store.run(take_conversation, id_, agent)
    sent = await asyncio.gather(*(store.run(send_reply, id_, agent, text="Hello", client_id="c1") for _ in range(MANY)))
    assert len({item.id for item, _ in sent}) == 1
    assert [is_new for _, is_new in sent].count(True) == 1


# One owner, and no more than there is room for.


async def test_many_who_take_the_same_conversation_at_once_leave_it_with_one(store: AnyStore) -> None:
    id_ = await arrived(store)
    agents = [await ready(store, name) for name in (ANNA, DORA)]
    taken = await asyncio.gather(
        *(store.run(take_conversation, id_, agent) for agent in agents), return_exceptions=True
    )
    assert sorted(outcome is None for outcome in taken) == [False, True]
    winner = agents[taken.index(None)]
    assert (await store.read(conversation_of, id_)).owner == winner.id


async def test_taking_many_at_once_never_exceeds_capacity(store: AnyStore) -> None:
    agent = await ready(store, ANNA)
    ids = [await arrived(store, f"customer {number}") for number in range(6)]
    taken = await asyncio.gather(*(store.run(take_conversation, id_, agent) for id_ in ids), return_exceptions=True)
    assert taken.count(None) == agent.capacity["webchat"]


async def test_an_offer_that_is_accepted_while_she_leaves_ends_in_one_way(store: AnyStore) -> None:
    for turn in range(8):
        agent = await ready(store, ANNA, capacity={"webchat": 100})
        id_ = await arrived(store, f"customer {turn}")
        fence = await store.run(acquire, "test")
        assert fence is not None
        await store.run(make_offers, [Proposal(id_, ANNA, "", {})], fence)
        (offer,) = await store.read(ringing, ANNA)
        accepted, _ = await asyncio.gather(
            store.run(accept_offer, OfferId(offer.id), agent),
            store.run(set_presence, ANNA, Presence.AWAY, None),
            return_exceptions=True,
        )
        found = await store.read(conversation_of, id_)
        if isinstance(accepted, Problem):
            assert found.state is State.QUEUED
        else:
            assert (found.state, found.owner) == (State.OPEN, ANNA)


# Numbers.


async def test_a_reader_never_passes_a_number_that_may_still_commit(store: AnyStore) -> None:
    is_done = asyncio.Event()

    async def read_along() -> list[int]:
        seen: list[int] = []
        last = 0
        while True:
            is_last_look = is_done.is_set()
            found = await store.read(events, last)
            assert found is not None
            seen += [event.number for event in found]
            last = seen[-1] if seen else 0
            if is_last_look:
                return seen
            await asyncio.sleep(0)

    async def write(name: int) -> None:
        for number in range(8):
            await store.run(receive, CHAT, f"customer {name} {number}", f"{name} {number}")

    first = await store.read(events, 0)
    assert first is not None
    async with asyncio.TaskGroup() as group:
        reader = group.create_task(read_along())
        await asyncio.gather(*(write(name) for name in range(8)))
        is_done.set()
    everything = await store.read(events, 0)
    assert everything is not None
    assert reader.result() == [event.number for event in everything]


async def test_one_process_hears_commits_in_the_order_of_their_numbers(file_store: SqliteStore) -> None:
    store = file_store
    heard: list[int] = []
    store.on_commit(lambda committed: heard.extend(event.number for event in committed.events))
    await asyncio.gather(*(store.run(receive, CHAT, f"customer {n}", f"key {n}") for n in range(4 * MANY)))
    assert heard == sorted(heard)
    assert len(heard) >= 4 * MANY


async def test_a_writer_whose_connection_breaks_refuses_what_it_was_doing_and_goes_on(file_store: SqliteStore) -> None:
    def breaking(tx: Transaction) -> None:
        tx._executor._connection.close()  # type: ignore[attr-defined]

    with pytest.raises(sqlite3.Error):
        await file_store.run(breaking)
    assert await arrived(file_store)


async def test_a_number_from_the_future_or_from_too_long_ago_asks_for_the_snapshot(store: AnyStore) -> None:
    await arrived(store)

    def look(reading: Reading) -> tuple[object, object, int]:
        last = reading.last_number()
        return reading.events_after(last + 1, 10), reading.events_after(0, 1), last

    future, too_many, last = await store.read(look)
    assert future is None
    assert too_many is None
    assert await store.read(events, last) == []


async def test_an_event_reads_back_as_it_was_announced(store: AnyStore) -> None:
    heard: list[Committed] = []
    store.on_commit(heard.append)
    await arrived(store)
    told = heard[0].events
    assert await store.read(events, told[0].number - 1) == told


async def test_what_many_tell_at_once_is_numbered_without_a_gap_and_reads_back_as_announced(store: AnyStore) -> None:
    heard: list[Committed] = []
    store.on_commit(heard.append)
    await asyncio.gather(*(store.run(receive, CHAT, f"customer {n}", f"key {n}") for n in range(MANY)))
    told = sorted((event for committed in heard for event in committed.events), key=lambda event: event.number)
    assert [event.number for event in told] == list(range(told[0].number, told[0].number + len(told)))
    assert await store.read(events, told[0].number - 1) == told
    for committed in heard:
        numbers = [event.number for event in committed.events]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


async def test_who_heard_half_of_a_transaction_is_told_the_other_half_only(store: AnyStore) -> None:
    heard: list[Committed] = []
    store.on_commit(heard.append)
    await arrived(store)
    told = heard[0].events
    assert len(told) > 1
    for place, last in enumerate(told, start=1):
        assert await store.read(events, last.number) == told[place:]


# The lease.


async def test_one_of_many_gets_the_lease_and_keeps_it_while_it_renews(store: AnyStore, held_clock: HeldClock) -> None:
    got = await asyncio.gather(*(store.run(acquire, f"node {number}") for number in range(MANY)))
    (holder,) = [number for number, fence in enumerate(got) if fence is not None]
    held_clock.forward(6)
    assert await store.run(acquire, f"node {holder}") == got[holder]
    held_clock.forward(6)
    assert await store.run(acquire, "another") is None


async def test_a_deposed_router_cannot_offer(store: AnyStore, held_clock: HeldClock) -> None:
    await ready(store, ANNA)
    id_ = await arrived(store)
    old = await store.run(acquire, "old")
    held_clock.forward(11)
    new = await store.run(acquire, "new")
    assert old is not None
    assert new is not None
    assert new > old
    with pytest.raises(Conflict):
        await store.run(make_offers, [Proposal(id_, ANNA, "", {})], old)
    assert await store.run(make_offers, [Proposal(id_, ANNA, "", {})], new) == []


async def test_a_released_lease_is_free_at_once_and_its_old_number_is_void(store: AnyStore) -> None:
    old = await store.run(acquire, "old")
    assert old is not None
    await store.run(lambda tx: tx.leases.release(ROUTER_LEASE, "old"))
    with pytest.raises(Conflict):
        await store.run(make_offers, [], old)
    new = await store.run(acquire, "new")
    assert new is not None
    assert new > old


# Looks.


async def test_a_look_sees_one_instant_whatever_is_written_meanwhile(store: AnyStore) -> None:
    def write_both(tx: Transaction, value: str) -> None:
        tx.desks.set_setting("left", value)
        tx.desks.set_setting("right", value)

    def look(reading: Reading) -> set[str | None]:
        return {reading.desks.setting(name) for _ in range(5) for name in ("left", "right")}

    async def write() -> None:
        for number in range(3 * MANY):
            await store.run(write_both, str(number))

    async def watch() -> None:
        for _ in range(2 * MANY):
            assert len(await store.read(look)) == 1

    await asyncio.gather(write(), watch(), watch())


async def test_a_desk_reads_alike_while_it_is_locked_elsewhere(store: AnyStore) -> None:
    await ready(store, ANNA)
    id_ = await arrived(store)
    desk = await store.read(lambda reading: reading.desk(ANNA))
    assert [row.conversation_id for row in desk.waiting] == [id_]
