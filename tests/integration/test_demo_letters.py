"""The demonstration's mailbox and telephone: what arrives there goes on from there, and survives a restart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest

from tests.integration.demonstration import OWN, accepted, answer_and_close, at_work, post, says, seen, state, visitor
from tests.integration.running import Place, Running, running

pytestmark = pytest.mark.timeout(180)


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
