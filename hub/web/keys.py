"""Calls with a key instead of a person's session: which routes take one, and who it is then."""

from __future__ import annotations

import hashlib
from typing import Final

from aiohttp import web

from hub.application.api_key import key_for, note_key_used
from hub.application.kept import Session
from hub.domain.api_key import BEGINS, SCOPES, KeyHolder
from hub.domain.permission import Permission
from hub.domain.problem import NotAllowed, TooMany
from hub.web.route import Route
from hub.web.services import Services

ONLY_PEOPLE: Final = "This is for people who are signed in; no key can do it."
_BEARER: Final = "Bearer "


def key_in(request: web.Request) -> str:
    """The key that the request carries; empty where it carries none, or what is no key of ours."""
    given = request.headers.get("Authorization", "")
    secret = given.removeprefix(_BEARER).strip()
    return secret if given.startswith(_BEARER) and secret.startswith(BEGINS) else ""


def key_permission(route: Route) -> Permission | None:
    """What a key needs to call a route; None: only a person may, or everybody."""
    if route.is_personal or route.handler is None:
        return None
    if route.for_keys is not None:
        return route.for_keys
    return route.access if isinstance(route.access, Permission) and route.access in SCOPES else None


async def key_caller(secret: str, services: Services, route: Route) -> tuple[KeyHolder, Session]:
    """Who calls with this key, if it may call this route so often; raises what it is told otherwise."""
    key, holder = await services.store.read(key_for, hashlib.sha256(secret.encode()).hexdigest())
    seconds = services.limits.key_calls.take(key.id, key.per_minute)
    if seconds:
        raise TooMany("This key asks more often than it may; wait a moment before the next request.", seconds)
    needed = key_permission(route)
    if needed is None:
        raise NotAllowed(ONLY_PEOPLE)
    if holder.permissions.isdisjoint({needed, *route.also}):
        raise NotAllowed(f"This key lacks the scope {needed}; an administrator can make one that has it.")
    if key.is_used_again(services.now()):
        await services.store.run(note_key_used, key.id)
    # No cookie came with it: there is no session, and nothing that another page could have sent by itself.
    return holder, Session("", holder.id, "", key.made_at, key.expires_at or services.now())
