"""What the hub's own OpenAPI document says of its addresses, so that every answer can be held against it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from hub.main import Hub
from hub.settings import Settings
from hub.web.openapi import document, plain_path
from hub.web.route import Route

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
NO_SUCH_ADDRESS, NO_SUCH_METHOD = 404, 405


@cache
def routes_of_a_hub() -> list[Route]:
    """The table of routes that every hub has."""
    with tempfile.TemporaryDirectory() as folder:
        return Hub(Settings(data=Path(folder))).routes()


@cache
def document_of_a_hub() -> dict[str, Any]:
    """The document that every hub gives of itself."""
    return document(routes_of_a_hub(), "1")


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """The form of every described path; those without open places come first, as in the server."""
    paths = sorted(document_of_a_hub()["paths"], key=lambda path: path.count("{"))
    return [(re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))), path) for path in paths]


def described_path(path: str) -> str | None:
    """How the document writes the address, or None where it does not speak of it."""
    plain = re.sub(r"^/tab/[^/]+", "", path.partition("?")[0])
    return next((template for form, template in _templates() if form.fullmatch(plain)), None)


def statuses_of(method: str, path: str) -> set[int]:
    """Every status that the document says an address may answer a method with."""
    template = described_path(path)
    if template is None:
        return {NO_SUCH_ADDRESS}
    operation = document_of_a_hub()["paths"][template].get(method.lower())
    return {int(status) for status in operation["responses"]} if operation else {NO_SUCH_METHOD}


def check_documented(method: str, path: str, status: int) -> None:
    """Fails where the hub answers with what its document does not tell."""
    if path.startswith("/api/"):
        told = statuses_of(method, path)
        assert status in told, f"{method} {path} was answered {status}; the document tells only {sorted(told)}"


def described_routes() -> Iterator[Route]:
    """The routes that the document tells of."""
    there = document_of_a_hub()["paths"]
    for route in routes_of_a_hub():
        if plain_path(route.path) in there:
            yield route
