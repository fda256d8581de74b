"""Files: uploaded by agents and visitors, and given back as downloads from a path of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

import orjson
from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import BadHttpMessage

from hub.application.access import may_read
from hub.domain.item import StoredFile, plain_name
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotAllowed, NotFound, SignInNeeded, TooLarge, TooMany
from hub.domain.token import file_address, is_file_pass, proven_visitor
from hub.web.problem_kinds import TOO_MANY
from hub.web.route import Open, Query, RawHandler, Route
from hub.web.server import caller, check_token
from hub.web.services import Services
from hub.wire.store import Reading
from hub.wire.tell_items import (
    INLINE_IMAGES,
)

CHUNK_BYTES: Final = 65_536
SIGNATURES: Final = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    # Sound and film come as RIFF as well; what it holds is said after its length.
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp"),
)
CROSS_SITE: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Authorization",
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Max-Age": "600",
}
FILE_CSP: Final = "default-src 'none'; sandbox"
PDF: Final = "application/pdf"
PDF_BEGINS: Final = b"%PDF-"
"""Whatever else calls itself so is kept, not shown."""


@dataclass(frozen=True, slots=True)
class Upload:
    """The one file of an upload, as a browser's form sends it."""

    file: bytes


@dataclass(frozen=True, slots=True)
class FileView:
    """An uploaded file."""

    id: str
    name: str
    content_type: str
    bytes: int
    url: str
    is_image: bool


def view_of(file: StoredFile, address: str) -> FileView:
    """What the browser is told of its file, and where it finds it again."""
    return FileView(file.id, file.name, file.content_type, file.bytes, address, file.content_type in INLINE_IMAGES)


async def upload(
    request: web.Request, services: Services, owner: str, address_of: Callable[[str], str] = "files/{}".format
) -> web.Response:
    """Take the one file of a multipart request, never more of it than is allowed."""
    if not request.content_type.startswith("multipart/"):
        raise Invalid("Send the file as multipart/form-data, in the field “file”.")
    try:
        part = await _file_part(request)
        content = await _content(part, services.upload_limit_bytes)
    except (ValueError, BadHttpMessage) as error:
        raise Invalid("The multipart body cannot be read; send it as a browser's form does.") from error
    declared = part.headers.get("Content-Type", "application/octet-stream").split(";")[0].strip().lower()
    name = plain_name(part.filename or "file")
    file = await services.doors.take_upload(name, sniffed(content[:16], declared), content, owner)
    return web.Response(
        status=201, body=orjson.dumps(view_of(file, address_of(file.id))), content_type="application/json"
    )


async def _file_part(request: web.Request) -> BodyPartReader:
    reader = await request.multipart()
    part = await reader.next()
    while part is not None and not (isinstance(part, BodyPartReader) and part.name == "file"):
        part = await reader.next()
    if not isinstance(part, BodyPartReader):
        raise Invalid("The field “file” is missing.")
    return part


async def _content(part: BodyPartReader, limit_bytes: int) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk(CHUNK_BYTES):
        content += chunk
        if len(content) > limit_bytes:
            raise TooLarge(f"A file may have {limit_bytes // 1_000_000} MB; send a link instead.")
    return bytes(content)


def sniffed(head: bytes, declared: str) -> str:
    """The type to keep: an image only where the bytes say so themselves."""
    for signature, kind in SIGNATURES:
        if signature.match(head):
            return kind
    return "application/octet-stream" if declared in INLINE_IMAGES else declared[:100]


def agent_upload(services: Services) -> RawHandler:
    """The handler of an agent's upload."""

    async def handle(request: web.Request) -> web.StreamResponse:
        person, session = await caller(request, services)
        check_token(request, session)
        if Permission.WORK not in person.permissions:
            raise NotAllowed("Your roles write to nobody.")
        return await upload(request, services, f"person:{person.id}")

    return handle


def visitor_upload(services: Services) -> RawHandler:
    """The handler of a visitor's upload; her widget lives on another site."""

    async def handle(request: web.Request) -> web.StreamResponse:
        session = request.headers.get("Authorization", "").removeprefix("Bearer ")
        proven = proven_visitor(services.key, session)
        if proven is None:
            raise SignInNeeded("Open the chat again, then attach the file.")
        seconds = services.limits.uploads.take(proven[1])
        if seconds:
            raise TooMany("Too many files at once; wait a moment and attach it again.", max(round(seconds), 1))

        def address(id_: str) -> str:
            # Her page shows her picture at once, and has nothing else to show that it is hers.
            return file_address(services.key, id_, services.now())

        response = await upload(request, services, f"visitor:{proven[1]}", address)
        response.headers.update(CROSS_SITE)
        return response

    return handle


async def allow_cross_site(_: web.Request) -> web.StreamResponse:
    """Browsers ask before a page of another site may upload."""
    return web.Response(status=204, headers=CROSS_SITE)


async def _reader(request: web.Request, services: Services) -> Person | None:
    """Who asks for a file; None for whoever was given a pass for it."""
    given = request.query.get("pass", "")
    if given and is_file_pass(services.key, request.match_info["id"], given, services.now()):
        return None
    try:
        return (await caller(request, services))[0]
    except (SignInNeeded, NotAllowed):
        raise NotFound("There is no such file for you.") from None


def download(services: Services) -> RawHandler:
    """The handler of a download, for whoever may read the file's conversation."""

    async def handle(request: web.Request) -> web.StreamResponse:
        reader = await _reader(request, services)
        file = await services.store.read(_allowed, request.match_info["id"], reader)
        content = await services.files.get(file.digest)
        shown_as = file.content_type if file.content_type in INLINE_IMAGES else None
        return _response(file, content, shown_as, "cross-origin" if reader is None else "same-origin")

    return handle


def page(services: Services) -> RawHandler:
    """The handler of a file that is looked at in a tab of its own: a PDF is shown, all else is a download."""

    async def handle(request: web.Request) -> web.StreamResponse:
        reader = (await caller(request, services))[0]
        file = await services.store.read(_allowed, request.match_info["id"], reader)
        content = await services.files.get(file.digest)
        is_pdf = file.content_type == PDF and content.startswith(PDF_BEGINS)
        response = _response(file, content, PDF if is_pdf else None, "same-origin")
        # What it links to is not told where it was read.
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return handle


def _response(file: StoredFile, content: bytes, shown_as: str | None, resource_policy: str) -> web.Response:
    """The file, to be shown as this type, or only to be kept; whatever runs in it runs nowhere of ours."""
    disposition = "attachment" if shown_as is None else "inline"
    return web.Response(
        body=content,
        content_type=shown_as or "application/octet-stream",
        headers={
            "Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(file.name)}",
            "Content-Security-Policy": FILE_CSP,
            "Cross-Origin-Resource-Policy": resource_policy,
            "Cache-Control": "private, max-age=3600",
        },
    )


def _allowed(reading: Reading, file_id: str, reader: Person | None) -> StoredFile:
    file, places = reading.file_of(file_id)
    if reader is None or file.owner == f"person:{reader.id}":
        return file
    # What was passed on stands in several; whoever reads one of them reads the file.
    if not any(may_read(reading, reader, reading.conversations.get(id_)) for id_ in places):
        raise NotFound("There is no such file for you.")
    return file


def routes(services: Services) -> list[Route]:
    """Everything about files."""
    return [
        *_upload_routes(services),
        Route(
            "GET",
            "/files/{id}",
            Open.PERSON,
            "Download a file.",
            raw=download(services),
            media="*/*",
            query=(Query("pass", "Lets whoever was given the address download it without a session, for a while."),),
            is_hidden=True,
        ),
        Route(
            "GET",
            "/files/{id}/page",
            Open.PERSON,
            "Look at a PDF in a tab of its own.",
            raw=page(services),
            media="*/*",
        ),
    ]


def _upload_routes(services: Services) -> list[Route]:
    return [
        Route(
            "POST",
            "/api/files",
            Permission.WORK,
            "Upload a file to send with a message.",
            raw=agent_upload(services),
            body=Upload,
            body_media="multipart/form-data",
            answer=FileView,
            statuses=(201,),
        ),
        Route(
            "POST",
            "/api/visitor/files",
            Open.VISITOR,
            "Upload a file as a visitor.",
            raw=visitor_upload(services),
            body=Upload,
            body_media="multipart/form-data",
            answer=FileView,
            statuses=(201,),
            problems=(TOO_MANY,),
        ),
        Route(
            "OPTIONS",
            "/api/visitor/files",
            Open.PUBLIC,
            "May another site upload?",
            raw=allow_cross_site,
            statuses=(204,),
        ),
    ]
