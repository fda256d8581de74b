"""Files: uploaded by agents and visitors, and given back as downloads from a path of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

import orjson
from aiohttp import BodyPartReader, web

from hub.application.access import readable
from hub.domain.ids import ConversationId
from hub.domain.item import StoredFile
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotFound, SignInNeeded, TooLarge
from hub.web.route import Open, RawHandler, Route
from hub.web.server import caller, check_token
from hub.web.services import Services
from hub.wire.store import Reading
from hub.wire.tell import INLINE_IMAGES

CHUNK_BYTES: Final = 65_536
SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"RIFF", "image/webp"),
)
FILE_CSP: Final = "default-src 'none'; sandbox"


@dataclass(frozen=True, slots=True)
class FileView:
    """An uploaded file."""

    id: str
    name: str
    content_type: str
    bytes: int
    url: str
    is_image: bool


def view_of(file: StoredFile) -> FileView:
    """What the browser is told of its file."""
    return FileView(
        file.id, file.name, file.content_type, file.bytes, f"files/{file.id}", file.content_type in INLINE_IMAGES
    )


async def upload(request: web.Request, services: Services, owner: str) -> web.Response:
    """Take the one file of a multipart request, never more of it than is allowed."""
    if not request.content_type.startswith("multipart/"):
        raise Invalid("Send the file as multipart/form-data, in the field “file”.")
    reader = await request.multipart()
    part = await reader.next()
    while part is not None and not (isinstance(part, BodyPartReader) and part.name == "file"):
        part = await reader.next()
    if not isinstance(part, BodyPartReader):
        raise Invalid("The field “file” is missing.")
    content = bytearray()
    while chunk := await part.read_chunk(CHUNK_BYTES):
        content += chunk
        if len(content) > services.upload_limit_bytes:
            limit = services.upload_limit_bytes // 1_000_000
            raise TooLarge(f"A file may have {limit} MB; send a link instead.")
    declared = part.headers.get("Content-Type", "application/octet-stream").split(";")[0].strip().lower()
    name = (part.filename or "file").replace("\x00", "")
    file = await services.doors.take_upload(name, sniffed(bytes(content[:16]), declared), bytes(content), owner)
    return web.Response(status=201, body=orjson.dumps(view_of(file)), content_type="application/json")


def sniffed(head: bytes, declared: str) -> str:
    """The type to keep: an image only where the bytes say so themselves."""
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    return "application/octet-stream" if declared in INLINE_IMAGES else declared[:100]


def agent_upload(services: Services) -> RawHandler:
    """The handler of an agent's upload."""

    async def handle(request: web.Request) -> web.StreamResponse:
        person, session = await caller(request, services)
        check_token(request, session)
        if Permission.WORK not in person.permissions:
            raise NotFound("Your roles write to nobody.")
        return await upload(request, services, f"person:{person.id}")

    return handle


def download(services: Services) -> RawHandler:
    """The handler of a download, for whoever may read the file's conversation."""

    async def handle(request: web.Request) -> web.StreamResponse:
        visitor = request.query.get("visitor")
        try:
            person = None if visitor else (await caller(request, services))[0]
        except SignInNeeded:
            raise NotFound("There is no such file for you.") from None
        file = await services.store.read(_allowed, request.match_info["id"], person)
        content = await services.files.get(file.digest)
        disposition = "inline" if file.content_type in INLINE_IMAGES else "attachment"
        return web.Response(
            body=content,
            content_type=file.content_type if file.content_type in INLINE_IMAGES else "application/octet-stream",
            headers={
                "Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(file.name)}",
                "Content-Security-Policy": FILE_CSP,
                "Cross-Origin-Resource-Policy": "same-origin",
                "Cache-Control": "private, max-age=3600",
            },
        )

    return handle


def _allowed(reading: Reading, file_id: str, person: Person | None) -> StoredFile:
    file, conversation_id = reading.file_of(file_id)
    if person is None:
        raise NotFound("There is no such file for you.")
    if file.owner == f"person:{person.id}":
        return file
    if conversation_id is None:
        raise NotFound("There is no such file for you.")
    readable(reading, ConversationId(conversation_id), person)
    return file


def routes(services: Services) -> list[Route]:
    """Everything about files."""
    return [
        Route(
            "POST",
            "/api/files",
            Permission.WORK,
            "Upload a file to send with a message.",
            raw=agent_upload(services),
            answer=FileView,
            statuses=(201,),
        ),
        Route("GET", "/files/{id}", Open.PERSON, "Download a file.", raw=download(services)),
    ]
