"""Law 3 over real lines: who lost hers asks for what came after her last number, and is exactly right again."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Sequence
from contextlib import AsyncExitStack

import pytest

from hub.wire.desk import Desk
from tests.hubs.clients import Person
from tests.hubs.desks import console_of, fresh_desk, settled, widget_on
from tests.hubs.lines import LOST, Console, desk_of
from tests.hubs.process import HubProcess
from tests.hubs.proxy import Exchange, exchange
from tests.hubs.work import WorkingAgent
from tests.stage.law import in_any_order

CUTS = 100
NOTES = 90
"""Of 96 kB each: more than the system itself buffers for a line."""
TRANSPORTS = [("websocket",), ("polling",)]


@pytest.mark.parametrize("transports", TRANSPORTS, ids=["websocket", "polling"])
async def test_a_console_that_returns_hears_exactly_what_it_missed(
    hub: HubProcess, transports: tuple[str, ...]
) -> None:
    async with (
        Person(hub, hub.people["anna"]) as anna,
        console_of(hub, "anna") as witness,
        console_of(hub, "anna", transports=transports) as first,
        widget_on(hub) as widget,
    ):
        await anna.become("available")
        await widget.say("hello", "c1")
        await first.until(lambda: bool(first.of_type("offer_made")), "the offer")
        await first.close()
        offer = first.of_type("offer_made")[0]["offer"]
        await anna.do("POST", f"/api/offers/{offer['id']}/accept")
        await widget.say("are you there?", "c2")
        await anna.do(
            "POST", f"/api/conversations/{offer['conversation_id']}/messages", {"text": "yes", "client_id": "a1"}
        )
        await witness.until(lambda: len(witness.of_type("item_added")) >= 3, "everything on the line that held")

        second = first.again()
        await second.connect(hub.url, second.last, transports=transports)
        await second.until(lambda: second.last >= witness.last, "what was missed")
        await second.close()

        # What happened before either line was open is in their desks.
        since = max(witness.numbers[0], second.numbers[0])
        assert [event for event in second.events if event["number"] >= since] == [
            event for event in witness.events if event["number"] >= since
        ]
        assert not second.faults
        assert not second.count("snapshot_needed")
        assert second.desk is not None
        assert in_any_order(second.desk) == await fresh_desk(hub, "anna")


@pytest.mark.parametrize("after", [None, -1, 10**9, "12", True], ids=["none", "negative", "future", "text", "truth"])
async def test_a_number_that_leads_nowhere_asks_for_the_snapshot(hub: HubProcess, after: object) -> None:
    console = Console(hub.people["anna"])
    auth = {} if after is None else {"after": after}
    await console.open(hub.url, auth, headers={"Cookie": console.seat.cookie})
    await console.until(lambda: console.count("snapshot_needed") == 1, "the demand for a snapshot")
    assert not console.events
    await console.close()


async def test_a_number_too_old_asks_for_the_snapshot_and_the_line_goes_on_from_there(hub: HubProcess) -> None:
    async with Person(hub, hub.people["anna"]) as anna:
        desk = desk_of(await anna.get("/api/desk"))
        with sqlite3.connect(hub.data / "hub.db", timeout=10) as database:
            database.executemany(
                "INSERT INTO event (at, type, rooms, body) VALUES (?, 'floor_changed', 'team:elsewhere', '{}')",
                [(0,)] * 2_001,
            )
        database.close()
        console = Console(hub.people["anna"])
        await console.connect(hub.url, desk.number)
        await console.until(lambda: console.count("snapshot_needed") == 1, "the demand for a snapshot")
        console.desk = desk_of(await anna.get("/api/desk"))
        await anna.become("available")
        await console.until(lambda: bool(console.of_type("presence_changed")), "what happened since")
        assert in_any_order(console.desk) == await fresh_desk(hub, "anna")
        await console.close()


async def test_who_does_not_read_is_cut_and_nobody_else_is_disturbed(hub: HubProcess) -> None:
    async with (
        exchange(hub.port) as between,
        Person(hub, hub.people["anna"]) as anna,
        console_of(hub, "anna") as reader,
        widget_on(hub) as widget,
    ):
        await anna.become("available")
        await widget.say("hello", "c1")
        await reader.until(lambda: bool(reader.of_type("offer_made")), "the offer")
        offer = reader.of_type("offer_made")[0]["offer"]
        await anna.do("POST", f"/api/offers/{offer['id']}/accept")
        sleeper = Console(hub.people["anna"])
        await sleeper.connect(between.url, reader.last, headers={"Origin": hub.url})
        between.hold()
        began = asyncio.get_running_loop().time()
        loud = "a long note " * 8_000
        for number in range(NOTES):
            await anna.do(
                "POST",
                f"/api/conversations/{offer['conversation_id']}/notes",
                {"text": loud, "client_id": f"n{number}"},
            )
        seconds = asyncio.get_running_loop().time() - began
        await reader.until(lambda: len(reader.of_type("item_added")) > NOTES, "every note on the other line", 5)
        assert reader.is_open
        assert not reader.faults
        assert seconds < 10, "a line that nobody reads holds up nobody"
        between.flow()
        await sleeper.until(lambda: not sleeper.is_open, "the cut of the line that nobody read")
        assert len(sleeper.of_type("item_added")) < NOTES
        await sleeper.close()
        again = sleeper.again()
        await again.connect(hub.url, again.last)
        await again.until(lambda: again.last >= reader.last, "what it missed")
        assert not again.faults
        await again.close()


async def test_a_widget_that_returns_is_told_everything_once(hub: HubProcess) -> None:
    async with widget_on(hub) as first:
        said = await first.say("my first", "c1")
        await first.close()
        second = first.again()
        await second.connect(hub.url)
        assert (await second.say("my first", "c1"))["item"] == said["item"]
        await second.say("my second", "c2")
        await second.close()
        third = second.again()
        await third.connect(hub.url)
        assert [item["text"] for item in third.welcome["items"]] == ["my first", "my second"]
        await third.close()


async def test_both_tabs_of_a_new_visitor_hear_what_is_said(hub: HubProcess) -> None:
    async with widget_on(hub) as first:
        second = first.again()
        await second.connect(hub.url)
        await first.say("hello", "c1")
        await second.until(lambda: bool(second.welcome.get("items")), "the first word in the other tab")
        await second.say("and here", "c2")
        await first.until(
            lambda: any(event == "events" for event, _ in first.heard), "the second word in the first tab"
        )
        await second.close()


class Switchback:
    """A console whose line is cut again and again, and which comes back each time."""

    def __init__(self, hub: HubProcess, console: Console, url: str) -> None:
        self._hub = hub
        self.console = console
        self._url = url
        self.returns = 0

    async def run(self) -> None:
        while True:
            await self.console.until(lambda: not self.console.is_open, "the cut", 60)
            await self.console.close()
            self.console = self.console.again()
            while not self.console.is_open:
                try:
                    await self.console.connect(self._url, self.console.last, headers={"Origin": self._hub.url})
                except LOST:
                    await self.console.close()
                    self.console = self.console.again()
            self.returns += 1


async def chatter(hub: HubProcess, number: int, stopping: asyncio.Event) -> None:
    """A visitor who comes again and again."""
    chance = random.Random(number)
    while not stopping.is_set():
        async with widget_on(hub) as widget:
            for count in range(chance.randrange(1, 4)):
                await widget.say(f"message {count}", f"c{count}")
                await asyncio.sleep(chance.random() * 0.05)


async def shaken_console(hub: HubProcess, witness: Console, url: str) -> Switchback:
    """A console of the same person and desk, on a line that can be cut."""
    console = Console(witness.seat)
    console.desk = witness.desk
    assert console.desk is not None
    await console.connect(url, console.desk.number, headers={"Origin": hub.url})
    return Switchback(hub, console, url)


async def cut_and_wait(between: Exchange, shaken: Sequence[Switchback]) -> None:
    """Cut every line and wait until everybody is back."""
    before = [one.returns for one in shaken]
    between.cut()
    async with asyncio.timeout(10):
        while any(one.returns == returns for one, returns in zip(shaken, before, strict=True)):
            await asyncio.sleep(0.005)


async def both_up_to_date(hub: HubProcess, one: Console, other: Console) -> None:
    """Wait until two lines of one person have heard the same, and her desk is right."""
    await settled(hub, one)
    await other.until(lambda: other.last >= one.last, "the end", 5)
    await one.until(lambda: one.last >= other.last, "the end", 5)


async def test_a_hub_that_was_killed_rings_for_nobody_whose_console_did_not_come_back(hub: HubProcess) -> None:
    async with Person(hub, hub.people["anna"]) as anna, Person(hub, hub.people["bo"]) as bo:
        await anna.become("available")
        await bo.become("available")
        async with console_of(hub, "anna") as console, console_of(hub, "bo"):
            await _told_of_lines(hub)
            hub.kill()
            await hub.started()
            # Anna's console returns; Bo's browser was closed meanwhile.
            again = console.again()
            await again.connect(hub.url, again.last)
            async with asyncio.timeout(10):
                while _reachable(await fresh_desk(hub, "dora")) != {"anna": True, "bo": False}:
                    await asyncio.sleep(0.05)
            await again.close()


async def _told_of_lines(hub: HubProcess) -> None:
    """The hub has kept who has a console open."""
    async with asyncio.timeout(10):
        with sqlite3.connect(hub.data / "hub.db") as database:
            while len(database.execute("SELECT person_id FROM person_line").fetchall()) < 2:
                await asyncio.sleep(0.05)


def _reachable(desk: Desk) -> dict[str, bool]:
    names = {"Anna Holm": "anna", "Bo Lind": "bo"}
    return {names[one.name]: one.is_reachable for one in desk.colleagues if one.name in names}


@pytest.mark.timeout(120)
async def test_a_hundred_cuts_leave_no_gap_and_no_wrong_desk(hub: HubProcess) -> None:
    chance = random.Random(11)
    stopping = asyncio.Event()
    async with AsyncExitStack() as stack:
        between = await stack.enter_async_context(exchange(hub.port))
        witnesses = [await stack.enter_async_context(console_of(hub, name)) for name in ("anna", "bo", "dora")]
        shaken = [await shaken_console(hub, witness, between.url) for witness in witnesses]
        agents = [WorkingAgent(hub, hub.people[name], random.Random(name), flaps=True) for name in ("anna", "bo")]
        async with asyncio.TaskGroup() as group:
            work = [group.create_task(agent.run()) for agent in agents]
            work += [group.create_task(chatter(hub, number, stopping)) for number in range(3)]
            rides = [group.create_task(one.run()) for one in shaken]
            for _ in range(CUTS // len(shaken) + 1):
                await asyncio.sleep(chance.random() * 0.15)
                await cut_and_wait(between, shaken)
            stopping.set()
            for agent in agents:
                agent.is_stopping = True
            await asyncio.wait(work, timeout=20)
            for one, witness in zip(shaken, witnesses, strict=True):
                await both_up_to_date(hub, one.console, witness)
            for ride in rides:
                ride.cancel()
        for one, witness in zip(shaken, witnesses, strict=True):
            assert not one.console.faults
            assert one.console.events == witness.events
            assert not one.console.count("snapshot_needed")
            await one.console.close()
        assert sum(one.returns for one in shaken) >= CUTS
