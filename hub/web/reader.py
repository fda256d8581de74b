"""Whoever reads an answer: a person in a browser, or a program."""

from __future__ import annotations

from html import escape
from typing import Final

from aiohttp import web

_PAGE: Final = (
    '<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n{body}\n</html>\n'
)


def wants_page(request: web.Request) -> bool:
    """Whether a browser asks, for somebody to read."""
    return "text/html" in request.headers.get("Accept", "")


def page_of(title: str, body: str, *, language: str = "en", status: int = 200) -> web.Response:
    """A plain page; its address answers a program otherwise."""
    text = _PAGE.format(language=language, title=escape(title), body=body)
    headers = {"Vary": "Accept, Accept-Language"}
    return web.Response(status=status, text=text, content_type="text/html", headers=headers)
