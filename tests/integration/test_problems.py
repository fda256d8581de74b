"""A refusal says what kind it is, and its kind can be looked up."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import aiohttp
import orjson
import pytest
from yarl import URL

from hub.web.problem_kinds import BY_NAME
from tests.hubs.clients import Person
from tests.hubs.floor import TEXT_HOOK
from tests.hubs.lines import Console, Widget
from tests.hubs.process import HubProcess

REFUSED = {
    "sign-in-needed": ("nobody", "GET", "/api/desk", None),
    "not-allowed": ("anna", "GET", "/api/admin/audit", None),
    "token-missing": ("anna without token", "PUT", "/api/presence", {"state": "away"}),
    "forged": ("nobody", "POST", f"/webhooks/{TEXT_HOOK}", None),
    "not-found": ("anna", "GET", "/api/conversations/nothing", None),
    "no-such-address": ("nobody", "GET", "/api/nothing", None),
    "method-not-allowed": ("nobody", "DELETE", "/api/desk", None),
    "conflict": ("eva", "POST", "/api/admin/people/fay@hub.example/password-link", {}),
    "invalid": ("anna", "PUT", "/api/presence", {"state": "asleep"}),
    "too-large": ("anna", "PUT", "/api/presence", {"state": "x" * 5_000_000}),
}


async def refused(hub: HubProcess, client: aiohttp.ClientSession, name: str) -> aiohttp.ClientResponse:
    """The answer to a request that cannot be."""
    who, method, path, body = REFUSED[name]
    headers = {}
    if who != "nobody":
        seat = hub.people[who.split()[0]]
        headers = {"Cookie": seat.cookie, "X-CSRF-Token": "" if "without" in who else seat.csrf}
    content = BytesIO(orjson.dumps(body)) if body is not None else None
    return await client.request(method, hub.url + path, data=content, headers=headers)


@pytest.mark.parametrize("name", REFUSED)
async def test_a_refusal_names_its_kind_and_the_kind_is_explained_to_programs_and_people(
    hub: HubProcess, client: aiohttp.ClientSession, name: str
) -> None:
    async with await refused(hub, client, name) as answer:
        assert answer.content_type == "application/problem+json"
        problem: dict[str, Any] = await answer.json(content_type=None)
        kind = BY_NAME[name]
        assert problem["type"] == f"/problems/{name}"
        assert (problem["title"], problem["status"], answer.status) == (kind.title, kind.status, kind.status)
        assert problem["detail"]
        where = answer.url.join(URL(problem["type"]))
    async with client.get(where) as answer:
        told = await answer.json()
        assert (told["type"], told["title"], told["status"]) == (problem["type"], kind.title, kind.status)
        assert (told["meaning"], told["remedy"]) == (kind.meaning, kind.remedy)
    async with client.get(where, headers={"Accept": "text/html,*/*;q=0.8"}) as answer:
        assert answer.content_type == "text/html"
        page = await answer.text()
        assert f"<h1>{kind.title}</h1>" in page
        assert f"HTTP status {kind.status}" in page


async def test_what_the_present_state_does_not_permit_is_not_said_to_be_late(
    hub: HubProcess, client: aiohttp.ClientSession
) -> None:
    async with await refused(hub, client, "conflict") as answer:
        problem = await answer.json(content_type=None)
        assert (problem["type"], problem["title"]) == ("/problems/conflict", "Not possible now")


async def test_all_kinds_are_listed_and_an_unknown_one_is_a_problem_too(
    hub: HubProcess, client: aiohttp.ClientSession
) -> None:
    async with client.get(f"{hub.url}/problems") as answer:
        assert [kind["name"] for kind in await answer.json()] == list(BY_NAME)
    async with client.get(f"{hub.url}/problems", headers={"Accept": "text/html"}) as answer:
        page = await answer.text()
        assert all(f'href="problems/{name}"' in page for name in BY_NAME)
    async with client.get(f"{hub.url}/problems/%3Cb%3E") as answer:
        assert answer.status == 404
        assert (await answer.json(content_type=None))["type"] == "/problems/not-found"


async def test_a_line_names_problems_as_the_api_does(hub: HubProcess, client: aiohttp.ClientSession) -> None:
    widget = Widget()
    await widget.connect(hub.url)
    problem = (await widget.call("rate", {"score": 5}))["problem"]
    assert (problem["type"], problem["title"]) == ("/problems/not-found", "Not found")
    await widget.close()
    console = Console(hub.people["anna"])
    await console.connect(hub.url)
    problem = (await console.call("watch", {"conversation_id": "nothing"}))["problem"]
    assert (problem["type"], problem["title"]) == ("/problems/not-found", "Not found")
    problem = (await console.call("board", {"is_open": True}))["problem"]
    assert problem["type"] == "/problems/not-allowed"
    await console.close()


async def test_too_many_tries_are_a_kind_of_their_own(hub: HubProcess, client: aiohttp.ClientSession) -> None:
    body = {"email": "guesser@hub.example", "password": "wrong"}
    headers = {"X-Forwarded-For": "198.51.100.77"}
    for _ in range(30):
        async with client.post(f"{hub.url}/api/session", json=body, headers=headers) as answer:
            problem = await answer.json(content_type=None)
            if answer.status == 429:
                break
            assert problem["type"] == "/problems/sign-in-needed"
    assert problem["type"] == "/problems/too-many"
    assert int(answer.headers["Retry-After"]) >= 1


async def test_nobody_deactivated_is_told_more_than_others(hub: HubProcess) -> None:
    async with Person(hub, hub.people["fay"]) as fay:
        status, problem = await fay.ask("GET", "/api/desk")
        assert (status, problem["type"]) == (401, "/problems/sign-in-needed")
