"""Which problems a route may answer with: what follows from who may ask and what is sent, and what it declares."""

from __future__ import annotations

from collections.abc import Iterator

from hub.web.keys import key_permission
from hub.web.problem_kinds import (
    FAILED,
    FORGED,
    INVALID,
    KINDS,
    NOT_ALLOWED,
    NOT_FOUND,
    SIGN_IN_NEEDED,
    TOKEN_MISSING,
    TOO_LARGE,
    TOO_MANY,
    UNAVAILABLE,
    Kind,
)
from hub.web.route import Open, Route


def needs_session(route: Route) -> bool:
    """Whether only somebody signed in may ask."""
    return route.access not in {Open.PUBLIC, Open.PROVIDER, Open.VISITOR}


def needs_token(route: Route) -> bool:
    """Whether the request must prove that it comes from our own page."""
    return needs_session(route) and route.method not in {"GET", "HEAD"}


def problems_of(route: Route) -> list[Kind]:
    """Every kind of problem that the route may answer with, in the order of the table."""
    found = {*route.problems, *_of_access(route), *_of_content(route), FAILED}
    return [kind for kind in KINDS if kind in found]


def _of_access(route: Route) -> Iterator[Kind]:
    if route.access is Open.PROVIDER:
        yield FORGED
        yield UNAVAILABLE
    if (needs_session(route) or route.access is Open.VISITOR) and not route.is_hidden:
        yield SIGN_IN_NEEDED
    if needs_session(route) and not route.is_hidden:
        # A key is told that it may not, wherever a person may.
        yield NOT_ALLOWED
    if key_permission(route) is not None:
        yield TOO_MANY
    if needs_token(route):
        yield TOKEN_MISSING


def _of_content(route: Route) -> Iterator[Kind]:
    if "{" in route.path and not route.is_made:
        yield NOT_FOUND
    if route.body is not None or route.access is Open.PROVIDER:
        yield TOO_LARGE
        yield INVALID
    if any(query.kind is not str for query in route.query):
        yield INVALID
