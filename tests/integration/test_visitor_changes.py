"""Agent and visitor react to each other's messages, change their words and take them back over the live line."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import Any

import pytest

from tests.hubs.clients import Person
from tests.hubs.desks import console_of, settled, widget_on
from tests.hubs.lines import Console, Widget
from tests.hubs.process import HubProcess


class Talk:
    """Anna and a visitor, each with a message of the other's."""

    def __init__(self, anna: Person, console: Console, widget: Widget, path: str) -> None:
        self.anna, self.console, self.widget, self.path = anna, console, widget, path
        self.hers = self.ours = ""
        self._done = 0

    async def change(self, change: str, item: str, **more: Any) -> dict[str, Any]:
        self._done += 1
        said = {"change": change, "item_id": item, "client_id": f"change {self._done}", **more}
        return await self.widget.call("change", said)

    async def seen(self, item: str) -> dict[str, Any]:
        """The message as a fresh page shows it."""
        found = (await self.anna.get(self.path))["items"]
        return next(one for one in found if one["id"] == item)

    def told(self, kind: str) -> dict[str, Any]:
        """The last of these events that the widget heard."""
        found = [event for said, events in self.widget.heard if said == "events" for event in events]
        return next((event for event in reversed(found) if event["type"] == kind), {})


async def talk(hub: HubProcess, stack: AsyncExitStack) -> Talk:
    anna = await stack.enter_async_context(Person(hub, hub.people["anna"]))
    console = await stack.enter_async_context(console_of(hub, "anna"))
    widget = await stack.enter_async_context(widget_on(hub))
    await anna.become("available")
    hers = (await widget.say("Is it blue?", "c1"))["item"]["id"]
    await console.until(lambda: bool(console.of_type("offer_made")), "the offer")
    offer = console.of_type("offer_made")[-1]["offer"]
    await anna.do("POST", f"/api/offers/{offer['id']}/accept")
    found = Talk(anna, console, widget, f"/api/conversations/{offer['conversation_id']}")
    body = {"text": "It is bleu.", "client_id": "a1", "replies_to": hers}
    found.hers, found.ours = hers, (await anna.do("POST", f"{found.path}/messages", body))["id"]
    await widget.until(lambda: found.told("visitor_item_added"), "the answer")
    return found


async def test_both_sides_see_what_the_other_did(hub: HubProcess) -> None:
    async with AsyncExitStack() as stack:
        both = await talk(hub, stack)
        anna, path = both.anna, both.path
        assert both.told("visitor_item_added")["item"]["replies_to"] == both.hers
        await anna.do("PUT", f"{path}/messages/{both.hers}/reaction", {"emoji": "👍"})
        await anna.do("PUT", f"{path}/messages/{both.ours}/text", {"text": "It is blue."})
        assert (await both.change("reaction", both.ours, emoji="🙏"))["ok"]
        assert (await both.change("edit", both.hers, text="Is it blue or green?"))["ok"]
        again = both.widget.again()
        await again.connect(hub.url)
        hers, ours = again.welcome["items"]
        await again.close()
        assert (hers["text"], hers["is_edited"]) == ("Is it blue or green?", True)
        assert [(one["emoji"], one["from_me"]) for one in hers["reactions"]] == [("👍", False)]
        assert (ours["text"], ours["is_edited"], ours["reactions"][0]["from_me"]) == ("It is blue.", True, True)
        seen = await both.seen(both.ours)
        assert (seen["replies_to"], seen["reactions"]) == (both.hers, [{"emoji": "🙏", "by": "", "by_name": ""}])
        earlier = await anna.get(f"{path}/messages/{both.hers}/earlier")
        assert [one["text"] for one in earlier["texts"]] == ["Is it blue?"]
        await settled(hub, both.console)


async def test_what_is_taken_back_is_nowhere(hub: HubProcess) -> None:
    async with AsyncExitStack() as stack:
        both = await talk(hub, stack)
        assert (await both.change("withdrawal", both.hers))["ok"]
        await both.anna.do("POST", f"{both.path}/messages/{both.ours}/withdraw")
        for item in (both.hers, both.ours):
            seen = await both.seen(item)
            assert (seen["text"], bool(seen["withdrawn_at"])) == ("", True)
        status, _ = await both.anna.ask("GET", f"{both.path}/messages/{both.hers}/earlier")
        assert status == 403
        dora = await stack.enter_async_context(Person(hub, hub.people["dora"]))
        earlier = await dora.get(f"{both.path}/messages/{both.hers}/earlier")
        assert [one["text"] for one in earlier["texts"]] == ["Is it blue?"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"change": "wave"}, "A change is a reaction, an edit or a withdrawal."),
        ({"change": "reaction", "emoji": ["👍"]}, "An emoji is a text."),
        ({"change": "reaction", "emoji": "🦄"}, "Choose one of these: 👍 ❤️ 😄 😮 😢 🙏."),
        ({"change": "edit", "text": 5}, "The text of a message is a text."),
        ({"change": "reaction", "item_id": 5}, "Say which message is meant, by its id."),
        ({"change": "reaction", "item_id": "absent"}, "There is no such message in this chat."),
        ({"change": "withdrawal", "client_id": 1}, "A message needs a client_id, which is a text."),
    ],
)
async def test_nonsense_is_refused_in_a_sentence(hub: HubProcess, said: dict[str, Any], sentence: str) -> None:
    async with AsyncExitStack() as stack:
        both = await talk(hub, stack)
        answer = await both.widget.call("change", {"item_id": both.ours, "client_id": "x", **said})
        assert answer["problem"]["detail"] == sentence


async def test_whoever_never_wrote_changes_nothing(hub: HubProcess) -> None:
    async with widget_on(hub) as widget:
        assert (await widget.call("change", None))["problem"]["detail"] == "Write something first."
