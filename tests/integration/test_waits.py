"""How long it takes, told over every door: the visitor, the desk, the board and the API."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from tests.hubs.clients import Person
from tests.hubs.desks import console_of, widget_on
from tests.hubs.floor import CAPACITY
from tests.hubs.lines import Console
from tests.hubs.process import HubProcess


async def answer(console: Console, agent: Person, number: int) -> str:
    """She accepts the next offer."""
    await console.until(lambda: len(console.of_type("offer_made")) > number, "an offer")
    offer = console.of_type("offer_made")[number]["offer"]
    await agent.do("POST", f"/api/offers/{offer['id']}/accept")
    return str(offer["conversation_id"])


async def test_a_wait_is_told_to_the_visitor_the_desk_the_board_and_the_api(hub: HubProcess) -> None:
    room = CAPACITY["webchat"]
    async with (
        AsyncExitStack() as stack,
        Person(hub, hub.people["anna"]) as anna,
        Person(hub, hub.people["dora"]) as dora,
        console_of(hub, "anna") as console,
        console_of(hub, "dora") as board,
    ):
        await anna.become("available")
        widgets = [await stack.enter_async_context(widget_on(hub)) for _ in range(room + 2)]
        await widgets[0].say("Quick question", "c1")
        first = await answer(console, anna, 0)
        await asyncio.sleep(0.3)
        await anna.do("POST", f"/api/conversations/{first}/close", {"disposition": "solved"})
        for number, widget in enumerate(widgets[1:-1], 1):
            await widget.say("I have time", "c1")
            await answer(console, anna, number)
        last = widgets[-1]
        await last.say("How long will it take?", "c1")
        await last.until(lambda: any(one["wait"] for one in last.signals("place")), "a wait")
        told = last.signals("place")[-1]
        assert (told["position"], told["is_staffed"]) == (1, True)
        assert 0 <= told["wait"]["low"] <= told["wait"]["seconds"] <= told["wait"]["high"]
        await console.until(lambda: any(one["waits"] for one in console.signals("waits")), "waits on the desk")
        (waiting,) = console.signals("waits")[-1]["waits"]
        record = await anna.get(f"/api/conversations/{waiting}/routing")
        assert {"seconds", "low", "high", "made_at"} == set(record["waiting"]["estimate"])
        await board.call("board", {"is_open": True})
        await board.until(lambda: board.signals("board"), "a board")
        figures = next(one for one in (await dora.get("/api/board"))["queues"] if one["queue"] == "chat")
        assert figures["next_wait"]["seconds"] >= told["wait"]["seconds"]
        assert figures["accuracy"] is None


async def test_without_anybody_signed_in_a_visitor_is_told_her_place_alone(hub: HubProcess) -> None:
    async with widget_on(hub) as widget:
        await widget.say("Is anybody there?", "c1")
        await widget.until(lambda: any(not one["is_staffed"] for one in widget.signals("place")), "a place")
        assert widget.signals("place")[-1] == {
            "type": "place",
            "position": 1,
            "wait": None,
            "is_staffed": False,
        }
