"""What a visitor's line takes in, and what becomes of it."""

from __future__ import annotations

from tests.hubs.clients import Person
from tests.hubs.desks import console_of, widget_on
from tests.hubs.process import HubProcess


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


async def test_a_judgement_is_a_number_and_waits_for_an_answer(hub: HubProcess) -> None:
    async with widget_on(hub) as widget:
        await widget.say("Is anybody there?", "c1")
        for score in (True, 5, 4.5, "5", None):
            assert "problem" in await widget.call("rate", {"score": score})
        await widget.call("end")
        assert "problem" in await widget.call("rate", {"score": 5})
