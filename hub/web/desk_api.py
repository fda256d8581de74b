"""The desk: its snapshot, the words of the floor, presence and offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal, Self

from pydantic import ConfigDict

from channels.limits import Limits
from hub.application.offer import accept_offer, decline_offer
from hub.application.presence import set_channel_presence, set_presence
from hub.application.transaction import Transaction
from hub.domain.custom_field import in_order
from hub.domain.floor import Skill
from hub.domain.ids import ConversationId, OfferId
from hub.domain.permission import Permission
from hub.domain.person import Person, Presence
from hub.web.body import STRICT
from hub.web.floor_fields import FloorField
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Open, Route
from hub.wire.desk import Desk
from hub.wire.store import Reading
from hub.wire.tell_people import presence_shown
from hub.wire.visitor import Board


@dataclass(frozen=True, slots=True)
class PresenceChoice:
    """How I can be reached."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    state: Literal["available", "away", "offline"]
    reason: str | None = None
    at_once: bool = False
    """Whether it holds although a customer who is present has my attention; else it holds after that."""


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """Whether something may ring for me on a channel."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    is_available: bool


@dataclass(frozen=True, slots=True)
class SteeredPresence:
    """How an agent of mine can be reached, at once."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    state: Literal["available", "away", "offline"]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PresenceView:
    """How I can be reached now."""

    presence: str
    reason: str | None
    since: datetime
    until: datetime | None = None
    """When I planned to be back from where I am away."""
    next_presence: str | None = None
    """What I chose while I was busy, which holds afterwards."""
    next_reason: str | None = None
    paused: Mapping[str, str] = field(default_factory=dict)
    """Channels on which nothing rings for me, and why: `no-answer`, or empty where I chose it."""

    @classmethod
    def of(cls, person: Person) -> Self:
        """How the person can be reached."""
        shown = presence_shown(person)
        return cls(
            shown.presence, shown.reason, shown.since, shown.until, shown.next_presence, shown.next_reason, shown.paused
        )


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
    offers: str
    """`automatic`: what waits rings in turn; `manual`: its agents take it themselves."""
    auto_accept: bool
    allows_taking: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FloorTeam:
    """Agents and the queues they serve, and whether they may be there for some of their channels only."""

    id: str
    name: str
    channel_presence: bool


@dataclass(frozen=True, slots=True)
class FloorReason:
    """Why somebody is away, and how long that usually takes; 0: nothing is planned."""

    id: str
    name: str
    planned_minutes: int


@dataclass(frozen=True, slots=True)
class FloorPerson:
    """A colleague to transfer to."""

    id: str
    name: str
    teams: list[str]
    email: str
    skills: list[str]
    """What she can do, by the names of the floor, the best first; how well stays with those who steer her."""


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
    """What a channel can do, and what it takes as one message."""

    features: list[str]
    limits: Limits


@dataclass(frozen=True, slots=True)
class FloorView:
    """The words of the floor, for menus and labels."""

    company: str
    queues: list[FloorQueue]
    teams: list[FloorTeam]
    people: list[FloorPerson]
    dispositions: list[FloorDisposition]
    reasons: list[FloorReason]
    decline_reasons: list[Named]
    skills: list[Named]
    accounts: list[FloorAccount]
    channels: dict[str, FloorChannel]
    upload_limit_bytes: int
    fields: list[FloorField]
    """In the order in which they are shown."""
    translates: bool
    """Whether the operator named a translator."""


def _desk(reading: Reading, person: Person) -> Desk:
    return reading.desk(person.id)


async def read_desk(call: Call) -> Desk:
    """The snapshot of my desk."""
    return await call.services.store.read(_desk, call.person)


def _skills_of(person: Person, known: Mapping[str, Skill]) -> list[str]:
    best_first = sorted(person.skills.items(), key=lambda pair: (-pair[1], pair[0]))
    return [known[id_].name for id_, level in best_first if level and id_ in known]


def _people(tx: Transaction) -> list[FloorPerson]:
    return [
        FloorPerson(person.id, person.name, sorted(person.works_in), person.email, _skills_of(person, tx.floor.skills))
        for person in tx.people.all()
        if person.works
    ]


async def read_floor(call: Call) -> FloorView:
    """Queues, teams, dispositions, reasons: what menus offer."""
    floor = call.services.store.floor
    return FloorView(
        floor.company,
        [
            FloorQueue(q.id, q.name, q.team, q.wrap_up_seconds, q.offers, q.auto_accept, q.allows_taking)
            for q in floor.queues.values()
        ],
        [FloorTeam(team.id, team.name, team.channel_presence) for team in floor.teams.values()],
        await call.services.store.read(_people),
        [FloorDisposition(d.id, d.name, list(d.queues)) for d in floor.dispositions.values()],
        [FloorReason(reason.id, reason.name, reason.planned_minutes) for reason in floor.reasons.values()],
        [Named(reason.id, reason.name) for reason in floor.declines()],
        [Named(skill.id, skill.name) for skill in floor.skills.values()],
        [FloorAccount(a.id, a.name, a.channel) for a in floor.accounts.values()],
        {name: FloorChannel(sorted(can), floor.limits_of(name)) for name, can in call.services.features.items()},
        call.services.upload_limit_bytes,
        [
            FloorField.of_field(one, call.person)
            for one in in_order(floor.fields)
            if one.is_seen_by(call.person.all_roles)
        ],
        call.services.translations.is_on,
    )


async def put_presence(call: Call) -> PresenceView:
    """I can be reached so from now on."""
    choice: PresenceChoice = call.body
    person = await call.services.store.run(
        set_presence, call.person.id, Presence(choice.state), choice.reason, at_once=choice.at_once
    )
    return PresenceView.of(person)


async def put_channel_presence(call: Call) -> PresenceView:
    """On this channel something may ring for me from now on, or nothing."""
    choice: ChannelChoice = call.body
    person = await call.services.store.run(
        set_channel_presence, call.person.id, call.part("channel"), is_available=choice.is_available
    )
    return PresenceView.of(person)


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
    return await call.services.boards.board(call.person.teams_with(Permission.BOARD), sees_all=sees_all)


ROUTES = [
    Route("GET", "/api/desk", Permission.READ, "The snapshot of my desk.", read_desk, answer=Desk),
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
        "PUT",
        "/api/presence/channels/{channel}",
        Permission.WORK,
        "Be there, or away, for one of my channels.",
        put_channel_presence,
        body=ChannelChoice,
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
