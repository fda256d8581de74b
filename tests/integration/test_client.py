"""A program of the company's speaks to the hub by the Python client: typed, repeated where it may be, told why not."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import zipfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from hub_client.hub import Hub
from hub_client.problem import Problem, Unreachable
from hub_client.records import EventEnvelope

from tests.hubs.clients import Person, post_text, text_form
from tests.hubs.process import HubProcess
from tests.integration.test_keys import key

CLIENT: Final = Path(__file__).parents[2] / "client"
NOWHERE: Final = "http://127.0.0.1:9"


@pytest_asyncio.fixture
async def administrator(hub: HubProcess) -> AsyncIterator[Person]:
    async with Person(hub, hub.people["eva"]) as eva:
        yield eva


@asynccontextmanager
async def answering(*statuses: int, headers: dict[str, str] | None = None) -> AsyncIterator[tuple[Hub, list[str]]]:
    """A server that answers with these statuses one after the other, and which requests it got."""
    asked, left = list[str](), list(statuses)

    async def answer(request: web.Request) -> web.Response:
        asked.append(f"{request.method} {request.raw_path}")
        return web.json_response({"organisations": [], "customers": []}, status=left.pop(0), headers=headers)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    with Hub(f"http://127.0.0.1:{runner.addresses[0][1]}", "hubkey_none", pause_seconds=0) as hub:
        yield hub, asked
    await runner.cleanup()


def endless(_: float) -> None:
    raise AssertionError("what happened before was not told at once")


async def refusal(call: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as refused:
        await asyncio.to_thread(call)
    return refused.value


async def test_a_customer_is_told_of_and_who_wrote_is_heard_of(
    hub: HubProcess, client: aiohttp.ClientSession, administrator: Person
) -> None:
    def tell(program: Hub) -> tuple[str, str]:
        told = program.put_external_source_customers_id("a shop", "4/7?", {"name": "Ada of the client"})
        return told["id"], program.get_external_source_customers_id("a shop", "4/7?")["name"]

    def hear(program: Hub, after: int) -> EventEnvelope:
        return next(program.events(after, kinds="message.received", pause=endless))

    scopes = ["customer.events", "events.read"]
    async with key(administrator, client, scopes=scopes) as made:
        with Hub(hub.url + "/", made.secret) as program:
            id_, name = await asyncio.to_thread(tell, program)
            assert (bool(id_), name) == (True, "Ada of the client")
            after = 0
            while (page := await asyncio.to_thread(program.get_events, after=after, limit=500))["has_more"]:
                after = page["next"]
            assert await post_text(client, hub, text_form("SMofthepythonclient", "+14155558811", "hello")) == 200
            event = await asyncio.to_thread(hear, program, page["next"])
            assert event["data"]["conversation"]["channel"] == "sms"


async def test_a_refusal_says_what_to_do_and_what_kind_it_is(
    hub: HubProcess, client: aiohttp.ClientSession, administrator: Person
) -> None:
    async with key(administrator, client, scopes=["customer.events"]) as made:
        with Hub(hub.url, made.secret) as program:
            unknown = await refusal(lambda: program.get_external_source_customers_id("shop", "nobody"))
            assert (unknown.status, unknown.type) == (404, "/problems/not-found")
            assert unknown.detail in str(unknown)
            barred = await refusal(program.get_board)
            assert (barred.status, barred.type) == (403, "/problems/not-allowed")
    with Hub(hub.url, "hubkey_wrong") as stranger:
        assert (await refusal(stranger.get_board)).type == "/problems/sign-in-needed"


async def test_what_may_be_sent_twice_is_repeated_until_the_hub_is_back() -> None:
    async with answering(503, 502, 200) as (hub, asked):
        await asyncio.to_thread(hub.post_external_source_records, "shop", {}, idempotency_key="once")
        assert asked == ["POST /api/external/shop/records"] * 3


async def test_what_may_not_be_sent_twice_is_repeated_only_when_it_was_not_read() -> None:
    async with answering(429, 503, 200) as (hub, asked):
        refused = await refusal(lambda: hub.post_external_source_records("shop", {}))
        assert (refused.status, refused.type, len(asked)) == (503, "about:blank", 2)


async def test_it_gives_up_after_five_times_and_says_with_what() -> None:
    async with answering(*[504] * 5, 200) as (hub, asked):
        assert (await refusal(hub.get_board)).status == 504
        assert len(asked) == 5


async def test_a_key_is_never_carried_to_where_an_answer_points() -> None:
    async with answering(302, headers={"Location": "https://elsewhere.example/"}) as (hub, asked):
        assert (await refusal(hub.get_board)).status == 302
        assert len(asked) == 1


def test_a_hub_that_is_not_there_is_named() -> None:
    with (
        Hub(NOWHERE, "hubkey_none", pause_seconds=0) as hub,
        pytest.raises(Unreachable, match=r"127\.0\.0\.1:9/api/board"),
    ):
        hub.get_board()
    with pytest.raises(ValueError, match=r"write it as https://hub\.example"):
        Hub("hub.example", "hubkey_none")


def test_it_can_be_installed_by_itself_and_needs_nothing_of_the_hub(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=CLIENT,
        check=True,
        capture_output=True,
    )
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        files = {name for name in packed.namelist() if name.startswith("hub_client/")}
    assert {"hub_client/py.typed", "hub_client/hub.py", "hub_client/calls.py", "hub_client/records.py"} <= files
    imported = {
        name
        for path in (CLIENT / "src").rglob("*.py")
        for name in re.findall(r"^(?:from|import) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert imported - sys.stdlib_module_names == {"hub_client", "requests", "urllib3"}


async def test_the_examples_of_its_page_run_as_they_stand(
    hub: HubProcess, client: aiohttp.ClientSession, administrator: Person
) -> None:
    page = (CLIENT / "README.md").read_text(encoding="utf-8")
    assert await post_text(client, hub, text_form("SMofthepageofexamples", "+14155558812", "hello")) == 200
    [first, second] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    async with key(administrator, client, scopes=["customer.events", "events.read"]) as made:

        def run(example: str) -> str:
            text = example.replace("https://hub.example", hub.url).replace("hubkey_…", made.secret)
            return subprocess.run(
                [sys.executable, "-c", text], cwd=CLIENT / "src", check=True, capture_output=True, text=True, timeout=50
            ).stdout

        assert re.fullmatch(r"\S+ True\n", await asyncio.to_thread(run, first))
        ended = second.rstrip() + "\n        break\n"
        assert re.fullmatch(r"\d+ conversation\.created \S+\n", await asyncio.to_thread(run, ended))
