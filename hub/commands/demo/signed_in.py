"""The shop's own server: it says, signed, which of its customers is looking at the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import orjson
from aiohttp import web
from joserfc import jwt
from joserfc.jwk import OctKey

from hub.domain.problem import NotFound
from hub.web.route import RawHandler

TOKEN_LASTS: Final = timedelta(minutes=10)
"""As `docs/widget.md` advises: it is read when the line opens, and the page asks for a fresh one."""


def say_who_is_signed_in(
    customers: Mapping[str, Mapping[str, Any]], secret: str, now: Callable[[], datetime]
) -> RawHandler:
    """The handler that a page of the shop asks who its customer is."""

    async def handle(request: web.Request) -> web.StreamResponse:
        id_ = request.match_info["customer"]
        customer = customers.get(id_)
        if customer is None:
            raise NotFound("There is no such customer; open /demo and choose one there.")
        expires = int((now() + TOKEN_LASTS).timestamp())
        claims = {"sub": id_, "name": customer["name"], "email": customer["email"], "exp": expires}
        token = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(secret))
        body = orjson.dumps({"name": customer["name"], "token": token})
        return web.Response(body=body, content_type="application/json", headers={"Cache-Control": "no-store"})

    return handle
