"""Addresses that somebody typed into a browser: a way to the console, or a page that says where it is."""

from __future__ import annotations

from html import escape
from typing import Final
from urllib.parse import quote

from aiohttp import web

from hub.web.problem_kinds import NO_SUCH_ADDRESS
from hub.web.reader import page_of, wants_page
from hub.web.route import Open, RawHandler, Route

WORDS: Final = {
    "en": ("There is nothing here", "The address may be old, or not quite right.", "Open Contact Hub"),
    "zh-Hans": ("这里什么也没有", "地址可能已过期，或输入有误。", "打开 Contact Hub"),
    "zh-Hant": ("這裡什麼也沒有", "網址可能已過期，或輸入有誤。", "開啟 Contact Hub"),
}
TRADITIONAL: Final = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
FOR_PROGRAMS: Final = frozenset({"api", "webhooks", "socket.io"})
CONSOLE: Final = ("/board", "/admin", "/inbox", "/inbox/{list:mine|team}", "/inbox/{list:mine|team}/{id}")
"""What the console's own addresses look like to whoever leaves out the `#`."""


def language_of(request: web.Request) -> str:
    """The first language of the browser that the hub speaks."""
    for part in request.headers.get("Accept-Language", "").lower().split(","):
        tag = part.partition(";")[0].strip()
        if tag.startswith("zh"):
            return "zh-Hant" if tag.startswith(TRADITIONAL) else "zh-Hans"
        if tag.startswith("en"):
            return "en"
    return "en"


def is_lost(request: web.Request) -> bool:
    """Whether a person opened this address; what programs ask for is answered to programs."""
    is_for_programs = not FOR_PROGRAMS.isdisjoint(request.path.split("/"))
    return request.method in {"GET", "HEAD"} and wants_page(request) and not is_for_programs


def nothing_here(request: web.Request) -> web.Response:
    """The page at an address with nothing behind it."""
    language = language_of(request)
    title, why, way = WORDS[language]
    home = "../" * (request.path.count("/") - 1) or "./"
    body = f'<main>\n<h1>{escape(title)}</h1>\n<p>{escape(why)}</p>\n<p><a href="{home}">{escape(way)}</a></p>\n</main>'
    return page_of(f"{title} – Contact Hub", body, language=language, status=NO_SUCH_ADDRESS.status)


def _to_console(path: str) -> RawHandler:
    steps = "../" * (path.count("/") - 1) or "./"

    async def handle(request: web.Request) -> web.StreamResponse:
        if not wants_page(request):
            raise web.HTTPNotFound
        first, *rest = path.strip("/").split("/")
        parts = [first, *(quote(request.match_info[name], safe="") for name in ("list", "id")[: len(rest)])]
        return web.Response(status=302, headers={"Location": f"{steps}#/{'/'.join(parts)}", "Vary": "Accept"})

    return handle


ROUTES: Final = [
    Route(
        "GET",
        path,
        Open.PUBLIC,
        "The way into the console, for a browser; nothing for a program.",
        raw=_to_console(path),
        statuses=(302,),
        problems=(NO_SUCH_ADDRESS,),
    )
    for path in CONSOLE
]
