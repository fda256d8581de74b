"""Every address asked by everybody: `authorization.yaml` has the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hub.main import Hub
from hub.settings import Settings
from hub.web.route import Open
from hub.web.route_problems import needs_session
from tests.integration.world import COLUMNS, MATRIX, World, rows_of


def holds(expected: str, status: int) -> bool:
    """Whether a status is what the matrix says."""
    match expected:
        case "in":
            return status < 500 and status not in {401, 403, 404}
        case "open":
            return status < 500 and status not in {401, 403}
        case _:
            return status == int(expected)


def routes_of_the_hub(folder: Path) -> dict[str, Any]:
    """The hub's own table: access by method and path."""
    return {f"{route.method} {route.path}": route.access for route in Hub(Settings(data=folder)).routes()}


async def test_every_address_is_in_the_matrix(tmp_path: Path) -> None:
    there = routes_of_the_hub(tmp_path)
    assert set(MATRIX["routes"]) == set(there), "say in authorization.yaml who may ask this"
    assert all(len(row) == len(COLUMNS) for _, _, row in (param.values for param in rows_of("routes")))


@pytest.mark.parametrize(("route", "kind", "row"), rows_of("routes"))
async def test_everybody_gets_what_the_matrix_says(world: World, route: str, kind: str | None, row: list[str]) -> None:
    await world.greet_visitor()
    # Those who are refused ask first: nothing they do may change anything.
    for column, expected in sorted(zip(COLUMNS, row, strict=True), key=lambda pair: pair[1] in {"in", "open"}):
        status = await world.ask(column, route, kind)
        assert holds(expected, status), f"{column} was answered {status} to {route} ({kind}), not {expected}"
        if expected == "in" and not route.startswith("GET"):
            world.forget()


@pytest.mark.parametrize(("route", "kind", "row"), rows_of("keys"))
async def test_a_key_opens_what_its_scopes_and_teams_say(
    world: World, route: str, kind: str | None, row: list[str]
) -> None:
    for column, expected in sorted(zip(MATRIX["key_columns"], row, strict=True), key=lambda pair: pair[1] == "in"):
        status = await world.ask(column, route, kind)
        assert holds(expected, status), f"{column} was answered {status} to {route} ({kind}), not {expected}"


async def test_a_key_opens_nothing_that_only_a_person_may_do(world: World, tmp_path: Path) -> None:
    routes = {f"{route.method} {route.path}": route for route in Hub(Settings(data=tmp_path)).routes()}
    closed = {name: route for name, route in routes.items() if needs_session(route) and name not in MATRIX["keys"]}
    assert len(closed) > 80
    for name, route in closed.items():
        status = await world.ask("every_key", name, None)
        assert status == (404 if route.is_hidden else 403), f"a key was answered {status} to {name}"


async def test_nothing_changes_without_the_right_token(world: World, tmp_path: Path) -> None:
    public = {Open.PUBLIC, Open.PROVIDER, Open.VISITOR}
    changing = [
        route
        for route, access in routes_of_the_hub(tmp_path).items()
        if access not in public and not route.startswith(("GET", "HEAD"))
    ]
    assert len(changing) > 30
    for route in changing:
        column = "administrator" if "/admin/" in route else "supervisor"
        for token in ("", "wrong", world.people["holder"].seat.csrf, "ключ"):
            status = await world.ask(column, route, None, **{"X-CSRF-Token": token})
            assert status == 403, f"{route} with the token {token!r} was answered {status}"
