"""A customer is erased on a file and on a server alike: afterwards nothing of her is anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from channels.contract import MessageReceived
from channels.sender import ProviderId, Sender
from hub.application.address import add_address
from hub.application.close import close_conversation
from hub.application.customer import edit_customer
from hub.application.endpoint import EndpointWish, make_endpoint, pause_endpoint
from hub.application.erase import begin_erasure, go_on_erasing
from hub.application.index import index_due
from hub.application.legal_hold import hold_customer, lift_hold
from hub.application.merge import merge_customers
from hub.application.receive import receive_message
from hub.application.reply import add_note
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.domain.conversation import Conversation, State
from hub.domain.erasure import ERASED_NAME, Erasure, Stage
from hub.domain.ids import ConversationId, CustomerId, FileId
from hub.domain.item import Item, StoredFile
from hub.domain.permission import Role
from hub.domain.person import Person
from hub.domain.personal_data import Lead, Says
from hub.domain.problem import Conflict, NotAllowed
from hub.storage.audit_chain import verify_audit
from hub.storage.classification import CLASSIFIED
from hub.worker.erasures import Erasing
from tests.contract.acts import conversation_of, items, person_of, ready, receive
from tests.contract.conftest import AnyStore
from tests.contract.planting import ADDRESS, MARKER, everything, plant, where_it_stands
from tests.stage.channels import MemoryFiles
from tests.stage.floor import ANNA, BO, CHAT, DORA, MAIL
from tests.stage.loop import HeldClock
from tests.stage.people import let_person_change

CONTENT = b"zqmarker in a file"


async def keeper(store: AnyStore) -> Person:
    """Somebody who answers for personal data."""
    await store.run(let_person_change, BO, roles=frozenset({Role.ADMINISTRATOR}))
    return await store.read(person_of, BO)


async def server(store: AnyStore) -> Person:
    """Somebody who serves everybody, over every channel."""
    teams = frozenset().union(*[(await store.read(person_of, id_)).teams for id_ in (ANNA, BO, DORA)])
    return await ready(store, DORA, capacity={"email": 9, "webchat": 9, "chat": 9, "sms": 9}, teams=teams)


async def wrote(store: AnyStore, text: str, files: tuple[StoredFile, ...] = (), key: str = "1") -> Item:
    """A letter of hers."""

    def keep(tx: Transaction) -> Item | None:
        sender = Sender(ADDRESS, f"Ada {MARKER}", ADDRESS)
        event = MessageReceived(key, ProviderId(f"in:{key}"), "", sender, tx.now, text, subject=MARKER)
        return receive_message(tx, tx.floor.accounts[MAIL], event, files=files)

    item = await store.run(keep)
    assert item is not None
    return item


class NothingImported:
    """No file waits to be imported."""

    async def let_go_of(self, erasure: Erasure) -> None:
        """Nothing is looked through."""


async def finished(store: AnyStore, files: MemoryFiles, clock: HeldClock) -> Erasure:
    """Everything that is to be erased is; the receipt of the last."""
    erasing = Erasing(store, files, NothingImported(), now=clock)
    while await erasing.work():
        pass
    clock.forward(61)
    for _ in range(400):
        if not await erasing.work():
            break
        await indexed(store)
    (newest, *_) = await store.read(lambda reading: reading.erasures.newest(10))
    return newest


async def closed(store: AnyStore, id_: ConversationId) -> Conversation:
    dora = await server(store)
    await store.run(take_conversation, id_, dora)
    await store.run(close_conversation, id_, dora, disposition="solved")
    return await store.read(conversation_of, id_)


def stored(id_: str, digest: str) -> StoredFile:
    """A file of hers."""
    return StoredFile(FileId(id_), f"{MARKER}.txt", "text/plain", len(CONTENT), digest, "identity:x")


async def known_everywhere(store: AnyStore, files: MemoryFiles) -> tuple[CustomerId, dict[Lead, str]]:
    """A customer of whom something stands wherever it can, through doors as far as there are doors."""
    digest = await files.put(CONTENT)
    item = await wrote(store, f"My order {MARKER}", (stored("f1", digest),))
    other = await wrote(store, f"Another {MARKER}", key="2")
    chat = await store.run(receive, CHAT, f"{MARKER}-chat", "chat", MARKER)
    assert chat is not None
    hers, twin = [await store.read(conversation_of, one.conversation_id) for one in (item, chat)]
    dora = await server(store)
    await store.run(add_note, item.conversation_id, dora, text=f"She is {MARKER}", client_id=None)
    await store.run(edit_customer, hers.customer_id, dora, {"notes": MARKER, "attributes.pet": MARKER})
    await store.run(merge_customers, hers.customer_id, twin.customer_id, dora, is_vouched=True)
    for id_ in (item.conversation_id, other.conversation_id, twin.id):
        await closed(store, id_)
    return hers.customer_id, {
        Lead.CUSTOMER: hers.customer_id,
        Lead.CONVERSATION: other.conversation_id,
        Lead.ITEM: other.id,
        Lead.MESSAGE: ADDRESS,
    }


async def indexed(store: AnyStore) -> None:
    while await store.run(index_due, 50):
        pass


async def test_no_column_index_file_or_event_has_anything_of_her_afterwards(
    open_store: Callable[[], AnyStore], held_clock: HeldClock, tmp_path: Path
) -> None:
    store, files = open_store(), MemoryFiles()
    await store.start()
    by = await keeper(store)
    she, subjects = await known_everywhere(store, files)
    await indexed(store)
    await store.run(plant, subjects)
    await store.stop()
    store = open_store()
    await store.start()
    expected = {name for name, says in CLASSIFIED.items() if Says.CUSTOMERS in says.columns.values()}
    assert set(where_it_stands(await store.read(everything))) == expected - {"erasure"}
    await store.run(lift_hold, she, by)
    await store.run(begin_erasure, she, by)
    receipt = await finished(store, files, held_clock)
    assert (receipt.stage, receipt.found, receipt.words) == (Stage.DONE, 0, ())
    assert where_it_stands(await store.read(everything)) == []
    assert files.kept == {}
    assert (await store.read(verify_audit)).broken_at is None
    await store.stop()
    assert bytes_with_it(tmp_path) == []


def bytes_with_it(folder: Path) -> list[str]:
    """The files of the database that have the mark in them, in pages that nothing reads any more as well."""
    return [path.name for path in folder.iterdir() if MARKER.encode() in path.read_bytes().lower()]


async def test_what_is_counted_stays_and_says_nothing_of_her(store: AnyStore, held_clock: HeldClock) -> None:
    by = await keeper(store)
    item = await wrote(store, f"My order {MARKER}")
    hers = await closed(store, item.conversation_id)
    before = await store.read(lambda reading: reading.facts_of(hers.id))
    await store.run(begin_erasure, hers.customer_id, by)
    receipt = await finished(store, MemoryFiles(), held_clock)
    after = await store.read(conversation_of, hers.id)
    assert (after.customer_name, after.subject, after.preview) == (ERASED_NAME, "", "")
    assert (after.closed_at, after.queue_id, after.arrived_at) == (hers.closed_at, hers.queue_id, hers.arrived_at)
    assert await store.read(lambda reading: reading.facts_of(hers.id)) == before
    assert {(one.text, one.details["erased"]) for one in await store.read(items, hers.id)} == {("", "yes")}
    assert receipt.counts["conversation"] == 1
    assert receipt.counts["item"] == len(await store.read(items, hers.id))


async def test_a_later_word_from_the_same_address_is_a_new_customers(store: AnyStore, held_clock: HeldClock) -> None:
    by = await keeper(store)
    hers = await closed(store, (await wrote(store, "Hello")).conversation_id)
    await store.run(begin_erasure, hers.customer_id, by)
    # In the middle of it, too.
    anew = await store.read(conversation_of, (await wrote(store, "Hello again", key="2")).conversation_id)
    assert anew.customer_id != hers.customer_id
    await finished(store, MemoryFiles(), held_clock)
    assert (await store.read(conversation_of, anew.id)).customer_name == f"Ada {MARKER}"


async def test_whoever_wants_no_messages_is_still_not_written_to(store: AnyStore, held_clock: HeldClock) -> None:
    by = await keeper(store)
    hers = await closed(store, (await wrote(store, "Stop")).conversation_id)

    def opt_out(tx: Transaction) -> None:
        (identity,) = tx.customers.identities_of(hers.customer_id)
        tx.customers.save_identity(replace(identity, opted_out_at=tx.now))

    await store.run(opt_out)
    await store.run(begin_erasure, hers.customer_id, by)
    await finished(store, MemoryFiles(), held_clock)
    assert where_it_stands(await store.read(everything)) == []
    anew = await store.read(conversation_of, (await wrote(store, "Hello again", key="2")).conversation_id)
    (identity,) = await store.read(lambda reading: reading.customers.identities_of(anew.customer_id))
    assert identity.opted_out_at is not None


async def test_it_goes_on_where_it_was_on_whichever_node(open_store: Callable[[], AnyStore]) -> None:
    store = open_store()
    await store.start()
    by = await keeper(store)
    hers = await closed(store, (await wrote(store, "Hello")).conversation_id)
    begun = await store.run(begin_erasure, hers.customer_id, by)
    await store.run(go_on_erasing, begun.id)
    await store.stop()
    other = open_store()
    await other.start()
    (found,) = await other.read(lambda reading: reading.erasures.unfinished())
    assert (found.stage, found.place.split(" ")[0]) == (Stage.CONVERSATIONS, hers.id)
    further = await other.run(go_on_erasing, begun.id)
    assert further.counts["conversation"] == 1
    await other.stop()


async def test_bytes_that_somebody_else_has_stay(store: AnyStore, held_clock: HeldClock) -> None:
    by, files = await keeper(store), MemoryFiles()
    digest = await files.put(CONTENT)
    hers = await closed(store, (await wrote(store, "Look", (stored("f1", digest),))).conversation_id)

    def of_another(tx: Transaction) -> None:
        sender = Sender("bea@example.org", "Bea", "bea@example.org")
        event = MessageReceived("b", ProviderId("in:b"), "", sender, tx.now, "Look")
        receive_message(tx, tx.floor.accounts[MAIL], event, files=(stored("f2", digest),))

    await store.run(of_another)
    await store.run(begin_erasure, hers.customer_id, by)
    await finished(store, files, held_clock)
    assert files.kept == {digest: CONTENT}


async def test_the_log_keeps_what_another_system_was_not_told_yet(store: AnyStore, held_clock: HeldClock) -> None:
    by, nothing = await keeper(store), frozenset[str]()
    one = await closed(store, (await wrote(store, "Hello")).conversation_id)
    wish = EndpointWish("CRM", "https://crm.example/told", nothing, nothing, nothing)
    endpoint = await store.run(make_endpoint, by, wish, "sealed")
    await store.run(begin_erasure, one.customer_id, by)
    assert (await finished(store, MemoryFiles(), held_clock)).stage is Stage.SETTLING
    await store.run(pause_endpoint, by, endpoint.id)
    assert (await finished(store, MemoryFiles(), held_clock)).stage is Stage.DONE


async def test_what_is_open_or_held_is_not_erased_unasked(store: AnyStore) -> None:
    by = await keeper(store)
    item = await wrote(store, "Hello")
    hers = await store.read(conversation_of, item.conversation_id)
    with pytest.raises(Conflict, match="not closed yet"):
        await store.run(begin_erasure, hers.customer_id, by)
    await store.run(hold_customer, hers.customer_id, by, "A case at court")
    with pytest.raises(Conflict, match="legal hold"):
        await store.run(begin_erasure, hers.customer_id, by, closes=True)
    await store.run(lift_hold, hers.customer_id, by)
    with pytest.raises(NotAllowed):
        await store.run(begin_erasure, hers.customer_id, await server(store), closes=True)
    await store.run(begin_erasure, hers.customer_id, by, closes=True)
    assert (await store.read(conversation_of, hers.id)).state is State.CLOSED
    with pytest.raises(Conflict, match="erased already"):
        await store.run(begin_erasure, hers.customer_id, by)


async def test_nothing_new_is_written_of_her(store: AnyStore, held_clock: HeldClock) -> None:
    by, dora = await keeper(store), await server(store)
    hers = await closed(store, (await wrote(store, "Hello")).conversation_id)
    await store.run(begin_erasure, hers.customer_id, by)
    await finished(store, MemoryFiles(), held_clock)
    with pytest.raises(Conflict, match="was erased"):
        await store.run(add_note, hers.id, dora, text="She was Ada", client_id=None)
    with pytest.raises(Conflict, match="was erased"):
        await store.run(edit_customer, hers.customer_id, dora, {"notes": "She was Ada"})
    with pytest.raises(Conflict, match="was erased"):
        await store.run(add_address, hers.customer_id, dora, "ada@example.com")
