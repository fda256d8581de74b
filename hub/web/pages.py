"""The console and the widget as files that a build made; each with the headers it needs."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Final

from aiohttp import web

from hub.domain.problem import NotFound
from hub.web.launcher import hosted_account, opening, origin_of
from hub.web.route import Open, RawHandler, Route
from hub.web.services import Services

ALWAYS_ASKED: Final = "no-cache"
"""A browser asks each time whether there is a newer one."""
FOREVER: Final = "public, max-age=31536000, immutable"
MAIL_PICTURES: Final = {"mail.html": "'self' data: blob:", "mail-with-pictures.html": "'self' data: blob: https: http:"}
"""The frames that mails are shown in, by what they may fetch: nothing from outside, unless somebody asked for it."""
ANY_ORIGIN: Final = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/manifest+json", ".webmanifest")


class Built:
    """A folder of built files, read once: they never change while the hub runs."""

    def __init__(self, folder: Path) -> None:
        self._files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def named(self, beginning: str) -> str:
        """The file whose name begins so; the beginning itself where nothing was built."""
        return next((name for name in self._files if name.startswith(beginning)), beginning)

    def response(self, name: str, headers: dict[str, str], opening: bytes = b"") -> web.Response:
        """One file, after what is said first; raises NotFound."""
        content = self._files.get(name)
        if content is None:
            raise NotFound("There is no such page; is the console built? `make run` builds it.")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return web.Response(body=opening + content, headers={"Content-Type": _with_charset(kind), **headers})


def _with_charset(kind: str) -> str:
    is_text = kind.startswith("text/") or kind in {"application/json", "application/manifest+json"}
    return f"{kind}; charset=utf-8" if is_text else kind


def routes(folder: Path, services: Services) -> list[Route]:
    """The console at the root, the widget beside it."""
    console, widget = Built(folder / "console"), Built(folder / "widget")

    async def index(_: web.Request) -> web.StreamResponse:
        return console.response("index.html", {"Cache-Control": ALWAYS_ASKED})

    async def asset(request: web.Request) -> web.StreamResponse:
        return console.response(f"assets/{request.match_info['name']}", {"Cache-Control": FOREVER})

    async def launcher(request: web.Request) -> web.StreamResponse:
        account = hosted_account(services, request.query.get("account", ""))
        if account is not None:
            services.widget_seen(account.id, origin_of(request.headers.get("Referer", "")))
        return widget.response("widget.js", {"Cache-Control": "max-age=300", **ANY_ORIGIN}, opening(account))

    async def panel(request: web.Request) -> web.StreamResponse:
        return widget.response(request.match_info["name"], {"Cache-Control": FOREVER, **ANY_ORIGIN})

    return [
        Route("GET", "/", Open.PUBLIC, "The console.", raw=index),
        Route("GET", "/setup", Open.PUBLIC, "The console, opened with a set-up link.", raw=index),
        Route("GET", "/password", Open.PUBLIC, "The console, opened with a password link.", raw=index),
        Route("GET", "/address", Open.PUBLIC, "The console, opened with the link of an address.", raw=index),
        Route("GET", "/assets/{name}", Open.PUBLIC, "A part of the console.", raw=asset),
        Route("GET", "/icon.svg", Open.PUBLIC, "The console's icon.", raw=_single(console, "icon.svg")),
        Route(
            "GET",
            "/favicon.ico",
            Open.PUBLIC,
            "The icon, where browsers look by themselves.",
            raw=_single(console, "icon.svg"),
        ),
        *_mail_frames(console),
        *_installable(console),
        Route("GET", "/manifest.json", Open.PUBLIC, "The console's manifest.", raw=_single(console, "manifest.json")),
        Route("GET", "/widget.js", Open.PUBLIC, "The widget's launcher.", raw=launcher),
        Route("GET", "/widget-preview", Open.PUBLIC, "The widget as it is being set up.", raw=_preview(widget)),
        Route("GET", "/{name:[a-z-]+-[A-Za-z0-9_-]{8}\\.js}", Open.PUBLIC, "A part of the widget.", raw=panel),
    ]


def _preview(widget: Built) -> RawHandler:
    """The page in which the console shows the real widget: it asks nobody for anything, and only we may frame it."""
    policy = (
        "default-src 'none'; script-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )
    headers = {"Cache-Control": ALWAYS_ASKED, "Content-Security-Policy": policy, "Content-Type": "text/html"}
    page = (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Preview</title>\n'
        f'<script type="module" src="./{widget.named("preview-")}"></script>\n<body></body>\n</html>\n'
    )

    async def handle(_: web.Request) -> web.StreamResponse:
        return web.Response(body=page.encode(), headers=headers)

    return handle


def _mail_frames(console: Built) -> list[Route]:
    """The empty pages into which the console writes a mail: a mail has looks of its own, which the console forbids."""

    def frame(pictures: str) -> RawHandler:
        policy = (
            f"default-src 'none'; img-src {pictures}; style-src 'unsafe-inline'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
        )
        headers = {"Cache-Control": "max-age=3600", "Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}

        async def handle(_: web.Request) -> web.StreamResponse:
            return console.response("mail.html", headers)

        return handle

    return [
        Route("GET", f"/{name}", Open.PUBLIC, "The frame of a mail.", raw=frame(pictures))
        for name, pictures in MAIL_PICTURES.items()
    ]


def _installable(console: Built) -> list[Route]:
    """What a browser asks for to install the console, and to say that its hub cannot be reached."""

    async def installable(request: web.Request) -> web.StreamResponse:
        return console.response(f"app.{request.match_info['language']}.webmanifest", {"Cache-Control": ALWAYS_ASKED})

    return [
        *(
            Route("GET", f"/{name}", Open.PUBLIC, "A picture of the installed console.", raw=_single(console, name))
            for name in ("icon-192.png", "icon-512.png", "icon-maskable.png")
        ),
        Route(
            "GET",
            "/app.{language:[A-Za-z-]+}.webmanifest",
            Open.PUBLIC,
            "The console as an application that can be installed, in one language.",
            raw=installable,
        ),
        Route("GET", "/sw.js", Open.PUBLIC, "The service worker.", raw=_single(console, "sw.js", ALWAYS_ASKED)),
        *(
            Route("GET", f"/{name}", Open.PUBLIC, "A part of the offline page.", raw=_single(console, name))
            for name in ("offline.html", "offline.css", "offline.js")
        ),
    ]


def _single(console: Built, name: str, kept: str = "max-age=3600") -> RawHandler:
    async def handle(_: web.Request) -> web.StreamResponse:
        return console.response(name, {"Cache-Control": kept})

    return handle
