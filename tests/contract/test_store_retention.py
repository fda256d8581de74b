"""What was kept long enough goes on a file and on a server alike, and nothing else does."""

from __future__ import annotations

from datetime import timedelta

from hub.application.apply_floor import Applying, apply_floor
from hub.application.legal_hold import hold_customer, lift_hold
from hub.application.reply import add_note
from hub.application.retain import due_by, retain_some
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.item import Item, ItemKind, StoredFile
from hub.storage.seal import Seals
from hub.worker.retention import Retaining
from tests.contract.acts import conversation_of, items
from tests.contract.conftest import AnyStore
from tests.contract.planting import MARKER
from tests.contract.test_store_erasures import CONTENT, closed, keeper, server, stored, wrote
from tests.stage.channels import MemoryFiles
from tests.stage.loop import HeldClock

DAY_SECONDS = 86_400


async def ruled(store: AnyStore, **rule: object) -> None:
    """One rule holds, of thirty days."""
    document = {"retention": {"one": {"name": "One", "days": 30, **rule}}}
    await store.run(apply_floor, document, Applying("a test", Seals(bytes(32), {})))


async def went(store: AnyStore, holder: str = "this node") -> None:
    """Everything that the rules say is done."""
    for _ in range(100):
        if not await store.run(retain_some, holder):
            return
    raise AssertionError("it never comes to an end")


async def old(store: AnyStore, clock: HeldClock, key: str = "1", files: tuple[StoredFile, ...] = ()) -> Conversation:
    """A conversation that was closed forty days ago."""
    found = await closed(store, (await wrote(store, f"My order {MARKER}", files, key)).conversation_id)
    clock.forward(40 * DAY_SECONDS)
    return found


def texts(found: list[Item]) -> set[str]:
    return {item.text for item in found if item.kind is not ItemKind.EVENT}


async def test_what_was_said_goes_once_it_is_old_enough_and_who_it_was_stays(
    store: AnyStore, held_clock: HeldClock
) -> None:
    await ruled(store)
    first = await old(store, held_clock)
    new = await closed(store, (await wrote(store, "Just now", key="2")).conversation_id)
    await went(store)
    after = await store.read(conversation_of, first.id)
    assert (after.subject, after.preview, after.customer_name) == ("", "", first.customer_name)
    assert texts(await store.read(items, first.id)) == {""}
    assert texts(await store.read(items, new.id)) == {"Just now"}
    lines = await store.read(lambda reading: reading.audit_list(None, 1, by="retention"))
    assert [line[5] for line in lines] == [{"what": "content", "conversations": 1}]
    held_clock.forward(40 * DAY_SECONDS)
    await went(store)
    assert texts(await store.read(items, new.id)) == {""}


async def test_a_rule_keeps_to_its_queues(store: AnyStore, held_clock: HeldClock) -> None:
    first = await old(store, held_clock)
    other = next(id_ for id_ in store.floor.queues if id_ != first.queue_id)
    await ruled(store, queues=[other])
    await went(store)
    assert texts(await store.read(items, first.id)) == {f"My order {MARKER}"}
    # Whoever names another queue begins anew.
    await ruled(store, queues=[first.queue_id])
    await went(store)
    assert texts(await store.read(items, first.id)) == {""}


async def test_notes_go_alone(store: AnyStore, held_clock: HeldClock) -> None:
    await ruled(store, what="notes")
    letter = await wrote(store, "Hello")
    await store.run(add_note, letter.conversation_id, await server(store), text="She is fine", client_id=None)
    first = await closed(store, letter.conversation_id)
    held_clock.forward(40 * DAY_SECONDS)
    await went(store)
    assert texts(await store.read(items, first.id)) == {"Hello", ""}


async def test_files_go_alone_and_their_bytes_a_minute_later(store: AnyStore, held_clock: HeldClock) -> None:
    await ruled(store, what="files")
    files = MemoryFiles()
    first = await old(store, held_clock, files=(stored("f1", await files.put(CONTENT)),))
    await went(store)
    assert texts(await store.read(items, first.id)) == {f"My order {MARKER}"}
    retaining = Retaining(store, files, now=held_clock, name="this node")
    await retaining.let_go_of_files()
    assert list(files.kept.values()) == [CONTENT]
    held_clock.forward(61)
    await retaining.let_go_of_files()
    assert files.kept == {}


async def test_whom_a_hold_protects_keeps_everything_until_it_is_lifted(store: AnyStore, held_clock: HeldClock) -> None:
    await ruled(store)
    by = await keeper(store)
    first = await old(store, held_clock)
    await store.run(hold_customer, first.customer_id, by, "A case at court")
    await went(store)
    assert texts(await store.read(items, first.id)) == {f"My order {MARKER}"}
    await store.run(lift_hold, first.customer_id, by)
    await went(store)
    assert texts(await store.read(items, first.id)) == {""}


async def test_one_node_goes_over_the_rules_and_another_takes_over(store: AnyStore, held_clock: HeldClock) -> None:
    await ruled(store)
    first = await old(store, held_clock)
    assert await store.run(retain_some, "one node")
    assert not await store.run(retain_some, "another node")
    held_clock.forward(31)
    await went(store, "another node")
    assert texts(await store.read(items, first.id)) == {""}


async def test_what_the_next_run_would_take_is_told_before_a_rule_is_saved(
    store: AnyStore, held_clock: HeldClock
) -> None:
    await ruled(store, days=0)
    await old(store, held_clock)
    (rule,) = store.floor.retention.values()

    def due(tx: Transaction, days: int) -> int:
        return due_by(tx, type(rule)("one", "One", days))

    assert [await store.read(due, days) for days in (0, 30, 50)] == [0, 1, 0]
    await ruled(store)
    await went(store)
    assert await store.read(due, 30) == 0


async def test_the_log_forgets_what_was_told_before_and_keeps_its_end(store: AnyStore, held_clock: HeldClock) -> None:
    await ruled(store)
    await old(store, held_clock)
    await went(store)
    kept = await store.read(lambda reading: reading.next_events(0, 10_000))
    assert kept
    assert all(event.at > held_clock() - timedelta(days=30) for event in kept)
