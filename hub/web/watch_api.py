"""What went wrong on the way in: the quarantine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hub.application.quarantine import discard_quarantined, read_quarantined
from hub.domain.permission import Permission
from hub.web.problem_kinds import INVALID
from hub.web.route import Call, Route
from hub.wire.store import Reading

PAGE: Final = 100
LONGEST_SHOWN: Final = 100_000
HIDDEN: Final = frozenset({"authorization", "cookie", "proxy-authorization"})


@dataclass(frozen=True, slots=True)
class Arrival:
    """An arrival that nobody understood."""

    id: str
    door: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class WholeArrival:
    """Such an arrival as it came, its body as text."""

    id: str
    door: str
    at: datetime
    reason: str
    method: str
    url: str
    headers: dict[str, str]
    body: str
    body_bytes: int


@dataclass(frozen=True, slots=True)
class Retried:
    """What came of another try."""

    outcome: str


def _quarantine(reading: Reading) -> list[Arrival]:
    return [Arrival(*found) for found in reading.quarantine_list(PAGE)]


async def list_quarantine(call: Call) -> list[Arrival]:
    """What nobody understood, newest first."""
    return await call.services.store.read(_quarantine)


async def read_arrival(call: Call) -> WholeArrival:
    """One such arrival as it came."""
    found = await call.services.store.read(read_quarantined, call.part("id"))
    return WholeArrival(
        found.id,
        found.door,
        found.at,
        found.reason,
        found.method,
        found.url,
        {name: "…" if name.lower() in HIDDEN else value for name, value in found.headers.items()},
        found.body[:LONGEST_SHOWN].decode("utf-8", "replace"),
        len(found.body),
    )


async def retry_arrival(call: Call) -> Retried:
    """Try again to understand it."""
    id_, by = call.part("id"), call.person.id
    return Retried(await call.services.shops.retry(id_, by) or await call.services.doors.retry(id_, by))


async def discard_arrival(call: Call) -> None:
    """Nobody needs it."""
    await call.services.store.run(discard_quarantined, call.part("id"), call.person.id)


_QUARANTINE = "/api/admin/quarantine"
ROUTES = [
    Route("GET", _QUARANTINE, Permission.ADMINISTER, "What nobody understood.", list_quarantine, answer=list[Arrival]),
    Route(
        "GET",
        f"{_QUARANTINE}/{{id}}",
        Permission.ADMINISTER,
        "One arrival that nobody understood.",
        read_arrival,
        answer=WholeArrival,
    ),
    Route(
        "POST",
        f"{_QUARANTINE}/{{id}}/retry",
        Permission.ADMINISTER,
        "Try again to understand an arrival.",
        retry_arrival,
        answer=Retried,
        problems=(INVALID,),
    ),
    Route(
        "DELETE",
        f"{_QUARANTINE}/{{id}}",
        Permission.ADMINISTER,
        "Discard an arrival.",
        discard_arrival,
        statuses=(204,),
    ),
]
