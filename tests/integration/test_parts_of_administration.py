"""Administering is made of parts: whoever has one of them alone is refused all the others."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest

from hub.domain.permission import Permission
from tests.hubs.clients import Person
from tests.integration.test_authorization_matrix import holds, routes_of_the_hub
from tests.integration.world import MATRIX, World

KEEPER: Final = "gus"
SHOP: Final = {"name": "Lamps", "connector": "woocommerce", "settings": {"webhook_secret": "env:SHOP_SECRET"}}


@asynccontextmanager
async def keeper(world: World, part: str) -> AsyncIterator[Person]:
    """Somebody who has this permission and no other."""
    admin, seat = world.people["administrator"], world.hub.people[KEEPER]
    await admin.do("PUT", "/api/admin/roles/keeper", {"name": "Keeper", "permissions": [part]})
    await admin.do("PUT", f"/api/admin/people/{seat.id}", {"roles": ["keeper"]})
    try:
        async with Person(world.hub, seat) as person:
            world.people["keeper"] = person
            yield person
    finally:
        world.people.pop("keeper", None)
        await admin.do("PUT", f"/api/admin/people/{seat.id}", {"roles": ["agent"]})
        await admin.do("DELETE", "/api/admin/roles/keeper")


@pytest.mark.parametrize("part", MATRIX["parts"])
async def test_whoever_has_one_part_alone_opens_what_belongs_to_it(world: World, part: str, tmp_path: Path) -> None:
    hers = set(MATRIX["parts"][part])
    guarded = {route for route, access in routes_of_the_hub(tmp_path).items() if isinstance(access, Permission)}
    assert hers < guarded
    async with keeper(world, part):
        for route in sorted(guarded):
            status = await world.ask("keeper", route, None)
            assert holds("open" if route in hers else "403", status), f"{part} was answered {status} to {route}"


async def test_whoever_keeps_queues_sees_those_of_every_team(world: World) -> None:
    everything = await world.people["administrator"].get("/api/admin/queues")
    async with keeper(world, "floor.routing") as person:
        assert [one["id"] for one in await person.get("/api/admin/queues")] == [one["id"] for one in everything]
        status, _ = await person.ask("POST", "/api/admin/queues/legal/trial", {"fields": {"priority": -1}})
        assert status == 422


async def test_a_key_with_one_part_is_refused_the_other(world: World) -> None:
    admin = world.people["administrator"]
    made = await admin.do("POST", "/api/admin/keys", {"name": "A rota", "scopes": ["floor.routing"]})
    headers = {"Authorization": f"Bearer {made['secret']}"}
    try:
        for path, expected in (("queues", 200), ("skills", 200), ("accounts", 403), ("people", 403)):
            async with world.client.get(f"{world.hub.url}/api/admin/{path}", headers=headers) as answer:
                assert answer.status == expected, path
    finally:
        await admin.do("DELETE", f"/api/admin/keys/{made['key']['id']}")


async def test_what_the_hub_s_own_files_and_variables_hold_goes_where_an_administrator_says(world: World) -> None:
    admin = world.people["administrator"]
    account = {"channel": "email", "settings": {"imap_host": "mine.example", "password": "env:HUB_SECRET_KEY"}}
    await admin.do("PUT", "/api/admin/shops/lamps", SHOP)
    try:
        async with keeper(world, "floor.channels") as person:
            for method, path, body in (
                ("PUT", "/api/admin/shops/mine", {**SHOP, "settings": {"webhook_secret": "file:/etc/hostname"}}),
                ("PUT", "/api/admin/shops/lamps", {"settings": {"webhook_secret": "env:HOME"}}),
                ("POST", "/api/admin/accounts/mine/test", account),
                ("POST", "/api/admin/accounts/mine/test-message", {"to": "me@mine.example", "fields": account}),
            ):
                status, problem = await person.ask(method, path, body)
                assert (status, "names a file or a variable" in problem["detail"]) == (403, True), path
            kept = {"name": "Lights", "settings": {"webhook_secret": "env:SHOP_SECRET"}}
            await person.do("PUT", "/api/admin/shops/lamps", kept)
            await person.do("PUT", "/api/admin/shops/lamps", {"settings": {"webhook_secret": "one-of-our-own"}})
    finally:
        await admin.do("DELETE", "/api/admin/shops/lamps")
