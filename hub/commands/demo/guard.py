"""Who may use the demonstration's pages: this machine's own browser, and no page of anybody else."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

from hub.domain.problem import NotAllowed
from hub.web.route import RawHandler

FORWARDED: Final = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
OWN_SITES: Final = frozenset({"same-origin", "none"})
"""`none` is what a browser says of an address that its user typed."""


def is_loopback(host: str) -> bool:
    """Whether a host or an address is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def from_this_machine(handler: RawHandler) -> RawHandler:
    """The same handler, for callers on this machine only.

    The host is looked at too: a foreign name that resolves to this machine is a rebinding attack.
    """

    async def guarded(request: web.Request) -> web.StreamResponse:
        is_direct = not any(name in request.headers for name in FORWARDED)
        if not (is_direct and is_loopback(request.remote or "") and is_loopback(_host_of(request))):
            raise NotAllowed(
                "The demonstration answers on this machine only: open it as http://127.0.0.1 or localhost."
            )
        return await handler(request)

    return guarded


def _host_of(request: web.Request) -> str:
    try:
        return urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return ""


def from_own_page(handler: RawHandler) -> RawHandler:
    """The same handler, for requests that the demonstration's own page made."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        is_own = origin is None or origin.partition("://")[2] == request.host
        if not is_own or request.headers.get("X-Demo") != "1":
            raise NotAllowed("Use the page /demo: this changes something, so no other page may ask for it.")
        return await handler(request)

    return from_this_machine(guarded)


def from_own_link(handler: RawHandler) -> RawHandler:
    """The same handler, for links on our own pages and addresses that somebody typed."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        if request.headers.get("Sec-Fetch-Site", "none") not in OWN_SITES:
            raise NotAllowed("Open /demo and choose a person there: another page led you here.")
        return await handler(request)

    return from_this_machine(guarded)
