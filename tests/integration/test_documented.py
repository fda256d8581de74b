"""The OpenAPI document is the whole truth: whatever a running hub answers, to sense or nonsense, it has told before."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

import aiohttp
import orjson
import pytest
from pydantic import TypeAdapter

from hub.web.openapi import plain_path
from hub.web.problem_kinds import BY_NAME
from hub.web.route import Route
from tests.hubs.documented import described_routes, document_of_a_hub, routes_of_a_hub, statuses_of
from tests.hubs.process import HubProcess
from tests.integration.world import World, filled

ROUTES: Final = list(described_routes())
NAMES: Final = [f"{route.method} {plain_path(route.path)}" for route in ROUTES]
JSON: Final = {"Content-Type": "application/json"}
BODIES: Final[Mapping[str, bytes]] = {
    "nothing": b"",
    "an empty object": b"{}",
    "half of it": b'{"text": "x"',
    "a list": b"[1]",
    "broken bytes": b'{"text": "\xff"}',
    "wrong types": b'{"text": 1, "state": [], "to": 5, "floor": 1, "name": {}, "email": 3, "token": null}',
    "unknown fields": b'{"nonsense": true}',
    "too much": b'{"text": "' + b"x" * 4_100_000 + b'"}',
}
IDS: Final = ("absent", "%00", "a%2Fb", "x" * 300, "@", "💥")
QUERIES: Final = (
    "?before=yesterday",
    "?before=-1",
    "?before=99999999999999999999",
    "?view=theirs&queue=%00",
    "?pass=x",
)


class Asker:
    """Asks a hub and holds each answer against the document."""

    def __init__(self, hub: HubProcess, client: aiohttp.ClientSession, route: Route) -> None:
        self._hub = hub
        self._client = client
        self._route = route
        self._told = statuses_of(route.method, plain_path(route.path))

    async def ask(self, name: str, path: str, body: bytes | None = None, *, token: str | None = None) -> int:
        """The status of an answer, which the document must tell of and which must have its form."""
        headers = dict(JSON)
        if name:
            seat = self._hub.people[name]
            if self._route.method == "DELETE" and self._route.path == "/api/session":
                seat = seat.spare
            headers |= {"Cookie": seat.cookie, "X-CSRF-Token": seat.csrf if token is None else token}
        content = BytesIO(body) if body is not None else None
        url = self._hub.url + path
        async with self._client.request(self._route.method, url, data=content, headers=headers) as answer:
            given = await answer.read()
            what = f"{self._route.method} {path[:80]} as {name or 'nobody'} with {(body or b'')[:40]!r}"
            assert answer.status in self._told, (
                f"{what}: {answer.status} is not among {sorted(self._told)}: {given[:300]!r}"
            )
            if answer.status >= 400:
                assert answer.content_type == "application/problem+json", what
                problem = orjson.loads(given)
                assert BY_NAME[problem["type"].removeprefix("/problems/")].status == answer.status, what
            return answer.status


@pytest.mark.parametrize("route", ROUTES, ids=NAMES)
async def test_every_answer_to_nonsense_is_in_the_document(
    hub: HubProcess, client: aiohttp.ClientSession, route: Route
) -> None:
    asker = Asker(hub, client, route)
    ids = IDS if "{" in route.path else ("",)
    takes_body = route.method not in {"GET", "OPTIONS"}
    for id_ in ids:
        path = filled(route.path, id_)
        for name in ("", "anna", "dora", "eva", "fay"):
            await asker.ask(name, path)
        for query in QUERIES:
            await asker.ask("dora", path + query)
        if takes_body:
            assert await asker.ask("eva", path, b"{}", token="wrong") in {403, 401, 404, 422, 429}
    if takes_body:
        path = filled(route.path, ids[0])
        for name in ("", "dora", "eva"):
            for body in BODIES.values():
                await asker.ask(name, path, body)


def fields_in(value: Any) -> Any:
    """The names of all fields in a value, whatever they hold."""
    if isinstance(value, dict):
        return {name: fields_in(part) for name, part in value.items()}
    return [fields_in(part) for part in value] if isinstance(value, list) else None


GOOD: Final = {
    "GET /api/session": ("holder", None),
    "GET /api/desk": ("holder", None),
    "GET /api/floor": ("holder", None),
    "GET /api/board": ("supervisor", None),
    "GET /api/conversations": ("holder", None),
    "GET /api/conversations/{id}": ("holder", "held"),
    "GET /api/conversations/{id}/routing": ("holder", "held"),
    "GET /api/customers/{id}": ("holder", "held"),
    "GET /api/customers/{id}/history": ("holder", "held"),
    "GET /api/admin/quarantine": ("administrator", None),
    "GET /api/admin/audit": ("administrator", None),
    "GET /api/admin/export": ("administrator", None),
    "GET /problems": ("nobody", None),
    **{
        f"GET /api/admin/{kind}": ("administrator", None)
        for kind in ("people", "teams", "queues", "hooks", "accounts", "dispositions", "reasons")
    },
}


@pytest.mark.parametrize("name", GOOD)
async def test_an_answer_has_exactly_the_fields_that_the_document_tells(world: World, name: str) -> None:
    column, kind = GOOD[name]
    if kind is None and column == "holder":
        await world.id_of("held")
    (route,) = [route for route in routes_of_a_hub() if f"{route.method} {plain_path(route.path)}" == name]
    content = await world.content(column, name, kind)
    read = TypeAdapter(route.answer)
    assert fields_in(read.dump_python(read.validate_python(content), mode="json", exclude_unset=True)) == fields_in(
        content
    )


async def test_the_document_a_hub_gives_is_the_one_that_is_held_against_it(world: World) -> None:
    given = await world.content("nobody", "GET /api/openapi.json", None)
    assert given["paths"] == document_of_a_hub()["paths"]
    assert given["components"] == document_of_a_hub()["components"]
