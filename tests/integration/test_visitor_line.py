"""What a visitor's line takes in, and what becomes of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp
import pytest

from hub.realtime.visitor import MOST_OF_AN_ADDRESS, MOST_ON_A_LINE
from tests.hubs.clients import Person
from tests.hubs.desks import console_of, widget_on
from tests.hubs.floor import Seat
from tests.hubs.lines import Widget
from tests.hubs.process import HubProcess

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(8)


async def test_an_agent_reads_what_the_visitor_answered_and_where_she_wrote_from(hub: HubProcess) -> None:
    fields = {"name": "Ada Byron", "email": "ada@example.org", "topic": "Billing", "odd": {"a": 1}}
    page = {"page": "https://shop.example/invoices", "title": "Your invoices"}
    async with (
        Person(hub, hub.people["anna"]) as anna,
        console_of(hub, "anna") as console,
        widget_on(hub) as widget,
    ):
        await anna.become("available")
        assert (await widget.call("start", {"fields": fields, **page}))["ok"]
        await widget.say("My invoice is wrong.", "c1")
        await widget.say("Are you there?", "c2")
        await console.until(lambda: bool(console.of_type("offer_made")), "the offer")
        offer = console.of_type("offer_made")[0]["offer"]
        await anna.do("POST", f"/api/offers/{offer['id']}/accept")
        found = await anna.get(f"/api/conversations/{offer['conversation_id']}")
    first, second = [item["details"] for item in found["items"] if item["kind"] == "message"]
    assert first == {"form.name": "Ada Byron", "form.email": "ada@example.org", "form.topic": "Billing", **page}
    assert second == {}


@asynccontextmanager
async def called(hub: HubProcess, seat: Seat, name: str) -> AsyncIterator[None]:
    """Somebody has another name for a while."""
    async with Person(hub, hub.people["eva"]) as eva:
        for wanted in (name, "Anna Holm"):
            floor = {"people": {seat.email: {"name": wanted}}}
            await eva.do("POST", "/api/admin/apply", {"floor": floor, "dry_run": False})
            if wanted == name:
                yield


async def test_who_writes_is_shown_by_her_name_of_now_on_lines_that_were_open_before(hub: HubProcess) -> None:
    async with (
        Person(hub, hub.people["anna"]) as anna,
        console_of(hub, "anna") as console,
        console_of(hub, "bo") as bo,
        widget_on(hub) as widget,
    ):
        await anna.become("available")
        await widget.say("Is anybody there?", "c1")
        await console.until(lambda: bool(console.of_type("offer_made")), "the offer")
        offer = console.of_type("offer_made")[0]["offer"]
        await anna.do("POST", f"/api/offers/{offer['id']}/accept")
        here = {"conversation_id": offer["conversation_id"]}
        await bo.call("watch", here)
        customer = offer["customer"]["id"]
        await anna.do("PATCH", f"/api/customers/{customer}", {"name": "Ada Byron"})
        async with called(hub, anna.seat, "Berta Holm"):
            await console.call("typing", here)
            await console.call("attend", {**here, "deed": "reply"})
            await widget.call("typing")
            await widget.until(lambda: bool(widget.signals("typing")), "that she writes")
            await bo.until(lambda: bool(bo.signals("attending") and bo.signals("typing")), "who is there")
        assert widget.signals("typing")[-1]["name"] == "Berta"
        assert bo.signals("attending")[-1]["name"] == "Berta Holm"
        assert bo.signals("typing")[-1]["name"] == "Ada Byron"


async def test_a_judgement_is_a_number_and_waits_for_an_answer(hub: HubProcess) -> None:
    async with widget_on(hub) as widget:
        await widget.say("Is anybody there?", "c1")
        for score in (True, 5, 4.5, "5", None):
            assert "problem" in await widget.call("rate", {"score": score})
        await widget.call("end")
        assert "problem" in await widget.call("rate", {"score": 5})


@pytest.mark.parametrize("character", ["x", "字", "🙂", "\x01"])
async def test_a_hundred_thousand_characters_of_any_script_arrive_and_more_are_refused(
    hub: HubProcess, character: str
) -> None:
    async with widget_on(hub) as widget:
        kept = await widget.say(character * 100_000, "c1")
        assert kept["item"]["text"] == character * 100_000
        refused = await widget.say(character * 100_001, "c2")
        assert refused["problem"]["type"] == "/problems/too-large"
        assert (await widget.say("still here", "c3"))["ok"]


async def test_a_text_is_a_text(hub: HubProcess) -> None:
    async with widget_on(hub) as widget:
        for number, text in enumerate(({"a": 1}, ["a"], 5, True, None)):
            said = await widget.call("message", {"text": text, "client_id": f"c{number}"})
            assert said["problem"]["type"] == "/problems/invalid"
        assert "problem" in await widget.call("message", {"text": "hello", "client_id": ["c"]})
        assert "problem" in await widget.call("start", {"fields": {"text": {"a": 1}}})
        again = widget.again()
        await again.connect(hub.url)
        assert again.welcome["items"] == []
        await again.close()


WORDS = ("seen", "end", "rate", "start", "typing", "message", "change")


@pytest.mark.parametrize("word", WORDS)
async def test_every_word_of_a_line_has_a_limit_and_hers_is_nobody_elses(hub: HubProcess, word: str) -> None:
    async with widget_on(hub) as loud, widget_on(hub) as quiet:
        answers = await asyncio.gather(*[loud.call(word, {}) for _ in range(MOST_ON_A_LINE + 10)])
        refused = [answer["problem"]["type"] for answer in answers[MOST_ON_A_LINE + 5 :]]
        assert refused == ["/problems/too-many"] * 5
        assert (await quiet.say("hello", "c1"))["ok"]


async def test_new_lines_and_sessions_do_not_get_round_the_limit(hub: HubProcess) -> None:
    async with AsyncExitStack() as stack:
        elsewhere = await stack.enter_async_context(widget_on(hub))
        same = [Widget() for _ in range(MOST_OF_AN_ADDRESS // MOST_ON_A_LINE + 4)]
        for line in same:
            await line.connect(hub.url, headers={"X-Forwarded-For": "192.0.2.250"})
            stack.push_async_callback(line.close)
        words = [line.call("typing") for line in same for _ in range(MOST_ON_A_LINE - 5)]
        answers = await asyncio.gather(*words)
        assert any(answer.get("problem", {}).get("type") == "/problems/too-many" for answer in answers)
        assert (await elsewhere.call("typing"))["ok"]


async def test_a_visitor_sees_her_own_picture_from_the_moment_it_is_here(
    hub: HubProcess, client: aiohttp.ClientSession
) -> None:
    form = aiohttp.FormData()
    form.add_field("file", PICTURE, filename="wall.png", content_type="image/png")
    async with widget_on(hub) as widget:
        headers = {"Authorization": f"Bearer {widget.session}"}
        async with client.post(f"{hub.url}/api/visitor/files", data=form, headers=headers) as answer:
            kept = await answer.json()
    async with client.get(f"{hub.url}/{kept['url']}") as answer:
        assert (answer.status, await answer.read()) == (200, PICTURE)
    async with client.get(f"{hub.url}/files/{kept['id']}") as answer:
        assert answer.status == 404
