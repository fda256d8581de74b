"""How doors do is known to every node and after every start, on a file and on a server alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from channels.contract import MessageState
from hub.application.deliver import claim_outgoing, settle_failed, settle_sent
from hub.application.kept import Quarantined
from hub.application.reply import send_reply
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.domain.health import Ailment, Health
from hub.domain.ids import AccountId
from hub.wire.store import Committed, Delivery
from hub.worker.health import HealthWatch
from tests.contract.acts import ready, receive
from tests.contract.conftest import AnyStore
from tests.stage.floor import ANNA, CHAT, TEXT
from tests.stage.loop import HeldClock


def put_aside(tx: Transaction, door: str) -> None:
    tx.doors.quarantine(Quarantined("q1", door, tx.now, "No such number", "POST", "", {}, b"?"))


async def said(store: AnyStore, account: AccountId, text: str) -> None:
    """Anna takes a customer's conversation and answers her."""
    anna = await ready(store, ANNA, capacity={"webchat": 9, "sms": 9})
    item = await store.run(receive, account, f"who-{text}", f"key-{text}")
    assert item is not None
    await store.run(take_conversation, item.conversation_id, anna)
    await store.run(send_reply, item.conversation_id, anna, text=text, client_id=text)


async def test_a_commit_tells_what_came_what_left_and_what_nobody_understood(store: AnyStore) -> None:
    heard: list[Committed] = []
    store.on_commit(heard.append)
    await store.run(receive, TEXT, "ada", "k1")
    await store.run(receive, TEXT, "ada", "k1")
    assert [one for committed in heard for one in committed.arrivals] == [(TEXT, True), (TEXT, False)]
    heard.clear()
    await said(store, CHAT, "at once")
    await said(store, TEXT, "on its way")
    assert [one for committed in heard for one in committed.deliveries] == [Delivery(CHAT, MessageState.SENT)]
    (parcel,) = await store.run(claim_outgoing, 9)
    await store.run(settle_sent, parcel.outgoing, "SM1")
    await store.run(put_aside, "text-hook")
    assert heard[-2].deliveries == [Delivery(TEXT, MessageState.SENT)]
    assert heard[-1].put_aside == [("text-hook", "No such number")]


async def test_what_one_node_saw_every_node_knows_and_so_does_the_next_start(
    store: AnyStore, open_store: Callable[[], AnyStore], held_clock: HeldClock
) -> None:
    watch = HealthWatch(store, now=held_clock)
    began = held_clock()
    await store.run(receive, TEXT, "ada", "k1")
    held_clock.forward(60)
    watch.trouble(TEXT, Ailment.SENT_LATER, "The provider is away.")
    await watch.keep()
    other = open_store()
    await other.start()
    second = HealthWatch(other, now=held_clock)
    assert await second.of([TEXT, CHAT]) == {
        TEXT: Health(began, None, held_clock(), "The provider is away.", "sent_later")
    }
    held_clock.forward(60)
    await other.run(receive, TEXT, "ada", "k2")
    found = (await second.of([TEXT]))[TEXT]
    assert (found.arrived_at, found.error, found.fails) == (held_clock(), "The provider is away.", False)
    assert await watch.of([TEXT]) == {TEXT: found}
    await other.stop()


async def test_an_older_sight_never_hides_a_newer_one(store: AnyStore, held_clock: HeldClock) -> None:
    late, early = HealthWatch(store, now=held_clock), HealthWatch(store, now=held_clock)
    early.trouble(TEXT, Ailment.NOT_SENT, "It was so before.")
    held_clock.forward(5)
    late.trouble(TEXT, Ailment.SOURCE_LOST, "It is so now.")
    await late.keep()
    await early.keep()
    found = (await late.of([TEXT]))[TEXT]
    assert (found.error, found.error_kind) == ("It is so now.", "source_lost")


async def test_a_message_that_does_not_leave_says_why(store: AnyStore, held_clock: HeldClock) -> None:
    watch = HealthWatch(store, now=held_clock)
    await said(store, TEXT, "never")
    (parcel,) = await store.run(claim_outgoing, 9)
    await store.run(settle_failed, parcel.outgoing, "the number cannot be reached")
    found = (await watch.of([TEXT]))[TEXT]
    assert (found.error, found.fails) == ("The number cannot be reached.", True)


async def test_what_is_put_aside_is_seen_at_its_door(store: AnyStore, held_clock: HeldClock) -> None:
    watch = HealthWatch(store, now=held_clock)
    await store.run(put_aside, "text-hook")
    assert "quarantine: No such number." in (await watch.of(["text-hook"]))["text-hook"].error


async def test_what_could_not_be_kept_is_kept_the_next_time(
    store: AnyStore, held_clock: HeldClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = HealthWatch(store, now=held_clock)
    watch.trouble(TEXT, Ailment.SOURCE_LOST, "Gone.")

    async def refuse(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(store, "run", refuse)
        with pytest.raises(OSError, match="full"):
            await watch.keep()
    assert (await watch.of([TEXT]))[TEXT].error == "Gone."
