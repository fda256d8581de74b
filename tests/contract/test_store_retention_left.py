"""Drafts that were left, and what other systems told long ago, go on a file and on a server alike."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hub.application.customer_event import events_of, keep_customer_events
from hub.application.draft import keep_draft
from hub.application.first_letter import keep_first_letter
from hub.application.legal_hold import hold_customer, lift_hold
from hub.application.merge import merge_customers
from hub.application.retain import due_by
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.customer_event import CustomerEvent, EventKind, Stretch
from hub.domain.draft import DraftKind
from hub.domain.ids import ConversationId, CustomerId, FileId, QueueId
from hub.domain.item import StoredFile
from hub.domain.permission import Role
from hub.domain.problem import Invalid
from hub.domain.retention import Retained, RetentionRule
from tests.contract.acts import arrived, conversation_of, person_of
from tests.contract.conftest import AnyStore
from tests.contract.test_store_erasures import keeper, server
from tests.contract.test_store_retention import DAY_SECONDS, ruled, went
from tests.stage.channels import MemoryFiles
from tests.stage.floor import ANNA, DORA
from tests.stage.loop import HeldClock
from tests.stage.people import let_person_change


async def draft_in(store: AnyStore, id_: ConversationId, text: str, *files: FileId) -> None:
    """Anna begins to write."""

    def write(tx: Transaction) -> None:
        keep_draft(
            tx, id_, tx.people.get(ANNA), kind=DraftKind.REPLY, text=text, written_at=tx.now, file_ids=tuple(files)
        )

    await store.run(write)


async def letter_to(store: AnyStore, place: str) -> None:
    """Anna begins a letter."""

    def write(tx: Transaction) -> None:
        keep_first_letter(tx, tx.people.get(ANNA), place, text="Dear Ada", written_at=tx.now)

    await store.run(write)


async def drafts(store: AnyStore) -> set[str]:
    """What Anna finds on her desk, whatever it was meant for."""

    def read(tx: Transaction) -> set[str]:
        letters = {one.place for one in tx.first_letters.begun(ANNA)}
        return letters | {one.text for one in tx.drafts.begun(ANNA)}

    return await store.read(read)


async def ordered(store: AnyStore, id_: CustomerId, name: str, at: datetime) -> None:
    """A shop tells of an order of hers."""
    event = CustomerEvent("shop", name, id_, EventKind.ORDER, at, f"Order {name}")
    await store.run(keep_customer_events, id_, await keeper(store), [event])


async def orders(store: AnyStore, id_: CustomerId) -> list[str]:
    """What is known of her, the newest first."""
    ever = Stretch(datetime.fromisoformat("2000-01-01T00:00:00Z"), datetime.fromisoformat("2100-01-01T00:00:00Z"))
    return [event.external_id for event in await store.read(events_of, id_, ever, 100)]


async def due(store: AnyStore, what: Retained, *queues: QueueId, days: int = 30) -> int:
    """What the page of a rule says before it is saved."""
    return await store.read(due_by, RetentionRule("one", "One", days, what, queues))


async def other_customer(store: AnyStore, who: str) -> Conversation:
    return await store.read(conversation_of, await arrived(store, who))


async def test_what_somebody_began_to_write_and_left_goes_with_its_files(
    store: AnyStore, held_clock: HeldClock
) -> None:
    id_ = await arrived(store)
    digest = await MemoryFiles().put(b"a picture")

    picture = StoredFile(FileId("f1"), "a.png", "image/png", 9, digest, f"person:{ANNA}")
    await store.run(lambda tx: tx.files.add(picture))
    await draft_in(store, id_, "Dear Ada", picture.id)
    await letter_to(store, " email eve@example.org")
    held_clock.forward(20 * DAY_SECONDS)
    await draft_in(store, await arrived(store, "bob"), "Dear Bob")
    held_clock.forward(20 * DAY_SECONDS)
    assert await due(store, Retained.DRAFTS) == 2
    await ruled(store, what="drafts")
    await went(store)
    assert await drafts(store) == {"Dear Bob"}
    assert await store.read(lambda reading: list(reading.erasures.doomed())) == [digest]
    lines = await store.read(lambda reading: reading.audit_list(None, 1, by="retention"))
    assert [line[5] for line in lines] == [{"what": "drafts", "count": 2}]
    assert await due(store, Retained.DRAFTS) == 0


async def test_a_rule_for_drafts_keeps_to_its_queues_and_leaves_first_letters(
    store: AnyStore, held_clock: HeldClock
) -> None:
    id_ = await arrived(store)
    await draft_in(store, id_, "Dear Ada")
    await letter_to(store, " email eve@example.org")
    held_clock.forward(40 * DAY_SECONDS)
    queue = QueueId((await store.read(conversation_of, id_)).queue_id)
    other = QueueId(next(one for one in store.floor.queues if one != queue))
    assert [await due(store, Retained.DRAFTS, one) for one in (other, queue)] == [0, 1]
    await ruled(store, what="drafts", queues=[other])
    await went(store)
    assert await drafts(store) == {"Dear Ada", " email eve@example.org"}
    await ruled(store, what="drafts", queues=[queue])
    await went(store)
    assert await drafts(store) == {" email eve@example.org"}


async def test_an_order_goes_so_long_after_it_happened_were_it_told_yesterday(
    store: AnyStore, held_clock: HeldClock
) -> None:
    ada = (await other_customer(store, "ada")).customer_id
    await ordered(store, ada, "new", held_clock())
    await ruled(store, what="events")
    await went(store)
    for number in range(60):
        await ordered(store, ada, f"old {number}", held_clock() - timedelta(days=1_000 + number))
    assert await due(store, Retained.EVENTS) == 60
    await went(store)
    assert await orders(store, ada) == ["new"]
    lines = await store.read(lambda reading: reading.audit_list(None, 1, by="retention"))
    assert [line[5] for line in lines] == [{"what": "events", "count": 60}]


async def test_whom_a_hold_protects_keeps_drafts_and_orders_also_of_whoever_was_merged_into_her(
    store: AnyStore, held_clock: HeldClock
) -> None:
    ada, bob = await other_customer(store, "ada"), await other_customer(store, "bob")
    by = await keeper(store)
    await ordered(store, ada.customer_id, "hers", held_clock())
    await ordered(store, bob.customer_id, "his", held_clock())
    await draft_in(store, ada.id, "Dear Ada")
    await letter_to(store, f"{ada.customer_id} email ")
    await store.run(let_person_change, DORA, roles=frozenset({Role.SUPERVISOR}))
    await store.run(merge_customers, ada.customer_id, bob.customer_id, await server(store), is_vouched=True)
    await store.run(hold_customer, ada.customer_id, by, "A case at court")
    held_clock.forward(40 * DAY_SECONDS)
    for what in (Retained.DRAFTS, Retained.EVENTS):
        assert await due(store, what) == 0
        await ruled(store, what=what.value)
        await went(store)
    assert set(await orders(store, ada.customer_id)) == {"hers", "his"}
    assert await drafts(store) == {"Dear Ada", f"{ada.customer_id} email "}
    await store.run(lift_hold, ada.customer_id, await store.read(person_of, by.id))
    await went(store)
    await ruled(store, what="drafts")
    await went(store)
    assert (await orders(store, ada.customer_id), await drafts(store)) == ([], set())


async def test_what_is_of_no_queue_is_not_asked_for_by_queue(store: AnyStore) -> None:
    queue = next(iter(store.floor.queues))
    with pytest.raises(Invalid, match="what other systems told is of no queue"):
        await ruled(store, what="events", queues=[queue])
