"""Signing in by a provider of identities: which there are, the way there, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import structlog
from aiohttp import web

from hub.application.sign_in_elsewhere import NotLetIn
from hub.domain.identity_provider import EVERYBODY
from hub.domain.permission import Permission
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Open, Query, RawHandler, Route
from hub.web.services import Services
from hub.web.session_api import json_answer, let_in

log = structlog.get_logger()

COOKIE: Final = "hub_on_the_way"
"""Which sign-in a browser began: whoever comes back without it began it elsewhere."""
_PATH: Final = "/sign-in"
"""For browsers that go there, not for programs."""
_SECONDS: Final = 600


@dataclass(frozen=True, slots=True)
class ProviderName:
    """What stands on a button."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How people sign in here."""

    providers: list[ProviderName]
    passwords: bool
    """Whether everybody may use a password; else only whoever keeps hers for the worst case."""
    passkeys: bool
    """Whether browsers know passkeys for this hub's address."""


@dataclass(frozen=True, slots=True)
class ProviderFound:
    """What a provider says of itself, and what it has to know of this hub."""

    issuer: str
    authorization: str
    signs_out: bool
    """Whether one can sign out there too."""
    way_back: str
    """Where it sends people back to."""


def ways_in(services: Services) -> RawHandler:
    """The handler that tells how people sign in here."""

    async def handle(_: web.Request) -> web.StreamResponse:
        floor = services.store.floor
        names = [ProviderName(one.id, one.name) for one in floor.providers.values()]
        return json_answer(WaysIn(names, floor.passwords == EVERYBODY, services.proofs.passkeys.is_possible))

    return handle


def go_there(services: Services) -> RawHandler:
    """The handler that sends a browser to a provider."""

    async def handle(request: web.Request) -> web.StreamResponse:
        provider = services.proofs.elsewhere.provider(request.match_info["provider"])
        try:
            address, ticket = await services.proofs.elsewhere.begin(provider)
        except NotLetIn as refused:
            return _refused(services, provider.id, refused)
        response = _to(address)
        response.set_cookie(
            COOKIE, ticket, path=_PATH, httponly=True, samesite="Lax", secure=services.is_secure, max_age=_SECONDS
        )
        return response

    return handle


def come_back(services: Services) -> RawHandler:
    """The handler for whoever comes back from a provider."""

    async def handle(request: web.Request) -> web.StreamResponse:
        provider = services.proofs.elsewhere.provider(request.match_info["provider"])
        try:
            ticket = request.cookies.get(COOKIE, "")
            person, vouched = await services.proofs.elsewhere.finish(provider, request.query, ticket)
        except NotLetIn as refused:
            return _refused(services, provider.id, refused)
        made = await let_in(services, request, person, vouched)
        response = _to(f"{services.public_url}/")
        response.cookies.update(made.cookies)
        response.del_cookie(COOKIE, path=_PATH)
        return response

    return handle


async def test(call: Call) -> ProviderFound:
    """What the provider says of itself now."""
    elsewhere = call.services.proofs.elsewhere
    provider = elsewhere.provider(call.part("id"))
    found = await elsewhere.ways(provider)
    return ProviderFound(found.issuer, found.authorization, bool(found.end_session), elsewhere.way_back(provider.id))


def _refused(services: Services, provider: str, refused: NotLetIn) -> web.Response:
    """Back to the first page, which says it in words: whoever made up an address can only choose among them."""
    log.warning("nobody signed in by a provider", provider=provider, why=refused.refusal.value, detail=str(refused))
    response = _to(f"{services.public_url}/?sign_in={refused.refusal.value}")
    response.del_cookie(COOKIE, path=_PATH)
    return response


def _to(address: str) -> web.Response:
    return web.Response(status=302, headers={"Location": address, "Referrer-Policy": "no-referrer"})


def routes(services: Services) -> list[Route]:
    """For everybody who wants in."""
    one = f"{_PATH}/{{provider}}"
    return [
        Route("GET", "/api/sign-in", Open.PUBLIC, "How people sign in here.", raw=ways_in(services), answer=WaysIn),
        Route(
            "GET", one, Open.PUBLIC, "Sign in by a provider, with a browser.", raw=go_there(services), statuses=(302,)
        ),
        Route(
            "GET",
            f"{one}/back",
            Open.PUBLIC,
            "Where a provider sends a browser back to.",
            raw=come_back(services),
            query=(
                Query("code", "What the provider gives for a token."),
                Query("state", "What the way there began with."),
                Query("iss", "Which provider it is."),
                Query("error", "Why it gives none."),
            ),
            statuses=(302,),
        ),
    ]


ROUTES: Final = [
    Route(
        "POST",
        "/api/admin/providers/{id}/test",
        Permission.ADMINISTER,
        "What a provider says of itself now.",
        test,
        answer=ProviderFound,
        problems=(CONFLICT,),
        is_personal=True,
    ),
]
