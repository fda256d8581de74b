"""The demonstration's mailbox and telephone: what arrives there goes on from there, and survives a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.integration.demonstration import OWN, accepted, answer_and_close, at_work, post, says, seen, state, visitor
from tests.integration.running import Place, Running, running

pytestmark = pytest.mark.timeout(180)
STRANGER = "zhang.wei@mail.example"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(Place.new(tmp_path_factory.mktemp("demo")), "--demo") as found:
        yield found


async def test_what_is_left_outside_the_hours_is_answered_by_mail_and_goes_on_there(hub: Running) -> None:
    tom, words = "tom.becker@mail.example", "Hello, do you have the twelve lamps?"
    anna = await at_work(hub, "anna")
    async with anna, visitor(hub, account="demo-chat-closed") as (line, told):
        assert told["answers_by_mail"] is True
        fields = {"name": "Tom", "email": tom}
        start = {"fields": fields, "answer_to": tom, "page": f"{hub.place.url}/demo/shop"}
        assert await line.call("start", start, namespace="/visitor", timeout=10) == {"ok": True}
        for _ in range(2):
            await says(line, words)
        conversation = await answer_and_close(anna, "Twelve are here.")
        assert conversation["conversation"]["channel"] == "email"
        assert not conversation["conversation"]["customer"]["is_verified"]
        (message,) = [item for item in conversation["items"] if item["kind"] == "message"]
        assert message["details"]["form.email"] == tom
        assert message["details"]["page"] == f"{hub.place.url}/demo/shop"

        async def letters() -> Any:
            return [one for one in (await state(anna))["mail"] if one["to"] == tom and "Twelve" in one["text"]]

        (letter,) = await seen(letters)
        assert letter["subject"] == "Outside opening hours"
        assert "+" in letter["headers"]["Reply-To"]
        assert "In-Reply-To" not in letter["headers"]
        answer = {"customer": "tom", "subject": "Re: lamps", "text": "I take them.", "in_reply_to": letter["id"]}
        assert (
            await post(anna, "/demo/api/mail", data=aiohttp.FormData(answer, default_to_multipart=True), headers=OWN)
            == 201
        )
        assert await accepted(anna) == conversation["conversation"]["id"]
        again = await anna.ask("GET", f"/api/conversations/{conversation['conversation']['id']}")
        await anna.ask("PUT", "/api/presence", {"state": "offline"})
    assert again["conversation"]["customer"]["is_verified"], "only she could know the token of the answer"
    assert "unproven" not in again["items"][-1]["details"]


async def test_a_letter_in_a_customers_name_is_not_verified_because_she_once_was(hub: Running) -> None:
    async with await at_work(hub, "anna") as anna:
        letter = {"customer": "emma", "subject": "My account", "text": "Hello, please change my address."}
        data = aiohttp.FormData(letter, default_to_multipart=True)
        assert await post(anna, "/demo/api/mail", data=data, headers=OWN) == 201
        found = await answer_and_close(anna, "To which one?")
        await anna.ask("PUT", "/api/presence", {"state": "offline"})
    assert found["customer"]["name"] == "Emma Clarke"
    assert not found["conversation"]["customer"]["is_verified"]
    (message,) = [item for item in found["items"] if item["kind"] == "message"]
    assert message["details"]["unproven"] == "yes"


async def test_telephones_and_mailboxes_hold_after_a_restart_what_they_held(tmp_path: Path) -> None:
    place = Place.new(tmp_path)
    with running(place, "--demo") as hub:
        async with await at_work(hub, "anna") as anna:
            past = await state(anna)
            assert {one["direction"] for one in past["phone"]} == {"in", "out"}
            assert {one["direction"] for one in past["mail"]} == {"in", "out"}
            text = {"customer": "emma", "text": "Hello, where is my order?"}
            assert await post(anna, "/demo/api/text", json=text, headers=OWN) == 201
            await answer_and_close(anna, "On its way.")
            await _leave(hub, STRANGER)
            await answer_and_close(anna, "Gladly.")

            async def arrived() -> Any:
                shown = await state(anna)
                texts = [one for one in shown["phone"] if one["text"] == "On its way." and one["state"] == "delivered"]
                return texts and [one for one in shown["mail"] if one["to"] == STRANGER]

            (letter,) = await seen(arrived)
            await anna.ask("PUT", "/api/presence", {"state": "offline"})
            before = await state(anna)
    with running(place, "--demo") as hub:
        async with await at_work(hub, "anna") as anna:
            after = await state(anna)
            for kind, names in (
                ("phone", ("id", "from", "to", "text", "state")),
                ("mail", ("id", "from", "to", "text")),
            ):
                assert [[one[name] for name in names] for one in after[kind]] == [
                    [one[name] for name in names] for one in before[kind]
                ]
            assert STRANGER in {one["id"] for one in after["customers"]}
            answer = {"customer": STRANGER, "subject": "Re:", "text": "Hello again.", "in_reply_to": letter["id"]}
            data = aiohttp.FormData(answer, default_to_multipart=True)
            assert await post(anna, "/demo/api/mail", data=data, headers=OWN) == 201
            found = await anna.ask("GET", f"/api/conversations/{await accepted(anna)}")
    assert [item["text"] for item in found["items"] if item["kind"] == "message"][-1] == "Hello again."
    assert len([item for item in found["items"] if item["kind"] == "message"]) == 3


async def _leave(hub: Running, address: str) -> None:
    async with visitor(hub, account="demo-chat-closed") as (line, _):
        start = {"fields": {"name": "Zhang Wei", "email": address}, "answer_to": address}
        await line.call("start", start, namespace="/visitor", timeout=10)
        await says(line, "Hello, do you have round lamps?")
