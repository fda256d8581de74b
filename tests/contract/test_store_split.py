"""Splitting a conversation, and what other systems know of a customer, on a file and on a server alike."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from channels.contract import MessageReceived
from channels.sender import ProviderId, Sender
from hub.application.customer_event import drop_customer_event, events_of, keep_customer_events
from hub.application.receive import receive_message
from hub.application.reply import add_note
from hub.application.split import split_conversation, take_back_split
from hub.application.transaction import Transaction
from hub.domain.customer_event import CustomerEvent, EventKind, Stretch
from hub.domain.ids import ConversationId
from hub.domain.item import ItemKind
from hub.storage import departures, mentions
from hub.wire.store import Reading
from tests.contract.acts import arrived, conversation_of, person_of, ready
from tests.contract.conftest import AnyStore
from tests.stage.floor import BO, DORA, EVA, MAIL
from tests.stage.loop import HeldClock

DAY = 86_400


def _goes_on(tx: Transaction, thread: ConversationId) -> None:
    event = MessageReceived("second", ProviderId("in:second"), "", Sender("ada", "ada"), tx.now, "And my invoice?")
    receive_message(tx, tx.floor.accounts[MAIL], event, thread=thread)


def _messages(reading: Reading, id_: ConversationId) -> list[str]:
    return [item.text for item in reading.items_of(id_, 100) if item.kind is ItemKind.MESSAGE]


def _names(tx: Transaction, id_: ConversationId) -> None:
    add_note(tx, id_, tx.people.get(DORA), text="@Bo Lind", client_id=None, mentions=(BO,))


def _named_in(reading: Reading) -> list[ConversationId]:
    return [mention.conversation_id for mention in reading.mentions.newest(BO)]


@pytest.mark.parametrize(("module", "question"), [(departures, "_FROM"), (mentions, "_MOVE")])
def test_what_a_split_asks_is_found_by_an_index(stage_template: Path, module: ModuleType, question: str) -> None:
    sql = vars(module)[question].on("sqlite").sql
    with closing(sqlite3.connect(f"file:{stage_template}?mode=ro", uri=True)) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", ["x"] * sql.count("?"))]
    assert re.match(
        r"SEARCH \w+ USING (?:COVERING )?INDEX \w+_(?:conversation_id|place) \(conversation_id=\?", plan[0]
    ), plan


async def test_what_is_split_off_is_found_there_and_comes_back(store: AnyStore) -> None:
    await ready(store, BO, capacity={"email": 9})
    whole = await arrived(store, account=MAIL)
    await store.run(_goes_on, whole)
    second = (await store.read(lambda reading: reading.items_of(whole, 100)))[-1]
    dora = await store.read(person_of, DORA)
    await store.run(_names, whole)
    part = await store.run(split_conversation, whole, dora, second.id)
    assert await store.read(_named_in) == [part]
    assert (await store.read(_messages, whole), await store.read(_messages, part)) == (["Hello"], ["And my invoice?"])
    assert (await store.read(conversation_of, part)).unread == 1
    await store.run(take_back_split, whole, part, dora)
    assert await store.read(_named_in) == [whole]
    assert (await store.read(_messages, whole), await store.read(_messages, part)) == (["Hello", "And my invoice?"], [])


async def test_an_event_of_another_system_is_kept_once_changed_and_dropped(
    store: AnyStore, held_clock: HeldClock
) -> None:
    ada = (await store.read(conversation_of, await arrived(store))).customer_id
    eva, at = await store.read(person_of, EVA), held_clock()
    held_clock.forward(DAY)
    everything = Stretch(at, held_clock())

    for title in ("Order 1", "Order 1, sent"):
        order = CustomerEvent("shop", "1", ada, EventKind.ORDER, at, title, "12.50", "EUR", "", (("Article", "Luna"),))
        assert await store.run(keep_customer_events, ada, eva, [order]) == 1
        assert await store.run(keep_customer_events, ada, eva, [order]) == 0
        assert await store.read(events_of, ada, everything, 9) == [order]
    only = Stretch(everything.since, everything.before, "payment")
    assert await store.read(events_of, ada, only, 9) == []
    await store.run(drop_customer_event, ada, eva, "shop", "1")
    assert await store.read(events_of, ada, everything, 9) == []
