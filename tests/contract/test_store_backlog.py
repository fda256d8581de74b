"""How much waits, on a file and on a server alike, and asked for without walking through everything."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from hub.application.deliver import claim_outgoing, settle_sent
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation
from hub.storage import backlog
from hub.storage.statement import Statement
from hub.wire.store import Reading
from tests.contract.acts import ready, receive
from tests.contract.conftest import AnyStore
from tests.stage.floor import ANNA, CHAT, CHAT_QUEUE, TEXT, TEXT_QUEUE
from tests.stage.loop import HeldClock


def waiting(reading: Reading) -> dict[str, tuple[int, object]]:
    return {queue: (count, since) for queue, count, since in reading.waiting_by_queue()}


def on_the_way(reading: Reading) -> tuple[int, object]:
    return reading.outbox_backlog()


async def test_who_waits_is_counted_by_queue_with_the_first_of_them(store: AnyStore, held_clock: HeldClock) -> None:
    assert await store.read(waiting) == {}
    began = held_clock()
    item = await store.run(receive, TEXT, "ada", "k1")
    held_clock.forward(60)
    await store.run(receive, TEXT, "bea", "k2")
    await store.run(receive, CHAT, "cleo", "k3")
    assert await store.read(waiting) == {TEXT_QUEUE: (2, began), CHAT_QUEUE: (1, held_clock())}
    assert item is not None
    await store.run(take_conversation, item.conversation_id, await ready(store, ANNA, capacity={"sms": 9}))
    assert await store.read(waiting) == {TEXT_QUEUE: (1, held_clock()), CHAT_QUEUE: (1, held_clock())}


async def test_what_is_on_its_way_is_counted_with_the_age_of_the_oldest(store: AnyStore, held_clock: HeldClock) -> None:
    assert await store.read(on_the_way) == (0, None)
    anna = await ready(store, ANNA, capacity={"sms": 9})
    item = await store.run(receive, TEXT, "ada", "k1")
    assert item is not None
    await store.run(take_conversation, item.conversation_id, anna)
    began = held_clock()
    for text in ("one", "two"):
        await store.run(send_reply, item.conversation_id, anna, text=text, client_id=text)
        held_clock.forward(60)
    assert await store.read(on_the_way) == (2, began)
    (parcel,) = await store.run(claim_outgoing, 9)
    assert await store.read(on_the_way) == (2, began)
    await store.run(settle_sent, parcel.outgoing, "SM1")
    assert (await store.read(on_the_way))[0] == 1


def test_no_question_walks_through_all_conversations_or_items(stage_template: Path) -> None:
    connection = sqlite3.connect(f"file:{stage_template}?mode=ro", uri=True)
    questions = [one for one in vars(backlog).values() if isinstance(one, Statement)]
    assert len(questions) == 3
    for question in questions:
        sql = question.on("sqlite").sql
        plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", ["x"] * sql.count("?")))
        assert "SCAN conversation USING INDEX ix_conversation_open_team" in plan or "SCAN conversation" not in plan, (
            plan
        )
        assert "SCAN item" not in plan, plan
    connection.close()
