"""Translations of messages, on a file and on a server alike."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from hub.application.transaction import Transaction
from hub.application.translate import Wanted, keep_translation
from hub.domain.ids import ConversationId, ItemId
from hub.domain.item import Item
from hub.domain.problem import Conflict
from hub.domain.translation import Translated, Translation
from hub.storage.statement import Statement
from tests.contract.acts import MANY, receive
from tests.contract.conftest import AnyStore, OpensStore
from tests.stage.floor import TEXT

ADA = "+15550111"


def kept(tx: Transaction, id_: ItemId, language: str = "en") -> Translation | None:
    return tx.translations.get(id_, language)


def source_of(tx: Transaction, id_: ConversationId) -> str:
    return tx.translations.last_source(id_)


def all_of(tx: Transaction, id_: ConversationId, language: str = "en") -> list[str]:
    return [one.text for one in tx.translations.of(id_, language)]


def by_hand(tx: object, statement: str, id_: ItemId) -> None:
    """As whoever erases by hand, or an older node, does."""
    tx._executor.run(Statement(text(statement)), id=id_)  # type: ignore[attr-defined]


async def came(store: AnyStore, key: str = "m1", said: str = "Bonjour") -> Item:
    item = await store.run(receive, TEXT, ADA, key, said)
    assert item is not None
    return item


def wanted(item: Item, language: str = "en") -> Wanted:
    return Wanted(item.conversation_id, item.id, item.text, language)


async def test_of_many_who_bring_a_translation_at_once_the_first_stands_for_all(open_store: OpensStore) -> None:
    one, two = open_store(), open_store()
    await one.start()
    item = await came(one)
    if type(one).__name__ == "PostgresStore":
        await two.start()
    nodes = [one, two] if type(one).__name__ == "PostgresStore" else [one]
    made = await asyncio.gather(
        *(
            nodes[number % len(nodes)].run(keep_translation, wanted(item), Translated(f"Hello {number}", "fr"))
            for number in range(MANY)
        )
    )
    assert len({translation.text for translation in made}) == 1
    for node in nodes:
        await node.stop()


async def test_what_is_kept_is_found_by_message_and_language_and_by_conversation(store: AnyStore) -> None:
    first, second = await came(store), await came(store, "m2", "Merci")
    id_ = first.conversation_id
    assert await store.read(source_of, id_) == ""
    await store.run(keep_translation, wanted(second), Translated("Thanks", "fr"))
    await store.run(keep_translation, wanted(first), Translated("Hello", "it"))
    await store.run(keep_translation, wanted(first, "de"), Translated("Hallo", ""))
    assert await store.read(all_of, id_) == ["Hello", "Thanks"]
    assert await store.read(all_of, id_, "de") == ["Hallo"]
    assert await store.read(source_of, id_) == "fr", "the newest message says it, not the newest translation"
    found = await store.read(kept, first.id)
    assert found is not None
    assert (found.text, found.source) == ("Hello", "it")


async def test_whoever_changes_the_words_of_a_message_leaves_no_translation_of_them(store: AnyStore) -> None:
    item, other = await came(store), await came(store, "m2", "Merci")
    for one in (item, other):
        await store.run(keep_translation, wanted(one), Translated("Hello", "fr"))
    await store.run(by_hand, "UPDATE item SET author_name = 'Ada' WHERE id = :id", item.id)
    assert await store.read(kept, item.id) is not None
    await store.run(by_hand, "UPDATE item SET text = 'nothing' WHERE id = :id", item.id)
    assert await store.read(kept, item.id) is None
    assert await store.read(kept, other.id) is not None
    with pytest.raises(Conflict, match="changed or taken back meanwhile"):
        await store.run(keep_translation, wanted(item), Translated("Hello", "fr"))
    await store.run(by_hand, "DELETE FROM item WHERE id = :id", other.id)
    assert await store.read(kept, other.id) is None
