"""Imports of files: taken in, looked through, run, stopped, taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from types import GenericAlias
from typing import ClassVar, Final

import orjson
from aiohttp import web
from pydantic import ConfigDict

from hub.application.import_file import cancel_import, start_check, start_run, start_undo
from hub.application.upsert_customer import check_may_tell
from hub.domain.data_import import Counts, Import, ImportPlan, ImportState
from hub.domain.external import RecordOf
from hub.domain.floor import Floor
from hub.domain.ids import ImportId
from hub.domain.import_headings import suggested, targets_of
from hub.domain.item import plain_name
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotAllowed
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Answer, Call, Query, RawHandler, Route
from hub.web.server import caller, check_token
from hub.web.services import Services
from hub.wire.store import Reading

CHUNK_BYTES: Final = 65_536
MOST_LISTED: Final = 50


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """What the columns tell."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    source: str
    """Whose ids these are, such as `shop`."""
    id_column: int
    """From 0 on."""
    columns: list[str]
    """What each column tells: one of `targets`, or empty."""
    overwrite: bool = False
    """Whether it counts more than what a person wrote."""


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What the columns seem to tell, by their headings."""

    id_column: int | None
    columns: list[str]


@dataclass(frozen=True, slots=True)
class ImportView:
    """A file and what becomes of it."""

    id: str
    of: RecordOf
    file_name: str
    encoding: str
    delimiter: str
    headings: list[str]
    samples: list[list[str]]
    total: int
    by_name: str
    at: datetime
    state: ImportState
    plan: ColumnPlan | None
    suggested: ColumnGuess
    targets: list[str]
    """What a column may tell."""
    counts: Counts
    problem: str
    ended_at: datetime | None
    has_file: bool
    """Whether the file is kept still, so that its columns can be told."""


@dataclass(frozen=True, slots=True)
class CsvUpload:
    """The one file of an upload."""

    file: bytes = field(default=b"")


def view_of(found: Import, floor: Floor) -> ImportView:
    """The import as it is shown."""
    id_column, columns = suggested(found.of, found.headings, floor.fields)
    plan = found.plan
    return ImportView(
        found.id,
        found.of,
        found.file_name,
        found.form.encoding,
        found.form.delimiter,
        list(found.headings),
        [list(row) for row in found.samples],
        found.total,
        found.by_name,
        found.at,
        found.state,
        ColumnPlan(plan.source, plan.id_column, list(plan.columns), plan.overwrites) if plan else None,
        ColumnGuess(id_column, list(columns)),
        list(targets_of(found.of, floor.fields)),
        found.counts,
        found.problem,
        found.ended_at,
        found.has_file,
    )


def upload(services: Services) -> RawHandler:
    """The handler of an upload: the body is the file itself, and is never held as a whole."""

    async def handle(request: web.Request) -> web.StreamResponse:
        person, session = await caller(request, services)
        check_token(request, session)
        if Permission.EVENTS not in person.permissions:
            raise NotAllowed("Your roles do not permit this.")
        try:
            of = RecordOf(request.query.get("of", RecordOf.CUSTOMER))
        except ValueError:
            raise Invalid("of: write customer, organisation, order or event.") from None
        name = plain_name(request.query.get("name", "") or "file.csv")
        made = await services.imports.take(person, of, name, _chunks(request))
        answer = view_of(made, services.store.floor)
        return web.Response(status=201, body=orjson.dumps(answer), content_type="application/json")

    return handle


async def _chunks(request: web.Request) -> AsyncIterator[bytes]:
    async for chunk in request.content.iter_chunked(CHUNK_BYTES):
        yield chunk


def _newest(reading: Reading, by: Person) -> list[ImportView]:
    check_may_tell(by)
    return [view_of(one, reading.floor) for one in reading.imports.newest(MOST_LISTED)]


async def list_imports(call: Call) -> list[ImportView]:
    """The newest first."""
    return await call.services.store.read(_newest, call.person)


def _one(reading: Reading, id_: ImportId, by: Person) -> ImportView:
    check_may_tell(by)
    return view_of(reading.imports.get(id_), reading.floor)


async def read_import(call: Call) -> ImportView:
    """How far it is."""
    return await call.services.store.read(_one, ImportId(call.part("id")), call.person)


async def check(call: Call) -> Answer:
    """It is looked through from now on."""
    body: ColumnPlan = call.body
    plan = ImportPlan(body.source, body.id_column, tuple(body.columns), body.overwrite)
    return _begun(call, await call.services.store.run(start_check, ImportId(call.part("id")), call.person, plan))


async def run(call: Call) -> Answer:
    """It is taken in from now on."""
    return _begun(call, await call.services.store.run(start_run, ImportId(call.part("id")), call.person))


async def undo(call: Call) -> Answer:
    """It is taken back from now on."""
    return _begun(call, await call.services.store.run(start_undo, ImportId(call.part("id")), call.person))


async def cancel(call: Call) -> ImportView:
    """It goes on no further."""
    found = await call.services.store.run(cancel_import, ImportId(call.part("id")), call.person)
    return view_of(found, call.services.store.floor)


def _begun(call: Call, found: Import) -> Answer:
    call.services.imports.wake()
    return Answer(view_of(found, call.services.store.floor), 202)


_PATH: Final = "/api/admin/imports"
_ONE: Final = f"{_PATH}/{{id}}"
EVERY: Final = GenericAlias(list, (ImportView,))


def _step(name: str, summary: str, handler: Callable[[Call], object], body: type | None = None) -> Route:
    return Route(
        "POST",
        f"{_ONE}/{name}",
        Permission.EVENTS,
        summary,
        handler,  # type: ignore[arg-type] # each of them is awaited
        body=body,
        answer=ImportView,
        statuses=(200,) if name == "cancel" else (202,),
        problems=(CONFLICT,),
    )


def routes(services: Services) -> list[Route]:
    """Everything about imports."""
    return [
        Route(
            "GET", _PATH, Permission.EVENTS, "Earlier imports, the newest first.", list_imports, answer=list[ImportView]
        ),
        Route(
            "POST",
            _PATH,
            Permission.EVENTS,
            "Upload a file of customers, organisations, orders or other events.",
            raw=upload(services),
            body=CsvUpload,
            body_media="text/csv",
            answer=ImportView,
            statuses=(201,),
            query=(
                Query("of", "`customer` (so without it), `organisation`, `order` or `event`."),
                Query("name", "What the file is called."),
            ),
        ),
        Route("GET", _ONE, Permission.EVENTS, "How far an import is.", read_import, answer=ImportView),
        _step("check", "Look through a file: nothing changes.", check, ColumnPlan),
        _step("run", "Take in what was looked through.", run),
        _step("cancel", "Let an import go on no further.", cancel),
        _step("undo", "Take back what an import made or changed.", undo),
    ]
