"""What every store promises, on a file and on a server alike."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from channels.contract import MessageReceived, MessageState, ProviderId, Sender
from hub.application.deliver import claim_outgoing
from hub.application.kept import Quarantined
from hub.application.offer import ROUTER_LEASE, Proposal, accept_offer, make_offers
from hub.application.presence import set_presence
from hub.application.receive import receive_message
from hub.application.reply import send_reply
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.domain.conversation import Conversation, State, after
from hub.domain.ids import AccountId, ConversationId, OfferId, PersonId
from hub.domain.item import Item
from hub.domain.offer import Offer
from hub.domain.permission import Role
from hub.domain.person import Person, Presence
from hub.domain.problem import Conflict, Problem
from hub.domain.timer import Timer, TimerKind
from hub.storage.house import chain_of
from hub.storage.sqlite_store import SqliteStore, connect
from hub.storage.statement import Statement
from hub.storage.tables import audit
from hub.storage.types import to_milliseconds
from hub.storage.views import StoredReading
from hub.wire.encode import Numbered
from hub.wire.store import Committed, Reading
from tests.contract.conftest import AnyStore
from tests.stage.floor import ANNA, CHAT, DORA, NORTH, TEXT, change_entry
from tests.stage.loop import HeldClock
from tests.stage.people import let_person_change
from tests.stage.timers import due_timers

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


def ringing(reading: Reading, id_: PersonId) -> list[Offer]:
    return list(reading.offers.ringing_for(id_))


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


# The floor.


async def test_a_changed_floor_is_seen_at_once_inside_and_everywhere_after_the_commit(
    store: AnyStore, open_store: Callable[[], AnyStore]
) -> None:
    def rename(tx: Transaction, name: str) -> str:
        change_entry(tx, "teams", NORTH, name=name)
        return tx.floor.teams[NORTH].name

    heard: list[str] = []
    store.on_commit(lambda committed: heard.append(store.floor.teams[NORTH].name))
    version = store.floor.version
    assert await store.run(rename, "Northern lights") == "Northern lights"
    assert heard == ["Northern lights"]
    assert store.floor.version > version
    assert await store.read(lambda reading: reading.floor.teams[NORTH].name) == "Northern lights"
    other = open_store()
    await other.start()
    assert other.floor.teams[NORTH].name == "Northern lights"
    await other.stop()


async def test_a_floor_that_was_refused_is_forgotten(store: AnyStore) -> None:
    def rename_and_fail(tx: Transaction) -> None:
        change_entry(tx, "teams", NORTH, name="Nobody's")
        assert tx.floor.teams[NORTH].name == "Nobody's"
        raise Conflict("No.")

    with pytest.raises(Conflict):
        await store.run(rename_and_fail)
    assert store.floor.teams[NORTH].name == "North"


async def test_floors_changed_at_once_end_as_the_database_says(store: AnyStore) -> None:
    def add(tx: Transaction, name: str) -> None:
        change_entry(tx, "teams", name, name=name)

    names = [f"team {number}" for number in range(MANY)]
    await asyncio.gather(*(store.run(add, name) for name in names))
    assert set(names) <= set(store.floor.teams)


# What goes in comes out.

TEXTS = {
    "emoji": "Grüße 👩‍👩‍👧 from 東京 \u202eabc",
    "very long": "wörd " * 20_000,
    "quotes": "Robert'); DROP TABLE item;-- \\ % _ $1 ? :name",
    "line ends": "a\r\nb\nc\td\x0b\x1f",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_a_text_comes_back_as_it_was_written(store: AnyStore, text: str) -> None:
    item = await store.run(receive, CHAT, "ada", "k1", text)
    assert item is not None
    (kept,) = await store.read(items, item.conversation_id)
    assert kept.text == text == item.text


@pytest.mark.parametrize("text", ["a\x00b", "\x00", "a\ud800b"], ids=["nul", "only nul", "half a character"])
async def test_what_no_database_can_keep_is_replaced_alike_everywhere(store: AnyStore, text: str) -> None:
    heard: list[Committed] = []
    store.on_commit(heard.append)
    item = await store.run(receive, CHAT, f"ada {text}", f"key {text}", text)
    assert item is not None
    (kept,) = await store.read(items, item.conversation_id)
    assert kept.text == item.text == text.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    (row,) = await store.read(waiting)
    assert row.preview == kept.text
    assert all("\\u0000" not in event.body for committed in heard for event in committed.events)
    assert await store.run(receive, CHAT, f"ada {text}", f"key {text}", text) is None


async def test_every_kind_of_value_comes_back_as_it_was(store: AnyStore, held_clock: HeldClock) -> None:
    held_clock.forward(0.123)
    kept = Quarantined("q1", CHAT, held_clock(), "?", "POST", "https://x/", {"a": "ö", "b": ""}, bytes(range(256)))
    await store.run(lambda tx: tx.doors.quarantine(kept))
    assert await store.read(lambda reading: reading.doors.quarantined("q1")) == kept
    before = await store.read(person_of, ANNA)
    skills, roles = {"fr": 7, "de": 1}, frozenset({Role.AGENT, Role.SUPERVISOR})
    changes = {"skills": skills, "roles": roles, "reason": "lunch", "misses": 3, "idle_since": held_clock()}
    await store.run(let_person_change, ANNA, **changes)
    found = await store.read(person_of, ANNA)
    assert (found.skills, found.roles, found.reason, found.misses) == (skills, roles, "lunch", 3)
    assert found.idle_since == held_clock()
    assert (found.teams, found.capacity, found.is_active) == (before.teams, before.capacity, True)


async def test_a_conversation_comes_back_with_all_that_is_in_it(store: AnyStore, held_clock: HeldClock) -> None:
    id_ = await arrived(store)

    def change(tx: Transaction) -> Conversation:
        reserved = tx.conversations.get(id_).reserved_for(ANNA, after(tx.now, 60)).without(DORA, after(tx.now, 5))
        tx.conversations.save(reserved)
        return reserved

    changed = await store.run(change)
    assert await store.read(conversation_of, id_) == changed


async def test_an_early_report_is_kept_once_and_taken_once(store: AnyStore) -> None:
    await store.run(lambda tx: tx.doors.keep_report(TEXT, "p1", MessageState.SENT, ""))
    await store.run(lambda tx: tx.doors.keep_report(TEXT, "p1", MessageState.FAILED, "30003 Unreachable"))
    taken = await store.run(lambda tx: tx.doors.early_report(TEXT, "p1"))
    assert taken == (MessageState.FAILED, "30003 Unreachable")
    assert await store.run(lambda tx: tx.doors.early_report(TEXT, "p1")) is None


# What is due.


async def test_messages_are_claimed_once_however_many_look(store: AnyStore, open_store: Callable[[], AnyStore]) -> None:
    agent = await ready(store, ANNA, capacity={"sms": 100})
    for number in range(6):
        id_ = await arrived(store, f"+1555010{number}", TEXT)
        await store.run(take_conversation, id_, agent)
        await store.run(send_reply, id_, agent, text="Hello", client_id="c1")
    other = open_store()
    await other.start()
    claimed = await asyncio.gather(*(node.run(claim_outgoing, 4) for node in (store, other, store, other)))
    await other.stop()
    ids = [parcel.item.id for parcels in claimed for parcel in parcels]
    assert len(ids) == len(set(ids)) == 6


async def test_a_timer_fires_once_however_many_look(
    store: AnyStore, open_store: Callable[[], AnyStore], held_clock: HeldClock
) -> None:
    await ready(store, ANNA)
    for number in range(5):
        timer = Timer(TimerKind.CONNECTION_LOST, f"nobody {number}", held_clock())
        await store.run(set_timer, timer)
    other = open_store()
    await other.start()
    take = _take_all
    taken = await asyncio.gather(*(node.run(take) for node in (store, other, store, other)))
    await other.stop()
    assert sum(taken) == 5
    assert await store.read(due_timers) == []


def set_timer(tx: Transaction, timer: Timer) -> None:
    tx.timers.set(timer)


def tell_audit(tx: Transaction, number: int) -> None:
    tx.desks.audit("eva", "tried", f"thing {number}", {"number": number})


def _take_all(tx: Transaction) -> int:
    return sum(tx.timers.take(timer) for timer in tx.timers.due(tx.now, 100))


async def test_the_audit_is_one_unbroken_chain_whoever_writes(store: AnyStore) -> None:
    await asyncio.gather(*(store.run(tell_audit, number) for number in range(MANY)))

    def chained(reading: Reading) -> bool:
        lines = sorted(reading.audit_list(None, 1000))
        return len(lines) == MANY and len({line[0] for line in lines}) == MANY

    assert await store.read(chained)
    links = await store.read(_links)
    previous = ""
    for line, link in links:
        assert chain_of(previous, line) == link
        previous = link


def _links(reading: Reading) -> list[tuple[dict[str, object], str]]:
    assert isinstance(reading, StoredReading)
    rows = reading._executor.fetch(Statement(select(audit).order_by(audit.c.number)))
    names = ("at", "by", "action", "subject", "details")
    return [({**dict(zip(names, row[1:6], strict=True)), "at": to_milliseconds(row[1])}, row[6]) for row in rows]


# The file.


def test_a_file_survives_a_power_cut(tmp_path: Path) -> None:
    connection = connect(tmp_path / "hub.db")
    said = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert said == {"journal_mode": "wal", "synchronous": 2}
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert connection.execute("PRAGMA busy_timeout").fetchone()[0] >= 5000
    connection.close()


async def test_use_cases_that_wait_together_are_kept_in_the_order_in_which_they_came(file_store: SqliteStore) -> None:
    ran: list[int] = []

    def note(tx: Transaction, number: int) -> None:
        ran.append(number)

    await asyncio.gather(*(file_store.run(note, number) for number in range(300)))
    assert ran == list(range(300))


async def test_a_file_that_cannot_be_written_refuses_and_works_again_afterwards(file_store: SqliteStore) -> None:
    def fail(tx: Transaction) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(sqlite3.OperationalError):
        await file_store.run(fail)
    assert await file_store.run(receive, CHAT, "ada", "k1") is not None
