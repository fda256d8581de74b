"""What is said of the lines of an imported file: read page by page, or kept as a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from aiohttp import web

from hub.application.upsert_customer import check_may_tell
from hub.domain.csv_form import safe_cell
from hub.domain.data_import import Import, ReportLine
from hub.domain.ids import ImportId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotAllowed
from hub.web.problem_kinds import INVALID
from hub.web.route import Call, Query, RawHandler, Route
from hub.web.server import caller
from hub.web.services import Services
from hub.wire.store import Reading

LINES: Final = 100
"""Of a report that are read at once; of one that is downloaded ten times as many."""
REPORT_HEADINGS: Final = ("Line", "Column", "Value", "What to do", "Refused")


@dataclass(frozen=True, slots=True)
class ReportLineView:
    """Something that is said of one cell."""

    line: int
    place: int
    """Which of what is said of this line."""
    column: str
    value: str
    text: str
    is_refusal: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """Some of what is said of the lines of a file."""

    lines: list[ReportLineView]
    next: str | None
    """Ask with it as `after` for more."""


def _after(text: str) -> tuple[int, int]:
    line, _, place = text.partition(".")
    if not text:
        return -1, -1
    if not (line.isascii() and line.isdigit() and place.isascii() and place.isdigit() and len(text) < len("9" * 19)):
        raise Invalid("after: send the `next` of the page before.")
    return int(line), int(place)


def _report(
    reading: Reading, id_: ImportId, by: Person, after: tuple[int, int], most: int
) -> tuple[Import, list[tuple[int, ReportLine]]]:
    check_may_tell(by)
    found = reading.imports.get(id_)
    return found, list(reading.imports.said(id_, found.run, after, most))


async def read_report(call: Call) -> ReportView:
    """What is said of the lines, in their order."""
    after = _after(call.request.query.get("after", ""))
    asked = ImportId(call.part("id")), call.person, after, LINES + 1
    _, lines = await call.services.store.read(_report, *asked)
    shown = [ReportLineView(place=place, **vars(one)) for place, one in lines[:LINES]]
    last = shown[-1] if len(lines) > LINES else None
    return ReportView(shown, f"{last.line}.{last.place}" if last else None)


def download(services: Services) -> RawHandler:
    """The handler of a report as a file, written bit by bit."""

    async def handle(request: web.Request) -> web.StreamResponse:
        person, _ = await caller(request, services)
        if Permission.EVENTS not in person.permissions:
            raise NotAllowed("Your roles do not permit this.")
        id_, after = ImportId(request.match_info["id"]), (-1, -1)
        found, lines = await services.store.read(_report, id_, person, after, 10 * LINES)
        response = web.StreamResponse(headers=_as_file(found))
        await response.prepare(request)
        await response.write("\ufeff".encode() + _csv_line(REPORT_HEADINGS))
        while lines:
            await response.write(b"".join(_csv_line(_cells(one)) for _, one in lines))
            after = lines[-1][1].line, lines[-1][0]
            _, lines = await services.store.read(_report, id_, person, after, 10 * LINES)
        await response.write_eof()
        return response

    return handle


def _as_file(found: Import) -> dict[str, str]:
    name = f"{found.file_name.removesuffix('.csv')}-report.csv"
    return {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }


def _cells(one: ReportLine) -> tuple[str, ...]:
    return str(one.line), one.column, one.value, one.text, "yes" if one.is_refusal else "no"


def _csv_line(cells: tuple[str, ...]) -> bytes:
    """One line; no program takes a cell of it for a formula."""
    quoted = [safe_cell(cell).replace('"', '""') for cell in cells]
    return (",".join(f'"{cell}"' for cell in quoted) + "\r\n").encode()


_ONE: Final = "/api/admin/imports/{id}"


def routes(services: Services) -> list[Route]:
    """Both ways to read a report."""
    return [
        Route(
            "GET",
            f"{_ONE}/report",
            Permission.EVENTS,
            "What is said of the lines of a file.",
            read_report,
            answer=ReportView,
            query=(Query("after", "The `next` of the page before."),),
            problems=(INVALID,),
        ),
        Route(
            "GET",
            f"{_ONE}/report.csv",
            Permission.EVENTS,
            "The whole report as a file.",
            raw=download(services),
            media="text/csv",
        ),
    ]
