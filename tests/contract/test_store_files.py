"""Where a file stands is known of every message that has it, on a file and on a server alike."""

from __future__ import annotations

from channels.contract import MessageReceived
from channels.sender import ProviderId, Sender
from hub.application.receive import receive_message
from hub.application.transaction import Transaction
from hub.domain.ids import ConversationId, FileId
from hub.domain.item import Item, StoredFile
from hub.wire.store import Reading
from tests.contract.conftest import AnyStore
from tests.stage.floor import TEXT

PICTURE = StoredFile(FileId("picture"), "boat.png", "image/png", 4, "00", "identity:ada")


def _sends(tx: Transaction, who: str, *, came_before: bool) -> Item | None:
    event = MessageReceived(f"k:{who}", ProviderId(f"in:{who}"), "", Sender(who, who), tx.now, "Look")
    account, picture = tx.floor.accounts[TEXT], (PICTURE,)
    if came_before:
        return receive_message(tx, account, event, attached=picture)
    return receive_message(tx, account, event, files=picture)


def _places(reading: Reading) -> list[ConversationId]:
    found, places = reading.file_of(PICTURE.id)
    assert found == PICTURE
    return list(places)


async def test_a_file_that_was_passed_on_stands_in_both_conversations(store: AnyStore) -> None:
    first = await store.run(_sends, "ada", came_before=False)
    second = await store.run(_sends, "bea", came_before=True)
    assert first is not None
    assert second is not None
    assert await store.read(_places) == [first.conversation_id, second.conversation_id]
