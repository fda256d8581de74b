"""The OpenAPI 3.1 document, from the very table the server is made of."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final

from aiohttp import web
from pydantic import TypeAdapter

from hub.web.route import Open, RawHandler, Route

PROBLEM: Final = {
    "description": "A problem of RFC 9457; `detail` says what to do next.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
PROBLEM_SCHEMA: Final = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
TEMPLATE: Final = "#/components/schemas/{model}"


def document(routes: Iterable[Route], version: str) -> dict[str, Any]:
    """Every route under /api with what it takes and gives."""
    schemas: dict[str, Any] = {"Problem": PROBLEM_SCHEMA}
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        if route.path.startswith(("/api/", "/webhooks/", "/healthz", "/readyz", "/files/")):
            paths.setdefault(re.sub(r"\{(\w+):[^}]*\}", r"{\1}", route.path), {})[route.method.lower()] = _operation(
                route, schemas
            )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Contact Hub", "version": version, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "hub_session"},
                "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token"},
            },
        },
    }


def _operation(route: Route, schemas: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": route.summary,
        "operationId": _operation_id(route),
        "responses": _responses(route, schemas),
        "x-access": str(route.access),
    }
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)", route.path)
    ] + [{"name": name, "in": "query", "required": False, "schema": {"type": "string"}} for name in route.query]
    if parameters:
        operation["parameters"] = parameters
    if route.body is not None:
        content = {"application/json": {"schema": _schema(route.body, schemas)}}
        operation["requestBody"] = {"required": True, "content": content}
    if route.access not in {Open.PUBLIC, Open.PROVIDER, Open.VISITOR}:
        needs_token = route.method not in {"GET", "HEAD"}
        operation["security"] = [{"session": [], **({"csrf": []} if needs_token else {})}]
    return operation


def _operation_id(route: Route) -> str:
    return re.sub(r"\W+", "_", f"{route.method.lower()}{route.path.removeprefix('/api')}").strip("_")


def _responses(route: Route, schemas: dict[str, Any]) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    for status in route.statuses:
        responses[str(status)] = {"description": "Done."}
        if route.answer is not None and status != 204:  # noqa: PLR2004 - no content
            schema = _schema(route.answer, schemas)
            responses[str(status)]["content"] = {"application/json": {"schema": schema}}
    responses["default"] = PROBLEM
    return responses


def _schema(kind: Any, schemas: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - any type pydantic knows
    schema = TypeAdapter(kind).json_schema(ref_template=TEMPLATE)
    schemas.update(schema.pop("$defs", {}))
    if "title" in schema and schema.get("type") == "object" and isinstance(kind, type):
        schemas[kind.__name__] = schema
        return {"$ref": TEMPLATE.format(model=kind.__name__)}
    return schema


def openapi_handler(make: Callable[[], bytes]) -> RawHandler:
    """The handler that gives the document; it is made when somebody first asks, for that takes a while."""
    made = cache(make)

    async def handle(_: web.Request) -> web.StreamResponse:
        return web.Response(body=await asyncio.to_thread(made), content_type="application/json")

    return handle
