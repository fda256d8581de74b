"""A console for any demonstration person, each tab with a session of its own."""

from __future__ import annotations

import secrets

from aiohttp import web

from hub.application.presence import set_presence
from hub.application.transaction import Transaction
from hub.commands.demo.names import DOMAIN, TAB_PREFIX
from hub.commands.demo.seed import people_of_demonstration
from hub.domain.permission import Permission
from hub.domain.person import Person, Presence
from hub.domain.problem import NotFound
from hub.web.route import RawHandler
from hub.web.services import Services
from hub.web.session_api import make_session, set_cookie


def open_console(services: Services) -> RawHandler:
    """The handler that signs a new tab in as somebody; whoever works is available at once."""

    async def handle(request: web.Request) -> web.StreamResponse:
        person = await services.store.read(_person, request.match_info["person"])
        _, secret = await make_session(services, person)
        if Permission.WORK in person.permissions:
            await services.store.run(set_presence, person.id, Presence.AVAILABLE, None)
        tab = secrets.token_urlsafe(9)
        response = web.Response(
            status=303, headers={"Location": TAB_PREFIX.format(tab=tab) + "/", "Cache-Control": "no-store"}
        )
        set_cookie(response, secret, is_secure=False, tab=tab)
        return response

    return handle


def _person(tx: Transaction, name: str) -> Person:
    for person in people_of_demonstration(tx):
        if name in {person.id, person.email, person.email.removesuffix(f"@{DOMAIN}")}:
            return person
    raise NotFound("There is no such demonstration person; /demo shows them all.")
