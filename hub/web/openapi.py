"""The OpenAPI 3.1 document, from the very table the server is made of."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final

from aiohttp import web

from hub.web.keys import key_permission
from hub.web.openapi_problems import PROBLEM_SCHEMA, Refusals
from hub.web.openapi_schemas import Schemas
from hub.web.route import Open, RawHandler, Route
from hub.web.route_problems import needs_session, needs_token

DESCRIBED: Final = ("/api/", "/webhooks/", "/files/", "/problems", "/healthz", "/readyz", "/metrics")
"""What programs may ask for; the pages and their parts are for browsers."""
DONE: Final = {200: "Done.", 201: "Made.", 202: "Begun.", 204: "Done; there is nothing to tell."}
SECURITY: Final = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "hub_session",
        "description": "The cookie that POST /api/session sets.",
    },
    "csrf": {
        "type": "apiKey",
        "in": "header",
        "name": "X-CSRF-Token",
        "description": "The `csrf` that POST and GET /api/session tell; whatever changes something carries it.",
    },
    "key": {
        "type": "http",
        "scheme": "bearer",
        "description": "A key that an administrator made, with the scope that `x-key-scope` names or one in `x-also`.",
    },
    "visitor": {
        "type": "http",
        "scheme": "bearer",
        "description": "The session that a visitor's live line tells.",
    },
}


def document(routes: Iterable[Route], version: str) -> dict[str, Any]:
    """Everything a program may ask for, with what it takes, gives and refuses."""
    described = [route for route in routes if route.path.startswith(DESCRIBED)]
    schemas, refusals = Schemas(described), Refusals()
    paths: dict[str, dict[str, Any]] = {}
    for route in described:
        operation = _operation(route, schemas)
        operation["responses"] |= refusals.of(route)
        paths.setdefault(plain_path(route.path), {})[route.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Contact Hub",
            "version": version,
            "description": "Every refusal is a problem of RFC 9457; GET /problems explains each kind.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": {**schemas.components, "Problem": PROBLEM_SCHEMA},
            "responses": refusals.components,
            "securitySchemes": SECURITY,
        },
    }


def plain_path(path: str) -> str:
    """The path as OpenAPI writes it, without the form of its parts."""
    return re.sub(r"\{(\w+):[^}]*\}", r"{\1}", path)


def _operation(route: Route, schemas: Schemas) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": route.summary,
        "operationId": _operation_id(route),
        "tags": [_tag(route)],
        "responses": _answers(route, schemas),
        "security": _security(route),
        "x-access": str(route.access),
    }
    if scope := key_permission(route):
        operation["x-key-scope"] = str(scope)
    if route.also:
        operation["x-also"] = [str(one) for one in route.also]
    parameters = _parameters(route, schemas)
    if parameters:
        operation["parameters"] = parameters
    if route.body is not None:
        operation["requestBody"] = {
            "required": True,
            "content": {route.body_media: {"schema": schemas.taken(route.body)}},
        }
    elif route.access is Open.PROVIDER and route.method != "GET":
        operation["requestBody"] = {"description": "What the provider sends, as it sends it.", "content": {"*/*": {}}}
    return operation


def _operation_id(route: Route) -> str:
    return re.sub(r"\W+", "_", f"{route.method.lower()}{route.path.removeprefix('/api')}").strip("_")


def _tag(route: Route) -> str:
    return route.path.removeprefix("/api").split("/")[1]


def _parameters(route: Route, schemas: Schemas) -> list[dict[str, Any]]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)", route.path)
    ]
    asked = [("query", query) for query in route.query] + [("header", header) for header in route.headers]
    return in_path + [
        {"name": one.name, "in": place, "description": one.meaning, "schema": schemas.taken(one.kind)}
        for place, one in asked
    ]


def _security(route: Route) -> list[dict[str, list[str]]]:
    if route.access is Open.VISITOR:
        return [{"visitor": []}]
    if not needs_session(route):
        return []
    session: dict[str, list[str]] = {"session": [], **({"csrf": []} if needs_token(route) else {})}
    if key_permission(route) is not None:
        return [session, {"key": []}]
    return [session, {}] if route.is_hidden else [session]


def _answers(route: Route, schemas: Schemas) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for status in route.statuses:
        answers[str(status)] = {"description": DONE[status]}
        if status == 204:  # noqa: PLR2004 - no content
            continue
        if route.media != "application/json":
            answers[str(status)]["content"] = {route.media: {}}
        elif route.answer is not None:
            answers[str(status)]["content"] = {route.media: {"schema": schemas.given(route.answer)}}
    return answers


def openapi_handler(make: Callable[[], bytes]) -> RawHandler:
    """The handler that gives the document; it is made when somebody first asks, for that takes a while."""
    made = cache(make)

    async def handle(_: web.Request) -> web.StreamResponse:
        return web.Response(body=await asyncio.to_thread(made), content_type="application/json")

    return handle
