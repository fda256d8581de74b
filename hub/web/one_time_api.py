"""What the holder of a one-time link may do: set the hub up, or choose a password."""

from __future__ import annotations

import orjson
from aiohttp import web

from hub.domain.masked import masked_mail
from hub.web.admin_bodies import Created, LinkToTry, NewPassword, SetUp, WhosePassword
from hub.web.body import read_body
from hub.web.guesses import guessing_a_link
from hub.web.problem_kinds import CONFLICT, NOT_ALLOWED, TOO_MANY
from hub.web.route import Open, RawHandler, Route
from hub.web.services import Services
from hub.web.session_api import address_of


def set_up(services: Services) -> RawHandler:
    """The handler that makes the first administrator."""

    async def handle(request: web.Request) -> web.StreamResponse:
        wanted: SetUp = read_body(await request.read(), SetUp)
        with guessing_a_link(services, address_of(request, services)):
            await services.administration.set_up(wanted.token, wanted.name, wanted.email, wanted.password)
        body = orjson.dumps(Created(wanted.email.strip().lower()))
        return web.Response(status=201, body=body, content_type="application/json")

    return handle


def choose_password(services: Services) -> RawHandler:
    """The handler that sets the password of whoever holds the link."""

    async def handle(request: web.Request) -> web.StreamResponse:
        wanted: NewPassword = read_body(await request.read(), NewPassword)
        with guessing_a_link(services, address_of(request, services)):
            await services.administration.choose_password(wanted.token, wanted.password)
        return web.Response(status=204)

    return handle


def whose_password(services: Services) -> RawHandler:
    """The handler that tells whoever holds a link whose password it sets."""

    async def handle(request: web.Request) -> web.StreamResponse:
        wanted: LinkToTry = read_body(await request.read(), LinkToTry)
        with guessing_a_link(services, address_of(request, services)):
            person = await services.administration.whose_password(wanted.token)
        body = orjson.dumps(WhosePassword(person.name, masked_mail(person.email)))
        return web.Response(body=body, content_type="application/json")

    return handle


def routes(services: Services) -> list[Route]:
    """For whoever holds a link."""
    return [
        Route(
            "POST",
            "/api/setup",
            Open.PUBLIC,
            "Make the first administrator with the set-up link.",
            raw=set_up(services),
            body=SetUp,
            answer=Created,
            statuses=(201,),
            problems=(NOT_ALLOWED, CONFLICT, TOO_MANY),
        ),
        Route(
            "POST",
            "/api/password/whose",
            Open.PUBLIC,
            "Whose password a one-time link sets.",
            raw=whose_password(services),
            body=LinkToTry,
            answer=WhosePassword,
            problems=(NOT_ALLOWED, TOO_MANY),
        ),
        Route(
            "POST",
            "/api/password",
            Open.PUBLIC,
            "Choose a password with a one-time link.",
            raw=choose_password(services),
            body=NewPassword,
            statuses=(204,),
            problems=(NOT_ALLOWED, TOO_MANY),
        ),
    ]
