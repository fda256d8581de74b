"""The desk: its snapshot, the words of the floor, presence and offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import ConfigDict

from hub.application.offer import accept_offer, decline_offer
from hub.application.presence import set_presence
from hub.application.transaction import Transaction
from hub.domain.ids import ConversationId, OfferId
from hub.domain.permission import Permission
from hub.domain.person import Person, Presence
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Open, Route
from hub.wire.desk import Desk
from hub.wire.store import Reading
from hub.wire.visitor import Board


@dataclass(frozen=True, slots=True)
class PresenceChoice:
    """How I can be reached."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    state: Literal["available", "away", "offline"]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PresenceView:
    """How I can be reached now."""

    presence: str
    reason: str | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Decline:
    """Why not me."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What I hold now."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class FloorQueue:
    """A queue to transfer to."""

    id: str
    name: str
    team: str
    wrap_up_seconds: int


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FloorPerson:
    """A colleague to transfer to."""

    id: str
    name: str
    teams: list[str]


@dataclass(frozen=True, slots=True)
class FloorDisposition:
    """An outcome, for some queues or for all."""

    id: str
    name: str
    queues: list[str]


@dataclass(frozen=True, slots=True)
class FloorAccount:
    """A door to the outside."""

    id: str
    name: str
    channel: str


@dataclass(frozen=True, slots=True)
class FloorChannel:
    """What a channel can do."""

    features: list[str]


@dataclass(frozen=True, slots=True)
class FloorView:
    """The words of the floor, for menus and labels."""

    company: str
    queues: list[FloorQueue]
    teams: list[Named]
    people: list[FloorPerson]
    dispositions: list[FloorDisposition]
    reasons: list[Named]
    skills: list[Named]
    accounts: list[FloorAccount]
    channels: dict[str, FloorChannel]
    upload_limit_bytes: int


def _desk(reading: Reading, person: Person) -> Desk:
    return reading.desk(person.id)


async def read_desk(call: Call) -> Desk:
    """The snapshot of my desk."""
    return await call.services.store.read(_desk, call.person)


def _people(tx: Transaction) -> list[FloorPerson]:
    return [
        FloorPerson(person.id, person.name, sorted(person.teams))
        for person in tx.people.all()
        if person.is_active and Permission.WORK in person.permissions
    ]


async def read_floor(call: Call) -> FloorView:
    """Queues, teams, dispositions, reasons: what menus offer."""
    floor = call.services.store.floor
    return FloorView(
        floor.company,
        [FloorQueue(q.id, q.name, q.team, q.wrap_up_seconds) for q in floor.queues.values()],
        [Named(team.id, team.name) for team in floor.teams.values()],
        await call.services.store.read(_people),
        [FloorDisposition(d.id, d.name, list(d.queues)) for d in floor.dispositions.values()],
        [Named(reason.id, reason.name) for reason in floor.reasons.values()],
        [Named(skill.id, skill.name) for skill in floor.skills.values()],
        [FloorAccount(a.id, a.name, a.channel) for a in floor.accounts.values()],
        {name: FloorChannel(sorted(features)) for name, features in call.services.features.items()},
        call.services.upload_limit_bytes,
    )


async def put_presence(call: Call) -> PresenceView:
    """I can be reached so from now on."""
    choice: PresenceChoice = call.body
    person = await call.services.store.run(set_presence, call.person.id, Presence(choice.state), choice.reason)
    return PresenceView(person.presence.value, person.reason, person.presence_since)


async def accept(call: Call) -> Accepted:
    """The offered conversation is mine."""
    id_: ConversationId = await call.services.store.run(accept_offer, OfferId(call.part("id")), call.person)
    return Accepted(id_)


async def decline(call: Call) -> None:
    """The offered conversation goes to somebody else."""
    body: Decline = call.body
    await call.services.store.run(decline_offer, OfferId(call.part("id")), call.person, (body.reason or "")[:200])


async def read_board(call: Call) -> Board:
    """The figures of the queues now."""
    sees_all = Permission.ADMINISTER in call.person.permissions
    return await call.services.boards.board(call.person.teams, sees_all=sees_all)


ROUTES = [
    Route("GET", "/api/desk", Permission.WORK, "The snapshot of my desk.", read_desk, answer=Desk),
    Route("GET", "/api/floor", Open.PERSON, "Queues, teams, dispositions, reasons.", read_floor, answer=FloorView),
    Route(
        "PUT",
        "/api/presence",
        Permission.WORK,
        "Say how I can be reached.",
        put_presence,
        body=PresenceChoice,
        answer=PresenceView,
    ),
    Route(
        "POST",
        "/api/offers/{id}/accept",
        Permission.WORK,
        "Accept an offer.",
        accept,
        answer=Accepted,
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        "/api/offers/{id}/decline",
        Permission.WORK,
        "Decline an offer.",
        decline,
        body=Decline,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route("GET", "/api/board", Permission.BOARD, "The figures of the queues now.", read_board, answer=Board),
]
