"""The mail address of a member of staff: an administrator changes it, or she herself, who confirms it there."""

from __future__ import annotations

import math

import orjson
from aiohttp import web

from hub.domain.masked import masked_mail
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Conflict, TooMany
from hub.web.admin_bodies import AddressAsked, LinkToTry, MemberAddress, OwnAddress, WhosePassword
from hub.web.body import read_body
from hub.web.guesses import guessing_a_link
from hub.web.problem_kinds import CONFLICT, NOT_ALLOWED, TOO_MANY
from hub.web.route import Call, Open, RawHandler, Route
from hub.web.second_factor_api import check_password
from hub.web.services import Services
from hub.web.session_api import address_of
from hub.wire.health import Invited


async def change_hers(call: Call) -> MemberAddress:
    """She signs in with this address from now on."""
    wanted: MemberAddress = call.body
    moved = await call.services.administration.change_address(call.part("id"), wanted.email, call.person.id)
    return MemberAddress(moved.email)


async def ask(call: Call) -> AddressAsked:
    """A link goes to the address that I want; until I open it nothing changes."""
    wanted: OwnAddress = call.body
    await check_password(call, wanted.password)
    seconds = call.services.limits.tries.take(call.person.id)
    if seconds:
        raise TooMany("You asked for that too often; wait a moment.", math.ceil(seconds))
    person, url = await call.services.administration.ask_address(call.person.id, wanted.email)
    way = await call.services.tryouts.address_asked(_reader(person), url)
    if way.state != "open":
        raise Conflict(way.sentence or "The letter could not be sent; try again, or ask an administrator.")
    return AddressAsked(person.email)


def _reader(person: Person) -> Invited:
    return Invited(person.name, person.email, person.language)


def confirm(services: Services) -> RawHandler:
    """The handler that makes the address hers, and tells the one of before."""

    async def handle(request: web.Request) -> web.StreamResponse:
        wanted: LinkToTry = read_body(await request.read(), LinkToTry)
        with guessing_a_link(services, address_of(request, services)):
            before, after = await services.administration.confirm_address(wanted.token)
        if before.email != after.email:
            await services.tryouts.address_moved(_reader(before), after.email)
        body = orjson.dumps(WhosePassword(after.name, masked_mail(after.email)))
        return web.Response(body=body, content_type="application/json")

    return handle


def routes(services: Services) -> list[Route]:
    """For whoever has another address now."""
    return [
        Route(
            "PUT",
            "/api/admin/people/{id}/address",
            Permission.ADMINISTER,
            "Change somebody's mail address; a password link that she was given is void.",
            change_hers,
            body=MemberAddress,
            answer=MemberAddress,
            problems=(CONFLICT,),
            is_personal=True,
        ),
        Route(
            "PUT",
            "/api/session/address",
            Open.PERSON,
            "Ask for another mail address of my own; a link goes there.",
            ask,
            body=OwnAddress,
            answer=AddressAsked,
            problems=(CONFLICT, TOO_MANY),
        ),
        Route(
            "POST",
            "/api/address",
            Open.PUBLIC,
            "Confirm a mail address with the link that went there; the one of before is told.",
            raw=confirm(services),
            body=LinkToTry,
            answer=WhosePassword,
            problems=(NOT_ALLOWED, CONFLICT, TOO_MANY),
        ),
    ]
