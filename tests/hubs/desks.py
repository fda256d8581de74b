"""Consoles with a desk on them: opened on a hub, and held against a desk that was just fetched."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from hub.wire.desk import Desk
from tests.hubs.clients import Person
from tests.hubs.lines import Console, Widget, desk_of
from tests.hubs.process import HubProcess
from tests.stage.law import in_any_order


@asynccontextmanager
async def console_of(
    hub: HubProcess, name: str, transports: tuple[str, ...] = ("websocket",)
) -> AsyncIterator[Console]:
    """A console with a fresh desk and an open line."""
    console = Console(hub.people[name])
    async with Person(hub, console.seat) as person:
        console.desk = desk_of(await person.get("/api/desk"))
    await console.connect(hub.url, console.desk.number, transports=transports)
    try:
        yield console
    finally:
        await console.close()


@asynccontextmanager
async def widget_on(hub: HubProcess, account: str = "chat") -> AsyncIterator[Widget]:
    """A visitor who has opened the chat."""
    widget = Widget(account)
    await widget.connect(hub.url)
    try:
        yield widget
    finally:
        await widget.close()


async def fresh_desk(hub: HubProcess, name: str) -> Desk:
    """A person's desk as it is now, in an order of its own."""
    async with Person(hub, hub.people[name]) as person:
        return in_any_order(desk_of(await person.get("/api/desk")))


async def settled(hub: HubProcess, console: Console) -> None:
    """Wait until the console has heard everything there was, and hold its desk against a fresh one."""
    async with Person(hub, console.seat) as person:
        for _ in range(100):
            fresh = desk_of(await person.get("/api/desk"))
            assert console.desk is not None
            if in_any_order(console.desk) == in_any_order(fresh):
                return
            await asyncio.sleep(0.05)
    assert console.desk is not None
    assert in_any_order(console.desk) == in_any_order(fresh)
