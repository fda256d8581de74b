"""Search over HTTP: what was just written is found, by whoever may read it, at a bounded price."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest

from tests.hubs.clients import Person, letter, post_text, send_mail, text_form
from tests.hubs.process import HubProcess
from tests.integration.world import SIGNED_IN, World, rows_of


async def search(person: Person, **query: object) -> dict[str, Any]:
    """What somebody finds."""
    found: dict[str, Any] = await person.get(f"/api/search?{urlencode(query)}")
    return found


async def found_soon(person: Person, **query: object) -> dict[str, Any]:
    """What somebody finds once it is indexed."""
    for _ in range(50):
        answer = await search(person, **query)
        if answer["conversations"]["found"]:
            return answer
        await asyncio.sleep(0.15)
    raise AssertionError(f"nothing was found for {query}")


def plain(segments: list[dict[str, Any]]) -> str:
    return "".join(f"[{each['text']}]" if each["is_match"] else each["text"] for each in segments)


async def test_a_letter_is_found_by_its_subject_its_words_and_its_sender(hub: HubProcess, supervisor: Person) -> None:
    sender = "Wang Wei <wang.wei@lamps.example>"
    assert await send_mail(hub, letter("found@lamps", sender, "我的退款还没有到账，请查一下。", "退款 4711")) == 250
    answer = await found_soon(supervisor, q="到账")
    (conversation,) = answer["conversations"]["found"]
    assert conversation["found_in"] == "message"
    assert plain(conversation["snippet"]) == "我的退款还没有[到账]，请查一下。"
    assert plain(conversation["subject"]) == "退款 4711"
    assert (conversation["channel"], conversation["queue"]) == ("email", "mails")
    assert (await supervisor.get(f"/api/conversations/{conversation['id']}"))["id"] == conversation["id"]
    by_subject = await search(supervisor, q="退款 471", kind="conversations")
    assert by_subject["conversations"]["found"][0]["found_in"] == "subject"
    assert by_subject["customers"]["found"] == []
    (customer,) = (await search(supervisor, q="wang@lamps OR", kind="customers"))["customers"]["found"] or [None]
    assert customer is None
    (customer,) = (await search(supervisor, q="wei@lamps"))["customers"]["found"]
    assert plain(customer["name"]) == "Wang Wei"
    assert [plain(detail) for detail in customer["details"]] == ["wang.[wei@lamps].example"]
    assert customer["conversation"] == conversation["id"]


async def test_everything_has_pages(hub: HubProcess, client: aiohttp.ClientSession, supervisor: Person) -> None:
    for number in range(5):
        form = text_form(f"SMpage{number:028}", f"+14155557{number:03}", f"paging lamp {number}")
        assert await post_text(client, hub, form) == 200
    while len((await found_soon(supervisor, q="paging"))["conversations"]["found"]) < 5:
        await asyncio.sleep(0.1)
    ids: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = (await search(supervisor, q="paging", kind="conversations", limit=2, **after))["conversations"]
        ids += [each["id"] for each in page["found"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert len(ids) == len(set(ids)) == 5


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"q": "channel:fax"}, "write channel:email"),
        ({"q": "x" * 500}, "200 characters"),
        ({"q": "x", "kind": "agents"}, "kind is"),
        ({"q": "x", "limit": "0"}, "limit is a number from 1 to 50"),
        ({"q": "x", "limit": "\u0663"}, "limit is"),
        ({"q": "x", "limit": "9" * 4000}, "limit is"),
        ({"q": "x", "after": "5"}, "say which"),
        ({"q": "x", "after": "9" * 19, "kind": "customers"}, "`next`"),
        ({"q": "x", "zone": "../../etc/passwd"}, "Europe/Berlin"),
        ({"q": "x", "zone": "Mars\x00"}, "Europe/Berlin"),
        ({"q": "x", "zone": "Mars/Olympus"}, "Europe/Berlin"),
        ({"q": "from:0001-01-01", "zone": "Asia/Shanghai"}, "write it as"),
    ],
)
async def test_what_makes_no_sense_is_refused_with_what_to_write(
    supervisor: Person, query: dict[str, str], told: str
) -> None:
    status, problem = await supervisor.ask("GET", f"/api/search?{urlencode(query)}")
    assert status == 422
    assert told in problem["detail"]


@pytest.mark.parametrize(
    "text", ["\x00", '"', "' OR 1=1 --", '" OR tokens:*', "a* NEAR b", "\ud800", "👩‍👧", "(", "^a", "a:*|!b"]
)
async def test_no_text_is_more_than_a_text(supervisor: Person, text: str) -> None:
    status, answer = await supervisor.ask("GET", f"/api/search?{urlencode({'q': text}, errors='surrogatepass')}")
    assert status == 200
    assert answer["not_indexed"] == 0


async def test_nobody_searches_faster_than_anybody_types(hub: HubProcess) -> None:
    async with Person(hub, hub.people["bo"]) as bo, Person(hub, hub.people["anna"]) as anna:
        answers = Counter(
            [status for status, _ in await asyncio.gather(*(bo.ask("GET", "/api/search?q=x") for _ in range(80)))]
        )
        assert answers.keys() == {200, 429}
        assert answers[429] > 10
        assert (await anna.ask("GET", "/api/search?q=x"))[0] == 200


async def test_what_was_written_before_a_crash_is_found_after_it(
    hub: HubProcess, client: aiohttp.ClientSession, supervisor: Person
) -> None:
    for number in range(30):
        form = text_form(f"SMcrash{number:027}", f"+14155558{number:03}", "crashing lamp")
        assert await post_text(client, hub, form) == 200
    hub.kill()
    await hub.started()
    for _ in range(50):
        answer = await search(supervisor, q="crashing", limit=50)
        if len(answer["conversations"]["found"]) == 30:
            return
        await asyncio.sleep(0.15)
    raise AssertionError("something was lost")


@pytest.mark.parametrize(("table", "kind", "row"), [("search", *param.values[0::2]) for param in rows_of("search")])
async def test_everybody_finds_what_the_matrix_says(world: World, table: str, kind: str, row: list[str]) -> None:
    conversation = await world.id_of(kind)
    text = world.look("SELECT text FROM item WHERE conversation_id = ? AND kind = 'message'", conversation)
    expected = {column: answer in {"yes", "True"} for column, answer in zip(SIGNED_IN, row, strict=True)}
    await found_soon(world.people[next(column for column, may in expected.items() if may)], q=f'"{text}"')
    for column, may in expected.items():
        status, answer = await world.people[column].ask("GET", f"/api/search?{urlencode({'q': text})}")
        found = [each["id"] for each in answer["conversations"]["found"]] if status == 200 else []
        assert (conversation in found) is may, column
