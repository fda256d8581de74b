"""Two nodes tell another system what happens: in order, at least once, whatever it answers and whoever dies."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta

import pytest

from channels.toolkit.http import GuardedHttp
from hub.application.endpoint import (
    EndpointWish,
    change_endpoint,
    make_endpoint,
    pause_endpoint,
    remove_endpoint,
    resume_endpoint,
    rotate_secret,
    send_test,
    tell_again,
    tell_since,
)
from hub.application.transaction import Transaction
from hub.application.webhook_send import CLAIMED_SECONDS, claim_parcels
from hub.domain.endpoint import GIVEN_UP_AFTER, OLD_SECRET_FOR, Delivery, Endpoint, Fate
from hub.domain.outward import OutwardEvent
from hub.domain.value import changed
from hub.storage.seal import Seals
from hub.worker.webhooks import WebhookLoop, WebhookSecrets
from tests.contract.acts import receive
from tests.contract.conftest import AnyStore
from tests.peers.endpoint import OtherSystem, is_signed, other_system
from tests.stage.floor import CHAT, EVA, NORTH, SOUTH
from tests.stage.loop import HeldClock

KEYS = WebhookSecrets(Seals(bytes(32), {}))


@pytest.fixture
async def system() -> AsyncIterator[OtherSystem]:
    async with other_system() as made:
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


def wish(name: str, url: str, **more: frozenset[str]) -> EndpointWish:
    """Of one team what customers write, or what is told."""
    usual = EndpointWish(name, url, frozenset({"message.received"}), frozenset(), frozenset({NORTH}))
    return changed(usual, **more)


def made(tx: Transaction, asked: EndpointWish, sealed: str) -> Endpoint:
    return make_endpoint(tx, tx.people.get(EVA), asked, sealed)


async def endpoint(store: AnyStore, system: OtherSystem, path: str = "hooks", **more: frozenset[str]) -> Endpoint:
    return await store.run(made, wish(path, system.url(path), **more), KEYS.new()[1])


async def writes(store: AnyStore, count: int, who: str = "ada") -> None:
    for number in range(count):
        await store.run(receive, CHAT, who, f"{who} {number} {store.floor.version}", f"word {number}")


def by_eva(use_case: Callable[..., object], *args: object) -> Callable[[Transaction], object]:
    return lambda tx: use_case(tx, tx.people.get(EVA), *args)


def log_of(tx: Transaction, id_: str) -> Sequence[Delivery]:
    return tx.endpoints.deliveries(id_, None, 100)


def endpoint_of(tx: Transaction, id_: str) -> Endpoint:
    return tx.endpoints.get(id_)


def before(tx: Transaction, at: datetime) -> int:
    return tx.outward.before(at)


def happened(tx: Transaction) -> list[OutwardEvent]:
    found: list[OutwardEvent] = []
    number, reached = 0, -1
    while reached != number:
        reached = number
        events, number = tx.outward.after(reached)
        found += events
    return [event for event in found if event.kind == "message.received"]


class Nodes:
    """What both nodes send, on a clock that the test holds."""

    def __init__(self, stores: list[AnyStore], http: GuardedHttp, clock: HeldClock) -> None:
        self.clock = clock
        self._loops = [WebhookLoop(store, http, KEYS, now=clock) for store in stores]

    async def send(self) -> None:
        await asyncio.gather(*(loop.send() for loop in self._loops))

    async def send_for(self, seconds: float, step: float = 60.0) -> None:
        """Look once a step, as often as it takes."""
        for _ in range(round(seconds / step)):
            self.clock.forward(step)
            await self.send()


@pytest.fixture
async def sending(nodes: list[AnyStore], system: OtherSystem, held_clock: HeldClock) -> AsyncIterator[Nodes]:
    async with GuardedHttp([system.place]) as http:
        yield Nodes(nodes, http, held_clock)


async def test_two_nodes_tell_everything_once_in_order_and_signed(
    nodes: list[AnyStore], system: OtherSystem, sending: Nodes
) -> None:
    secret, sealed = KEYS.new()
    assert secret not in sealed
    await nodes[0].run(made, wish("Reports", system.url()), sealed)
    await writes(nodes[0], 30)
    for _ in range(3):
        await sending.send()
    events = await nodes[1].read(happened)
    assert len(events) == 30
    assert [one.body for one in system.told] == [event.envelope() for event in events], "once, and in order"
    assert [one.id for one in system.told] == [event.id for event in events]
    assert all(is_signed(secret, one.headers, one.raw) for one in system.told)


async def test_an_endpoint_that_fails_for_an_hour_gets_everything_in_order_and_once(
    nodes: list[AnyStore], system: OtherSystem, sending: Nodes
) -> None:
    made = await endpoint(nodes[0], system)
    system.usual = 503
    for minute in range(60):
        await writes(nodes[0], 1, f"customer {minute}")
        await sending.send_for(60)
    assert system.told == []
    assert len(system.refused) < 20, "it was left in peace"
    assert {one.id for one in system.refused} == {system.refused[0].id}, "nothing overtakes what is next"
    system.usual = 204
    await sending.send_for(3600)
    events = await nodes[1].read(happened)
    assert [one.id for one in system.told] == [event.id for event in events]
    assert len(events) == 60
    (first,) = [line for line in await nodes[0].read(log_of, made.id) if line.number == events[0].number]
    assert (first.fate, first.attempts) == (Fate.DELIVERED, len(system.refused) + 1)


async def test_a_dead_endpoint_harms_no_other_and_is_paused_after_three_days(
    nodes: list[AnyStore], system: OtherSystem, sending: Nodes, held_clock: HeldClock
) -> None:
    good, dead = await endpoint(nodes[0], system), await endpoint(nodes[0], system, "dead")
    nowhere = EndpointWish("dead", "http://127.0.0.1:1/x", frozenset(), frozenset(), frozenset())
    await nodes[0].run(by_eva(change_endpoint, dead.id, nowhere))
    await writes(nodes[0], 3)
    await sending.send()
    assert len(system.told) == 3
    await sending.send_for(GIVEN_UP_AFTER.total_seconds() + 6 * 3600, step=3600)
    found = await nodes[1].read(endpoint_of, dead.id)
    assert (found.paused, (await nodes[1].read(endpoint_of, good.id)).paused) == ("dead", "")
    (line,) = await nodes[0].read(log_of, dead.id)
    assert "127.0.0.1" in line.error, "it was never called: the address is one of ours"
    assert 10 < line.attempts < 30
    # Taken up again, and mended, it is told what it missed.
    await nodes[0].run(by_eva(change_endpoint, dead.id, changed(nowhere, url=system.url("dead"))))
    await nodes[0].run(by_eva(resume_endpoint, dead.id))
    await sending.send()
    assert [one.body["type"] for one in system.told if one.path == "/dead"].count("message.received") == 3


async def test_whoever_says_that_it_is_gone_is_believed_and_administrators_read_it(
    nodes: list[AnyStore], system: OtherSystem, sending: Nodes
) -> None:
    made = await endpoint(nodes[0], system)
    system.answers = [(410, {})]
    await writes(nodes[0], 2)
    await sending.send()
    await sending.send_for(3600)
    assert (len(system.refused), system.told) == (1, [])
    assert (await nodes[1].read(endpoint_of, made.id)).paused == "gone"
    lines = await nodes[0].read(lambda tx: tx.desks.audit_after(0, 100))
    assert [(line[2], line[3]) for line in lines][-1] == ("hub", "endpoints.paused")


async def test_what_a_node_had_in_hand_when_it_was_killed_is_told_by_another(
    nodes: list[AnyStore], system: OtherSystem, sending: Nodes, held_clock: HeldClock
) -> None:
    made = await endpoint(nodes[0], system)
    await writes(nodes[0], 3)
    parcels, _ = await nodes[0].run(claim_parcels, made.id, "of a node that dies")
    assert len(parcels) == 3
    await sending.send()
    assert system.told == [], "it is in another's hand"
    held_clock.forward(CLAIMED_SECONDS)
    await sending.send()
    assert [one.id for one in system.told] == [parcel.event_id for parcel in parcels]


async def test_both_secrets_sign_for_a_day_after_one_was_changed(
    nodes: list[AnyStore], system: OtherSystem, sending: Nodes, held_clock: HeldClock
) -> None:
    (old, sealed), (new, newer) = KEYS.new(), KEYS.new()
    made_one = await nodes[0].run(made, wish("Reports", system.url()), sealed)
    await nodes[0].run(by_eva(rotate_secret, made_one.id, newer))
    await writes(nodes[0], 1)
    await sending.send()
    held_clock.forward(OLD_SECRET_FOR.total_seconds())
    await writes(nodes[0], 1, "bea")
    await sending.send()
    signed = [[is_signed(one, told.headers, told.raw) for one in (old, new)] for told in system.told]
    assert signed == [[True, True], [False, True]]


async def test_what_was_told_is_told_again_under_its_id_one_by_one_or_since_a_moment(
    nodes: list[AnyStore], system: OtherSystem, sending: Nodes, held_clock: HeldClock
) -> None:
    made = await endpoint(nodes[0], system)
    await writes(nodes[0], 2)
    held_clock.forward(60)
    moment = held_clock()
    await writes(nodes[0], 2, "bea")
    await sending.send()
    first, *_, third, fourth = [one.id for one in system.told]
    line = next(line for line in await nodes[0].read(log_of, made.id) if line.event_id == first)
    await nodes[0].run(by_eva(tell_again, made.id, line.id))
    await sending.send()
    await nodes[0].run(by_eva(tell_since, made.id, moment))
    await sending.send()
    assert [one.id for one in system.told][4:] == [first, third, fourth]
    assert len(await nodes[0].read(log_of, made.id)) == 4, "a repeat is a try more of the same line"


async def test_a_test_is_sent_at_once_and_nothing_waits_for_it(
    nodes: list[AnyStore], system: OtherSystem, sending: Nodes
) -> None:
    made = await endpoint(nodes[0], system)
    system.answers = [(500, {}), (500, {})]
    await writes(nodes[0], 1)
    await sending.send()
    test = await nodes[0].run(send_test, await nodes[0].read(lambda tx: tx.people.get(EVA)), made.id)
    await sending.send()
    lines = {line.kind: line for line in await nodes[0].read(log_of, made.id)}
    assert (lines["test"].fate, lines["test"].status, lines["test"].event_id) == ("failed", 500, test.event_id)
    await sending.send_for(60, step=30)
    assert system.kinds == ["message.received"]


async def test_each_is_told_what_it_asked_for_and_nothing_while_it_is_paused(
    nodes: list[AnyStore], system: OtherSystem, sending: Nodes
) -> None:
    await endpoint(nodes[0], system, "elsewhere", teams=frozenset({SOUTH}))
    await endpoint(nodes[0], system, "other-queue", queues=frozenset({"text-queue"}))
    paused = await endpoint(nodes[0], system, "paused")
    gone = await endpoint(nodes[0], system, "gone")
    await nodes[0].run(by_eva(pause_endpoint, paused.id))
    await nodes[0].run(by_eva(remove_endpoint, gone.id))
    await endpoint(nodes[0], system, "all", kinds=frozenset(), teams=frozenset())
    await writes(nodes[0], 1)
    await sending.send()
    assert {one.path for one in system.told} == {"/all"}
    assert system.kinds == ["customer.created", "conversation.created", "message.received"]


async def test_a_redirect_is_not_followed_and_its_own_pace_is_kept(
    nodes: list[AnyStore], system: OtherSystem, sending: Nodes, held_clock: HeldClock
) -> None:
    await endpoint(nodes[0], system)
    system.answers = [(302, {"Location": system.url("elsewhere")}), (429, {"Retry-After": "600"})]
    await writes(nodes[0], 1)
    await sending.send()
    held_clock.forward(10)
    await sending.send()
    assert [one.path for one in system.refused] == ["/hooks", "/hooks"]
    held_clock.forward(599)
    await sending.send()
    assert system.told == []
    held_clock.forward(2)
    await sending.send()
    assert len(system.told) == 1


async def test_events_before_a_moment_are_found_whatever_is_between(
    nodes: list[AnyStore], held_clock: HeldClock
) -> None:
    moments = []
    for number in range(9):
        await writes(nodes[0], 1, f"customer {number}")
        moments.append((held_clock(), await nodes[0].read(lambda tx: tx.outward.last())))
        held_clock.forward(7)
    for at, number in moments:
        assert await nodes[0].read(before, at + timedelta(seconds=1)) == number
    assert await nodes[0].read(before, moments[0][0] - timedelta(days=1)) == 0
