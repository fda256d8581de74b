"""When one of two nodes dies, sleeps or cannot shout, the other goes on, and whoever comes over misses nothing."""

from __future__ import annotations

import asyncio
import signal
from typing import Final

import pytest

from hub.worker.outbox import ABANDONED_SECONDS
from hub.worker.router import LEASE_SECONDS
from tests.hubs.clients import Person
from tests.hubs.cluster import Cluster
from tests.hubs.desks import console_of, fresh_desk, settled, widget_on
from tests.hubs.process import HubProcess
from tests.integration.nodes import rung, states_of, tell, texts_of, write
from tests.peers.twilio_standin import HANG, TwilioStandin
from tests.stage.law import in_any_order

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(180)]

NOTES: Final = 30
FAST_SECONDS: Final = 0.5
"""Less than the second after which a node looks unasked."""
SLACK_SECONDS: Final = 5
"""A node looks for the lease once a second; the rest is a busy machine's."""


async def deciding(cluster: Cluster) -> HubProcess:
    """The node that routes, once one does."""
    async with asyncio.timeout(LEASE_SECONDS + SLACK_SECONDS):
        while (router := await cluster.router()) is None:
            await asyncio.sleep(0.05)
    return router


async def test_when_the_node_that_routes_is_killed_the_other_one_offers_what_arrives_then(
    cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    router = await deciding(cluster)
    other = cluster.other(router)
    _, fence = await cluster.lease()
    async with Person(other, other.people["anna"]) as anna, console_of(other, "anna") as console:
        await anna.become("available")
        router.kill()
        began = asyncio.get_running_loop().time()
        await write(other, "is anybody there?")
        offer = await rung(console)
        seconds = asyncio.get_running_loop().time() - began
        await anna.do("POST", f"/api/offers/{offer['id']}/accept")
        assert await cluster.router() is other
        assert (await cluster.lease())[1] == fence + 1
        await router.started()
        await write(router, "and here?")
        await rung(console, 1)
        assert (await cluster.lease())[1] == fence + 1
        assert await cluster.router() is other, "who comes back takes nothing away"
        await settled(other, console)
    tell(capsys, f"{seconds:.1f} s from the kill of the router to the next offer")
    assert seconds < LEASE_SECONDS + SLACK_SECONDS


async def test_a_router_that_slept_longer_than_its_lease_decides_nothing_when_it_wakes(cluster: Cluster) -> None:
    router = await deciding(cluster)
    other = cluster.other(router)
    assert router.server is not None
    async with Person(other, other.people["anna"]) as anna, console_of(other, "anna") as console:
        await anna.become("available")
        router.server.process.send_signal(signal.SIGSTOP)
        try:
            await write(other, "first")
            await rung(console)
            lease = await cluster.lease()
        finally:
            router.server.process.send_signal(signal.SIGCONT)
        for text in ("second", "third"):
            await write(router, text)
        await console.until(lambda: len(console.of_type("offer_made")) == 2, "the second")
        assert await cluster.rows("SELECT count(*) FROM offer WHERE ended_at IS NULL") == [(2,)]
        assert await cluster.lease() == lease
        assert await cluster.router() is other
        await settled(other, console)


async def test_while_redis_is_gone_events_cross_through_the_log_and_at_once_when_it_is_back(
    cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = cluster.nodes
    loop = asyncio.get_running_loop()
    async with (
        Person(first, first.people["anna"]) as anna,
        console_of(first, "anna") as console,
        console_of(second, "bo") as bo,
    ):

        async def crossed(presence: str) -> float:
            known, began = len(bo.of_type("presence_changed")), loop.time()
            await anna.become(presence)
            await bo.until(lambda: len(bo.of_type("presence_changed")) > known, "the presence")
            return loop.time() - began

        cluster.kill_redis()
        took = [await crossed(presence) for presence in ("available", "away", "available")]
        await write(second, "does this ring?")
        await rung(console)
        await settled(first, console)
        await settled(second, bo)
        cluster.start_redis()
        began = loop.time()
        async with asyncio.timeout(20):
            while await crossed("away") + await crossed("available") > FAST_SECONDS:
                pass
        healed = loop.time() - began
    tell(capsys, f"without Redis a presence crossed in at most {max(took):.2f} s; with it again {healed:.1f} s later")
    assert max(took) < 3


async def test_a_line_whose_node_died_hears_on_the_other_exactly_what_it_missed(cluster: Cluster) -> None:
    router = await deciding(cluster)
    near, far = router, cluster.other(router)
    async with (
        Person(near, near.people["anna"]) as anna,
        console_of(near, "anna") as witness,
        console_of(far, "anna") as first,
        widget_on(near) as widget,
    ):
        await anna.become("available")
        await widget.say("hello", "c1")
        offer = await rung(witness)
        await anna.do("POST", f"/api/offers/{offer['id']}/accept")
        path = f"/api/conversations/{offer['conversation_id']}"
        for number in range(NOTES):
            if number == NOTES // 2:
                # In the middle of it: some of it is heard, some of it never will be.
                await first.until(lambda: len(texts_of(first)) > 2, "the beginning")
                far.kill()
            await anna.do("POST", f"{path}/notes", {"text": f"note {number}", "client_id": f"n{number}"})
        await widget.say("are you there?", "c2")
        await witness.until(lambda: "are you there?" in texts_of(witness), "all of it on the line that held")
        await first.until(lambda: not first.is_open, "the end of the line")
        heard = len(texts_of(first))
        await first.close()

        second = first.again()
        await second.connect(near.url, second.last)
        await second.until(lambda: second.last >= witness.last, "what was missed")
        since = max(witness.numbers[0], second.numbers[0])
        assert [event for event in second.events if event["number"] >= since] == [
            event for event in witness.events if event["number"] >= since
        ]
        assert heard < len(texts_of(second))
        assert not second.faults
        assert not second.count("snapshot_needed")
        assert second.desk is not None
        assert in_any_order(second.desk) == await fresh_desk(near, "anna")
        await second.close()


async def test_what_a_dying_node_was_sending_is_marked_unknown_by_the_other_one_and_holds_nothing_up(
    cluster: Cluster, standin: TwilioStandin
) -> None:
    near, far = cluster.nodes
    async with (
        Person(near, near.people["anna"]) as anna,
        Person(far, far.people["anna"]) as anna_there,
        console_of(near, "anna") as console,
    ):
        await anna.become("available")
        phone = await write(near, "where is my parcel?")
        offer = await rung(console)
        await anna.do("POST", f"/api/offers/{offer['id']}/accept")
        path = f"/api/conversations/{offer['conversation_id']}/messages"
        asked = len(standin.requests)
        standin.script.append(HANG)
        await anna_there.do("POST", path, {"text": "on its way", "client_id": "a1"})
        async with asyncio.timeout(10):
            while len(standin.requests) == asked:
                await asyncio.sleep(0.01)
        far.kill()
        await anna.do("POST", path, {"text": "it arrives today", "client_id": "a2"})
        # As if it had been claimed longer ago than any node takes to send.
        await cluster.rows("UPDATE outbox SET due_at = due_at - $1 WHERE state = 'sending'", 1000 * ABANDONED_SECONDS)
        await console.until(lambda: states_of(console) == ["unknown", "sent"], "what became of both", 20)
        assert [text.body for text in standin.texts if text.to == phone] == ["it arrives today"]
