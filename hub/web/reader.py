"""Whoever reads an answer: a person in a browser, or a program."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Final

from aiohttp import web

_LOOK: Final = (
    "html{background:Canvas;color:CanvasText}"
    "body{max-width:40rem;margin:15vh auto;padding:0 1.5rem;font:1rem/1.6 system-ui,sans-serif}"
    "h1{font-size:1.5rem}code{overflow-wrap:anywhere}"
)
_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_LOOK.encode()).digest()).decode()}'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Nothing but this one look."""
_PAGE: Final = (
    '<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n<style>{look}</style>\n{body}\n</html>\n'
)


def wants_page(request: web.Request) -> bool:
    """Whether a browser asks, for somebody to read."""
    return "text/html" in request.headers.get("Accept", "")


def page_of(title: str, body: str, *, language: str = "en", status: int = 200) -> web.Response:
    """A plain page; its address answers a program otherwise."""
    text = _PAGE.format(language=language, title=escape(title), body=body, look=_LOOK)
    headers = {"Vary": "Accept, Accept-Language", "Content-Security-Policy": _POLICY}
    return web.Response(status=status, text=text, content_type="text/html", headers=headers)
