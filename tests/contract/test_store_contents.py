"""What every store gives back, and what is due in it, on a file and on a server alike."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from channels.contract import MessageState
from hub.application.close import close_conversation
from hub.application.deliver import claim_outgoing
from hub.application.kept import Quarantined
from hub.application.reply import send_reply
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.domain.conversation import Conversation, State, after
from hub.domain.customer import Customer
from hub.domain.fact import Fact, Happening
from hub.domain.ids import AccountId, CustomerId, OrganisationId
from hub.domain.measures import MeasuredFact
from hub.domain.permission import Role
from hub.domain.problem import Conflict
from hub.domain.timer import Timer, TimerKind
from hub.storage.house import chain_of
from hub.storage.sqlite_store import SqliteStore, connect
from hub.storage.statement import Statement
from hub.storage.tables import audit
from hub.storage.types import to_milliseconds
from hub.storage.views import StoredReading
from hub.wire.store import Committed, Reading
from tests.contract.acts import (
    MANY,
    arrived,
    conversation_of,
    items,
    person_of,
    ready,
    receive,
    waiting,
)
from tests.contract.conftest import AnyStore
from tests.stage.floor import ANNA, CHAT, CHAT_QUEUE, DORA, NORTH, TEXT, TEXT_QUEUE, change_entry
from tests.stage.loop import HeldClock
from tests.stage.people import let_conversation_change, let_person_change
from tests.stage.timers import due_timers

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


async def test_what_a_conversation_asks_comes_back_whole(store: AnyStore, open_store: Callable[[], AnyStore]) -> None:
    id_ = await arrived(store)
    asks = {"any_of": [{"fr": 3}, {"sales": 1}], "preferred": {"wine": 2.5}}
    await store.run(let_conversation_change, id_, asks=asks, level=7, prospect="unroutable", customer_value=2.5)
    other = open_store()
    await other.start()
    for each in (store, other):
        found = await each.read(conversation_of, id_)
        assert (found.asks, found.level, found.queued_at) == (asks, 7, found.arrived_at)
        assert (found.prospect, found.customer_value) == ("unroutable", 2.5)
    await other.stop()


async def test_arrivals_are_told_newest_first_with_their_first_message(store: AnyStore) -> None:
    ids = [await arrived(store, who) for who in ("ada", "bea", "cleo")]
    await store.run(receive, CHAT, "ada", "second of ada", "And another thing")
    newest, *_ = await store.read(lambda reading: list(reading.arrivals_before(None, 2)))
    assert (newest.conversation.id, newest.text, newest.customer.id) == (
        ids[2],
        "Hello",
        newest.conversation.customer_id,
    )
    older = await store.read(lambda reading: list(reading.arrivals_before(ids[2], 2)))
    assert [(one.conversation.id, one.text) for one in older] == [(ids[1], "Hello"), (ids[0], "Hello")]
    assert await store.read(lambda reading: list(reading.arrivals_before(ids[0], 2))) == []


async def test_what_is_not_closed_is_told_with_its_queue_its_state_and_its_age(
    store: AnyStore, held_clock: HeldClock
) -> None:
    agent = await ready(store, ANNA)
    await store.run(take_conversation, await arrived(store), agent)
    supervisor = await store.read(person_of, DORA)
    await store.run(close_conversation, await arrived(store, "bea"), supervisor, disposition="solved")
    first = held_clock()
    held_clock.forward(5)
    await arrived(store, "+15550101", TEXT)
    found = await store.read(lambda reading: sorted(reading.unclosed()))
    assert found == [(CHAT_QUEUE, State.OPEN, first, "served"), (TEXT_QUEUE, State.QUEUED, held_clock(), "served")]


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


async def test_lines_of_the_audit_are_found_by_subject_by_doer_and_by_instant(store: AnyStore) -> None:
    for number in range(3):
        await store.run(tell_audit, number)

    def found(reading: Reading) -> list[list[int]]:
        numbers = [line[0] for line in reading.audit_list(None, 10)]
        one = reading.audit_list(None, 10, subject="thing 1", by="eva")
        before = reading.audit_list(numbers[0], 10, by="eva")
        none = [*reading.audit_list(None, 10, subject="thing 9"), *reading.audit_list(None, 10, by="adam")]
        now = reading.audit_list(None, 1)[0][1]
        ends = [reading.audit_end(now - timedelta(days=1)), reading.audit_end(now + timedelta(days=1)) - numbers[0]]
        return [[numbers.index(line[0]) for line in lines] for lines in (one, before, none)] + [ends]

    assert await store.read(found) == [[1], [1, 2], [], [0, 1]]


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


async def test_a_customer_comes_back_with_all_that_is_known_of_her(
    store: AnyStore, open_store: Callable[[], AnyStore]
) -> None:
    id_ = (await store.read(conversation_of, await arrived(store))).customer_id

    def change(tx: Transaction) -> Customer:
        known = replace(
            tx.customers.get(id_),
            organisation_id=OrganisationId("engines"),
            value=12.5,
            tags=("vip", "重要"),
            consents={"recording": "refused"},
            attributes={"country": "GB"},
            version=3,
            edits={"name": {"by": "anna", "version": 3}},
            merged_into=CustomerId("another"),
        )
        tx.customers.save(known)
        return known

    changed = await store.run(change)
    other = open_store()
    await other.start()
    assert await other.read(lambda reading: reading.customers.get(id_)) == changed
    await other.stop()


async def test_measured_facts_are_read_in_order_page_by_page_and_never_twice(
    store: AnyStore, held_clock: HeldClock
) -> None:
    begun = held_clock()
    ids = []
    for who in ("ada", "bea", "cleo"):
        ids.append(await arrived(store, who))
        await store.run(take_conversation, ids[-1], await ready(store, ANNA, capacity={"webchat": 9}))
        held_clock.forward(1)

    def page(reading: Reading, after: tuple[datetime, str]) -> list[MeasuredFact]:
        return list(reading.measured_facts(after, 2))

    first = await store.read(page, (begun, ""))
    second = await store.read(page, (first[-1].at, first[-1].id))
    assert [(one.conversation_id, one.happening) for one in (*first, *second)] == [(id_, "answered") for id_ in ids]
    assert (first[0].queue_id, first[0].agent_id, first[0].channel) == (CHAT_QUEUE, ANNA, "webchat")
    assert first[0].details["waited_seconds"] == 0
    assert await store.read(page, (second[-1].at, second[-1].id)) == []


async def test_a_day_is_read_from_its_first_instant_to_before_its_last(store: AnyStore, held_clock: HeldClock) -> None:
    def read(reading: Reading, since: datetime, until: datetime) -> tuple[list[Fact], list[Conversation]]:
        return list(reading.facts_between(since, until)), list(reading.queued_between(since, until))

    began = held_clock()
    await ready(store, ANNA)
    id_ = await arrived(store)
    held_clock.forward(60)
    await store.run(take_conversation, id_, await store.read(person_of, ANNA))
    facts, queued = await store.read(read, began, held_clock())
    assert [(fact.happening, fact.at) for fact in facts] == [(Happening.PRESENCE, began), (Happening.QUEUED, began)]
    assert facts[0].details == {"presence": "available", "reason": "", "was": "offline"}
    assert (facts[1].queue_id, facts[1].channel, facts[1].details) == (CHAT_QUEUE, "webchat", {})
    assert [found.id for found in queued] == [id_]
    facts, queued = await store.read(read, held_clock(), held_clock() + timedelta(days=1))
    assert [(fact.happening, fact.agent_id) for fact in facts] == [(Happening.ANSWERED, ANNA)]
    assert queued == []


async def test_when_a_customer_last_wrote_to_an_account_is_known_over_all_her_conversations(store: AnyStore) -> None:
    first = await arrived(store)
    begun = await store.read(conversation_of, first)

    def heard_at(reading: Reading, account: AccountId = CHAT) -> datetime | None:
        return reading.items.last_heard_at(account, begun.identity_id)

    at = await store.read(heard_at)
    assert at == begun.arrived_at
    agent = await ready(store, ANNA)
    await store.run(take_conversation, first, agent)
    await store.run(send_reply, first, agent, text="Good morning", client_id="c1")
    await store.run(close_conversation, first, agent, disposition="solved")
    await arrived(store, "bea")
    assert await store.read(heard_at) == at
    assert await store.read(heard_at, TEXT) is None
