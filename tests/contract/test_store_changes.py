"""What becomes of messages, on a file and on a server alike, and by many at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

import pytest

from channels.changes import MessageEdited, MessageWithdrawn, ReactionChanged
from channels.sender import ProviderId, Sender
from hub.application.change_arrived import take_change
from hub.application.earlier_text import earlier_texts_of
from hub.application.message_change import keep_reaction
from hub.application.transaction import Transaction
from hub.domain.aftermath import Reaction, Stamp
from hub.domain.conversation import after
from hub.domain.ids import ConversationId, ItemId, PersonId
from hub.domain.item import Item
from hub.wire.store import Reading
from tests.contract.acts import MANY, items, receive
from tests.contract.conftest import AnyStore, OpensStore
from tests.contract.searching import found, indexed
from tests.stage.floor import DORA, FEATURES, TEXT
from tests.unit.use_cases.messenger import MESSENGER

ADA = "+15550111"


@pytest.fixture
async def messenger(open_store: OpensStore) -> AsyncIterator[AnyStore]:
    """A store whose text messages can be changed."""
    made = open_store({**FEATURES, **MESSENGER})
    await made.start()
    yield made
    await made.stop()


def react(tx: Transaction, message: str, seconds: float, emoji: str) -> None:
    key = f"reaction {message} {seconds}"
    event = ReactionChanged(key, "", Sender(ADA), ProviderId(message), after(tx.now, seconds), emoji)
    take_change(tx, tx.floor.accounts[TEXT], event)


def edit(tx: Transaction, message: str, seconds: float) -> None:
    text, at = f"{seconds:.0f} seconds later", after(tx.now, seconds)
    event = MessageEdited(f"edit {message} {seconds}", "", Sender(ADA), ProviderId(message), at, text)
    take_change(tx, tx.floor.accounts[TEXT], event)


def withdraw(tx: Transaction, message: str) -> None:
    event = MessageWithdrawn(f"withdrawal {message}", "", Sender(ADA), ProviderId(message), tx.now)
    take_change(tx, tx.floor.accounts[TEXT], event)


def think(tx: Transaction, id_: ConversationId, item: ItemId, who: str) -> None:
    """As a use case does: once the conversation is locked, nobody else changes what is in it."""
    tx.conversations.get(id_)
    keep_reaction(tx, tx.items.get(item), Reaction(PersonId(who), who, "👍", Stamp(tx.now)))


def earlier(reading: Reading, item: Item) -> list[str]:
    texts = earlier_texts_of(reading, item.conversation_id, reading.people.get(DORA), item.id)
    return [one.text for one in texts]


async def the_message(store: AnyStore, id_: ConversationId) -> Item:
    return next(item for item in await store.read(items, id_) if item.provider_id)


async def test_of_many_who_react_at_once_nobody_is_lost(messenger: AnyStore) -> None:
    item = await messenger.run(receive, TEXT, ADA, "m1")
    assert item is not None
    people = [f"agent {number}" for number in range(MANY)]
    await asyncio.gather(*(messenger.run(think, item.conversation_id, item.id, who) for who in people))
    kept = await the_message(messenger, item.conversation_id)
    assert sorted(one.by or "" for one in kept.since.reactions) == sorted(people)


async def test_a_message_and_what_is_told_of_it_come_at_once_and_nothing_is_lost(messenger: AnyStore) -> None:
    for turn in range(12):
        message = f"in:m{turn}"
        told: list[Callable[[], Awaitable[object]]] = [
            *(partial(messenger.run, edit, message, float(seconds)) for seconds in range(1, 6)),
            *(partial(messenger.run, react, message, seconds, emoji) for seconds, emoji in ((1.0, "👍"), (2.0, "🙏"))),
        ]
        place = turn % (len(told) + 1)
        arrives = partial(messenger.run, receive, TEXT, ADA, f"m{turn}", "as it came")
        acts: list[Callable[[], Awaitable[object]]] = [*told[:place], arrives, *told[place:]]
        results = await asyncio.gather(*(act() for act in acts))
        item = results[place]
        assert isinstance(item, Item)
        kept = next(one for one in await messenger.read(items, item.conversation_id) if one.provider_id == message)
        assert (kept.text, [one.emoji for one in kept.since.reactions]) == ("5 seconds later", ["🙏"])
        assert (await messenger.read(earlier, kept))[0] == "as it came"


async def test_what_was_taken_back_while_it_was_changed_stays_taken_back(messenger: AnyStore) -> None:
    item = await messenger.run(receive, TEXT, ADA, "m1", "a secret")
    assert item is not None
    edits = [messenger.run(edit, "in:m1", float(seconds)) for seconds in range(1, 10)]
    await asyncio.gather(*edits[:5], messenger.run(withdraw, "in:m1"), *edits[5:])
    kept = await the_message(messenger, item.conversation_id)
    assert (kept.is_withdrawn, kept.text) == (True, "")
    assert (await messenger.read(earlier, kept))[0] == "a secret"


async def test_new_words_are_found_old_ones_are_not_and_what_was_taken_back_by_nothing(messenger: AnyStore) -> None:
    item = await messenger.run(receive, TEXT, ADA, "m1", "a zeppelin")
    assert item is not None
    id_ = item.conversation_id
    await indexed(messenger)
    assert await found(messenger, "zeppelin") == [id_]
    await messenger.run(edit, "in:m1", 1.0)
    await indexed(messenger)
    assert (await found(messenger, "zeppelin"), await found(messenger, "seconds later")) == ([], [id_])
    await messenger.run(react, "in:m1", 1.0, "👍")
    assert await messenger.read(to_be_indexed) == 0, "what people think of it changes nothing that is found"
    await messenger.run(withdraw, "in:m1")
    await indexed(messenger)
    assert await found(messenger, "seconds later") == []


def to_be_indexed(reading: Reading) -> int:
    return reading.search.backlog(100)
