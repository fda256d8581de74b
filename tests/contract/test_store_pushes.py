"""Two nodes push to a real service: once, to whoever has no console open at either, whatever the service answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
import structlog

from channels.toolkit.http import GuardedHttp
from hub.application.presence import line_lost, set_presence
from hub.application.push import keep_device, name_customers, own_devices
from hub.application.push_send import CLAIMED_SECONDS, PushMessage, claim_pushes, settle_push_refused, settle_pushed
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.application.visitor_presence import keep_people, keep_visitors
from hub.domain.ids import ConversationId, PersonId
from hub.domain.person import Presence
from hub.domain.problem import Conflict
from hub.domain.push import HOLD_SECONDS, PushDevice
from hub.domain.value import changed
from hub.storage.seal import SEALED, Seals
from hub.worker.push_keys import PushKeys
from hub.worker.pushes import PushLoop, pushing
from tests.contract.acts import MANY, arrived, receive, setting
from tests.contract.conftest import AnyStore
from tests.peers.push_service import PushService, push_service
from tests.stage.floor import ANNA, CHAT
from tests.stage.loop import HeldClock

SEALS = Seals(bytes(32), {})


@pytest.fixture
async def service() -> AsyncIterator[PushService]:
    async with push_service() as made:
        yield made


@pytest.fixture
async def nodes(open_store: Callable[[], AnyStore]) -> AsyncIterator[list[AnyStore]]:
    """Two nodes; a file has one hub, so there they are one."""
    first = open_store()
    second = open_store() if type(first).__name__ == "PostgresStore" else first
    made = [first] if second is first else [first, second]
    for store in made:
        await store.start()
    yield [first, second]
    for store in made:
        await store.stop()


def closes_her_laptop(tx: Transaction, id_: ConversationId) -> None:
    set_presence(tx, ANNA, Presence.AVAILABLE, None)
    take_conversation(tx, id_, tx.people.get(ANNA))
    line_lost(tx, ANNA, 3600)


def subscribes(tx: Transaction, service: PushService, name: str) -> None:
    given = service.subscription(name)
    keep_device(tx, tx.people.get(ANNA), given, session="s", name="", names_customers=True)


def names(tx: Transaction) -> list[str]:
    return [device.endpoint.rpartition("/")[2] for device in own_devices(tx, tx.people.get(ANNA))]


def looping(store: AnyStore, http: GuardedHttp, clock: HeldClock, *here: PersonId) -> PushLoop:
    return pushing(store, http, SEALS, url="https://hub.example", people=lambda: here, now=clock)[1]


async def told(store: AnyStore, service: PushService, *devices: str) -> None:
    """Anna has devices and a conversation, and closed her laptop when its customer writes on."""
    id_ = await arrived(store)
    await store.run(closes_her_laptop, id_)
    for name in devices:
        await store.run(subscribes, service, name)
    await store.run(receive, CHAT, "ada", "second of ada", "Are you there?")


async def test_two_nodes_push_once_and_the_browser_reads_it(
    nodes: list[AnyStore], service: PushService, held_clock: HeldClock
) -> None:
    await told(nodes[0], service, "a", "b")
    async with GuardedHttp([service.place]) as http:
        loops = [looping(store, http, held_clock) for store in nodes]
        await asyncio.gather(*(loop.push() for loop in loops))
        assert service.got == [], "not before she could be back"
        held_clock.forward(HOLD_SECONDS)
        await asyncio.gather(*(loop.push() for loop in loops * 3))
    assert sorted(pushed.path for pushed in service.got) == ["/push/a", "/push/b"]
    one = service.got[0]
    assert (one.shown["title"], one.shown["body"], one.shown["kind"]) == ("ada", "Are you there?", "message")
    assert (one.headers["Content-Encoding"], one.headers["Urgency"]) == ("aes128gcm", "high")
    assert 0 < int(one.headers["TTL"]) <= 4 * 3600
    assert len(one.headers["Topic"]) == 32
    assert one.claims["aud"] == f"http://{service.place}"
    assert one.claims["sub"] == "https://hub.example"
    keys = {await PushKeys(store, SEALS).public() for store in nodes}
    assert keys == {pushed.signer for pushed in service.got}, "both nodes have one key"
    kept = await nodes[0].read(setting, "push_key")
    assert kept is not None
    assert kept.startswith(SEALED)


async def test_a_device_is_told_though_its_owner_had_none_a_moment_ago(
    nodes: list[AnyStore], service: PushService, held_clock: HeldClock
) -> None:
    id_ = await arrived(nodes[0])
    await nodes[0].run(closes_her_laptop, id_)

    def subscribes_and_fails(tx: Transaction) -> None:
        subscribes(tx, service, "never")
        raise Conflict("Something else went wrong.")

    await nodes[0].run(receive, CHAT, "ada", "second of ada", "Hello?")
    with pytest.raises(Conflict):
        await nodes[0].run(subscribes_and_fails)
    await nodes[0].run(receive, CHAT, "ada", "third of ada", "Is anybody there?")
    await nodes[1].run(subscribes, service, "a")
    await nodes[0].run(receive, CHAT, "ada", "fourth of ada", "Are you there?")
    held_clock.forward(HOLD_SECONDS)
    async with GuardedHttp([service.place]) as http:
        await looping(nodes[0], http, held_clock).push()
    assert [(pushed.path, pushed.shown["body"]) for pushed in service.got] == [("/push/a", "Are you there?")]


@pytest.mark.parametrize("status", [404, 410])
async def test_a_subscription_that_the_browser_withdrew_is_forgotten(
    nodes: list[AnyStore], service: PushService, held_clock: HeldClock, status: int
) -> None:
    await told(nodes[0], service, "a")
    service.answers = [(status, {})]
    held_clock.forward(HOLD_SECONDS)
    async with GuardedHttp([service.place]) as http:
        await looping(nodes[1], http, held_clock).push()
    assert await nodes[0].read(names) == []


@pytest.mark.parametrize(
    ("answer", "seconds"), [((429, {"Retry-After": "30"}), 30), ((503, {}), 5), ((500, {"Retry-After": "soon"}), 5)]
)
async def test_a_service_that_is_busy_is_asked_later(
    nodes: list[AnyStore],
    service: PushService,
    held_clock: HeldClock,
    answer: tuple[int, dict[str, str]],
    seconds: int,
) -> None:
    await told(nodes[0], service, "a")
    service.answers = [answer]
    held_clock.forward(HOLD_SECONDS)
    async with GuardedHttp([service.place]) as http:
        await looping(nodes[0], http, held_clock).push()
        held_clock.forward(seconds - 1)
        await looping(nodes[1], http, held_clock).push()
        assert len(service.got) == 1
        held_clock.forward(1)
        await looping(nodes[1], http, held_clock).push()
    assert len(service.got) == 2
    assert await nodes[0].read(names) == ["a"]


async def test_a_service_that_is_gone_is_asked_later_and_what_is_refused_is_logged_by_kind_alone(
    nodes: list[AnyStore], service: PushService, held_clock: HeldClock
) -> None:
    await told(nodes[0], service, "secret-path")
    held_clock.forward(HOLD_SECONDS)
    with structlog.testing.capture_logs() as lines:
        # Not listed, an address of this machine is inside the hub's own network.
        async with GuardedHttp() as closed:
            await nodes[0].run(subscribes, service, "other")
            await looping(nodes[0], closed, held_clock).push()
        assert service.got == []
        assert await nodes[0].read(names) == ["other"], "what leads inside is forgotten"
        await nodes[0].run(receive, CHAT, "ada", "third of ada", "My number is 4711")
        held_clock.forward(HOLD_SECONDS)
        service.answers = [(403, {})]
        async with GuardedHttp([service.place]) as http:
            await looping(nodes[0], http, held_clock).push()
    assert [line["kind"] for line in lines] == ["ForbiddenAddress", "403"]
    assert {line["service"] for line in lines} == {"127.0.0.1"}
    assert "secret-path" not in str(lines)
    assert "4711" not in str(lines)
    assert await nodes[0].read(names) == ["other"]


async def test_nothing_leaves_while_her_console_is_open_at_either_node(
    nodes: list[AnyStore], service: PushService, held_clock: HeldClock
) -> None:
    here, there = nodes
    await told(here, service, "a")
    await there.run(keep_visitors, "there")
    await there.run(keep_people, "there", {ANNA}, set())
    held_clock.forward(HOLD_SECONDS)
    async with GuardedHttp([service.place]) as http:
        await looping(here, http, held_clock).push()
        await here.run(receive, CHAT, "ada", "third of ada", "Still there?")
        await there.run(keep_people, "there", set(), {ANNA})
        held_clock.forward(HOLD_SECONDS)
        await looping(here, http, held_clock, ANNA).push()
        assert service.got == []
        await here.run(receive, CHAT, "ada", "fourth of ada", "Hello?")
        held_clock.forward(HOLD_SECONDS)
        await looping(here, http, held_clock).push()
    assert [pushed.shown["body"] for pushed in service.got] == ["Hello?"]


async def test_what_a_node_claimed_before_it_was_killed_another_one_pushes(
    nodes: list[AnyStore], service: PushService, held_clock: HeldClock
) -> None:
    killed, other = nodes
    await told(killed, service, "a")
    held_clock.forward(HOLD_SECONDS)
    messages, _ = await killed.run(claim_pushes, frozenset(), 10)
    assert len(messages) == 1
    async with GuardedHttp([service.place]) as http:
        loop = looping(other, http, held_clock)
        await loop.push()
        assert service.got == []
        held_clock.forward(CLAIMED_SECONDS)
        await loop.push()
        await loop.push()
    assert len(service.got) == 1


async def test_with_another_key_of_the_hub_nothing_is_lost_and_nothing_leaves(
    nodes: list[AnyStore], service: PushService, held_clock: HeldClock
) -> None:
    await PushKeys(nodes[0], SEALS).public()
    await told(nodes[0], service, "a")
    held_clock.forward(HOLD_SECONDS)
    async with GuardedHttp([service.place]) as http:
        strange = Seals(bytes([1]) * 32, {})
        _, loop = pushing(nodes[0], http, strange, url="", people=lambda: (), now=held_clock)
        await loop.push()
        assert service.got == []
        held_clock.forward(CLAIMED_SECONDS)
        await looping(nodes[1], http, held_clock).push()
    assert len(service.got) == 1


async def test_a_slow_push_service_holds_up_nobody_else(
    nodes: list[AnyStore], service: PushService, held_clock: HeldClock
) -> None:
    await told(nodes[0], service, "slow", "quick")
    answers = service.slow["slow"] = asyncio.Event()
    held_clock.forward(HOLD_SECONDS)
    async with GuardedHttp([service.place]) as http, asyncio.TaskGroup() as group:
        running = group.create_task(looping(nodes[0], http, held_clock).run())
        await service.has_got("slow", 1)
        await service.has_got("quick", 1)
        await nodes[0].run(receive, CHAT, "ada", "third of ada", "Still there?")
        held_clock.forward(HOLD_SECONDS)
        await nodes[0].run(receive, CHAT, "ada", "fourth of ada", "Hello?")
        await service.has_got("quick", 2)
        answers.set()
        running.cancel()


def meanwhile(tx: Transaction, message: PushMessage, settle: Callable[..., None], deed: Callable[..., None]) -> None:
    """Another node does something between what this one reads and what it writes."""
    read = tx.pushes.device
    reads: list[str] = []

    def device(id_: str) -> PushDevice | None:
        found = read(id_)
        deed(tx, id_)
        reads.append(id_)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tx.pushes, "device", device)
        settle(tx, message)
    if not reads:  # It writes without having read, and so undoes nothing.
        deed(tx, message.device.id)


def signs_out(tx: Transaction, _: str) -> None:
    tx.desks.end_session("s")


def hides_names(tx: Transaction, id_: str) -> None:
    found = next(one for one in own_devices(tx, tx.people.get(ANNA)) if one.id == id_)
    tx.pushes.keep(changed(found, names_customers=False))


def shown(tx: Transaction) -> list[bool]:
    return [device.names_customers for device in own_devices(tx, tx.people.get(ANNA))]


@pytest.mark.parametrize("settle", [settle_pushed, settle_push_refused])
async def test_what_a_push_service_says_changes_nothing_that_the_owner_of_a_device_did_meanwhile(
    nodes: list[AnyStore], service: PushService, held_clock: HeldClock, settle: Callable[..., None]
) -> None:
    await told(nodes[0], service, "a")
    held_clock.forward(HOLD_SECONDS)
    (message,), _ = await nodes[0].run(claim_pushes, frozenset(), 10)
    await nodes[1].run(meanwhile, message, settle, hides_names)
    assert await nodes[0].read(shown) == [False]
    await nodes[1].run(meanwhile, message, settle, signs_out)
    assert await nodes[0].read(names) == []


async def test_who_signs_out_while_her_device_is_changed_is_told_nothing_there(
    nodes: list[AnyStore], service: PushService
) -> None:
    await told(nodes[0], service, "a")
    (it,) = await nodes[0].read(lambda reading: list(own_devices(reading, reading.people.get(ANNA))))

    def changes(tx: Transaction) -> None:
        name_customers(tx, tx.people.get(ANNA), it.id, names_customers=False)

    turns = [nodes[turn % 2].run(changes) for turn in range(MANY)]
    await asyncio.gather(*turns, nodes[1].run(signs_out, it.id), return_exceptions=True)
    assert await nodes[0].read(names) == []
