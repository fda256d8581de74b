"""Everything about a customer, as a ZIP that is sent while it is made."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

import orjson
from aiohttp import web

from hub.application.person_copy import Copied, begin_copy
from hub.application.transaction import Transaction
from hub.domain.ids import ConversationId, CustomerId
from hub.domain.item import plain_name
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import NotAllowed, NotFound
from hub.web.copy_page import conversation_page, first_page
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Query, RawHandler, Route
from hub.web.server import caller
from hub.web.services import Services

AT_ONCE: Final = 50
Rows = Mapping[str, list[dict[str, Any]]]


class _Sink:
    """What was written of the archive and not sent yet."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def write(self, some: bytes) -> int:
        """Keep some more."""
        self._bytes += some
        return len(some)

    def flush(self) -> None:
        """There is nothing behind it."""

    def taken(self) -> bytes:
        """Everything that was not sent yet."""
        some, self._bytes = bytes(self._bytes), bytearray()
        return some


def _json(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS)


def _record(tx: Transaction, copied: Copied, with_inside: bool) -> dict[str, list[dict[str, Any]]]:  # noqa: FBT001 - by `read`
    found: dict[str, list[dict[str, Any]]] = {}
    for id_ in copied.records:
        for table, rows in tx.copies.of_customer(id_, with_inside=with_inside).items():
            found.setdefault(table, []).extend(rows)
    return found


def _ids(tx: Transaction, id_: CustomerId, after: str) -> list[ConversationId]:
    return list(tx.erasures.conversations(id_, after, AT_ONCE))


def _conversation(tx: Transaction, id_: ConversationId, with_inside: bool) -> Rows:  # noqa: FBT001 - by `read`
    return tx.copies.of_conversation(id_, with_inside=with_inside)


class _Copy:
    """One copy, entry by entry: never more of it in memory than one conversation or one file."""

    def __init__(self, services: Services, copied: Copied, person: Person, *, with_inside: bool) -> None:
        self._services = services
        self._copied = copied
        self._language = person.language
        self._with_inside = with_inside

    async def entries(self) -> AsyncIterator[tuple[str, bytes]]:
        """The name and the bytes of each file of the archive."""
        store, pages = self._services.store, []
        record = await store.read(_record, self._copied, self._with_inside)
        yield "customer.json", _json(record)
        after = ""
        while ids := await store.read(_ids, self._copied.customer.id, after):
            for id_ in ids:
                rows = await store.read(_conversation, id_, self._with_inside)
                pages.append(f"conversations/{id_}.html")
                yield f"conversations/{id_}.json", _json(rows)
                yield pages[-1], conversation_page(rows, self._language).encode()
                async for entry in self._files(rows):
                    yield entry
            after = ids[-1]
        yield "index.html", first_page(self._copied.customer.name, record, self._language, pages).encode()

    async def _files(self, rows: Rows) -> AsyncIterator[tuple[str, bytes]]:
        for file in (file for item in rows["item"] for file in item["files"]):
            try:
                content = await self._services.files.get(file["digest"])
            except NotFound:
                # Its bytes were lost before; the copy says what it was called.
                continue
            yield f"files/{file['id']}-{plain_name(file['name'])}", content


def download_copy(services: Services) -> RawHandler:
    """The handler of a copy."""

    async def handle(request: web.Request) -> web.StreamResponse:
        person, _ = await caller(request, services)
        if Permission.PERSONAL_DATA not in person.permissions:
            raise NotAllowed("Your role may not deal with personal data; ask an administrator.")
        with_inside = request.query.get("notes") == "yes"
        id_ = CustomerId(request.match_info["id"])
        copied = await services.store.run(begin_copy, id_, person, with_inside=with_inside)
        response = web.StreamResponse(
            headers={
                "Content-Type": "application/zip",
                "Content-Disposition": f'attachment; filename="customer-{copied.customer.id}.zip"',
                "Cache-Control": "no-store",
            }
        )
        await response.prepare(request)
        sink = _Sink()
        with ZipFile(sink, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
            async for name, content in _Copy(services, copied, person, with_inside=with_inside).entries():
                await asyncio.to_thread(archive.writestr, name, content)
                await response.write(sink.taken())
        await response.write(sink.taken())
        await response.write_eof()
        return response

    return handle


def routes(services: Services) -> list[Route]:
    """The one route of copies."""
    return [
        Route(
            "GET",
            "/api/admin/customers/{id}/copy",
            Permission.PERSONAL_DATA,
            "Everything about a customer, as a ZIP of JSON, readable pages and files.",
            raw=download_copy(services),
            media="application/zip",
            query=(Query("notes", "`yes`: with what our people wrote for themselves: notes, drafts, earlier texts."),),
            problems=(CONFLICT,),
        )
    ]
