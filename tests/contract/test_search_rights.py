"""Nobody finds more than she may read, and filters find less, on every database alike."""

from __future__ import annotations

import pytest

from hub.domain.ids import TeamId
from hub.domain.problem import Invalid
from tests.contract.conftest import AnyStore
from tests.contract.searching import customers, describe, found, indexed, wrote
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, DORA, EVA, LEGAL_QUEUE, MAIL, TEXT
from tests.stage.loop import HeldClock
from tests.stage.people import let_conversation_change, let_person_change


async def test_nobody_finds_what_she_may_not_read(store: AnyStore) -> None:
    north = await wrote(store, "ada", "the same word")
    south = await wrote(store, "bea", "the same word", MAIL)
    await indexed(store)
    assert await found(store, "word", ANNA) == [north]
    assert await found(store, "word", CHRIS) == [south]
    assert await found(store, "word", DORA) == [south, north]
    assert await found(store, "word", EVA) == []
    assert len(await customers(store, "ada", ANNA)) == 1
    assert await customers(store, "bea", ANNA) == [] != await customers(store, "bea", CHRIS)


async def test_whoever_serves_a_customer_finds_her_whole_history_but_what_is_restricted(store: AnyStore) -> None:
    here = await wrote(store, "ada", "word here", TEXT)
    there = await wrote(store, "bea", "word there", MAIL)
    legal = await wrote(store, "cleo", "word for the lawyers", MAIL)
    hers = await store.run(describe, here)
    for id_ in (there, legal):
        await store.run(let_conversation_change, id_, customer_id=hers)
    await store.run(let_conversation_change, legal, queue_id=LEGAL_QUEUE)
    await indexed(store)
    assert await found(store, "word", ANNA) == [there, here]
    assert await found(store, "word", CHRIS) == [legal, there, here]
    assert await found(store, "lawyers", ANNA) == []
    assert await found(store, "queue:legal", ANNA) == []
    await store.run(let_conversation_change, legal, agent_id=ANNA)
    assert await found(store, "word", ANNA) == [legal, there, here]
    await store.run(let_person_change, CHRIS, teams=frozenset({TeamId("nobody's")}))
    assert await found(store, "word", CHRIS) == []


async def test_filters_say_where_only(store: AnyStore, held_clock: HeldClock) -> None:
    text = await wrote(store, "ada", "word", TEXT)
    day = held_clock().date().isoformat()
    held_clock.forward(3 * 86_400)
    chat = await wrote(store, "bea", "word", CHAT)
    mail = await wrote(store, "cleo", "word", MAIL)
    await store.run(let_conversation_change, mail, agent_id=BO)
    later = held_clock().date().isoformat()
    await indexed(store)
    for query, expected in {
        "word channel:sms": [text],
        "channel:sms": [text],
        "channel：SMS channel:email": [mail, text],
        "word queue:Chat": [chat],
        "word queue:text-queue": [text],
        'word agent:"Bo Lind"': [mail],
        "word agent:bo@example.org": [mail],
        "agent:me word": [mail],
        "state:queued": [mail, chat, text],
        "state:closed": [],
        f"word to:{day}": [text],
        f"word from:{later}": [mail, chat],
        f"from:{day} to:{later} ada": [text],
        "word channel:sms state:open": [],
    }.items():
        assert await found(store, query, BO) == expected, query
    assert await customers(store, "ada channel:sms", BO) == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("channel:fax", "There is no channel “fax”; write channel:email, channel:sms, channel:webchat."),
        ("word queue:", "queue: needs a value; write queue:chat"),
        ("agent:eva", "There is no agent “eva”; write"),
        ("state:away", "There is no state “away”; write state:closed"),
        ("from:yesterday", "write it as from:2026-01-31"),
        ("to:9999-12-31", "write it as to:2026-01-31"),
        ("from:2026-02-01 to:2026-01-01", "No day is left"),
        ("x" * 201, "200 characters"),
        ("a b c d e f g h i j k l m", "12 words"),
    ],
)
async def test_a_filter_that_means_nothing_is_answered_with_what_to_write(
    store: AnyStore, query: str, told: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await found(store, query)
    assert told in refused.value.detail
