"""The pages behind one-time links: plain forms that need no script, so that they work before anything else does."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import Final

from aiohttp import web

from hub.domain.problem import Problem
from hub.web.one_time_api import counted
from hub.web.problems import STATUSES
from hub.web.route import Open, RawHandler, Route
from hub.web.services import Services

STYLE: Final = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:24rem;margin:12vh auto;padding:0 1rem;color-scheme:light dark}"
    "label{display:block;margin:1rem 0 .25rem}input{font:inherit;width:100%;padding:.5rem;box-sizing:border-box}"
    "button{font:inherit;margin-top:1.5rem;padding:.5rem 1.25rem}[role=alert]{border-inline-start:4px solid #c33;"
    "padding-inline-start:.75rem}"
)
_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
CSP: Final = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_PASSWORD: Final = ("password", "Password, at least 10 characters", "password", "new-password")
_SETUP: Final = (("name", "Your name", "text", "name"), ("email", "Your mail address", "email", "username"), _PASSWORD)


def _page(title: str, body: str, status: int = 200) -> web.Response:
    text = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} · Contact Hub</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
    headers = {"Content-Security-Policy": CSP, "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
    return web.Response(status=status, text=text, content_type="text/html", headers=headers)


def _form(fields: tuple[tuple[str, str, str, str], ...], given: dict[str, str], fault: str = "") -> str:
    parts = [f'<p role="alert">{escape(fault)}</p>' if fault else "", '<form method="post">']
    parts.append(f'<input type="hidden" name="token" value="{escape(given.get("token", ""))}">')
    for name, label, kind, completes in fields:
        value = "" if kind == "password" else escape(given.get(name, ""))
        parts.append(
            f'<label for="{name}">{escape(label)}</label><input id="{name}" name="{name}" type="{kind}" '
            f'autocomplete="{completes}" value="{value}" required>'
        )
    return "".join([*parts, "<button>Continue</button></form>"])


_DONE: Final = '<p>Done. <a href="/">Sign in</a></p>'


async def _given(request: web.Request) -> dict[str, str]:
    posted = await request.post()
    return {name: value for name, value in posted.items() if isinstance(value, str)}


def _shown(title: str, fields: tuple[tuple[str, str, str, str], ...]) -> RawHandler:
    async def handle(request: web.Request) -> web.StreamResponse:
        return _page(title, _form(fields, {"token": request.query.get("token", "")}))

    return handle


def _set_up(services: Services) -> RawHandler:
    async def handle(request: web.Request) -> web.StreamResponse:
        given = await _given(request)
        try:
            wanted = [given.get(name, "") for name in ("token", "name", "email", "password")]
            with counted(request, services):
                await services.administration.set_up(*wanted)
        except Problem as problem:
            return _page("Set up", _form(_SETUP, given, problem.detail), STATUSES[type(problem)])
        return _page("Set up", _DONE)

    return handle


def _choose_password(services: Services) -> RawHandler:
    async def handle(request: web.Request) -> web.StreamResponse:
        given = await _given(request)
        try:
            with counted(request, services):
                await services.administration.choose_password(given.get("token", ""), given.get("password", ""))
        except Problem as problem:
            body = _form((_PASSWORD,), given, problem.detail)
            return _page("Choose a password", body, STATUSES[type(problem)])
        return _page("Choose a password", _DONE)

    return handle


def routes(services: Services) -> list[Route]:
    """The two pages, and what their forms do."""
    return [
        Route("GET", "/setup", Open.PUBLIC, "Make the first administrator.", raw=_shown("Set up", _SETUP)),
        Route("POST", "/setup", Open.PUBLIC, "Make the first administrator.", raw=_set_up(services)),
        Route("GET", "/password", Open.PUBLIC, "Choose a password.", raw=_shown("Choose a password", (_PASSWORD,))),
        Route("POST", "/password", Open.PUBLIC, "Choose a password.", raw=_choose_password(services)),
    ]
