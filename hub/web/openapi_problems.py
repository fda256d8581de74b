"""Refusals as the OpenAPI document tells of them: one response for each status, with an example of each kind."""

from __future__ import annotations

from typing import Any, Final

from hub.web.problem_kinds import TOO_MANY, Kind
from hub.web.route import Route
from hub.web.route_problems import problems_of

PROBLEM_SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "title": "Problem",
    "description": "A problem of RFC 9457.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {
            "type": "string",
            "format": "uri-reference",
            "description": "The kind of problem, which never changes; GET it to be told what it means.",
        },
        "title": {"type": "string", "description": "The kind in a few words."},
        "status": {"type": "integer", "description": "The status of the answer."},
        "detail": {"type": "string", "description": "What went wrong this time, and what to do next."},
    },
}
RETRY_AFTER: Final = {
    "Retry-After": {"description": "The seconds to wait before the next try.", "schema": {"type": "integer"}}
}


class Refusals:
    """The responses that are problems; routes that refuse alike share them."""

    def __init__(self) -> None:
        self.components: dict[str, Any] = {}

    def of(self, route: Route) -> dict[str, Any]:
        """The responses of a route that are problems, by status."""
        by_status: dict[int, list[Kind]] = {}
        for kind in problems_of(route):
            by_status.setdefault(kind.status, []).append(kind)
        return {str(status): self._shared(kinds) for status, kinds in by_status.items()}

    def _shared(self, kinds: list[Kind]) -> dict[str, str]:
        name = ".".join(kind.name for kind in kinds)
        if name not in self.components:
            self.components[name] = _response(kinds)
        return {"$ref": f"#/components/responses/{name}"}


def _response(kinds: list[Kind]) -> dict[str, Any]:
    response: dict[str, Any] = {
        "description": "\n\n".join(f"`{kind.type}`: {kind.meaning}" for kind in kinds),
        "content": {
            "application/problem+json": {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {kind.name: {"summary": kind.title, "value": _example(kind)} for kind in kinds},
            }
        },
    }
    if TOO_MANY in kinds:
        response["headers"] = RETRY_AFTER
    return response


def _example(kind: Kind) -> dict[str, Any]:
    return {"type": kind.type, "title": kind.title, "status": kind.status, "detail": kind.remedy}
