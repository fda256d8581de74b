"""What each kind of problem means and what to do about it: for people as a page, for programs as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import orjson
from aiohttp import web

from hub.domain.problem import PROBLEMS, NotFound
from hub.web.problem_kinds import BY_NAME, KINDS, Kind
from hub.web.reader import page_of, wants_page
from hub.web.route import Open, Route


@dataclass(frozen=True, slots=True)
class Explained:
    """A kind of problem as a program reads it."""

    type: str
    name: str
    status: int
    title: str
    meaning: str
    remedy: str


def explained(kind: Kind) -> Explained:
    """What there is to know of a kind."""
    return Explained(kind.type, kind.name, kind.status, kind.title, kind.meaning, kind.remedy)


async def every_kind(request: web.Request) -> web.StreamResponse:
    """All kinds of problems."""
    if not wants_page(request):
        return _json([explained(kind) for kind in KINDS])
    rows = "\n".join(
        f'<li><a href="{PROBLEMS.strip("/")}/{kind.name}">{escape(kind.title)}</a> '
        f"({kind.status}): {escape(kind.meaning)}</li>"
        for kind in KINDS
    )
    return page_of("Problems of Contact Hub", f"<h1>Problems</h1>\n<ul>\n{rows}\n</ul>")


async def one_kind(request: web.Request) -> web.StreamResponse:
    """One kind of problem."""
    kind = BY_NAME.get(request.match_info["kind"])
    if kind is None:
        raise NotFound(f"There is no such kind of problem; GET {PROBLEMS} lists them all.")
    if not wants_page(request):
        return _json(explained(kind))
    body = (
        f"<h1>{escape(kind.title)}</h1>\n<p><code>{kind.type}</code>, HTTP status {kind.status}</p>\n"
        f"<h2>What it means</h2>\n<p>{escape(kind.meaning)}</p>\n"
        f"<h2>What to do</h2>\n<p>{escape(kind.remedy)}</p>\n"
        f'<p><a href="../{PROBLEMS.strip("/")}">All problems</a></p>'
    )
    return page_of(f"{kind.title} – Contact Hub", body)


def _json(value: object) -> web.Response:
    return web.Response(body=orjson.dumps(value), content_type="application/json", headers={"Vary": "Accept"})


ROUTES = [
    Route("GET", PROBLEMS, Open.PUBLIC, "Every kind of problem.", raw=every_kind, answer=list[Explained]),
    Route("GET", f"{PROBLEMS}/{{kind}}", Open.PUBLIC, "What a kind of problem means.", raw=one_kind, answer=Explained),
]
