"""What Prometheus reads of a hub that works: each thing that happened is counted, and nothing tells who it was."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from typing import Any

import aiohttp
import pytest_asyncio
from prometheus_client.parser import text_string_to_metric_families

from tests.hubs.clients import Person, letter, post_text, send_mail, signed, text_form
from tests.hubs.floor import OUR_NUMBER, TEXT_HOOK, floor_document
from tests.hubs.lines import Console, Widget
from tests.hubs.process import HubProcess, running_hub
from tests.integration.conftest import tidy

Figures = dict[tuple[str, ...], float]
CUSTOMER = "+14155557001"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def measured_hub() -> AsyncIterator[HubProcess]:
    async with running_hub(floor_document(offer_timeout_seconds=600)) as hub:
        yield hub
        hub.check_log()


@pytest_asyncio.fixture
async def hub(measured_hub: HubProcess) -> HubProcess:
    await tidy(measured_hub)
    return measured_hub


async def scraped(client: aiohttp.ClientSession, hub: HubProcess) -> str:
    async with client.get(f"{hub.url}/metrics") as answer:
        assert answer.status == 200
        assert answer.content_type == "text/plain"
        return await answer.text()


async def figures(client: aiohttp.ClientSession, hub: HubProcess) -> Figures:
    """Every sample by its name and the values of its labels."""
    # The database is asked once a second at most.
    await asyncio.sleep(1.05)
    families = text_string_to_metric_families(await scraped(client, hub))
    return {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}


def risen(before: Figures, after: Figures, name: str) -> dict[tuple[str, ...], float]:
    """By how much the samples of a name have risen, where they have."""
    there = {labels: value - before.get(labels, 0) for labels, value in after.items() if labels[0] == name}
    return {labels[1:]: rise for labels, rise in there.items() if rise}


def sid(number: int) -> str:
    return f"SM{0x700000 + number:032x}"


async def offer_of(agent: Person, conversation: str) -> dict[str, Any]:
    for _ in range(200):
        for offer in (await agent.get("/api/desk"))["offers"]:
            if offer["conversation_id"] == conversation:
                return dict(offer)
        await asyncio.sleep(0.02)
    raise AssertionError("nothing was offered")


async def test_arrivals_are_counted_by_channel_and_outcome(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    before = await figures(client, hub)
    form = text_form(sid(1), CUSTOMER, "one")
    assert await post_text(client, hub, form) == 200
    assert await post_text(client, hub, form) == 200
    assert (
        await post_text(client, hub, {"MessageSid": sid(2), "MessageStatus": "teleported", "AccountSid": "AC1"}) == 200
    )
    url = f"{hub.url}/webhooks/{TEXT_HOOK}"
    async with client.post(url, data=form, headers=signed(url, form, token="another")) as answer:
        assert answer.status == 403
    assert await send_mail(hub, letter("metrics@example.org", "ada@example.org", "a letter")) == 250
    widget = Widget()
    await widget.connect(hub.url)
    await widget.say("a word", "c1")
    await widget.close()
    assert risen(before, await figures(client, hub), "hub_arrivals_total") == {
        ("sms", "kept"): 1,
        ("sms", "repeated"): 1,
        ("sms", "quarantined"): 1,
        ("sms", "forged"): 1,
        ("email", "kept"): 1,
        ("webchat", "kept"): 1,
    }


async def test_queues_offers_and_messages_are_counted_as_they_go(
    client: aiohttp.ClientSession, hub: HubProcess
) -> None:
    quiet = await figures(client, hub)
    assert {
        labels[1]: value for labels, value in quiet.items() if labels[0] == "hub_conversations_waiting"
    } == dict.fromkeys(("chat", "texts", "mails", "south", "legal"), 0)
    assert quiet["hub_outbox_messages",] == 0
    assert await post_text(client, hub, text_form(sid(10), CUSTOMER, "who is there?", To=OUR_NUMBER)) == 200
    waiting = await figures(client, hub)
    assert waiting["hub_conversations_waiting", "texts"] == 1
    assert 1 <= waiting["hub_conversations_waiting_oldest_seconds", "texts"] < 60
    assert waiting["hub_conversations_waiting_oldest_seconds", "mails"] == 0
    async with Person(hub, hub.people["anna"]) as anna, Person(hub, hub.people["bo"]) as bo:
        await anna.become("available")
        (row,) = (await anna.get("/api/conversations?view=waiting"))["conversations"]
        offer = await offer_of(anna, row["conversation"]["id"])
        await bo.become("available")
        await anna.do("POST", f"/api/offers/{offer['id']}/decline", {})
        offer = await offer_of(bo, row["conversation"]["id"])
        await bo.do("POST", f"/api/offers/{offer['id']}/accept")
        body = {"text": "I am.", "client_id": "c1"}
        await bo.do("POST", f"/api/conversations/{row['conversation']['id']}/messages", body)
        held = await figures(client, hub)
    assert risen(quiet, held, "hub_offers_total") == {("made",): 2, ("declined",): 1, ("accepted",): 1}
    assert held["hub_conversations_waiting", "texts"] == 0
    # Nobody answers at the provider's address: the message is still on its way.
    assert held["hub_outbox_messages",] == 1
    assert 0 < held["hub_outbox_oldest_seconds",] < 60
    assert held["hub_event_number",] > quiet["hub_event_number",]
    assert held["hub_router_lease_held",] == 1
    for name in ("hub_commit_seconds", "hub_commit_use_cases", "hub_decision_seconds"):
        assert held[f"{name}_count",] > quiet[f"{name}_count",]
        assert held[f"{name}_sum",] > quiet[f"{name}_sum",]


async def test_what_a_chat_is_answered_is_sent_at_once(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    before = await figures(client, hub)
    widget = Widget()
    await widget.connect(hub.url)
    await widget.say("hello?", "c1")
    async with Person(hub, hub.people["anna"]) as anna:
        (row,) = (await anna.get("/api/conversations?view=waiting"))["conversations"]
        await anna.become("available")
        offer = await offer_of(anna, row["conversation"]["id"])
        await anna.do("POST", f"/api/offers/{offer['id']}/accept")
        path = f"/api/conversations/{row['conversation']['id']}/messages"
        await anna.do("POST", path, {"text": "Hello!", "client_id": "a1"})
    assert risen(before, await figures(client, hub), "hub_messages_sent_total") == {("webchat", "sent"): 1}
    await widget.close()


async def test_open_lines_are_counted_and_forgotten(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    assert (await figures(client, hub))["hub_open_lines", "desk"] == 0
    console, widget = Console(hub.people["anna"]), Widget()
    await console.connect(hub.url)
    await widget.connect(hub.url)
    found = await figures(client, hub)
    assert (found["hub_open_lines", "desk"], found["hub_open_lines", "visitor"]) == (1, 1)
    await console.close()
    await widget.close()
    for _ in range(5):
        found = await figures(client, hub)
        if not found["hub_open_lines", "desk"]:
            break
    assert (found["hub_open_lines", "desk"], found["hub_open_lines", "visitor"]) == (0, 0)


async def test_no_label_tells_who_somebody_was_or_what_she_said(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    assert await post_text(client, hub, text_form(sid(30), CUSTOMER, "my secret word")) == 200
    text = await scraped(client, hub)
    assert CUSTOMER not in text
    assert "secret word" not in text
    assert OUR_NUMBER not in text
    assert "@" not in re.sub(r"(?m)^# .*$", "", text)
    labels = {name for line in text.splitlines() if line.startswith("hub_") for name in re.findall(r'(\w+)="', line)}
    assert labels == {"channel", "outcome", "queue", "namespace", "state", "le"}
    assert "process_cpu_seconds_total" in text


async def test_what_the_search_does_not_know_yet_is_counted_and_worked_off(
    client: aiohttp.ClientSession, hub: HubProcess
) -> None:
    many = 4_000
    with closing(sqlite3.connect(hub.data / "hub.db", timeout=10)) as database, database:
        rows = [("customer", f"nobody-{number}") for number in range(many)]
        database.executemany("INSERT INTO search_due (source, id) VALUES (?, ?)", rows)
    assert 0 < (await figures(client, hub))["hub_search_not_indexed",] <= many
    for _ in range(20):
        if (await figures(client, hub))["hub_search_not_indexed",] == 0:
            return
    raise AssertionError("it was not worked off")


async def test_a_webhook_that_nobody_takes_is_counted_apart(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    async with Person(hub, hub.people["eva"]) as eva:
        body = {"name": "Reports", "url": "https://reports.example/hooks"}
        id_ = (await eva.do("POST", "/api/admin/endpoints", body))["endpoint"]["id"]
        assert await webhooks(client, hub) == {"working": 1}
        await eva.do("POST", f"/api/admin/endpoints/{id_}/pause")
        assert await webhooks(client, hub) == {"paused": 1}
        with closing(sqlite3.connect(hub.data / "hub.db", timeout=10)) as database, database:
            database.execute("UPDATE webhook_endpoint SET paused = 'dead'")
        assert await webhooks(client, hub) == {"lost": 1}
        await eva.do("DELETE", f"/api/admin/endpoints/{id_}")
        assert await webhooks(client, hub) == {}


async def webhooks(client: aiohttp.ClientSession, hub: HubProcess) -> dict[str, float]:
    """How many there are by how they do."""
    found = await figures(client, hub)
    return {labels[1]: value for labels, value in found.items() if labels[0] == "hub_webhooks" and value}
