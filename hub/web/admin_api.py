"""Administration: the floor, thing by thing or as one document."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import GenericAlias
from typing import Any, Final

from pydantic import BaseModel

from hub.application.floor_plan import Change
from hub.application.floor_record import PEOPLE, SECTIONS
from hub.application.floor_remarks import Remark
from hub.domain.permission import Permission
from hub.domain.problem import NotFound
from hub.web import trial_api
from hub.web.account_records import with_entrance
from hub.web.admin_bodies import (
    BODIES,
    RECORDS,
    Changes,
    ChangeView,
    FloorDocument,
    FloorToApply,
    PasswordLink,
    RemarkView,
)
from hub.web.channel_settings import CHANNEL_KINDS, check_references
from hub.web.connector_api import with_health
from hub.web.problem_kinds import CONFLICT, INVALID, NOT_FOUND
from hub.web.route import Call, Query, Route

Record = dict[str, Any]
PARTS: Final[Mapping[str, Permission]] = {
    **dict.fromkeys(("dispositions", "reasons", "decline_reasons", "replies", "links"), Permission.WORDS),
    **dict.fromkeys(CHANNEL_KINDS, Permission.CHANNELS),
    **dict.fromkeys(("queues", "skills", "hours"), Permission.ROUTING),
}
"""What somebody may keep who administers nothing else, and by which permission."""
READ_BY_LEADERS: Final[Mapping[str, tuple[Permission, ...]]] = {
    "queues": (Permission.ROUTING,),
    "skills": (Permission.ROUTING, Permission.CHANNELS),
    "hours": (Permission.ROUTING, Permission.CHANNELS),
}
"""Whoever leads a team may read how its queues are served, with the names of what they ask, to try a change; so may
whoever keeps them, and what accounts choose from may whoever keeps accounts."""


def _view(changes: list[Change], remarks: list[Remark]) -> Changes:
    return Changes(
        [ChangeView(one.kind, one.id, one.action, dict(one.fields)) for one in changes],
        [RemarkView(one.path, one.text) for one in remarks],
    )


async def _records(call: Call, kind: str) -> list[Record]:
    records = await call.services.administration.records(kind)
    if kind == "hooks":
        for record in records:
            record["url"] = f"{call.services.public_url}/webhooks/{record['id']}"
    if kind == "shops":
        return await with_health(call, records)
    if kind == "providers":
        for record in records:
            record["way_back"] = call.services.proofs.elsewhere.way_back(record["id"])
    if kind == "accounts":
        return await _accounts(call, records)
    if kind == "queues" and Permission.ROUTING not in call.person.permissions:
        return [record for record in records if record["team"] in call.person.teams_with(Permission.BOARD)]
    return records


async def _accounts(call: Call, records: list[Record]) -> list[Record]:
    healths = await call.services.checkup.accounts()
    floor, public_url = call.services.store.floor, call.services.public_url
    return [{**with_entrance(one, floor, public_url), "health": healths.get(one["id"])} for one in records]


async def _record(call: Call, kind: str) -> Record:
    wanted = call.part("id")
    for record in await _records(call, kind):
        if wanted in {record["id"], record.get("email")}:
            return record
    raise NotFound(f"There is no {wanted} among the {kind}.")


def _listing(kind: str) -> Callable[[Call], Awaitable[list[Record]]]:
    async def handle(call: Call) -> list[Record]:
        return await _records(call, kind)

    return handle


def _reading(kind: str) -> Callable[[Call], Awaitable[Record]]:
    async def handle(call: Call) -> Record:
        return await _record(call, kind)

    return handle


def _putting(kind: str) -> Callable[[Call], Awaitable[Record]]:
    async def handle(call: Call) -> Record:
        body: BaseModel = call.body
        fields = body.model_dump(mode="json", exclude_unset=True)
        await check_references(call, kind, fields)
        seen = call.request.query.get("revision", "")
        await call.services.administration.put(kind, call.part("id"), fields, call.person.id, seen=seen)
        return await _record(call, kind)

    return handle


def _removing(kind: str) -> Callable[[Call], Awaitable[None]]:
    async def handle(call: Call) -> None:
        await call.services.administration.remove(kind, call.part("id"), call.person.id)

    return handle


async def apply(call: Call) -> Changes:
    """The floor is as the document says, or, in a dry run, would be."""
    body: FloorToApply = call.body
    administration = call.services.administration
    removed = [(kind, id_) for kind, ids in body.removed.items() for id_ in ids]
    changes = await administration.apply(
        body.floor, call.person.id, dry_run=body.dry_run, prune=body.prune, removed=removed
    )
    document = body.floor if body.dry_run else None
    return _view(changes, await administration.remarks(document, prune=body.dry_run and body.prune))


async def export(call: Call) -> Record:
    """The floor as a document."""
    return await call.services.administration.export()


async def link_password(call: Call) -> PasswordLink:
    """A link with which this person chooses a password."""
    return PasswordLink(await call.services.administration.password_link(call.part("id"), call.person.id))


def _routes_of(kind: str) -> list[Route]:
    path, record = f"/api/admin/{kind}", RECORDS[kind]
    manage = PARTS.get(kind, Permission.ADMINISTER)
    also = READ_BY_LEADERS.get(kind, ())
    read = Permission.BOARD if kind in READ_BY_LEADERS else manage
    every = GenericAlias(list, (record,))
    return [
        Route("GET", path, read, f"All {kind}, secrets masked.", _listing(kind), answer=every, also=also),
        Route("GET", f"{path}/{{id}}", read, f"One of the {kind}.", _reading(kind), answer=record, also=also),
        Route(
            "PUT",
            f"{path}/{{id}}",
            manage,
            f"Make or change one of the {kind}.",
            _putting(kind),
            body=BODIES[kind],
            answer=record,
            query=(
                Query(
                    "revision",
                    "The revision that was seen: where it has changed since, nothing is done. "
                    "`none`: where there is one already, nothing is done.",
                ),
            ),
            problems=(CONFLICT,),
            # A person is also known by an id, which nobody can choose.
            is_made=kind != PEOPLE,
        ),
        Route(
            "DELETE",
            f"{path}/{{id}}",
            manage,
            f"Deactivate one of the {kind}.",
            _removing(kind),
            statuses=(204,),
            problems=(INVALID,),
        ),
    ]


ROUTES = [
    *trial_api.ROUTES,
    *(route for kind in SECTIONS for route in _routes_of(kind)),
    Route(
        "POST",
        "/api/admin/apply",
        Permission.ADMINISTER,
        "Apply a floor document.",
        apply,
        body=FloorToApply,
        answer=Changes,
        problems=(NOT_FOUND,),
    ),
    Route("GET", "/api/admin/export", Permission.ADMINISTER, "The floor as a document.", export, answer=FloorDocument),
    Route(
        "POST",
        f"/api/admin/{PEOPLE}/{{id}}/password-link",
        Permission.ADMINISTER,
        "Make a one-time link to choose a password.",
        link_password,
        answer=PasswordLink,
        problems=(CONFLICT,),
        is_personal=True,
    ),
]
