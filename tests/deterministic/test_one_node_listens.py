"""Of several nodes one listens to what is fetched, and when it dies another goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from channels.contract import Endpoint
from channels.extras import Inbox
from hub.worker.listeners import LEASE_SECONDS, RENEW_SECONDS, ListenerLoop
from tests.stage.fixtures import staged
from tests.stage.floor import MAIL
from tests.stage.stage import Stage


class Mailbox:
    """A mailbox that counts who fetches from it."""

    def __init__(self) -> None:
        self.open = 0
        self.most_open = 0

    async def listen(self, inbox: Inbox) -> None:
        self.open += 1
        self.most_open = max(self.open, self.most_open)
        inbox.connected()
        try:
            await asyncio.Event().wait()
        finally:
            self.open -= 1


def node(stage: Stage, mailbox: Mailbox, name: str) -> ListenerLoop:
    def listener(_: Endpoint) -> Mailbox:
        return mailbox

    return ListenerLoop(stage.store, stage.intake, {"email": listener}, now=stage.clock, name=name)


@asynccontextmanager
async def two_nodes(stage: Stage) -> AsyncIterator[tuple[Mailbox, list[ListenerLoop], list[asyncio.Task[None]]]]:
    mailbox = Mailbox()
    loops = [node(stage, mailbox, "first"), node(stage, mailbox, "second")]
    async with asyncio.TaskGroup() as group:
        tasks = []
        for loop in loops:
            tasks.append(group.create_task(loop.run()))
            await stage.pause()
        yield mailbox, loops, tasks
        for task in tasks:
            task.cancel()


@staged
async def test_only_one_node_fetches(stage: Stage) -> None:
    async with two_nodes(stage) as (mailbox, (first, second), _):
        await stage.pause(600)
        assert (mailbox.open, mailbox.most_open) == (1, 1)
        assert first.connected == {MAIL: True}
        assert second.connected == {}


@staged
async def test_when_the_node_that_fetches_dies_another_goes_on(stage: Stage) -> None:
    async with two_nodes(stage) as (mailbox, (_, second), tasks):
        tasks[0].cancel()
        await stage.pause(1)
        assert mailbox.open == 0
        await stage.pause(LEASE_SECONDS + RENEW_SECONDS)
        assert second.connected == {MAIL: True}
        assert mailbox.most_open == 1


@staged
async def test_a_node_that_stops_in_order_lets_another_go_on_at_once(stage: Stage) -> None:
    async with two_nodes(stage) as (mailbox, (first, second), tasks):
        tasks[0].cancel()
        await first.resign()
        await stage.pause(RENEW_SECONDS)
        assert second.connected == {MAIL: True}
        assert mailbox.most_open == 1


@staged
async def test_a_node_that_was_overtaken_ends_its_listeners(stage: Stage) -> None:
    async with two_nodes(stage) as (mailbox, (first, second), _):
        # The first one slept longer than its lease, and the second one has it meanwhile.
        await first.resign()
        second._wake.ring()
        await stage.pause(RENEW_SECONDS + 1)
        assert (first.connected, second.connected) == ({}, {MAIL: True})
        assert mailbox.open == 1
