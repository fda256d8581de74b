"""From the route table to a server: who calls, what she may, what she sends, what she gets."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from typing import Any, Final

import orjson
from aiohttp import web

from hub.application.kept import Session
from hub.application.session import is_unseen, see_session, who_is
from hub.application.transaction import Transaction
from hub.domain.person import Person
from hub.domain.problem import NotAllowed, SignInNeeded, TokenMissing
from hub.web.body import read_body
from hub.web.keys import ONLY_PEOPLE, key_caller, key_in
from hub.web.problems import problems
from hub.web.route import Answer, Call, Open, RawHandler, Route
from hub.web.services import Services

COOKIE: Final = "hub_session"
TAB_COOKIE: Final = "hub_tab_session"
"""The cookie of a session that lives under one path only, so that each tab can be somebody else."""
BODY_LIMIT_BYTES: Final = 4_000_000
CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; manifest-src 'self'; media-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

ONLY_HTTPS: Final = {"Strict-Transport-Security": "max-age=31536000"}
"""For a hub whose public address is https: a year, for this name alone."""


def digest_of(secret: str) -> str:
    """What is stored of a session's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def secret_in(request: web.Request) -> str:
    """The session secret the request carries; the one of its own tab counts more."""
    return request.cookies.get(TAB_COOKIE) or request.cookies.get(COOKIE) or ""


async def caller(request: web.Request, services: Services) -> tuple[Person, Session]:
    """Which person calls; raises SignInNeeded, and NotAllowed for a key."""
    if key_in(request):
        raise NotAllowed(ONLY_PEOPLE)
    secret = secret_in(request)
    if not secret:
        raise SignInNeeded("Sign in: POST /api/session with email and password.")
    person, session, is_news = await services.store.read(_recognised, digest_of(secret))
    if is_news:
        await services.store.run(see_session, session.digest)
    return person, session


def _recognised(tx: Transaction, digest: str) -> tuple[Person, Session, bool]:
    person, session = who_is(tx, digest)
    return person, session, is_unseen(tx, session)


def check_token(request: web.Request, session: Session) -> None:
    """A request that changes something must come from our own page."""
    given = request.headers.get("X-CSRF-Token", "")
    if not hmac.compare_digest(given.encode(), session.csrf.encode()):
        raise TokenMissing("The header X-CSRF-Token is missing or wrong; GET /api/session tells it.")


def raw_handler(route: Route, services: Services) -> RawHandler:
    """The aiohttp handler of a route."""
    if route.raw is not None:
        return route.raw
    handler = route.handler
    if handler is None:
        raise TypeError(f"{route.method} {route.path} has no handler")

    async def handle(request: web.Request) -> web.StreamResponse:
        person, session = await _admitted(request, services, route)
        body = read_body(await request.read(), route.body) if route.body is not None else None
        return _response(await handler(Call(request, services, person, session, body)))

    return handle


async def _admitted(request: web.Request, services: Services, route: Route) -> tuple[Person, Session]:
    """Who calls and may: a key by its scopes, a person by her roles and, to change something, from our own page."""
    if key := key_in(request):
        return await key_caller(key, services, route)
    person, session = await caller(request, services)
    if not route.is_open_to(person.permissions):
        raise NotAllowed("Your roles do not permit this.")
    if request.method not in {"GET", "HEAD"}:
        check_token(request, session)
    return person, session


def _response(result: Any) -> web.StreamResponse:  # noqa: ANN401 - what the handler gave
    if isinstance(result, web.StreamResponse):
        return result
    if result is None:
        return web.Response(status=204)
    answer = result if isinstance(result, Answer) else Answer(result)
    return web.Response(status=answer.status, body=orjson.dumps(answer.value), content_type="application/json")


def headers_of(services: Services) -> Any:  # noqa: ANN401 - aiohttp's type
    """The middleware by which every answer forbids what no answer needs; pages may say more themselves."""
    always = {**HEADERS, "Content-Security-Policy": CSP, **(ONLY_HTTPS if services.is_secure else {})}

    @web.middleware
    async def headers(request: web.Request, handler: Any) -> web.StreamResponse:  # noqa: ANN401 - aiohttp's type
        response: web.StreamResponse = await handler(request)
        if not response.prepared:
            for name, value in always.items():
                response.headers.setdefault(name, value)
            if request.path.startswith("/api/"):
                response.headers.setdefault("Cache-Control", "no-store")
        return response

    return headers


def _methods(route: Route) -> tuple[str, ...]:
    """HEAD is answered like GET, the server leaving out the body; to a provider it is no arrival."""
    return ("GET", "HEAD") if route.method == "GET" and route.access is not Open.PROVIDER else (route.method,)


def make_app(routes: Sequence[Route], services: Services, *, prefixes: Sequence[str] = ("",)) -> web.Application:
    """The server of these routes, each under every prefix."""
    app = web.Application(middlewares=[headers_of(services), problems], client_max_size=BODY_LIMIT_BYTES)
    for route in routes:
        handler = raw_handler(route, services)
        for prefix in prefixes:
            for method in _methods(route):
                app.router.add_route(method, prefix + route.path, handler)
    return app
